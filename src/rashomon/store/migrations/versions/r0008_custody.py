"""A case that trusts its disk goes in; one that keeps a log of what was done to it leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Whole, Words
from rashomon.store.migrations import postgres

revision = "0008"
down_revision = "0007"

TABLES = ("custody", "imported", "fetches")
# What is only ever added to, beside raw bytes.
ADDED_TO = {
    "custody": "the log of custody is",
    "decisions": "decisions are",
    "fetches": "visits are",
}


def upgrade() -> None:
    """Make the tables of custody, of what others made, and of what was fetched."""
    op.create_table(
        "fetches",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("address", Words, nullable=False),
        sa.Column("final", Words, nullable=False),
        sa.Column("status", Whole, nullable=False),
        sa.Column("headers", Words, nullable=False),
        sa.Column("at", Words, nullable=False),
        sa.Column("tool", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
        sa.Column("sha256", Words, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("fetches_by_sha256", "fetches", ["sha256"])
    op.create_table(
        "imported",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("made", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
        sa.Column("kind", Words, nullable=False),
        sa.Column("source", Words, nullable=False),
        sa.Column("sha256", Words, nullable=False),
        sa.Column("key", Words, nullable=False),
        sa.Column("record", Words, nullable=False),
        sa.Column("report", Words, sa.ForeignKey("reports.id")),
        sa.Column("start", Whole),
        sa.Column("end", Whole),
        sa.Column("quote", Words),
        sa.UniqueConstraint("kind", "key", name="imported_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("imported_by_report", "imported", ["report"])
    op.create_table(
        "custody",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("at", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
        sa.Column("act", Words, nullable=False),
        sa.Column("of", Words, nullable=False),
        sa.Column("digest", Words, nullable=False),
        sa.Column("detail", Words, nullable=False),
        sa.Column("before", Words, nullable=False),
        sa.Column("hash", Words, nullable=False, unique=True),
        sqlite_autoincrement=True,
    )
    op.create_index("custody_by_subject", "custody", ["act", "of"])
    for table, what in ADDED_TO.items():
        if op.get_bind().dialect.name == "sqlite":
            only_add(table, what)
        else:
            postgres.guard(table, f"{what} only ever added to")


def only_add(table: str, what: str) -> None:
    """Refuse to change or take away a row of a table."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{what} only ever added to'); END"
        )


def downgrade() -> None:
    """Take the tables off again; what they hold is lost."""
    for verb in ("update", "delete"):
        op.execute(f"DROP TRIGGER IF EXISTS decisions_no_{verb}")
    for table in TABLES:
        op.drop_table(table)
