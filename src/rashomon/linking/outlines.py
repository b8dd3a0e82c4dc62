"""One story of a report in, what finding its happening needs out: days, places, parties and words
as keys and numbers, without the report.

All of it hangs on the one reading, so that it can be kept, and what comes in later changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b

from rashomon.linking.copies.sketches import Sketch, sketch_of
from rashomon.linking.copies.texts import Text
from rashomon.linking.kinds import SPEECH, family, is_state
from rashomon.reading.days import day_of
from rashomon.records import Claim, Reading

# Which keys an outline holds; what was kept in another form is made anew.
FORM = "2"
# "Two killed" is said of many a day; equal numbers from here on tell something.
SMALLEST_TOLL = 5
# News says in its first sentences, the headline among them, where it happened.
LEAD = 4
TOWN = 2  # where_prec: a town or a site, or near one


@dataclass(frozen=True)
class Outline:
    """An account as it is found by; keys are pairs with the kind of event.

    `key`: the report's id and the number of the story; `spots`: towns and sites with their degrees
    of latitude and longitude; `sketch` is None where there is too little text.
    """

    key: tuple[str, int]
    published: date | None
    sketch: Sketch | None
    at: frozenset[tuple[str, str]] = frozenset()
    involving: frozenset[tuple[str, str]] = frozenset()
    between: frozenset[tuple[str, str, str]] = frozenset()
    spots: frozenset[tuple[str, str, float, float]] = frozenset()
    on: frozenset[tuple[str, date]] = frozenset()
    tolls: frozenset[tuple[str, float]] = frozenset()

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.key[0]

    @cached_property
    def order(self) -> tuple[str, str, int]:
        """Where it stands among others: by date, undated ones first, then by report and story."""
        return (self.published.isoformat() if self.published else "", *self.key)

    @cached_property
    def marks(self) -> frozenset[int]:
        """Numbers that two accounts of any date meet by: bands of near copies, and one kind of
        event put in one town on one day."""
        days = {
            _number(kind, place, day.isoformat())
            for kind, place in self.at
            if not is_state(place)
            for other, day in self.on
            if other == kind
        }
        return frozenset(self.sketch.bands if self.sketch else ()).union(days)


def outline_of(
    reading: Reading,
    story: int,
    claims: Sequence[Claim],
    text: Text | None,
    whole: Callable[[str], str] = lambda entity: entity,
) -> Outline:
    """Outline what a reading tells in one story; `whole` gives the party that an entity belongs
    to, so that one account's "army" is another's state."""
    told = [(family(c.event.type), c) for c in claims if c.event.type not in SPEECH]
    roles = [(kind, _party(c, "actor", whole), _party(c, "target", whole)) for kind, c in told]
    return Outline(
        key=(reading.report.id, story),
        published=day_of(reading.report.published),
        sketch=sketch_of(text) if text is not None else None,
        at=frozenset((*_places(told), *_lead_places(reading, story, told))),
        involving=frozenset((k, party) for k, *parties in roles for party in parties if party),
        between=frozenset((k, actor, target) for k, actor, target in roles if actor and target),
        spots=frozenset(_spots(told)),
        on=frozenset(_days(told)),
        tolls=frozenset(_tolls(claim for _, claim in told)),
    )


def _number(*words: str) -> int:
    """Words as a number of 63 bits, the same on every machine."""
    digest = blake2b("\x1f".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


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


def _days(told: Sequence[tuple[str, Claim]]) -> Iterator[tuple[str, date]]:
    for kind, claim in told:
        day = day_of(claim.time.earliest) if claim.time else None
        if day is not None and claim.time and claim.time.precision == "day":
            yield kind, day


def _tolls(claims: Iterable[Claim]) -> Iterator[tuple[str, float]]:
    for claim in claims:
        for number in claim.quantities:
            counted = number.of in ("killed", "wounded") and number.low is not None
            if counted and number.low and number.low >= SMALLEST_TOLL:
                yield number.of, float(number.low)


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
