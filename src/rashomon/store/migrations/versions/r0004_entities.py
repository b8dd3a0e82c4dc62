"""A case without places and decisions goes in; one whose mentions say how and where leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Whole, Words

revision = "0004"
down_revision = "0003"

COLUMNS = ("kind", "place", "use")


def upgrade() -> None:
    """Mentions read before say neither how they name nor where it lies."""
    for name in COLUMNS:
        op.add_column("mentions", sa.Column(name, Words))
    op.add_column("mentions", sa.Column("candidates", Words, nullable=False, server_default="[]"))
    op.create_table(
        "decisions",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("made", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
        sa.Column("kind", Words, nullable=False),
        sa.Column("why", Words, nullable=False),
        sa.Column("entity", Words),
        sa.Column("into", Words),
        sa.Column("name", Words),
        sa.Column("report", Words, sa.ForeignKey("reports.id")),
        sa.Column("undoes", Whole, sa.ForeignKey("decisions.number")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Take them off again; what people decided is lost with them."""
    op.drop_table("decisions")
    for name in (*COLUMNS, "candidates"):
        op.drop_column("mentions", name)
