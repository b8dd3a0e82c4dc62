"""Words, a party, a place, days and a kind of event in; the claims or reports of an archive that
answer them out, each with its story and its exact words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rashomon.archive.folder import Folder
from rashomon.archive.outlined import FIRST, day_number
from rashomon.archive.tables import Tables, open_tables
from rashomon.archive.told import STORIES
from rashomon.errors import ArchiveError
from rashomon.records import EventType, Record, Span, span

# Around the first word that was looked for, so many characters are shown.
AROUND = 120
# Between letters and digits of any script; DuckDB's own \b knows ASCII alone.
_EDGE = r"(?:^|$|[^\p{L}\p{N}])"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; what is None is not asked. `words` must all be there, in any order;
    `party` and `place` are an entity's id or part of a name; `first` and `last` are days of
    publication."""

    words: str | None = None
    party: str | None = None
    place: str | None = None
    first: date | None = None
    last: date | None = None
    event: EventType | None = None

    @property
    def of_claims(self) -> bool:
        """Whether claims are asked for: what a report as a whole does not have."""
        return any((self.party, self.place, self.event))


class Found(Record, frozen=True):
    """A claim, or where none is asked for a report, that answers a wish: its story, if any other
    report tells of it, and its words."""

    story: str | None
    report: str
    name: str
    publisher: str | None
    day: str | None
    evidence: tuple[Span, ...]
    claim: str | None = None
    event: str | None = None


def find(folder: Folder, wish: Wish, limit: int, skip: int = 0) -> list[Found]:
    """Some of what answers a wish, by day; undated reports come first."""
    if not folder.runs():
        advice = "link it with `rashomon archive link`"
        raise ArchiveError("the archive is not linked yet", str(folder.path), advice)
    with open_tables(folder) as tables:
        asked = _claims if wish.of_claims else _reports
        return list(asked(tables, wish, f"LIMIT {int(limit)} OFFSET {int(skip)}"))


def _claims(tables: Tables, wish: Wish, part: str) -> Iterator[Found]:
    conditions, values = _days(wish)
    for word in _words(wish):
        conditions.append("regexp_matches(c.quote, ?)")
        values.append(_pattern(word))
    if wish.event:
        conditions.append("c.event.type = ?")
        values.append(wish.event)
    for wanted, columns in ((wish.party, ("c.actor", "c.target")), (wish.place, ("c.place",))):
        if wanted:
            named, more = _named(wanted, columns)
            conditions.append(named)
            values += more
    rows = tables.rows(
        f"""
        SELECT s.story, r.id, r.name, r.publisher, a.day, c.evidence, c.id, c.event.type
        FROM claims c JOIN accounts a ON a.report = c.in_report AND a.story = c.story
            AND a.shard = parse_filename(c.filename, true)
        JOIN reports r ON r.id = a.report AND a.shard = parse_filename(r.filename, true)
        LEFT JOIN ({STORIES}) s ON s.report = a.report AND s.part = a.story
        WHERE {" AND ".join(conditions)}
        ORDER BY a.day NULLS FIRST, r.id, c.position {part}
        """,
        *values,
    )
    for story, report, name, publisher, day, evidence, claim, event in rows:
        spans = tuple(Span(**each) for each in evidence)
        yield Found(story, report, name, publisher, _day(day), spans, claim, event)


def _reports(tables: Tables, wish: Wish, part: str) -> Iterator[Found]:
    conditions, values = _days(wish)
    words = _words(wish)
    for word in words:
        conditions.append("regexp_matches(r.text, ?)")
        values.append(_pattern(word))
    rows = tables.rows(
        f"""
        SELECT first(s.story), r.id, first(r.name), first(r.publisher), first(a.day), first(r.text)
        FROM accounts a JOIN reports r
            ON r.id = a.report AND a.shard = parse_filename(r.filename, true)
        LEFT JOIN ({STORIES}) s ON s.report = a.report AND s.part = a.story
        WHERE {" AND ".join(conditions)}
        GROUP BY r.id ORDER BY first(a.day) NULLS FIRST, r.id {part}
        """,
        *values,
    )
    for story, report, name, publisher, day, text in rows:
        yield Found(story, report, name, publisher, _day(day), _around(text, words))


def _days(wish: Wish) -> tuple[list[str], list[Any]]:
    asked = (("a.day >= ?", wish.first), ("a.day <= ?", wish.last))
    days = [(condition, day_number(day)) for condition, day in asked if day is not None]
    return ["true", *(c for c, _ in days)], [day for _, day in days]


def _words(wish: Wish) -> list[str]:
    return (wish.words or "").split()


def _pattern(word: str) -> str:
    return f"(?i){_EDGE}{re.escape(word)}{_EDGE}"


def _named(wanted: str, columns: tuple[str, ...]) -> tuple[str, list[Any]]:
    """A role that is the entity of that id, or whose words hold the name."""
    each = [f"{column}.entity = ? OR regexp_matches({column}.text, ?)" for column in columns]
    return f"({' OR '.join(each)})", [wanted, _pattern(wanted)] * len(columns)


def _day(day: int | None) -> str | None:
    return None if day is None else (FIRST + timedelta(day)).isoformat()


def _around(text: str, words: list[str]) -> tuple[Span, ...]:
    """The words around the first one that was looked for, else the beginning."""
    at = re.search(rf"(?<!\w){re.escape(words[0])}(?!\w)", text, re.IGNORECASE) if words else None
    middle = at.start() if at else 0
    start, end = max(middle - AROUND // 2, 0), min(middle + AROUND, len(text))
    while 0 < start < middle and not text[start - 1].isspace():
        start += 1
    while middle < end < len(text) and not text[end].isspace():
        end -= 1
    return (span(text, start, end),) if start < end else ()
