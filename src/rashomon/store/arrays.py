"""Words in, the rows that hold them out: the index of a PostgreSQL case.

Beside each indexed text stand its words as FTS5 cuts and folds them (`tokens`), in order, and each
once in an array, with an index (GIN) over it. Not PostgreSQL's own `tsvector`: it refuses a text of
more than a megabyte of words, forgets where they stand behind the sixteen-thousandth, and takes
addresses apart in its own way; and the same question should find the same in both databases.
"""

from collections.abc import Sequence
from math import log

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.expression import exists

from rashomon.store import schema
from rashomon.store.columns import AROUND, STREAMED, Whole, Words, position_of
from rashomon.store.rows import Row
from rashomon.store.tokens import BETWEEN, passage, words_of

# Between title and text, so that no phrase reaches from one into the other.
_EDGE = f"{BETWEEN}|{BETWEEN}"
# How often a word counts, and how much the length of a text: as FTS5 ranks (BM25).
_OFTEN, _LENGTH = 1.2, 0.75
_LEAST = 1e-6

_ARRAY = ARRAY(Text)

_own = MetaData()


def _index(name: str) -> Table:
    return Table(
        name,
        _own,
        Column("number", Whole, primary_key=True),
        Column("words", Words, nullable=False),
        Column("held", _ARRAY, nullable=False),
        Column("size", Integer, nullable=False),
    )


INDEXES = {
    schema.reports: _index("report_words"),
    schema.claims: _index("claim_words"),
    schema.names: _index("name_words"),
}
_TEXTS = {
    schema.reports: ("title", "text"),
    schema.claims: ("quote",),
    schema.names: ("name",),
}
# By what a row is found that was just added.
_KEYS = {
    schema.reports: ("id",),
    schema.claims: ("reading", "position"),
    schema.names: ("entity", "name"),
}


def numbers(table: Table, wanted: Sequence[str]) -> Select[tuple[int]]:
    """The numbers of the rows that hold all of some words."""
    index = INDEXES[table]
    return select(index.c.number).where(_holds(index, list(map(words_of, wanted))))


def _holds(index: Table, phrases: Sequence[str]) -> ColumnElement[bool]:
    each = sorted({word for phrase in phrases for word in phrase.split()})
    together = [phrase for phrase in phrases if BETWEEN in phrase]
    return and_(
        index.c.held.contains(cast(literal(each, _ARRAY), _ARRAY)),
        *(position_of(_padded(index), _pad(phrase)) > 0 for phrase in together),
    )


def passages(
    connection: Connection,
    wanted: Sequence[str],
    conditions: Sequence[ColumnElement[bool]],
    limit: int,
) -> Sequence[tuple[str, int, str]]:
    """Passages of the reports that hold all of some words, the best first."""
    table, index = schema.reports, INDEXES[schema.reports]
    phrases = list(map(words_of, wanted))
    found = (
        select(table.c.id)
        .join(index, index.c.number == table.c.number)
        .where(_holds(index, phrases), *conditions)
        .order_by(_rank(connection, index, phrases).desc(), table.c.number)
        .limit(limit)
    )
    told = []
    for report in connection.execute(found).scalars().all():
        # One text in memory at a time: it may be a book.
        text = select(table.c.text).where(table.c.id == report)
        told.append((report, *passage(connection.execute(text).scalar_one(), wanted, AROUND)))
    return told


def _rank(connection: Connection, index: Table, phrases: Sequence[str]) -> ColumnElement[float]:
    """How well a row answers: the better, the rarer and more frequent the words, the shorter it."""
    whole = select(func.count(), func.coalesce(func.avg(cast(index.c.size, Float)), 1))
    rows, average = connection.execute(whole.select_from(index)).one()
    long = 1 - _LENGTH + _LENGTH * index.c.size / max(float(average), 1.0)
    rank: ColumnElement[float] = literal(0.0)
    for phrase in phrases:
        having = select(func.count()).select_from(index).where(_holds(index, [phrase]))
        held = connection.execute(having).scalar_one()
        rare = max(log((rows - held + 0.5) / (held + 0.5)), _LEAST)
        without = func.replace(_padded(index), _pad(phrase), literal("", Words()))
        gone = func.length(_padded(index)) - func.length(without)
        often = cast(gone, Float) / len(_pad(phrase))
        rank = rank + rare * often * (_OFTEN + 1) / (often + _OFTEN * long)
    return rank


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Take in what was just added to a table; the names that mentions use, too."""
    if table is schema.mentions:
        _put_names(connection, rows)
    elif rows:
        key = table.c.number, *(table.c[name] == bindparam(f"of_{name}") for name in _KEYS[table])
        number, *mine = key
        told = (
            bindparam("its_words", type_=Words()),
            bindparam("its_held", type_=_ARRAY),
            bindparam("its_size", type_=Integer()),
        )
        index = INDEXES[table]
        known = exists().where(index.c.number == number)
        adding = insert(index).from_select(
            ["number", "words", "held", "size"], select(number, *told).where(*mine, ~known)
        )
        connection.execute(adding, [_entry(table, row) for row in rows])


def _put_names(connection: Connection, rows: Sequence[Row]) -> None:
    names = schema.names
    said = [(row["entity"], row["quote"]) for row in rows if row["entity"] is not None]
    told = [{"entity": entity, "name": name} for entity, name in dict.fromkeys(said)]
    if not told:
        return
    entity, name = (bindparam(f"of_{key}", type_=Words()) for key in ("entity", "name"))
    known = exists().where(names.c.entity == entity, names.c.name == name)
    adding = insert(names).from_select(["entity", "name"], select(entity, name).where(~known))
    connection.execute(adding, [{f"of_{key}": row[key] for key in row} for row in told])
    put(connection, names, told)


def _entry(table: Table, row: Row) -> Row:
    words, held, size = _indexed([row[name] for name in _TEXTS[table]])
    key = {f"of_{name}": row[name] for name in _KEYS[table]}
    return {**key, "its_words": words, "its_held": held, "its_size": size}


def _indexed(texts: Sequence[str | None]) -> tuple[str, list[str], int]:
    """What the index holds of some texts: their words, each of them once, and how many."""
    words = [words_of(each or "") for each in texts]
    each = [word for told in words for word in told.split()]
    return _EDGE.join(words), sorted(set(each)), len(each)


def broken(connection: Connection) -> list[str]:
    """The indexes that do not hold the words of their tables."""
    return [index.name for table, index in INDEXES.items() if _differs(connection, table, index)]


def _differs(connection: Connection, table: Table, index: Table) -> bool:
    texts = [table.c[name] for name in _TEXTS[table]]
    both = select(index.c.words, index.c.held, index.c.size, *texts).outerjoin_from(
        table, index, table.c.number == index.c.number
    )
    for words, held, size, *told in connection.execute(both, execution_options=STREAMED):
        if (words, held, size) != _indexed(told):
            return True
    return False


def _padded(index: Table) -> ColumnElement[str]:
    return literal(" ", Words()).concat(index.c.words).concat(literal(" ", Words()))


def _pad(phrase: str) -> str:
    return f" {phrase} "
