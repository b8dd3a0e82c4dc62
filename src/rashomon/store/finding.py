"""Words go in; the reports and the names that hold them leave, the best first."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, func, select

from rashomon.records import MentionType, NameKind, Span
from rashomon.store import schema
from rashomon.store.asking import newest
from rashomon.store.columns import first_quote
from rashomon.store.linked import some
from rashomon.store.search import signs
from rashomon.store.tokens import looked_for
from rashomon.store.words import index_of


@dataclass(frozen=True)
class Passed:
    """A report that holds the words, and a passage of it around them."""

    report: str
    start: int
    quote: str


@dataclass(frozen=True)
class Used:
    """Words of a report that were read as an entity, how often, and where first; `type` and `kind`
    are those of a name, and None of a voice ("the mayor", "he")."""

    entity: str
    words: str
    report: str
    start: int
    count: int
    type: MentionType | None
    kind: NameKind | None


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
    table = schema.reports
    others = signs([table.c.title, table.c.text], text)
    wanted = looked_for(text)
    if not wanted:  # signs alone, which the index does not know
        found = select(table.c.id).where(*others).order_by(table.c.number).limit(limit)
        return [Passed(row.id, 0, "") for row in connection.execute(found)]
    told = index_of(connection).passages(connection, wanted, others, limit)
    return [Passed(*each) for each in told]


def names(connection: Connection, text: str, also: Collection[str], limit: int) -> list[Named]:
    """Entities with a name that holds all words of a text."""
    table, mentions = schema.names, schema.mentions
    hit = table.c.name.contains(text, autoescape=True)
    if wanted := looked_for(text):
        hit = table.c.number.in_(index_of(connection).numbers(table, wanted))
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


def uses(connection: Connection, entities: Collection[str]) -> list[Used]:
    """The words that were read as some entities, report by report: as their names and, where they
    are none, as voices."""
    of, said = schema.mentions.c, schema.attributions
    own = (schema.readings.c.report, of.entity, of.quote, of.type, of.kind)
    named = (
        select(*own, func.min(of.start).label("first"), func.count().label("times"))
        .join(schema.readings, of.reading == schema.readings.c.number)
        .where(of.entity.in_(entities), schema.readings.c.number == newest())
        .group_by(*own)
    )
    found = [
        Used(row.entity, row.quote, row.report, row.first, row.times, row.type, row.kind)
        for row in connection.execute(named)
    ]
    known = {(use.entity, use.words, use.report) for use in found}
    heard = (
        select(schema.readings.c.report, said.c.entity, said.c.source)
        .join(schema.readings, said.c.reading == schema.readings.c.number)
        .where(said.c.entity.in_(entities), schema.readings.c.number == newest())
        .order_by(said.c.reading, said.c.position)
    )
    voices: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for report, entity, source in connection.execute(heard):
        for first in msgspec.json.decode(source, type=list[Span])[:1]:
            if (entity, first.quote, report) not in known:
                voices[entity, first.quote, report].append(first.start)
    found += [
        Used(entity, words, report, min(starts), len(starts), None, None)
        for (entity, words, report), starts in voices.items()
    ]
    return found


def written_name(connection: Connection, entity: str) -> str | None:
    """How the reports write an entity: the shortest of its names; of one that is only a source, the
    longest of the words that it is named with ("the ministry's spokeswoman", not "she")."""
    table, said = schema.names, schema.attributions
    named = select(table.c.name).where(table.c.entity == entity)
    shortest = named.order_by(func.length(table.c.name), table.c.name).limit(1)
    name = connection.execute(shortest).scalar()
    if not name:
        words = first_quote(said.c.source)
        heard = select(words).where(said.c.entity == entity)
        longest = (func.length(words).desc().nulls_last(), said.c.reading, said.c.position)
        name = connection.execute(heard.order_by(*longest).limit(1)).scalar()
    return " ".join(name.split()) if name else None
