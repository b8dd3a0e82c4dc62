"""A case in; the list of its reports out, part by part."""

from collections.abc import Iterator

from rashomon.records import Failure, Record
from rashomon.views.desk import Desk
from rashomon.views.parts import Head, head_of

# A case may hold a hundred thousand reports; a screen shows so many at once.
PART = 200


class Reports(Record, frozen=True):
    """Some reports of a case, from `offset` on, of `of` in all; `alone`: only those that are in no
    story. What could not be read is listed with the first part."""

    alone: bool
    offset: int
    of: int
    reports: tuple[Head, ...]
    failures: tuple[Failure, ...]


COLUMNS = (
    "id",
    "name",
    "publisher",
    "title",
    "author",
    "published",
    "language",
    "address",
    "sha256",
)


def reports_screen(
    desk: Desk, *, alone: bool = False, offset: int = 0, limit: int | None = PART
) -> Reports:
    """A part of the list, in the order of publication."""
    told = desk.case.told() if alone else set()
    found = [report for report in desk.case.heads() if report.id not in told]
    shown = found[offset:] if limit is None else found[offset : offset + limit]
    failures = tuple(desk.case.failures()) if offset == 0 else ()
    return Reports(alone, offset, len(found), tuple(map(head_of, shown)), failures)


def rows(reports: Reports) -> Iterator[tuple[object, ...]]:
    """The reports as a table."""
    for head in reports.reports:
        yield tuple(getattr(head, name) for name in COLUMNS)
