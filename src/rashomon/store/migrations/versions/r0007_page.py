"""A case that is compared anew each time goes in; one that a page can be shown of leaves."""

import sqlalchemy as sa
from alembic import op

from rashomon.store.columns import Whole, Words
from rashomon.store.migrations import postgres
from rashomon.store.migrations.versions.r0001_create import index_words

revision = "0007"
down_revision = "0006"

SPANS = ("source", "cue", "content")
PLACED = {
    "mentions_by_place": "mentions",
    "attributions_by_place": "attributions",
    "claims_by_stretch": "claims",
}


def upgrade() -> None:
    """Say where claims and attributions stand, and make the tables of stories, lists and names."""
    for table in ("claims", "attributions"):
        for name in ("start", "end"):
            op.add_column(table, sa.Column(name, Whole, nullable=False, server_default="0"))
    for name, table in PLACED.items():
        op.create_index(name, table, ["reading", "start", "end"])
    op.add_column("decisions", sa.Column("claim", Words))
    op.create_table(
        "stories",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("key", Words, nullable=False),
        sa.Column("head", Words, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("beside", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "story_reports",
        sa.Column("story", Words, primary_key=True),
        sa.Column("report", Words, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("stories_of_report", "story_reports", ["report"])
    op.create_table(
        "lists",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("kind", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("kind", "name", name="lists_by_name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "names",
        sa.Column("number", Whole, primary_key=True),
        sa.Column("entity", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.UniqueConstraint("entity", "name", name="names_once"),
    )
    if op.get_bind().dialect.name == "sqlite":
        index_words("name_words", "names", ("name",))
        place_claims()
        place_attributions()
        gather_names()
    else:
        postgres.index_words("name_words", "names")


def place_claims() -> None:
    """Fill where claims stand, from their records."""
    for column, where in (("start", "0].start"), ("end", "#-1].end")):
        found = f"json_extract(record, '$.evidence[{where}')"
        op.execute(f'UPDATE claims SET "{column}" = coalesce({found}, 0)')


def place_attributions() -> None:
    """Fill where attributions stand, from their spans."""
    spans = " UNION ALL ".join(f"SELECT value FROM json_each({name})" for name in SPANS)
    for column, least in (("start", "min"), ("end", "max")):
        found = f"SELECT {least}(json_extract(value, '$.{column}')) FROM ({spans})"
        op.execute(f'UPDATE attributions SET "{column}" = coalesce(({found}), 0)')


def gather_names() -> None:
    """Fill the names from the mentions, and keep them filled."""
    named = "SELECT DISTINCT entity, quote FROM mentions WHERE entity IS NOT NULL"
    op.execute(f"INSERT OR IGNORE INTO names(entity, name) {named}")
    op.execute(
        "CREATE TRIGGER names_after_insert AFTER INSERT ON mentions "
        "WHEN NEW.entity IS NOT NULL BEGIN "
        "INSERT OR IGNORE INTO names(entity, name) VALUES (NEW.entity, NEW.quote); END"
    )


def downgrade() -> None:
    """Take all of it off again; claims that people made or edited are lost with it."""
    op.execute("DROP TRIGGER IF EXISTS names_after_insert")
    op.execute("DROP TABLE IF EXISTS name_words")
    for table in ("names", "lists", "story_reports", "stories"):
        op.drop_table(table)
    op.drop_column("decisions", "claim")
    for name, table in PLACED.items():
        op.drop_index(name, table)
    for table in ("claims", "attributions"):
        for name in ("start", "end"):
            op.drop_column(table, name)
