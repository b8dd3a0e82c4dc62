"""Readings in, accounts out: what each story of a report tells, as keys it can be found by."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.linking.copies.sketches import Sketch, sketch_of
from rashomon.linking.copies.texts import Text, texts_of
from rashomon.linking.kinds import SPEECH, family, is_state
from rashomon.reading.days import day_of
from rashomon.records import Claim, Reading, Report

# "Two killed" is said of many a day; equal numbers from here on tell something.
SMALLEST_TOLL = 5
# News says in its first sentences, the headline among them, where it happened.
LEAD = 4
TOWN = 2  # where_prec: a town or a site, or near one


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says in one of its stories; keys are pairs with the kind of event.

    `spots` are towns and sites with their degrees of latitude and longitude; `text` and `sketch`
    are None where there is too little of it.
    """

    report: Report
    story: int
    claims: tuple[Claim, ...]
    text: Text | None
    sketch: Sketch | None
    published: date | None
    at: frozenset[tuple[str, str]]
    involving: frozenset[tuple[str, str]]
    between: frozenset[tuple[str, str, str]]
    spots: frozenset[tuple[str, str, float, float]]
    on: frozenset[tuple[str, date]]
    tolls: frozenset[tuple[str, float]]


def accounts_of(
    readings: Iterable[Reading], whole: Callable[[str], str] = lambda entity: entity
) -> list[Account]:
    """Split readings into accounts, in an order that does not depend on the order of intake.

    `whole` gives the party that an entity belongs to, so that one account's "army" is another's
    state.
    """
    accounts = []
    for reading in readings:
        by_story: dict[int, list[Claim]] = defaultdict(list)
        texts = {text.story: text for text in texts_of(reading)}
        by_story |= {story: [] for story in texts}
        for claim in reading.claims:
            by_story[claim.story].append(claim)
        accounts += [
            _account(reading, story, told, texts.get(story), whole)
            for story, told in by_story.items()
        ]
    return sorted(accounts, key=lambda a: (a.report.published or "", a.report.id, a.story))


def _account(
    reading: Reading,
    story: int,
    claims: Sequence[Claim],
    text: Text | None,
    whole: Callable[[str], str],
) -> Account:
    told = [(family(c.event.type), c) for c in claims if c.event.type not in SPEECH]
    roles = [(kind, _party(c, "actor", whole), _party(c, "target", whole)) for kind, c in told]
    return Account(
        report=reading.report,
        story=story,
        claims=tuple(claims),
        text=text,
        sketch=sketch_of(text) if text is not None else None,
        published=day_of(reading.report.published),
        at=frozenset(_places(told)) | frozenset(_lead_places(reading, story, told)),
        involving=frozenset((k, party) for k, *parties in roles for party in parties if party),
        between=frozenset((k, actor, target) for k, actor, target in roles if actor and target),
        spots=frozenset(_spots(told)),
        on=frozenset(
            (kind, date.fromisoformat(claim.time.earliest))
            for kind, claim in told
            if claim.time and claim.time.precision == "day" and claim.time.earliest
        ),
        tolls=frozenset(
            (number.of, number.low)
            for _, claim in told
            for number in claim.quantities
            if number.of in ("killed", "wounded") and (number.low or 0) >= SMALLEST_TOLL
            if number.low is not None
        ),
    )


def _places(told: Sequence[tuple[str, Claim]]) -> Iterator[tuple[str, str]]:
    for kind, claim in told:
        place = _entity(claim, "place")
        if place:
            yield kind, place


def _spots(told: Sequence[tuple[str, Claim]]) -> Iterator[tuple[str, str, float, float]]:
    for kind, claim in told:
        where = claim.place.located if claim.place else None
        if where and where.precision <= TOWN and where.lat is not None and where.lon is not None:
            yield kind, where.name, where.lat, where.lon


def _lead_places(
    reading: Reading, story: int, told: Sequence[tuple[str, Claim]]
) -> Iterator[tuple[str, str]]:
    """Places named in a story's first sentences belong to what these sentences tell of."""
    inside = [s for s in reading.report.segments if s.story == story]
    lead = [
        (start, end)
        for start, end in reading.sentences
        if any(s.start <= start < s.end for s in inside)
    ][:LEAD]
    if not lead:
        return
    first, last = lead[0][0], lead[-1][1]
    kinds = {kind for kind, claim in told if first <= claim.evidence[0].start < last}
    for mention in reading.mentions:
        named = mention.type in ("place", "facility") and mention.entity
        if named and first <= mention.start < last and not is_state(named):
            yield from ((kind, named) for kind in kinds)


def _party(claim: Claim, role: str, whole: Callable[[str], str]) -> str | None:
    entity = _entity(claim, role)
    return whole(entity) if entity else None


def _entity(claim: Claim, role: str) -> str | None:
    found = getattr(claim, role)
    return found.entity if found else None
