"""A case without places and decisions goes in; one whose mentions say how and where leaves."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

COLUMNS = ("kind", "place", "use")


def upgrade() -> None:
    """Mentions read before say neither how they name nor where it lies."""
    for name in COLUMNS:
        op.add_column("mentions", sa.Column(name, sa.Text))
    op.add_column("mentions", sa.Column("candidates", sa.Text, nullable=False, server_default="[]"))
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("entity", sa.Text),
        sa.Column("into", sa.Text),
        sa.Column("name", sa.Text),
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id")),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("decisions.number")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Take them off again; what people decided is lost with them."""
    op.drop_table("decisions")
    for name in (*COLUMNS, "candidates"):
        op.drop_column("mentions", name)
