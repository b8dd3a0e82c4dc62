"""A question goes in; records leave one by one, in an order that intake has no part in.

Reports stand in the order of their date of publication, undated ones first, then of name, then of
id; claims in the order of their reports, then as they stand in their reading. Where a report was
read by several readers, its newest reading counts: the last one added that did not fail.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import structs
from sqlalchemy import (
    Connection,
    Result,
    RowMapping,
    ScalarSelect,
    Select,
    Table,
    func,
    literal,
    or_,
    select,
)

from rashomon.errors import IntegrityError, MissingError, sentence
from rashomon.records import Claim, Failure, Reading, Report
from rashomon.store import rows, schema
from rashomon.store.keys import report_id
from rashomon.store.search import Wanted, words_of_reports

T = TypeVar("T")

# Readings fetched together: 10 000 took 8.0 s one by one, 2.8 s by 16, 2.5 s by 64 and by 256.
_PARCEL = 64

_IN_ORDER = (
    schema.reports.c.published.asc().nulls_first(),
    schema.reports.c.name,
    schema.reports.c.id,
)


def readings(connection: Connection, only_newest: bool) -> Iterator[Reading]:
    """Every reading, or the newest of each report."""
    numbers = select(schema.readings.c.number).join(schema.reports)
    if only_newest:
        numbers = numbers.where(schema.readings.c.number == newest())
    numbers = numbers.order_by(*_IN_ORDER, schema.readings.c.reader)
    for parcel in _stream(connection, numbers).scalars().partitions():
        yield from assemble(connection, parcel)


def readings_of(connection: Connection, reports: Collection[str]) -> Iterator[Reading]:
    """The newest readings of some reports, by id."""
    yield from assemble(connection, newest_of(connection, reports))


def newest_of(connection: Connection, reports: Collection[str]) -> list[int]:
    """The numbers of the newest readings of some reports, by id."""
    mine = select(schema.readings.c.number).join(schema.reports)
    mine = mine.where(schema.reports.c.id.in_(reports), schema.readings.c.number == newest())
    return list(connection.execute(mine.order_by(*_IN_ORDER)).scalars())


def naming(connection: Connection, entities: Collection[str]) -> set[str]:
    """The reports, by id, whose mentions, roles or voices are any of some entities."""
    of = schema.readings.c
    found: set[str] = set()
    for table in (schema.mentions, schema.attributions):
        named = select(of.report).join(table, table.c.reading == of.number)
        found.update(connection.execute(named.where(table.c.entity.in_(entities))).scalars())
    roles = (schema.claims.c[name] for name in ("actor", "target", "place"))
    told = select(schema.claims.c.report).where(or_(*(role.in_(entities) for role in roles)))
    return found.union(connection.execute(told).scalars())


def reading(connection: Connection, key: str) -> Reading:
    """The newest reading of the one report that a key means."""
    number = select(schema.readings.c.number).where(
        schema.readings.c.report == report_id(connection, key),
        schema.readings.c.number == newest(),
    )
    return next(assemble(connection, [connection.execute(number).scalar_one()]))


def reports(connection: Connection, text: str | None) -> Iterator[Report]:
    """Every report, or those that hold certain words in title or text."""
    found = (
        select(schema.reports, schema.readings.c.changes)
        .join_from(schema.reports, schema.readings)
        .where(schema.readings.c.number == newest(), *words_of_reports(connection, text))
        .order_by(*_IN_ORDER)
    )
    return map(rows.report_from, _stream(connection, found).mappings())


def heads(connection: Connection, wanted: Collection[str] | None) -> Iterator[Report]:
    """Reports without their texts: all that have one, or some by id."""
    left_out = ("text", "segments")
    columns = [schema.reports.c[name] for name in rows.REPORT_FIELDS if name not in left_out]
    found = (
        select(*columns, literal("").label("text"), literal("[]").label("segments"))
        .add_columns(schema.readings.c.changes)
        .join_from(schema.reports, schema.readings)
        .where(schema.readings.c.number == newest(), schema.reports.c.text != "")
        .order_by(*_IN_ORDER)
    )
    if wanted is not None:
        found = found.where(schema.reports.c.id.in_(wanted))
    for row in _stream(connection, found).mappings():
        yield structs.replace(rows.report_from(row), text="", segments=())


def claims(
    connection: Connection, wanted: Wanted, report: str | None, limit: int | None
) -> Iterator[Claim]:
    """The claims of the newest readings that answer every wish."""
    conditions = wanted.conditions(connection)
    if report is not None:
        conditions.append(schema.claims.c.report == report_id(connection, report))
    found = (
        select(schema.claims.c.record)
        .join(schema.readings, schema.claims.c.reading == schema.readings.c.number)
        .join(schema.reports, schema.readings.c.report == schema.reports.c.id)
        .where(schema.readings.c.number == newest(), *conditions)
        .order_by(*_IN_ORDER, schema.claims.c.position)
        .limit(limit)
    )
    return map(rows.claim_from, _stream(connection, found).mappings())


def has_claim(connection: Connection, key: str) -> bool:
    """Whether a newest reading has a claim of a key as `verdicts.claim_key` makes it."""
    report, _, rest = key.partition(":")
    where, _, type_ = rest.partition(":")
    start, _, end = where.partition("-")
    table = schema.claims
    found = (
        select(1)
        .join(schema.readings, table.c.reading == schema.readings.c.number)
        .where(schema.readings.c.number == newest(), table.c.report == report)
        .where(table.c.start == int(start), table.c.end == int(end), table.c.event_type == type_)
    )
    return connection.execute(found.limit(1)).first() is not None


def names(connection: Connection, entity: str) -> bool:
    """Whether a mention of any reading means an entity."""
    found = select(1).where(schema.mentions.c.entity == entity).limit(1)
    return connection.execute(found).first() is not None


def failures(connection: Connection) -> Iterator[Failure]:
    """Every failure, by where it happened."""
    table = schema.failures
    found = select(table).order_by(table.c.where, table.c.stage, table.c.reason, table.c.id)
    return map(rows.failure_from, _stream(connection, found).mappings())


def failure_of(connection: Connection, report: str) -> Failure | None:
    """The failure of the newest reading of a report, by id."""
    table, read = schema.failures, schema.readings
    found = select(table).join(read, read.c.failure == table.c.id)
    mine = found.where(read.c.report == report, read.c.number == newest())
    row = connection.execute(mine).mappings().first()
    return rows.failure_from(row) if row is not None else None


def at_address(connection: Connection, address: str) -> list[str]:
    """The reports, by id, that come from one address on the Web."""
    if "://" not in address:  # the name of a file says nothing
        return []
    found = select(schema.reports.c.id).where(schema.reports.c.address == address)
    return list(connection.execute(found).scalars())


def raw(connection: Connection, sha256: str) -> bytes:
    """Raw bytes by their hash, checked against it."""
    table = schema.raw
    found = connection.execute(select(table.c.bytes).where(table.c.sha256 == sha256)).scalar()
    if found is None:
        advice = "reports that were added without their bytes have none here"
        raise MissingError(sentence(f"no raw bytes are kept under {sha256!r}", advice=advice))
    if rows.sha256_of(found) != sha256:
        reason = f"the raw bytes kept under {sha256} have been changed"
        raise IntegrityError(sentence(reason, advice="go back to a copy of the case"))
    return bytes(found)


def raw_hashes(connection: Connection) -> list[str]:
    """The hashes of all raw bytes, in order."""
    found = select(schema.raw.c.sha256).order_by(schema.raw.c.sha256)
    return list(connection.execute(found).scalars())


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds, older readings included."""
    tables = schema.metadata.tables.values()
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables
    }


def newest() -> ScalarSelect[Any]:
    """The number of the newest reading of the report that a row of `readings` is of."""
    other = schema.readings.alias()
    return (
        select(other.c.number)
        .where(other.c.report == schema.readings.c.report)
        .order_by(other.c.failure.is_not(None), other.c.number.desc())
        .limit(1)
        .correlate(schema.readings)
        .scalar_subquery()
    )


def _stream(connection: Connection, found: Select[Any]) -> Result[Any]:
    return connection.execute(found, execution_options={"yield_per": _PARCEL})


def assemble(connection: Connection, numbers: Sequence[int]) -> Iterator[Reading]:
    heads = {row["number"]: row for row in _heads(connection, numbers)}
    mentions = _of(connection, schema.mentions, numbers, rows.mention_from)
    attributions = _of(connection, schema.attributions, numbers, rows.attribution_from)
    claims = _of(connection, schema.claims, numbers, rows.claim_from)
    failures = _failures_of(connection, heads.values())
    for number in numbers:
        yield Reading(
            report=rows.report_from(heads[number]),
            sentences=rows.sentences_from(heads[number]),
            drifts=rows.drifts_from(heads[number]),
            mentions=mentions[number],
            attributions=attributions[number],
            claims=claims[number],
            failure=failures.get(heads[number]["failure"]),
        )


def _heads(connection: Connection, numbers: Sequence[int]) -> Sequence[RowMapping]:
    fields = (schema.reports.c[name] for name in rows.REPORT_FIELDS)
    found = (
        select(schema.readings, *fields)
        .join_from(schema.readings, schema.reports)
        .where(schema.readings.c.number.in_(numbers))
    )
    return connection.execute(found).mappings().all()


def _of(
    connection: Connection, table: Table, numbers: Sequence[int], make: Callable[[RowMapping], T]
) -> defaultdict[int, tuple[T, ...]]:
    found = select(table).where(table.c.reading.in_(numbers))
    gathered = defaultdict[int, list[T]](list)
    for row in connection.execute(found.order_by(table.c.reading, table.c.position)).mappings():
        gathered[row["reading"]].append(make(row))
    return defaultdict(tuple, {number: tuple(each) for number, each in gathered.items()})


def _failures_of(connection: Connection, heads: Iterable[RowMapping]) -> dict[str, Failure]:
    table = schema.failures
    ids = {row["failure"] for row in heads} - {None}
    if not ids:
        return {}
    found = connection.execute(select(table).where(table.c.id.in_(ids)))
    return {row["id"]: rows.failure_from(row) for row in found.mappings()}
