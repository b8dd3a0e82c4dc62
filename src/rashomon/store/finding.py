"""Words go in; the reports and the names that hold them leave, the best first."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from rashomon.store import schema
from rashomon.store.asking import newest
from rashomon.store.linked import some
from rashomon.store.search import asked_of, words_of_reports

# Words shown around the first word that was found.
AROUND = 24
# What the index puts around the part it shows; no page prints these two of ASCII's.
_CUT = "\x1e"


@dataclass(frozen=True)
class Passed:
    """A report that holds the words, and a passage of it around them."""

    report: str
    start: int
    quote: str


@dataclass(frozen=True)
class Named:
    """An entity by its id: its names that were found, how often and in how many reports it is
    named."""

    entity: str
    names: tuple[str, ...]
    count: int
    reports: int
    type: str


def reports(connection: Connection, text: str, limit: int) -> list[Passed]:
    """Reports that hold all words of a text in title or text."""
    asked = asked_of(text)
    table, words = schema.reports, schema.report_words
    if not asked:  # signs alone, which the index does not know
        found = select(table.c.id).where(*words_of_reports(text)).limit(limit)
        return [Passed(row.id, 0, "") for row in connection.execute(found)]
    shown: ColumnElement[str] = literal_column(
        f"snippet(report_words, 1, '', '', '{_CUT}', {AROUND})"
    )
    quote = func.trim(shown, _CUT)
    # Where the words stand is found where the text is, which may be a book.
    start = func.max(func.instr(table.c.text, quote) - 1, 0)
    found = (
        select(table.c.id, start.label("start"), quote.label("quote"))
        .join(words, words.c.rowid == table.c.number)
        .where(words.c.report_words.op("MATCH")(asked), *words_of_reports(text))
        .order_by(literal_column("rank"))
        .limit(limit)
    )
    return [Passed(row.id, row.start, row.quote) for row in connection.execute(found)]


def names(connection: Connection, text: str, also: Collection[str], limit: int) -> list[Named]:
    """Entities with a name that holds all words of a text."""
    table, words, mentions = schema.names, schema.name_words, schema.mentions
    asked = asked_of(text)
    holding = select(words.c.rowid).where(words.c.name_words.op("MATCH")(asked))
    hit = table.c.number.in_(holding) if asked else table.c.name.contains(text, autoescape=True)
    told = connection.execute(select(table.c.entity, table.c.name).where(hit)).all()
    by_entity: dict[str, list[str]] = {entity: [] for entity in also}
    for entity, name in told:
        by_entity.setdefault(entity, []).append(name)
    counts = (
        select(
            mentions.c.entity,
            func.count().label("times"),
            func.count(schema.readings.c.report.distinct()).label("reports"),
            func.max(mentions.c.type).label("type"),
        )
        .join(schema.readings, mentions.c.reading == schema.readings.c.number)
        .where(schema.readings.c.number == newest())
        .group_by(mentions.c.entity)
    )
    found = [
        Named(entity, tuple(sorted(set(by_entity[entity]))), times, reports, type_)
        for asked_for in some(by_entity)
        for entity, times, reports, type_ in connection.execute(
            counts.where(mentions.c.entity.in_(asked_for))
        )
    ]
    return sorted(found, key=lambda name: (-name.reports, -name.count, name.entity))[:limit]


def written_name(connection: Connection, entity: str) -> str | None:
    """How the reports write an entity: the shortest of its names; of one that is only a source, the
    longest of the words that it is named with ("the ministry's spokeswoman", not "she")."""
    table, said = schema.names, schema.attributions
    named = select(table.c.name).where(table.c.entity == entity)
    shortest = named.order_by(func.length(table.c.name), table.c.name).limit(1)
    name = connection.execute(shortest).scalar()
    if not name:
        words = func.json_extract(said.c.source, "$[0].quote")
        heard = select(words).where(said.c.entity == entity)
        name = connection.execute(heard.order_by(func.length(words).desc()).limit(1)).scalar()
    return " ".join(name.split()) if name else None
