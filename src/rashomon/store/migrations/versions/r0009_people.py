"""A case that one token opens goes in; one that several people open, each in their own name,
leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Whole, Words

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table; until somebody is in it, everything is as it was."""
    op.create_table(
        "people",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("name", Words, nullable=False),
        sa.Column("role", Words, nullable=False),
        sa.Column("token", Words, nullable=False, unique=True),
        sa.Column("made", Words, nullable=False),
        sa.Column("ended", Words),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Take it off again; nobody is let in by a token of their own any more."""
    op.drop_table("people")
