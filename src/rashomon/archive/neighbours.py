"""Accounts of an archive in, fresh ones linked with all that were linked before: pairs that speak
for one happening, with their weights."""

from collections.abc import Collection, Iterator
from datetime import date

import pyarrow as pa

from rashomon.archive.bands import OUTLINED
from rashomon.archive.outlined import day_number, outline_of_row
from rashomon.archive.tables import Tables
from rashomon.linking.neighbours import speaking
from rashomon.linking.outlines import Outline

# Accounts linked in one go: the more, the fewer times the weeks around them are fetched.
TOGETHER = 5000
_COLUMNS = "a.number, o.* EXCLUDE (filename)"
_IN_ORDER = "ORDER BY a.day NULLS FIRST, a.report, a.story"
_FETCHED = 500


class Before:
    """The accounts up to a number, as new ones ask for them (`linking.neighbours.Archive`)."""

    def __init__(self, tables: Tables, below: int) -> None:
        self._tables = tables
        self._below = below
        # The number of each account that was handed out.
        self.number: dict[tuple[str, int], int] = {}

    def take(self, condition: str, order: str = _IN_ORDER) -> Iterator[Outline]:
        """Accounts, whose numbers are known from then on."""
        query = f"SELECT {_COLUMNS} {OUTLINED} WHERE {condition} {order}"
        for batch in self._tables.parcels(query, _FETCHED):
            for row in batch.to_pylist():
                outline = outline_of_row(row)
                self.number[outline.key] = row["number"]
                yield outline

    def published(self, first: date, last: date) -> Iterator[Outline]:
        """Those published in some days, by date."""
        days = f"a.day BETWEEN {day_number(first)} AND {day_number(last)}"
        return self.take(f"{days} AND a.number < {self._below}")

    def undated(self) -> Iterator[Outline]:
        """Those without a date."""
        return self.take(f"a.day IS NULL AND a.number < {self._below}")

    def dated(self) -> Iterator[Outline]:
        """All others, by date."""
        return self.take(f"a.day IS NOT NULL AND a.number < {self._below}")

    def marked(self, marks: Collection[int]) -> Iterator[Outline]:
        """Those that hold any of some marks; each once."""
        held = pa.table({"mark": pa.array(sorted(marks), pa.int64())})
        with self._tables.holding(asked_marks=held):
            found = self._tables.rows(
                f"SELECT DISTINCT number FROM (SELECT a.number, unnest(o.marks) AS mark {OUTLINED} "
                f"WHERE a.number < {self._below}) SEMI JOIN asked_marks USING (mark)"
            )
        if found:
            listed = ", ".join(str(number) for (number,) in found)
            yield from self.take(f"a.number IN ({listed})", "")


def link_neighbours(tables: Tables) -> None:
    """Write the pairs that the fresh accounts are in."""
    span = "SELECT min(number), max(number) FROM accounts WHERE run = ?"
    ((first, last),) = tables.rows(span, tables.now)
    with tables.writing("links") as table:
        if first is None:
            return
        for start in range(first, last + 1, TOGETHER):
            before = Before(tables, start)
            end = min(start + TOGETHER, last + 1)
            fresh = list(before.take(f"a.number >= {start} AND a.number < {end}"))
            for a, b, weight in speaking(fresh, before):
                pair = sorted((before.number[a.key], before.number[b.key]))
                table.add({"run": tables.now, "a": pair[0], "b": pair[1], "weight": weight})
