"""A case whose attributions do not tell denials goes in; one whose attributions do leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Attributions read before are taken as affirmed, which is what was known of them."""
    op.add_column(
        "attributions", sa.Column("polarity", Words, nullable=False, server_default="affirmed")
    )


def downgrade() -> None:
    """Take the column off again."""
    op.drop_column("attributions", "polarity")
