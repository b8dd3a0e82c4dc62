"""A case whose readings lay no headline beside its body goes in; one whose readings do leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """In readings made before, no headline was compared."""
    op.add_column("readings", sa.Column("drifts", Words, nullable=False, server_default="[]"))


def downgrade() -> None:
    """Take the column off again."""
    op.drop_column("readings", "drifts")
