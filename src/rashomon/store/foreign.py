"""What comes from elsewhere goes in, each thing once: what was fetched, and what others made."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from rashomon.records import Fetch, Imported, ImportKind, Span
from rashomon.store import custody, schema
from rashomon.store.columns import STREAMED
from rashomon.store.digests import row_digest
from rashomon.store.linked import some

_FETCH = Fetch.__struct_fields__
_IMPORTED = Imported.__struct_fields__


def keep_fetch(connection: Connection, fetch: Fetch) -> None:
    """Keep what a server said; the bytes go with the report that is made of them."""
    row = msgspec.structs.asdict(fetch)
    row["headers"] = msgspec.json.encode(fetch.headers).decode()
    number = connection.execute(
        insert(schema.fetches).returning(schema.fetches.c.number), row
    ).scalar_one()
    custody.write(connection, "fetch", str(number), row_digest(row), by=fetch.by)


def fetches(connection: Connection, sha256: str | None = None) -> Iterator[Fetch]:
    """Every visit to an address, or those that brought some bytes, in order."""
    table = schema.fetches
    found = select(table).order_by(table.c.number)
    if sha256 is not None:
        found = found.where(table.c.sha256 == sha256)
    for row in connection.execute(found, execution_options=STREAMED).mappings():
        told = {name: row[name] for name in _FETCH}
        yield msgspec.convert({**told, "headers": msgspec.json.decode(row["headers"])}, Fetch)


class Thing(NamedTuple):
    """A thing that others made: its own key, what it is as JSON, and where it could be anchored the
    report, by id, and the words that it belongs to."""

    key: str
    record: bytes
    report: str | None = None
    words: Span | None = None


def take_in(
    connection: Connection,
    kind: ImportKind,
    things: Sequence[Thing],
    *,
    by: str,
    source: str,
    sha256: str,
) -> list[bool]:
    """Keep things that others made, each with a line in the log; of each whether it was new. One
    whose kind and key are kept already, or came before it, stays as it was."""
    table, known = schema.imported, set[str]()
    for asked in some([thing.key for thing in things]):
        held = select(table.c.key).where(table.c.kind == kind, table.c.key.in_(asked))
        known.update(connection.execute(held).scalars())
    made = datetime.now(UTC).isoformat(timespec="seconds")
    shared = {"made": made, "by": by, "kind": kind, "source": source, "sha256": sha256}
    new, rows = [], []
    for thing in things:
        new.append(thing.key not in known)
        if new[-1]:
            known.add(thing.key)
            rows.append({**shared, **_row(thing)})
    if rows:
        keep = insert(table).returning(table.c.number, sort_by_parameter_order=True)
        numbers = connection.execute(keep, rows).scalars().all()
        told = [(str(n), row_digest(row)) for n, row in zip(numbers, rows, strict=True)]
        custody.write_all(connection, "import", told, by=by)
    return new


def _row(thing: Thing) -> dict[str, Any]:
    words = thing.words
    return {
        "key": thing.key,
        "record": thing.record.decode(),
        "report": thing.report,
        "start": words and words.start,
        "end": words and words.end,
        "quote": words and words.quote,
    }


def imported(
    connection: Connection, kind: ImportKind | None = None, report: str | None = None
) -> Iterator[Imported]:
    """What others have made, of a kind, of a report, or all; in the order it was taken in."""
    table = schema.imported
    found = select(table).order_by(table.c.number)
    if kind is not None:
        found = found.where(table.c.kind == kind)
    if report is not None:
        found = found.where(table.c.report == report)
    for row in connection.execute(found, execution_options=STREAMED).mappings():
        told = {name: row[name] for name in _IMPORTED}
        told["record"] = msgspec.Raw(row["record"].encode())
        yield msgspec.convert(told, Imported)
