"""Readings in, event mentions out: words that tell of a happening, with all that tells it apart.

`mentions_of` takes what a reading claims; `mention_at` (in `trees.py`) takes any words of a report
and asks its trees.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from rashomon.language.events import Events
from rashomon.language.happenings import Alike, load_alike
from rashomon.language.phrases import WORD
from rashomon.linking.happenings.sites import Site, site_of
from rashomon.linking.kinds import SPEECH, family
from rashomon.reading.days import day_of
from rashomon.records import Claim, EventType, Reading, Role

# Words beside a trigger that are about it, not about the rest of a long sentence.
BESIDE = 6
# "Two killed" is said of many a day; equal numbers from here on tell something.
SMALLEST_TOLL = 5
HARM = ("killed", "wounded")
# What a key begins with that is an entity, not a word.
ENTITY = "="

T = TypeVar("T")
Days = tuple[str, str]  # the first and the last day it may have been, as ISO 8601


@dataclass(frozen=True, slots=True)
class Page:
    """A report as a bag of words without their endings; `names` are those that are always
    written with a capital letter."""

    report: str
    words: Mapping[str, int] = field(hash=False)
    names: frozenset[str]
    published: date | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of a happening. Who and where are sets of keys, entities or words without
    their endings: two sets meet where they share a key. Empty means that it is not said.

    `doer`, `target`: who did it to whom; `parties`: all that hangs on the words; `named`: the keys
    among these that are names; `around`, `beside`: the words of the sentence, and those near by;
    `sentence`: where that sentence begins; `kind`: the family of its type of event; `event` and
    `claim`: the type and the id of the claim that it was made from.
    """

    page: Page
    start: int
    end: int
    words: str
    stems: frozenset[str]
    groups: frozenset[int] = frozenset()
    kind: str | None = None
    event: str | None = None
    verbal: bool = False
    pointing: bool = False
    speech: bool = False
    doer: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    site: Site | None = None
    days: Days | None = None
    times: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, float]] = frozenset()
    around: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    sentence: int = 0
    claim: str | None = None

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What mentions are sorted by: where they stand, whatever order they come in."""
        return self.page.report, self.start, self.end, self.claim or ""


def page_of(reading: Reading, alike: Alike) -> Page:
    """The words of a whole report."""
    words: Counter[str] = Counter()
    small: set[str] = set()
    text = reading.report.text
    for word in WORD.findall(text):
        if stem := content(word, alike):
            words[stem] += 1
            if word[0].islower():
                small.add(stem)
    named = frozenset(stem for stem in words if stem not in small and stem[0].isalpha())
    return Page(reading.report.id, words, named, day_of(reading.report.published))


def content(word: str, alike: Alike) -> str | None:
    """A word without its ending, if it tells anything."""
    if len(word) < 2 or not word[0].isalnum() or word.lower() in alike.idle:
        return None
    return alike.stem(word)


def stems_in(text: str, alike: Alike) -> frozenset[str]:
    """The telling words of some text."""
    return frozenset(stem for word in WORD.findall(text) if (stem := content(word, alike)))


def mentions_of(reading: Reading, alike: Alike | None = None) -> list[EventMention]:
    """What a reading claims, as event mentions: one for each claim.

    >>> mentions_of(reading)  # doctest: +SKIP
    """
    alike = alike or load_alike()
    page = page_of(reading, alike)
    starts = [start for start, _ in reading.sentences]
    found = [_of_claim(claim, reading, page, starts, alike) for claim in reading.claims]
    return _shared(found)


def _shared(found: list[EventMention]) -> list[EventMention]:
    """Claims of one family in one sentence share its place and its day: "rockets struck Kharkiv
    on Monday and killed two" puts the dead there, too."""
    beside: dict[tuple[int, str | None], list[EventMention]] = defaultdict(list)
    for mention in found:
        beside[mention.sentence, mention.kind].append(mention)
    return [
        replace(
            mention,
            site=mention.site or _only({m.site for m in near if m.site}),
            days=mention.days or _only({m.days for m in near if m.days}),
        )
        for mention in found
        for near in (beside[mention.sentence, mention.kind],)
    ]


def _only(values: set[T]) -> T | None:
    return next(iter(values)) if len(values) == 1 else None


def _of_claim(
    claim: Claim, reading: Reading, page: Page, starts: list[int], alike: Alike
) -> EventMention:
    event, text = claim.event, reading.report.text
    doer, target = (_keys(role, alike) for role in (claim.actor, claim.target))
    item = _keys(claim.item, alike)
    places = stems_in(claim.place.text, alike) if claim.place else frozenset[str]()
    if event.type in SPEECH and not doer:
        doer = _voice(claim, alike)
    at = bisect_right(starts, event.start) - 1
    first, past = reading.sentences[at] if at >= 0 else (event.start, event.end)
    own = stems_in(event.trigger, alike)
    time = claim.time
    days = (time.earliest, time.latest) if time and time.earliest and time.latest else None
    return EventMention(
        page=page,
        start=event.start,
        end=event.end,
        words=event.trigger,
        stems=own or frozenset((alike.stem(event.trigger),)),
        groups=alike.groups_of(event.trigger),
        kind=family(event.type),
        event=event.type,
        verbal=False,
        speech=event.type in SPEECH,
        doer=doer,
        target=target,
        parties=(doer | target | item | places) - own,
        named=(doer | target) & (page.names | _entities(claim)),
        places=places,
        site=_site(claim, reading),
        days=days,
        times=stems_in(time.quote, alike) if time else frozenset(),
        numbers=frozenset(q.quote.casefold() for q in claim.quantities),
        tolls=frozenset(
            (q.of, q.low) for q in claim.quantities if q.of in HARM and q.low is not None
        ),
        around=stems_in(text[first:past], alike) - own,
        beside=near(text, event.start, event.end, first, past, alike) - own,
        sentence=first,
        claim=claim.id,
    )


def near(text: str, start: int, end: int, first: int, past: int, alike: Alike) -> frozenset[str]:
    """The telling words within a few words of a trigger, in its sentence."""
    before = WORD.findall(text[first:start])[-BESIDE:]
    behind = WORD.findall(text[end:past])[:BESIDE]
    return frozenset(stem for word in (*before, *behind) if (stem := content(word, alike)))


def speaks(stems: Iterable[str], alike: Alike) -> bool:
    """Whether words tell of what somebody says."""
    return not alike.speech.isdisjoint(stems)


def kind_of(words: str, events: Events) -> str | None:
    """The family of happenings that a word is listed under."""
    told = [word.lower() for word in WORD.findall(words)]
    for table in (events.verbs, events.nouns):
        for index in range(len(told)):
            if (match := table.at(told, index)) is not None:
                kind: EventType = match[1][0].type
                return family(kind)
    return None


def _keys(role: Role | None, alike: Alike) -> frozenset[str]:
    if role is None:
        return frozenset()
    named = (ENTITY + role.entity,) if role.entity else ()
    return stems_in(role.text, alike).union(named)


def _entities(claim: Claim) -> frozenset[str]:
    return frozenset(ENTITY + r.entity for r in (claim.actor, claim.target) if r and r.entity)


def _voice(claim: Claim, alike: Alike) -> frozenset[str]:
    """Who says what a claim of speech tells: the innermost voice, if it is not the outlet's."""
    if len(claim.chain) < 2:
        return frozenset()
    hop = claim.chain[-1]
    return stems_in(hop.source, alike).union((ENTITY + hop.entity,) if hop.entity else ())


def _site(claim: Claim, reading: Reading) -> Site | None:
    """Where it was; what was hit, if that is a place ("rockets struck Kharkiv"); else the one place
    that the claim's own words name ("the market of Kharkiv")."""
    if claim.place is not None and claim.place.located is not None:
        return site_of(claim.place.located)
    inside = [
        (m.entity, m.place)
        for m in reading.mentions
        if m.place is not None
        and m.use == "literal"
        and any(span.start <= m.start and m.end <= span.end for span in claim.evidence)
    ]
    hit = claim.target.entity if claim.target else None
    for entity, place in inside:
        if entity == hit:
            return site_of(place)
    places = {place.id: place for _, place in inside}
    return site_of(next(iter(places.values()))) if len(places) == 1 else None
