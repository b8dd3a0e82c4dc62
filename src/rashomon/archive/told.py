"""An archive that was linked in; the copies and stories that hold now, out."""

from collections.abc import Iterator

from rashomon.archive.folder import Folder
from rashomon.archive.tables import Tables, open_tables
from rashomon.exchange.columns import record_of
from rashomon.records import Copy

# Copies that no later time of linking has taken back or told anew.
COPIES = """
    SELECT c.* FROM copies c ANTI JOIN copies_undone u ON u.id = c.id AND u.run > c.run
"""
# The story that each account is of, as last told.
STORIES = """
    SELECT s.in_story AS story, a.report, a.story AS part, a.shard
    FROM (FROM stories QUALIFY run = max(run) OVER (PARTITION BY number)) s
    JOIN accounts a USING (number)
    WHERE s.in_story IS NOT NULL
"""


def stories(folder: Folder) -> dict[str, list[str]]:
    """The reports of each story, by its id."""
    found: dict[str, list[str]] = {}
    with open_tables(folder) as tables:
        asked = f"SELECT DISTINCT story, report FROM ({STORIES}) ORDER BY story, report"
        for story, report in tables.rows(asked):
            found.setdefault(story, []).append(report)
    return found


def copies(folder: Folder) -> Iterator[Copy]:
    """Every copy, in the order of `copies_of`."""
    with open_tables(folder) as tables:
        yield from copies_in(tables, f'FROM ({COPIES}) ORDER BY report, "of", id')


def copies_in(tables: Tables, query: str) -> Iterator[Copy]:
    """The copies of an answer."""
    for batch in tables.parcels(query, 2000):
        for row in batch.select(Copy.__struct_encode_fields__).to_pylist():
            yield record_of(row, Copy)
