"""Words in, the rows that hold them out: the index that SQLite keeps by itself (FTS5).

Triggers fill it (`migrations`), without a second copy of the texts.
"""

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    TableClause,
    column,
    func,
    literal_column,
    select,
    table as named,
)
from sqlalchemy.exc import DatabaseError

from rashomon.store import schema
from rashomon.store.columns import AROUND
from rashomon.store.rows import Row

# What the index puts around the part it shows; no page prints this one of ASCII's signs.
_CUT = "\x1e"


def _index(name: str) -> TableClause:
    # Each has a hidden column of its own name, which MATCH is asked of.
    return named(name, column("rowid"), column(name))


INDEXES = {
    schema.reports: _index("report_words"),
    schema.claims: _index("claim_words"),
    schema.names: _index("name_words"),
}


def numbers(table: Table, wanted: Sequence[str]) -> Select[tuple[int]]:
    """The numbers of the rows that hold all of some words."""
    index = INDEXES[table]
    return select(index.c.rowid).where(index.c[index.name].op("MATCH")(_asked(wanted)))


def passages(
    connection: Connection,
    wanted: Sequence[str],
    conditions: Sequence[ColumnElement[bool]],
    limit: int,
) -> Sequence[tuple[str, int, str]]:
    """Passages of the reports that hold all of some words, the best first."""
    table, index = schema.reports, INDEXES[schema.reports]
    shown: ColumnElement[str] = literal_column(
        f"snippet(report_words, 1, '', '', '{_CUT}', {AROUND})"
    )
    quote = func.trim(shown, _CUT)
    # Where the words stand is found where the text is, which may be a book.
    start = func.max(func.instr(table.c.text, quote) - 1, 0)
    found = (
        select(table.c.id, start.label("start"), quote.label("quote"))
        .join(index, index.c.rowid == table.c.number)
        .where(index.c.report_words.op("MATCH")(_asked(wanted)), *conditions)
        .order_by(literal_column("rank"))
        .limit(limit)
    )
    return [(row.id, row.start, row.quote) for row in connection.execute(found)]


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Triggers have done it."""


def broken(connection: Connection) -> list[str]:
    """The indexes that do not hold the words of their tables."""
    found = []
    for index in INDEXES.values():
        ask = f"INSERT INTO {index.name}({index.name}, rank) VALUES ('integrity-check', 1)"
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(ask)
        except DatabaseError:
            found.append(index.name)
    return found


def _asked(wanted: Sequence[str]) -> str:
    """Words as FTS5 is asked for all of them: quoted, each is a plain string, and none of its
    operators can be typed in."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in wanted)
