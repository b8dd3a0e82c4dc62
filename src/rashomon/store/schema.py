"""The tables of a case: what each holds, and under which keys it is looked up.

Flat records are columns, lists are JSON text, and a claim is kept whole as JSON beside the columns
that are filtered. The word indexes over reports, claims and names are made in `migrations`, for
each database its own (`words`).
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from rashomon.store.columns import Counted, Whole, Words

# Stands in the header of every case file, so that `file` and we can tell a case from any other
# SQLite file: the letters R S H M in ASCII. It is not in SQLite's list of registered numbers.
APPLICATION_ID = int.from_bytes(b"RSHM", "big")

# The newest revision in `migrations/versions`; a test holds the two together.
REVISION = "0009"

metadata = MetaData()

raw = Table(
    "raw",
    metadata,
    Column("sha256", Words, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

# `number` is there for the word index, which needs a whole number that VACUUM leaves alone.
reports = Table(
    "reports",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("text", Counted, nullable=False),
    Column("segments", Words, nullable=False),
    Column("publisher", Words),
    Column("title", Words),
    Column("author", Words),
    Column("published", Words),
    Column("retrieved", Words),
    Column("language", Words),
    Column("extractor", Words, nullable=False),
    Column("truncated", Boolean, nullable=False, server_default="0"),
    Index("reports_in_order", "published", "name", "id"),
    Index("reports_by_name", "name"),
    Index("reports_by_sha256", "sha256"),
)

failures = Table(
    "failures",
    metadata,
    Column("id", Words, primary_key=True),
    Column("stage", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("where", Words, nullable=False),
    Column("advice", Words, nullable=False),
    Column("sha256", Words),
)

# `changes` holds the report's fields that this reading saw otherwise than the row in `reports`
# (a newer extractor marks other segments, a second visit has another time), so that an old
# reading still comes back as it was. `outlined` is the form in which its report stands in
# `accounts`; none where that is still to be done.
readings = Table(
    "readings",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("report", Words, ForeignKey("reports.id"), nullable=False),
    Column("reader", Words, nullable=False),
    Column("sentences", Words, nullable=False),
    Column("changes", Words, nullable=False),
    Column("drifts", Words, nullable=False, server_default="[]"),
    Column("failure", Words, ForeignKey("failures.id")),
    Column("outlined", Words),
    Index("readings_to_outline", "outlined"),
    UniqueConstraint("report", "reader", name="readings_once"),
    sqlite_autoincrement=True,
)

mentions = Table(
    "mentions",
    metadata,
    Column("reading", ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Whole, primary_key=True),
    Column("start", Whole, nullable=False),
    Column("end", Whole, nullable=False),
    Column("quote", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("entity", Words),
    Column("kind", Words),
    Column("candidates", Words, nullable=False, server_default="[]"),
    Column("place", Words),
    Column("use", Words),
    Index("mentions_by_entity", "entity"),
    Index("mentions_by_place", "reading", "start", "end"),
    sqlite_with_rowid=False,
)

attributions = Table(
    "attributions",
    metadata,
    Column("reading", ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Whole, primary_key=True),
    Column("id", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("cue", Words, nullable=False),
    Column("content", Words, nullable=False),
    Column("source_kind", Words, nullable=False),
    Column("entity", Words),
    Column("parent", Words),
    Column("manner", Words, nullable=False),
    Column("polarity", Words, nullable=False, server_default="affirmed"),
    Column("start", Whole, nullable=False, server_default="0"),
    Column("end", Whole, nullable=False, server_default="0"),
    Index("attributions_by_entity", "entity"),
    Index("attributions_by_place", "reading", "start", "end"),
    sqlite_with_rowid=False,
)

# `voices` is every source and entity of the chain, folded, for finding a voice in any hop; `start`
# and `end` reach from the first to the last word of the evidence.
claims = Table(
    "claims",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("id", Words, nullable=False),
    Column("reading", ForeignKey("readings.number", ondelete="CASCADE"), nullable=False),
    Column("report", Words, ForeignKey("reports.id"), nullable=False),
    Column("position", Whole, nullable=False),
    Column("story", Whole, nullable=False),
    Column("event_type", Words, nullable=False),
    Column("certainty", Words, nullable=False),
    Column("polarity", Words, nullable=False),
    Column("actor", Words),
    Column("target", Words),
    Column("place", Words),
    Column("voices", Words, nullable=False),
    Column("quote", Words, nullable=False),
    Column("record", Words, nullable=False),
    Column("start", Whole, nullable=False, server_default="0"),
    Column("end", Whole, nullable=False, server_default="0"),
    UniqueConstraint("reading", "position", name="claims_in_order"),
    Index("claims_by_id", "id"),
    Index("claims_by_report", "report"),
    Index("claims_by_stretch", "reading", "start", "end"),
    Index("claims_by_event_type", "event_type"),
    Index("claims_by_actor", "actor"),
    Index("claims_by_target", "target"),
    Index("claims_by_place", "place"),
)

# What linking needs of each story of a report, without its words; of the newest reading alone, as
# people have decided of its entities. It can be made anew from the readings at any time. `keys` are
# places, parties, days and tolls as JSON; the rest are arrays of numbers, lowest byte first.
accounts = Table(
    "accounts",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("report", Words, ForeignKey("reports.id"), nullable=False),
    Column("story", Whole, nullable=False),
    Column("published", Words),
    Column("publisher", Words, nullable=False),
    Column("keys", Words, nullable=False),
    Column("words", LargeBinary),
    Column("weights", LargeBinary),
    Column("bands", LargeBinary),
    Column("prints", LargeBinary),
    Column("linked", Boolean, nullable=False),
    UniqueConstraint("report", "story", name="accounts_once"),
    Index("accounts_by_day", "linked", "published"),
    sqlite_autoincrement=True,
)

# By what accounts of any date meet, and which sentences stand where. The rows of an account go with
# it; no foreign key, which would need an index of its own and twice the room.
account_marks = Table(
    "account_marks",
    metadata,
    Column("mark", Whole, primary_key=True),
    Column("account", Whole, primary_key=True),
    sqlite_with_rowid=False,
)
account_prints = Table(
    "account_prints",
    metadata,
    Column("print", Whole, primary_key=True),
    Column("account", Whole, primary_key=True),
    sqlite_with_rowid=False,
)

# Two accounts that speak for one happening, and what they weigh. Reasons are not kept: they follow
# from the two.
links = Table(
    "links",
    metadata,
    Column("a", Whole, primary_key=True),
    Column("b", Whole, primary_key=True),
    Column("weight", Float, nullable=False),
    Index("links_by_b", "b"),
    sqlite_with_rowid=False,
)

# Comparisons as they were last made. `key` changes with whatever a comparison is made of; `head` is
# what the list shows of the story; `record` is the story as compressed JSON without what stands
# beside its points (copies, drifts ...), which may be ten times as much and is in `beside`. All of
# it can be made anew from the readings at any time. A story compared again has a new `number`.
stories = Table(
    "stories",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("key", Words, nullable=False),
    Column("head", Words, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("beside", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
# Which reports a story is told by. A story that grew has another id; the rows of the old one stay,
# so that its address still leads somewhere.
story_reports = Table(
    "story_reports",
    metadata,
    Column("story", Words, primary_key=True),
    Column("report", Words, primary_key=True),
    Index("stories_of_report", "report"),
    sqlite_with_rowid=False,
)

# A user's own lists of parties and places, in the order in which they lie over the built-in ones.
lists = Table(
    "lists",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    UniqueConstraint("kind", "name", name="lists_by_name"),
    sqlite_autoincrement=True,
)

# What was fetched from an address, each visit a row: where it was asked for and where it led, what
# the server said, when, with which tool, by whom. `sha256` is of the bytes in `raw`.
fetches = Table(
    "fetches",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("address", Words, nullable=False),
    Column("final", Words, nullable=False),
    Column("status", Whole, nullable=False),
    Column("headers", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("tool", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Index("fetches_by_sha256", "sha256"),
    sqlite_autoincrement=True,
)

# What others have made and a person took in: annotations, checks, coded events. `source` and
# `sha256` are of the file that it came in, `record` is the thing itself as JSON. Where it could be
# anchored, `report`, `start`, `end` and `quote` say to which words.
imported = Table(
    "imported",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("made", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("record", Words, nullable=False),
    Column("report", Words, ForeignKey("reports.id")),
    Column("start", Whole),
    Column("end", Whole),
    Column("quote", Words),
    UniqueConstraint("kind", "key", name="imported_once"),
    Index("imported_by_report", "report"),
    sqlite_autoincrement=True,
)

# The log of custody: what was done to the case, in order, only ever added to. Each line holds the
# hash of the line before it and of what it tells of, so that nobody can change one unseen.
custody = Table(
    "custody",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("at", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("act", Words, nullable=False),
    Column("of", Words, nullable=False),
    Column("digest", Words, nullable=False),
    Column("detail", Words, nullable=False),
    Column("before", Words, nullable=False),
    Column("hash", Words, nullable=False, unique=True),
    Index("custody_by_subject", "act", "of"),
    sqlite_autoincrement=True,
)

# What people decide: only ever added to. Readings are kept as they were read; decisions are laid
# over them when they are asked for.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("made", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("entity", Words),
    Column("into", Words),
    Column("name", Words),
    Column("report", Words, ForeignKey("reports.id")),
    Column("undoes", Whole, ForeignKey("decisions.number")),
    Column("of", Words, nullable=False, server_default="entity"),
    Column("claim", Words),
    sqlite_autoincrement=True,
)

# Who may open the case through its server: what they may do, the SHA-256 of their token, and since
# and until when. Nobody is taken out, so that a name in the log can be told whose it was.
people = Table(
    "people",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("name", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("token", Words, nullable=False, unique=True),
    Column("made", Words, nullable=False),
    Column("ended", Words),
    sqlite_autoincrement=True,
)

# The ways in which entities are named anywhere in the case, each once, for the word index.
names = Table(
    "names",
    metadata,
    Column("number", Whole, primary_key=True),
    Column("entity", Words, nullable=False),
    Column("name", Words, nullable=False),
    UniqueConstraint("entity", "name", name="names_once"),
)
