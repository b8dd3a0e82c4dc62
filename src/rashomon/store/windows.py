"""A stretch of a report in; what is read of just these words out, however long the report is."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, RowMapping, Table, func, select

from rashomon.records import Claim, Reading, Report, Segment
from rashomon.store import rows, schema
from rashomon.store.asking import newest_of
from rashomon.store.columns import Counted
from rashomon.store.keys import report_id

T = TypeVar("T")
_SEGMENTS = msgspec.json.Decoder(tuple[Segment, ...])


def text(connection: Connection, report: str, start: int, end: int) -> str:
    """The words of a report, by id, between two offsets in characters."""
    words = func.substr(schema.reports.c.text, start + 1, max(0, end - start), type_=Counted)
    found = connection.execute(select(words).where(schema.reports.c.id == report)).scalar()
    return str(found or "")


def length(connection: Connection, report: str) -> int:
    """How many characters a report has."""
    size = func.length(schema.reports.c.text)
    return int(connection.execute(select(size).where(schema.reports.c.id == report)).scalar() or 0)


def segments(connection: Connection, report: str) -> tuple[Segment, ...]:
    """The segments of a report, as its newest reading saw them."""
    read, reports = schema.readings, schema.reports
    (number,) = newest_of(connection, [report])
    found = select(reports.c.segments, read.c.changes).join(read, read.c.report == reports.c.id)
    row = connection.execute(found.where(read.c.number == number)).one()
    changed = msgspec.json.decode(row.changes).get("segments")
    if changed is not None:
        return msgspec.convert(changed, tuple[Segment, ...])
    return _SEGMENTS.decode(row.segments)


def window(connection: Connection, key: str, start: int, end: int) -> Reading:
    """The newest reading of a report as far as it reaches into a stretch: mentions, attributions
    and claims that have a word in it. The report comes without its text."""
    report = report_id(connection, key)
    (number,) = newest_of(connection, [report])
    kept = schema.reports
    wanted = [kept.c[name] for name in rows.REPORT_FIELDS if name not in ("text", "segments")]
    row = connection.execute(select(*wanted).where(kept.c.id == report)).mappings().one()

    def inside(table: Table, make: Callable[[RowMapping], T]) -> tuple[T, ...]:
        # Answered from an index over these three alone, so that only what is shown is fetched.
        mine = (table.c.reading == number, table.c.start < end, table.c.end > start)
        told = connection.execute(select(table).where(*mine)).mappings()
        return tuple(map(make, sorted(told, key=lambda row: row["position"])))

    head = {str(name): value for name, value in row.items()}
    return Reading(
        report=msgspec.convert({**head, "text": ""}, Report),
        mentions=inside(schema.mentions, rows.mention_from),
        attributions=inside(schema.attributions, rows.attribution_from),
        claims=inside(schema.claims, rows.claim_from),
    )


def claim_count(connection: Connection, report: str) -> int:
    """How many claims the newest reading of a report has."""
    (number,) = newest_of(connection, [report])
    found = select(func.count()).where(schema.claims.c.reading == number)
    return int(connection.execute(found).scalar_one())


def claim_places(connection: Connection, report: str) -> list[tuple[str, int, int]]:
    """Where the claims of a report's newest reading stand, in the order of their words."""
    (number,) = newest_of(connection, [report])
    table = schema.claims
    found = select(table.c.id, table.c.start, table.c.end).where(table.c.reading == number)
    order = (table.c.start, table.c.end, table.c.number)
    return [tuple(row) for row in connection.execute(found.order_by(*order))]


def claims_by_id(connection: Connection, key: str) -> Sequence[Claim]:
    """The claims of newest readings whose ids begin so; a few of them."""
    table, read = schema.claims, schema.readings
    begins = (table.c.id >= key, table.c.id < f"{key}~")
    found = select(table.c.record, table.c.report, table.c.reading, read.c.number)
    found = found.join(read, table.c.reading == read.c.number).where(*begins).order_by(table.c.id)
    told = connection.execute(found.limit(20)).mappings().all()
    newest = set(newest_of(connection, [row["report"] for row in told]))
    return [rows.claim_from(row) for row in told if row["reading"] in newest]
