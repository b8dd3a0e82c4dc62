"""A case goes in; its stories leave, each compared once for each state of what it is made of.

A comparison follows from the readings of its reports, what people have decided on them, how the
rest of the case stands to it, and the word lists. A hash over these is kept with it, so that only
stories that changed are compared again.
"""

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, func, insert, select

from rashomon import __version__
from rashomon.errors import MissingError, StoreError, sentence
from rashomon.language import Language
from rashomon.linking.groups import Group
from rashomon.linking.verdicts import Verdicts
from rashomon.records import (
    Copy,
    Decision,
    Drift,
    Heading,
    Link,
    Naming,
    Origin,
    Record,
    Story,
    content_id,
)
from rashomon.store import asking, custody, schema
from rashomon.store.columns import Words
from rashomon.store.digests import reports_digest, story_digest
from rashomon.store.linked import some
from rashomon.weighing import compare

Progress = Callable[[int, int], None]
# Comparing takes some hundred times as long as this saves; higher levels save little more room.
_LEVEL = 3
_HEADING = msgspec.json.Decoder(Heading)
_STORY = msgspec.json.Decoder(Story)


class _Beside(Record, frozen=True):
    """What stands beside the points of a story."""

    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    drifts: tuple[Drift, ...] = ()
    names: tuple[Naming, ...] = ()
    links: tuple[Link, ...] = ()


_BESIDE = msgspec.json.Decoder(_Beside)


# A connection for as long as a block lasts.
Lent = Callable[[], AbstractContextManager[Connection]]


class Kept(compare.Kept, Protocol):
    """What comparing asks of a case (`store.Case`)."""

    def standing(self) -> list[Decision]:
        """The decisions that hold."""


def bring_up_to_date(
    case: Kept, reading: Lent, writing: Lent, language: Language, progress: Progress | None = None
) -> None:
    """Compare every story that changed, and drop those that are no more."""
    decisions = case.standing()
    verdicts = Verdicts(decisions)
    with reading() as connection:
        before = kept(connection)
        bearing = _Bearing(decisions, connection)
    found: set[str] = set()
    done = 0
    for group in compare.shared(case, verdicts):
        with reading() as connection:
            numbers = asking.newest_of(connection, group.reports)
        stock = case.stock(_prints(group))
        key = _key(group, numbers, stock, language, bearing.on(group.reports))
        found.add(key)
        if key in before:
            continue
        if progress:  # nobody knows how many there will be before they were all grouped
            progress(done, max(done + 1, len(before)))
        story = compare.story_of(case, group, language, verdicts)
        with writing() as connection:
            keep(connection, key, story)
        done += 1
    if gone := before.keys() - found:
        with writing() as connection:
            drop(connection, gone)


def _prints(group: Group) -> set[int]:
    sketches = [outline.sketch for outline in group.members if outline.sketch]
    return {number for sketch in sketches for number in sketch.prints}


def _key(
    group: Group,
    readings: Iterable[int],
    stock: Iterable[int],
    language: Language,
    decisions: Iterable[int],
) -> str:
    """A hash over all that the comparison of a group is made of."""
    links = (f"{link.id} {link.weight:.6g}" for link in (*group.links, *group.unsure))
    told = (f"{outline.key}" for outline in group.members)
    parts = (told, readings, links, sorted(stock), decisions)
    lists = " ".join(language.own)
    return content_id(__version__, lists, *(" ".join(map(str, part)) for part in parts))


class _Bearing:
    """Which decisions bear on which reports."""

    def __init__(self, decisions: Sequence[Decision], connection: Connection) -> None:
        of_entities = [d for d in decisions if d.of == "entity"]
        pairs = [(d.entity, d.into) for d in of_entities if d.entity and d.into]
        self._of: list[tuple[int, set[str]]] = []
        for decision in decisions:
            if decision.kind == "grade":
                continue  # people's alone: no comparison rests on a grade
            sides = {side for side in (decision.entity, decision.into) if side}
            if decision.of != "entity":
                bears = {side.partition(":")[0] for side in sides}
            else:
                bears = asking.naming(connection, _led(sides, pairs)) if sides else set()
            self._of.append((decision.number, bears))

    def on(self, reports: Collection[str]) -> Iterator[int]:
        """The numbers of those that bear on any of some reports."""
        mine = set(reports)
        return (number for number, bears in self._of if mine & bears)


def _led(entities: set[str], pairs: Sequence[tuple[str, str]]) -> set[str]:
    """Entities with those that decisions lead to them from: what was merged twice is named by its
    first name."""
    found = set(entities)
    while more := {a for a, b in pairs if b in found} - found:
        found |= more
    return found


def keep(connection: Connection, key: str, story: Story) -> None:
    """Keep a story in the place of what was kept under its id."""
    heading = compare.heading_of(story)
    beside = {name: getattr(story, name) for name in _Beside.__struct_fields__}
    points = replace(story, **dict.fromkeys(beside, ()))
    connection.execute(delete(schema.stories).where(schema.stories.c.id == story.id))
    row = {
        "id": story.id,
        "key": key,
        "head": msgspec.json.encode(heading).decode(),
        "record": _packed(points),
        "beside": _packed(beside),
    }
    connection.execute(insert(schema.stories), row)
    detail = {"reports": reports_digest(story.reports)}
    custody.write(connection, "comparison", story.id, story_digest(row), detail)
    told = schema.story_reports
    connection.execute(delete(told).where(told.c.story == story.id))
    rows = [{"story": story.id, "report": report} for report in story.reports]
    connection.execute(insert(told), rows)


def _packed(record: object) -> bytes:
    return zlib.compress(msgspec.json.encode(record), _LEVEL)


def drop(connection: Connection, keys: Collection[str]) -> None:
    """Drop the stories of some keys; which reports they were told by stays known."""
    table = schema.stories
    for asked in some(keys):
        gone = delete(table).where(table.c.key.in_(asked)).returning(table.c.id)
        for story in connection.execute(gone).scalars().all():
            custody.write(connection, "comparison", story, custody.GONE)


def kept(connection: Connection) -> dict[str, str]:
    """The ids of the stories by their keys."""
    found = connection.execute(select(schema.stories.c.key, schema.stories.c.id))
    return {row.key: row.id for row in found}


def stamp(connection: Connection) -> str:
    """What changes whenever a story was compared again, or is no more."""
    table = schema.stories
    found = select(func.count(), func.max(table.c.number)).select_from(table)
    return "-".join(map(str, connection.execute(found).one()))


def headings(connection: Connection, wanted: Collection[str] | None = None) -> list[Heading]:
    """What a list shows of each story, or of some, the one of the strongest conflict first."""
    heads = select(schema.stories.c.head)
    if wanted is not None:
        heads = heads.where(schema.stories.c.id.in_(wanted))
    found = connection.execute(heads).scalars()
    return sorted(map(_HEADING.decode, found), key=lambda h: (-h.strength, -h.reports, h.id))


def stories(connection: Connection) -> Iterator[Story]:
    """Every story, in the order of `headings`, one in memory at a time."""
    for heading in headings(connection):
        yield story(connection, heading.id)


def story(connection: Connection, key: str, *, whole: bool = True) -> Story:
    """A story by the beginning of its id, also by an id that it had before; not `whole`: without
    what stands beside its points."""
    table = schema.stories
    columns = (table.c.record, table.c.beside) if whole else (table.c.record,)
    begins = func.substr(table.c.id, 1, len(key), type_=Words) == key
    found = connection.execute(select(*columns).where(begins).limit(2)).all()
    if len(found) > 1:
        raise StoreError(sentence(f"{key!r} begins the ids of several stories", advice="give more"))
    if not found:
        grown = _grown(connection, key)
        if grown is None:
            reason = f"there is no story {key!r} in this case"
            raise MissingError(sentence(reason, advice="`rashomon compare CASE --json` shows ids"))
        return story(connection, grown, whole=whole)
    points = _STORY.decode(zlib.decompress(found[0].record))
    if not whole:
        return points
    beside = _BESIDE.decode(zlib.decompress(found[0].beside))
    return replace(points, **msgspec.structs.asdict(beside))


def _grown(connection: Connection, key: str) -> str | None:
    """The story that most reports of a former one tell now."""
    told, now = schema.story_reports, schema.story_reports.alias()
    found = (
        select(now.c.story)
        .join(told, told.c.report == now.c.report)
        .where(told.c.story == key, now.c.story.in_(select(schema.stories.c.id)))
        .group_by(now.c.story)
        .order_by(func.count().desc(), now.c.story)
    )
    return connection.execute(found.limit(1)).scalar()


def former(connection: Connection, story: str) -> list[str]:
    """The ids that a story had before it grew, and its own."""
    table = schema.story_reports
    mine = select(table.c.report).where(table.c.story == story)
    met = select(table.c.story).where(table.c.report.in_(mine)).distinct()
    ids = connection.execute(met).scalars().all()
    now = set(connection.execute(select(schema.stories.c.id)).scalars())
    return [story, *(old for old in ids if old not in now and _grown(connection, old) == story)]


def told(connection: Connection) -> set[str]:
    """The reports that are part of any story."""
    mine = schema.story_reports.c
    found = select(mine.report).where(mine.story.in_(select(schema.stories.c.id)))
    return set(connection.execute(found).scalars())


def of_report(connection: Connection, report: str) -> list[str]:
    """The ids of the stories that a report is part of."""
    told = schema.story_reports
    mine = select(told.c.story).where(told.c.report == report)
    found = select(schema.stories.c.id).where(schema.stories.c.id.in_(mine))
    return list(connection.execute(found.order_by(schema.stories.c.id)).scalars())
