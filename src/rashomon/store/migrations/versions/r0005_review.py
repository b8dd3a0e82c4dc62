"""A case without cut pages and with decisions of entities alone goes in; one of today leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Words

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """No page read before is known to be cut; decisions made before are all of entities."""
    cut = sa.Column("truncated", sa.Boolean, nullable=False, server_default="0")
    op.add_column("reports", cut)
    op.add_column("decisions", sa.Column("of", Words, nullable=False, server_default="entity"))


def downgrade() -> None:
    """Take the columns off again."""
    op.drop_column("decisions", "of")
    op.drop_column("reports", "truncated")
