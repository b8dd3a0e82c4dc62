"""A case that trusts its disk goes in; one that keeps a log of what was done to it leaves."""

import sqlalchemy as sa
from alembic import op

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
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("final", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("tool", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("fetches_by_sha256", "fetches", ["sha256"])
    op.create_table(
        "imported",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id")),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("quote", sa.Text),
        sa.UniqueConstraint("kind", "key", name="imported_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("imported_by_report", "imported", ["report"])
    op.create_table(
        "custody",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("of", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sqlite_autoincrement=True,
    )
    op.create_index("custody_by_subject", "custody", ["act", "of"])
    if op.get_bind().dialect.name == "sqlite":
        for table, what in ADDED_TO.items():
            only_add(table, what)


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
