"""The tables of a case: what each holds, and under which keys it is looked up.

Flat records are columns, lists are JSON text, and a claim is kept whole as JSON beside the columns
that are filtered. The word indexes over reports and claims are made in `migrations`, for SQLite.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

# Stands in the header of every case file, so that `file` and we can tell a case from any other
# SQLite file: the letters R S H M in ASCII. It is not in SQLite's list of registered numbers.
APPLICATION_ID = int.from_bytes(b"RSHM", "big")

# The newest revision in `migrations/versions`; a test holds the two together.
REVISION = "0008"

metadata = MetaData()

raw = Table(
    "raw",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

# `number` is there for the word index, which needs a whole number that VACUUM leaves alone.
reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("segments", Text, nullable=False),
    Column("publisher", Text),
    Column("title", Text),
    Column("author", Text),
    Column("published", Text),
    Column("retrieved", Text),
    Column("language", Text),
    Column("extractor", Text, nullable=False),
    Column("truncated", Boolean, nullable=False, server_default="0"),
    Index("reports_in_order", "published", "name", "id"),
    Index("reports_by_name", "name"),
    Index("reports_by_sha256", "sha256"),
)

failures = Table(
    "failures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("where", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("sha256", Text),
)

# `changes` holds the report's fields that this reading saw otherwise than the row in `reports`
# (a newer extractor marks other segments, a second visit has another time), so that an old
# reading still comes back as it was. `outlined` is the form in which its report stands in
# `accounts`; none where that is still to be done.
readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("sentences", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("drifts", Text, nullable=False, server_default="[]"),
    Column("failure", Text, ForeignKey("failures.id")),
    Column("outlined", Text),
    Index("readings_to_outline", "outlined"),
    UniqueConstraint("report", "reader", name="readings_once"),
    sqlite_autoincrement=True,
)

mentions = Table(
    "mentions",
    metadata,
    Column("reading", ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("entity", Text),
    Column("kind", Text),
    Column("candidates", Text, nullable=False, server_default="[]"),
    Column("place", Text),
    Column("use", Text),
    Index("mentions_by_entity", "entity"),
    Index("mentions_by_place", "reading", "start", "end"),
    sqlite_with_rowid=False,
)

attributions = Table(
    "attributions",
    metadata,
    Column("reading", ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("source_kind", Text, nullable=False),
    Column("entity", Text),
    Column("parent", Text),
    Column("manner", Text, nullable=False),
    Column("polarity", Text, nullable=False, server_default="affirmed"),
    Column("start", Integer, nullable=False, server_default="0"),
    Column("end", Integer, nullable=False, server_default="0"),
    Index("attributions_by_entity", "entity"),
    Index("attributions_by_place", "reading", "start", "end"),
    sqlite_with_rowid=False,
)

# `voices` is every source and entity of the chain, folded, for finding a voice in any hop; `start`
# and `end` reach from the first to the last word of the evidence.
claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("reading", ForeignKey("readings.number", ondelete="CASCADE"), nullable=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("story", Integer, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("place", Text),
    Column("voices", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("start", Integer, nullable=False, server_default="0"),
    Column("end", Integer, nullable=False, server_default="0"),
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
    Column("number", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("story", Integer, nullable=False),
    Column("published", Text),
    Column("publisher", Text, nullable=False),
    Column("keys", Text, nullable=False),
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
    Column("mark", Integer, primary_key=True),
    Column("account", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
account_prints = Table(
    "account_prints",
    metadata,
    Column("print", Integer, primary_key=True),
    Column("account", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Two accounts that speak for one happening, and what they weigh. Reasons are not kept: they follow
# from the two.
links = Table(
    "links",
    metadata,
    Column("a", Integer, primary_key=True),
    Column("b", Integer, primary_key=True),
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
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("beside", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
# Which reports a story is told by. A story that grew has another id; the rows of the old one stay,
# so that its address still leads somewhere.
story_reports = Table(
    "story_reports",
    metadata,
    Column("story", Text, primary_key=True),
    Column("report", Text, primary_key=True),
    Index("stories_of_report", "report"),
    sqlite_with_rowid=False,
)

# A user's own lists of parties and places, in the order in which they lie over the built-in ones.
lists = Table(
    "lists",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    UniqueConstraint("kind", "name", name="lists_by_name"),
    sqlite_autoincrement=True,
)

# What was fetched from an address, each visit a row: where it was asked for and where it led, what
# the server said, when, with which tool, by whom. `sha256` is of the bytes in `raw`.
fetches = Table(
    "fetches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("final", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Index("fetches_by_sha256", "sha256"),
    sqlite_autoincrement=True,
)

# What others have made and a person took in: annotations, checks, coded events. `source` and
# `sha256` are of the file that it came in, `record` is the thing itself as JSON. Where it could be
# anchored, `report`, `start`, `end` and `quote` say to which words.
imported = Table(
    "imported",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("report", Text, ForeignKey("reports.id")),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
    UniqueConstraint("kind", "key", name="imported_once"),
    Index("imported_by_report", "report"),
    sqlite_autoincrement=True,
)

# The log of custody: what was done to the case, in order, only ever added to. Each line holds the
# hash of the line before it and of what it tells of, so that nobody can change one unseen.
custody = Table(
    "custody",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Index("custody_by_subject", "act", "of"),
    sqlite_autoincrement=True,
)

# What people decide: only ever added to. Readings are kept as they were read; decisions are laid
# over them when they are asked for.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("entity", Text),
    Column("into", Text),
    Column("name", Text),
    Column("report", Text, ForeignKey("reports.id")),
    Column("undoes", Integer, ForeignKey("decisions.number")),
    Column("of", Text, nullable=False, server_default="entity"),
    Column("claim", Text),
    sqlite_autoincrement=True,
)

# The ways in which entities are named anywhere in the case, each once, for the word index.
names = Table(
    "names",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("entity", "name", name="names_once"),
)

# The word indexes (FTS5). Each has a hidden column of its own name, which MATCH is asked of.
report_words = table("report_words", column("rowid"), column("report_words"))
claim_words = table("claim_words", column("rowid"), column("claim_words"))
name_words = table("name_words", column("rowid"), column("name_words"))
