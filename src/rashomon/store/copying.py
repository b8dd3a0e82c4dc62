"""Two cases in, one of them empty; all that the other holds leaves in it too, row for row, checked.

Everything goes in one transaction, table by table and some rows at a time, so that a case may be
larger than the memory. What the two databases make for themselves (word indexes) is made anew.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, insert, select, text

from rashomon.errors import IntegrityError, StoreError, sentence
from rashomon.store import schema
from rashomon.store.guarded import Guarded
from rashomon.store.words import index_of

# Rows held in memory together; of those with whole files or reports in them, fewer.
_PARCEL = 500
_LARGE = {schema.raw: 2, schema.reports: 20, schema.readings: 20, schema.stories: 20}
# Names before mentions, which would else make them anew (`names_after_insert`).
_FIRST = (schema.raw, schema.names)
TABLES = (*_FIRST, *(t for t in schema.metadata.sorted_tables if t not in _FIRST))

# Told which table is copied.
Progress = Callable[[str], None]
Row = dict[str, Any]


def copy(source: Guarded, target: Guarded, progress: Progress | None = None) -> dict[str, int]:
    """Copy a case into an empty one; how many rows each table has.

    Nothing is kept where the copy differs from what was copied.
    """
    with source.lent() as reading, target.lent(writing=True) as writing:
        _refuse_filled(writing, target.where)
        counts: dict[str, int] = {}
        digests: dict[str, str] = {}
        for table in TABLES:
            if progress:
                progress(table.name)
            told = _Digest()
            _fill(writing, table, told.seen(_rows(reading, table)))
            counts[table.name], digests[table.name] = told.count, told.digest
        for table in TABLES:
            found = _Digest()
            for _ in found.seen(_rows(writing, table)):
                pass
            if (found.count, found.digest) != (counts[table.name], digests[table.name]):
                reason = f"the copy of {table.name} differs from what was copied"
                raise IntegrityError(sentence(reason, target.where, "please report this"))
            _go_on_from(reading, writing, table)
    return counts


def digests(case: Guarded) -> dict[str, tuple[int, str]]:
    """Of each table, how many rows it has and a hash over all of them: the same in both databases
    where the rows are the same."""
    found = {}
    with case.lent() as connection:
        for table in TABLES:
            told = _Digest()
            for _ in told.seen(_rows(connection, table)):
                pass
            found[table.name] = told.count, told.digest
    return found


class _Digest:
    """A hash over the rows of a table, and how many there are."""

    def __init__(self) -> None:
        self.count = 0
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def seen(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows as they go by."""
        for row in rows:
            self.count += 1
            self._hash.update(msgspec.json.encode(list(row.values())) + b"\n")
            yield row


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    found = select(table).order_by(*table.primary_key.columns)
    options = {"yield_per": _LARGE.get(table, _PARCEL)}
    for row in connection.execute(found, execution_options=options).mappings():
        yield {str(name): value for name, value in row.items()}


def _fill(connection: Connection, table: Table, rows: Iterator[Row]) -> None:
    indexed = table in (schema.reports, schema.claims, schema.names)
    while some := list(islice(rows, _LARGE.get(table, _PARCEL))):
        connection.execute(insert(table), some)
        if indexed:
            index_of(connection).put(connection, table, some)


def _refuse_filled(connection: Connection, where: str) -> None:
    for table in (schema.reports, *TABLES):
        if connection.execute(select(1).select_from(table).limit(1)).first():
            reason = f"this case is not empty (there are {table.name} in it)"
            raise StoreError(sentence(reason, where, "name a new file, schema or database"))


def _go_on_from(reading: Connection, writing: Connection, table: Table) -> None:
    """Have new rows numbered from where the source would go on: a number that was given once may
    stand in the log of custody, even if its row is no more."""
    if "number" not in table.c:
        return
    highest = writing.execute(select(func.max(table.c.number))).scalar() or 0
    last = max(highest, _last_given(reading, table))
    if writing.dialect.name != "sqlite":
        told = text("SELECT setval(pg_get_serial_sequence(:name, 'number'), :last, :given)")
        row = {"name": f'"{table.name}"', "last": max(last, 1), "given": last > 0}
        writing.execute(told, row)
    elif table.dialect_options["sqlite"]["autoincrement"] and last:
        name = {"name": table.name, "last": last}
        writing.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), name)
        writing.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :last)"), name)


def _last_given(connection: Connection, table: Table) -> int:
    """The last number that a table has given to a row, be it there or not."""
    if connection.dialect.name == "sqlite":
        if not table.dialect_options["sqlite"]["autoincrement"]:
            return 0
        found = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        return int(connection.execute(found, {"name": table.name}).scalar() or 0)
    name = text("SELECT pg_get_serial_sequence(:name, 'number')")
    sequence = connection.execute(name, {"name": f'"{table.name}"'}).scalar_one()
    found = text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")
    return int(connection.execute(found).scalar_one())
