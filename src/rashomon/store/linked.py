"""A connection to a case goes in; the accounts that linking asks for leave, and the links between
them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from rashomon.linking.copies.stock import Standing
from rashomon.linking.linkage import Pair
from rashomon.linking.outlines import Outline
from rashomon.store.outlines import outline_from
from rashomon.store.schema import account_marks as marks, account_prints as prints, accounts, links

T = TypeVar("T")

# As many values as one question names, and rows fetched together.
ASKED, PARCEL = 500, 500
_IN_ORDER = (accounts.c.published.asc().nulls_first(), accounts.c.report, accounts.c.story)


class Archive:
    """The accounts that were linked, as new ones ask for them (`linking.neighbours.Archive`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # The number of each account that was handed out.
        self.number: dict[tuple[str, int], int] = {}

    def take(self, row: RowMapping) -> Outline:
        """An account, whose number is known from then on."""
        outline = outline_from(row)
        self.number[outline.key] = row["number"]
        return outline

    def published(self, first: date, last: date) -> Iterator[Outline]:
        """Those published in some days, by date."""
        return self._asked(accounts.c.published.between(first.isoformat(), last.isoformat()))

    def undated(self) -> Iterator[Outline]:
        """Those without a date."""
        return self._asked(accounts.c.published.is_(None))

    def dated(self) -> Iterator[Outline]:
        """All others, by date."""
        return self._asked(accounts.c.published.is_not(None))

    def marked(self, marked: Collection[int]) -> Iterator[Outline]:
        """Those that hold any of some marks; each once."""
        found: set[int] = set()
        for asked in some(marked):
            held = select(marks.c.account).where(marks.c.mark.in_(asked))
            found.update(self._connection.execute(held).scalars())
        for asked in some(sorted(found)):
            yield from self._asked(accounts.c.number.in_(asked))

    def _asked(self, *conditions: ColumnElement[bool]) -> Iterator[Outline]:
        found = select(accounts).where(accounts.c.linked.is_(True), *conditions)
        ordered = found.order_by(*_IN_ORDER)
        options = {"yield_per": PARCEL}
        rows = self._connection.execute(ordered, execution_options=options)
        return map(self.take, rows.mappings())


class Kept:
    """Accounts by number, and their links (`linking.groups.Kept`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pairs(self) -> Iterator[Pair]:
        """Every pair that speaks for one happening."""
        options = {"yield_per": 10 * PARCEL}
        found = select(links.c.a, links.c.b).order_by(links.c.a, links.c.b)
        rows = self._connection.execute(found, execution_options=options)
        return ((a, b) for a, b in rows)

    def weights(self, wanted: Collection[int]) -> Mapping[Pair, float]:
        """What the links of some accounts weigh; what is linked with them is among them."""
        found: dict[Pair, float] = {}
        for asked in some(wanted):
            rows = self._connection.execute(select(links).where(links.c.a.in_(asked)))
            found |= {(a, b): weight for a, b, weight in rows}
        return found

    def outlines(self, wanted: Collection[int]) -> Mapping[int, Outline]:
        """Some accounts."""
        found: dict[int, Outline] = {}
        for asked in some(wanted):
            rows = self._connection.execute(select(accounts).where(accounts.c.number.in_(asked)))
            found |= {row["number"]: outline_from(row) for row in rows.mappings()}
        return found

    def of_reports(self, reports: Collection[str]) -> Mapping[str, Sequence[int]]:
        """The accounts of some reports."""
        found: dict[str, list[int]] = defaultdict(list)
        for asked in some(reports):
            rows = select(accounts.c.report, accounts.c.number).where(accounts.c.report.in_(asked))
            for report, number in self._connection.execute(rows):
                found[report].append(number)
        return found


def sentences(connection: Connection, wanted: Collection[int]) -> Iterator[Standing]:
    """In which texts of the whole case some sentences stand, by their prints."""
    told = (prints.c.print, accounts.c.published, accounts.c.publisher, accounts.c.report)
    for asked in some(wanted):
        held = select(*told).join(accounts, accounts.c.number == prints.c.account)
        for number, day, publisher, report in connection.execute(
            held.where(prints.c.print.in_(asked))
        ):
            yield Standing(number, date.fromisoformat(day) if day else None, publisher, report)


def some(values: Collection[T]) -> Iterator[Sequence[T]]:
    """Values in parcels that one question can name."""
    each = iter(values)
    while parcel := list(islice(each, ASKED)):
        yield parcel
