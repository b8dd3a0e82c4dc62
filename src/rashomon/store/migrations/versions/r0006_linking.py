"""A case that is linked anew each time goes in; one that keeps what was linked leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Whole, Words

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables; readings made before are outlined when they are first compared."""
    op.add_column("readings", sa.Column("outlined", Words))
    op.create_index("readings_to_outline", "readings", ["outlined"])
    op.create_table(
        "accounts",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("report", Words, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("story", Whole, nullable=False),
        sa.Column("published", Words),
        sa.Column("publisher", Words, nullable=False),
        sa.Column("keys", Words, nullable=False),
        *(sa.Column(name, sa.LargeBinary) for name in ("words", "weights", "bands", "prints")),
        sa.Column("linked", sa.Boolean, nullable=False),
        sa.UniqueConstraint("report", "story", name="accounts_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("accounts_by_day", "accounts", ["linked", "published"])
    for table, key in (("account_marks", "mark"), ("account_prints", "print")):
        op.create_table(
            table,
            sa.Column(key, Whole, primary_key=True),
            sa.Column("account", Whole, primary_key=True),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "links",
        sa.Column("a", Whole, primary_key=True),
        sa.Column("b", Whole, primary_key=True),
        sa.Column("weight", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_b", "links", ["b"])


def downgrade() -> None:
    """Take them off again; they can be made anew."""
    for table in ("links", "account_prints", "account_marks", "accounts"):
        op.drop_table(table)
    op.drop_index("readings_to_outline", "readings")
    op.drop_column("readings", "outlined")
