"""What comes from elsewhere goes in, each thing once: what was fetched, and what others made."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, insert, select

from rashomon.records import Fetch, Imported, ImportKind, Span
from rashomon.store import custody, schema
from rashomon.store.columns import STREAMED
from rashomon.store.digests import row_digest

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


def take_in(
    connection: Connection,
    kind: ImportKind,
    key: str,
    record: bytes,
    *,
    by: str,
    source: str,
    sha256: str,
    report: str | None = None,
    words: Span | None = None,
) -> bool:
    """Keep a thing that others made; False where one of its kind and key is kept already."""
    table = schema.imported
    if connection.execute(select(1).where(table.c.kind == kind, table.c.key == key)).first():
        return False
    row = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by,
        "kind": kind,
        "source": source,
        "sha256": sha256,
        "key": key,
        "record": record.decode(),
        "report": report,
        "start": words and words.start,
        "end": words and words.end,
        "quote": words and words.quote,
    }
    number = connection.execute(insert(table).returning(table.c.number), row).scalar_one()
    custody.write(connection, "import", str(number), row_digest(row), by=by)
    return True


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
