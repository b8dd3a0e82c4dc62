"""What was done to a case goes in; a log leaves in which no line can be changed unseen.

Each line holds the SHA-256 of what it tells of, and of the line before it. The log is written in
the transaction of what it tells of: the two are kept together or not at all.
"""

import getpass
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from rashomon.records import CustodyAct, CustodyLine
from rashomon.store import schema
from rashomon.store.columns import STREAMED

_FIELDS = CustodyLine.__struct_fields__
# What the first line has for the hash of the line before it.
NOTHING = "0" * 64
# The digest of what is no more: a failed reading that made way, a comparison that nobody needs.
GONE = ""


def digest_of(value: object) -> str:
    """The SHA-256 of bytes, or of any record or row as JSON in the order of its keys."""
    raw = value if isinstance(value, bytes) else msgspec.json.encode(value, order="sorted")
    return hashlib.sha256(raw).hexdigest()


def write(
    connection: Connection,
    act: CustodyAct,
    of: str,
    digest: str,
    detail: Mapping[str, Any] | None = None,
    by: str | None = None,
) -> None:
    """Add a line to the log; `by` is whoever runs this where nobody is named."""
    write_all(connection, act, [(of, digest)], detail, by)


def write_all(
    connection: Connection,
    act: CustodyAct,
    told: Iterable[tuple[str, str]],
    detail: Mapping[str, Any] | None = None,
    by: str | None = None,
) -> None:
    """Add a line to the log for each of some things: what the log calls it, and its hash."""
    number, before = head(connection)
    shared = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by or user(),
        "act": act,
        "detail": msgspec.json.encode(detail or {}, order="sorted").decode(),
    }
    rows = []
    for of, digest in told:
        number += 1
        row = {"number": number, **shared, "of": of, "digest": digest, "before": before}
        before = hash_of(row)
        rows.append({**row, "hash": before})
    if rows:
        connection.execute(insert(schema.custody), rows)


def hash_of(told: Mapping[str, Any]) -> str:
    """The hash of a line: over all of its fields but itself, in their order, as a JSON list."""
    return digest_of([told[name] for name in _FIELDS if name != "hash"])


def head(connection: Connection) -> tuple[int, str]:
    """The number and the hash of the last line; 0 and zeros before the first."""
    table = schema.custody
    last = select(table.c.number, table.c.hash).order_by(table.c.number.desc()).limit(1)
    row = connection.execute(last).first()
    return (row.number, row.hash) if row is not None else (0, NOTHING)


def lines(connection: Connection, since: int = 0) -> Iterator[CustodyLine]:
    """The lines of the log behind a number, in their order."""
    table = schema.custody
    found = select(table).where(table.c.number > since).order_by(table.c.number)
    for row in connection.execute(found, execution_options=STREAMED).mappings():
        # Not checked here: a line that somebody changed must be told of, whatever it holds now.
        yield CustodyLine(**{name: row[name] for name in _FIELDS})


def count(connection: Connection) -> int:
    """How many lines the log has."""
    return connection.execute(select(func.count()).select_from(schema.custody)).scalar_one()


def user() -> str:
    """Who runs this program, as far as the machine knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no user database, as in a bare container
        return "unknown"
