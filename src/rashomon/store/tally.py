"""Links in; a sum over the hashes of them all out, which the log of custody holds.

A sum grows and shrinks with each link that is made or dropped, so that it need not be made anew
over all of them, and it is the same in any order.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from rashomon.store import custody, schema

Link = tuple[int, int, float]
_SIZE = 2**256


def change(connection: Connection, made: Iterable[Link] = (), gone: Iterable[Link] = ()) -> None:
    """Write into the log what the sum is once some links were made and others dropped."""
    before = told(connection)
    after = (before + _sum(made) - _sum(gone)) % _SIZE
    if after != before:
        custody.write(connection, "links", "links", f"{after:064x}")


def begin(connection: Connection) -> None:
    """Write the sum over all links that are kept into the log."""
    if (sum_ := kept(connection)) != told(connection):
        custody.write(connection, "links", "links", f"{sum_:064x}")


def told(connection: Connection) -> int:
    """The sum as the last line of the log that tells of links has it."""
    table = schema.custody
    last = select(table.c.digest).where(table.c.act == "links", table.c.of == "links")
    found = connection.execute(last.order_by(table.c.number.desc()).limit(1)).scalar()
    return int(found or "0", 16)


def kept(connection: Connection) -> int:
    """The sum over the links that are kept."""
    table = schema.links
    found = select(table.c.a, table.c.b, table.c.weight)
    rows = connection.execute(found, execution_options={"yield_per": 5000})
    return _sum((a, b, weight) for a, b, weight in rows) % _SIZE


def _sum(links: Iterable[Link]) -> int:
    return sum(int(custody.digest_of([a, b, weight]), 16) for a, b, weight in links)
