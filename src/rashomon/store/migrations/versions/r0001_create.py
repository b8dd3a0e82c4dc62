"""An empty file goes in; a case with all its tables, word indexes and guards leaves."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Whole, Words
from rashomon.store.migrations import postgres

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make everything."""
    create_reports()
    create_readings()
    create_claims()
    create_indexes()
    if op.get_bind().dialect.name == "sqlite":
        guard_raw()
        index_words("report_words", "reports", ("title", "text"))
        index_words("claim_words", "claims", ("quote",))
    else:
        postgres.guard("raw", "raw bytes are write-once")
        postgres.index_words("report_words", "reports")
        postgres.index_words("claim_words", "claims")


def downgrade() -> None:
    """There is nothing before the first revision."""
    raise NotImplementedError("a case cannot be taken back to before it was made")


def create_reports() -> None:
    """What was taken in: bytes, reports, and what could not be read."""
    op.create_table(
        "raw",
        sa.Column("sha256", Words, primary_key=True),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("id", Words, nullable=False, unique=True),
        *(required(name) for name in ("name", "sha256", "address", "text", "segments")),
        *(optional(name) for name in ("publisher", "title", "author")),
        *(optional(name) for name in ("published", "retrieved", "language")),
        required("extractor"),
    )
    op.create_table(
        "failures",
        sa.Column("id", Words, primary_key=True),
        *(required(name) for name in ("stage", "reason", "where", "advice")),
        optional("sha256"),
    )


def create_readings() -> None:
    """What a reader made of a report."""
    op.create_table(
        "readings",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("report", Words, sa.ForeignKey("reports.id"), nullable=False),
        *(required(name) for name in ("reader", "sentences", "changes")),
        sa.Column("failure", Words, sa.ForeignKey("failures.id")),
        sa.UniqueConstraint("report", "reader", name="readings_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "mentions",
        reading(primary_key=True),
        sa.Column("position", Whole, primary_key=True),
        sa.Column("start", Whole, nullable=False),
        sa.Column("end", Whole, nullable=False),
        *(required(name) for name in ("quote", "type")),
        optional("entity"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attributions",
        reading(primary_key=True),
        sa.Column("position", Whole, primary_key=True),
        *(required(name) for name in ("id", "source", "cue", "content", "source_kind")),
        *(optional(name) for name in ("entity", "parent")),
        required("manner"),
        sqlite_with_rowid=False,
    )


def create_claims() -> None:
    """What the reports say, with the columns that are filtered."""
    op.create_table(
        "claims",
        sa.Column("number", Whole, primary_key=True),
        required("id"),
        reading(primary_key=False),
        sa.Column("report", Words, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("position", Whole, nullable=False),
        sa.Column("story", Whole, nullable=False),
        *(required(name) for name in ("event_type", "certainty", "polarity")),
        *(optional(name) for name in ("actor", "target", "place")),
        *(required(name) for name in ("voices", "quote", "record")),
        sa.UniqueConstraint("reading", "position", name="claims_in_order"),
    )


def create_indexes() -> None:
    """The keys under which rows are looked up."""
    op.create_index("reports_in_order", "reports", ["published", "name", "id"])
    op.create_index("reports_by_name", "reports", ["name"])
    op.create_index("reports_by_sha256", "reports", ["sha256"])
    op.create_index("mentions_by_entity", "mentions", ["entity"])
    op.create_index("attributions_by_entity", "attributions", ["entity"])
    for name in ("id", "report", "event_type", "actor", "target", "place"):
        op.create_index(f"claims_by_{name}", "claims", [name])


def guard_raw() -> None:
    """Let bytes be written once; the third guard is for REPLACE, which deletes unheard."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'raw bytes are write-once'); END"
    known = "EXISTS (SELECT 1 FROM raw WHERE sha256 = NEW.sha256)"
    op.execute(f"CREATE TRIGGER raw_not_updated BEFORE UPDATE ON raw {refuse}")
    op.execute(f"CREATE TRIGGER raw_not_deleted BEFORE DELETE ON raw {refuse}")
    op.execute(f"CREATE TRIGGER raw_not_replaced BEFORE INSERT ON raw WHEN {known} {refuse}")


def index_words(index: str, table: str, columns: Sequence[str]) -> None:
    """Index the words of a table's columns, without a second copy of the text.

    Whole words, case and Latin accents ignored, no stemming: a search finds the words as printed.
    """
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("NEW", "OLD"))
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', "
        "content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    put = f"INSERT INTO {index}(rowid, {names}) VALUES (NEW.number, {new});"
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', OLD.number, {old});"
    for event, body in (("INSERT", put), ("DELETE", take), ("UPDATE", take + put)):
        trigger = f"{index}_after_{event.lower()}"
        op.execute(f"CREATE TRIGGER {trigger} AFTER {event} ON {table} BEGIN {body} END")


def required(name: str) -> sa.Column[str]:
    """A text that is always there."""
    return sa.Column(name, Words, nullable=False)


def optional(name: str) -> sa.Column[str]:
    """A text that may be unknown."""
    return sa.Column(name, Words)


def reading(*, primary_key: bool) -> sa.Column[int]:
    """The reading a row belongs to, and goes with."""
    key = sa.ForeignKey("readings.number", ondelete="CASCADE")
    return sa.Column("reading", Whole, key, primary_key=primary_key, nullable=False)
