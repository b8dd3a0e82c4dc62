"""The rows of a case go in; the hash of each, as the log of custody tells it, leaves."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from rashomon.records import CustodyAct
from rashomon.store import schema
from rashomon.store.custody import digest_of

# What the log calls a thing, and its hash.
Told = tuple[str, str]
# The children of a reading, in the order in which they are hashed, and what of them is not: the
# number that a claim has in this file.
CHILDREN = (schema.mentions, schema.attributions, schema.claims)
OWN = ("number",)
# What a reading's hash leaves out: its number, and what linking has noted on it since.
NOT_READ = ("number", "outlined")
_PARCEL = 500


def row_digest(row: dict[str, Any], without: tuple[str, ...] = ()) -> str:
    """The hash of a row, without some columns, and without those that hold nothing: a column that a
    later form of the case adds changes no hash."""
    return digest_of(_told(row, without))


def _told(row: dict[str, Any], without: tuple[str, ...]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if v is not None and k not in without}


def reading_digest(row: dict[str, Any], children: list[list[dict[str, Any]]]) -> str:
    """The hash of a reading: its row and those of its mentions, attributions and claims, in order,
    without the numbers that they have in this file."""
    told = [[_told(each, (*OWN, "reading")) for each in found] for found in children]
    return digest_of([_told(row, NOT_READ), *told])


def story_digest(row: dict[str, Any]) -> str:
    """The hash of a kept comparison, its bytes by their own hashes."""
    blobs = {name: digest_of(row[name]) for name in ("record", "beside")}
    return digest_of({"id": row["id"], "key": row["key"], "head": row["head"], **blobs})


def told_by(connection: Connection) -> dict[str, list[str]]:
    """Which reports tell each story, of former ones as well."""
    table = schema.story_reports
    found: dict[str, list[str]] = {}
    for story, report in connection.execute(select(table.c.story, table.c.report)):
        found.setdefault(story, []).append(report)
    return found


def reports_digest(reports: Iterable[str]) -> str:
    """The hash of which reports tell a story."""
    return digest_of(sorted(reports))


def tell(connection: Connection, act: CustodyAct) -> Iterator[Told]:
    """Everything of a kind that the case holds now: what the log calls it, and its hash."""
    yield from _TELLING[act](connection)


def _raw(connection: Connection) -> Iterator[Told]:
    hashes = connection.execute(select(schema.raw.c.sha256)).scalars().all()
    for sha256 in hashes:  # one at a time: a page may have many megabytes
        found = select(schema.raw.c.bytes).where(schema.raw.c.sha256 == sha256)
        yield sha256, digest_of(bytes(connection.execute(found).scalar_one()))


def _readings(connection: Connection) -> Iterator[Told]:
    table = schema.readings
    numbers = connection.execute(select(table.c.number).order_by(table.c.number)).scalars().all()
    for number in numbers:
        row = dict(
            connection.execute(select(table).where(table.c.number == number)).mappings().one()
        )
        children = [
            [dict(each) for each in connection.execute(_of(child, number)).mappings()]
            for child in CHILDREN
        ]
        yield str(number), reading_digest(row, children)


def _of(child: Table, reading: int) -> Select[Any]:
    return select(child).where(child.c.reading == reading).order_by(child.c.position)


def _lists(connection: Connection) -> Iterator[Told]:
    for row in connection.execute(select(schema.lists)).mappings():
        yield list_name(row["kind"], row["name"]), list_digest(row["number"], row["bytes"])


def list_name(kind: str, name: str) -> str:
    """What the log calls a user's list."""
    return f"{kind}/{name}"


def list_digest(number: int, content: bytes) -> str:
    """The hash of a user's list: what stands in it, and in which order it lies on the others."""
    return digest_of([number, digest_of(bytes(content))])


def _stories(connection: Connection) -> Iterator[Told]:
    found = connection.execute(select(schema.stories), execution_options={"yield_per": 20})
    for row in found.mappings():
        yield row["id"], story_digest(dict(row))


def _rows(
    table: Table, key: str, without: tuple[str, ...]
) -> Callable[[Connection], Iterator[Told]]:
    def told(connection: Connection) -> Iterator[Told]:
        found = connection.execute(select(table), execution_options={"yield_per": _PARCEL})
        for row in found.mappings():
            yield str(row[key]), row_digest(dict(row), without)

    return told


_TELLING: dict[CustodyAct, Callable[[Connection], Iterator[Told]]] = {
    "raw": _raw,
    "report": _rows(schema.reports, "id", OWN),
    "reading": _readings,
    "failure": _rows(schema.failures, "id", ()),
    "decision": _rows(schema.decisions, "number", OWN),
    "list": _lists,
    "fetch": _rows(schema.fetches, "number", OWN),
    "import": _rows(schema.imported, "number", OWN),
    "comparison": _stories,
    "person": _rows(schema.people, "number", OWN),
}
# What the log tells of that the case holds; the rest of its lines tell of what left it.
HELD: tuple[CustodyAct, ...] = tuple(_TELLING)
