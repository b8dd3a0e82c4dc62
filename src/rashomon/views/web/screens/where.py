"""Claims in; where and when they say it happened, and when it was told, out.

A place is as large as its precision says; rival places of one happening are tied to one another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from rashomon.records import (
    CONFLICTS,
    Certainty,
    Claim,
    EventType,
    Located,
    Polarity,
    Record,
    Story,
)
from rashomon.views.comparing import answers_of
from rashomon.views.desk import Desk
from rashomon.views.entities import standing_words
from rashomon.views.parts import Called, Head, head_of
from rashomon.views.places import located_of
from rashomon.views.words import slot_words

# A browser draws so many claims at once; of more, the latest reports' are left out and counted.
MOST = 20_000


class Spot(Record, frozen=True):
    """A place: its point, and its precision as UCDP's where_prec (1 exact, 2 near, 3 district,
    4 region, 5 vaguer, 6 country, 7 sea or air); what the sides say of it where it is contested."""

    id: str
    name: str
    kind: str
    precision: int
    lat: float
    lon: float
    country: str | None
    standings: tuple[str, ...]


class Told(Record, frozen=True):
    """A claim on the map and the time lines: `spot` is a place in `spots`, None where the claim
    names no place that is known; days as it says, None where the page does not let us know."""

    claim: str
    report: str
    spot: int | None
    earliest: str | None
    latest: str | None
    type: EventType
    actor: str | None
    item: str | None
    certainty: Certainty
    polarity: Polarity
    quote: str


class Rivals(Record, frozen=True):
    """Places that accounts give in answer to one question and that cannot all hold."""

    story: str
    title: str
    question: str
    spots: tuple[int, ...]
    values: tuple[str, ...]


class Where(Record, frozen=True):
    """The map and the time lines of a case, or of one story; `left_out` counts claims that are
    not shown, `parties` names the ids of doers."""

    story: str | None
    title: str | None
    spots: tuple[Spot, ...]
    claims: tuple[Told, ...]
    rivals: tuple[Rivals, ...]
    reports: tuple[Head, ...]
    parties: dict[str, str]
    left_out: int


COLUMNS = (
    *("event", "doer", "certainty", "polarity", "place", "lat", "lon", "precision"),
    *("earliest", "latest", "published", "outlet", "quote", "claim"),
)


def where_screen(desk: Desk, story: Story | None) -> Where:
    """The claims of a story, or of the whole case, by place and time."""
    case, called = desk.case, desk.naming()
    if story is not None:
        told: Iterable[Claim] = (c for r in case.readings_of(story.reports) for c in r.claims)
    else:
        told = case.claims()
    stream = iter(told)
    claims = list(islice(stream, MOST))
    spots = _Spots(desk)
    shown = tuple(_told(claim, spots) for claim in claims)
    stories = [story] if story is not None else list(_differing(desk))
    rivals = tuple(found for each in stories for found in _rivals(each, claims, spots, called))
    return Where(
        story=story.id if story else None,
        title=story.title if story else None,
        spots=tuple(spots.found),
        claims=shown,
        rivals=rivals,
        reports=tuple(map(head_of, case.heads({claim.report for claim in claims}))),
        parties={c.actor: called(c.actor) for c in shown if c.actor},
        left_out=sum(1 for _ in stream),
    )


class _Spots:
    """The places that claims name, each once."""

    def __init__(self, desk: Desk) -> None:
        self.found: list[Spot] = []
        self._number: dict[str, int] = {}
        self._desk = desk

    def number(self, located: Located | None) -> int | None:
        """The number of a place; None where nobody knows where it lies."""
        if located is None or located.lat is None or located.lon is None:
            return None
        if located.id not in self._number:
            self._number[located.id] = len(self.found)
            said = (standing_words(s, self._desk.language) for s in located.standings)
            self.found.append(
                Spot(
                    *(located.id, located.name, located.kind, located.precision),
                    *(located.lat, located.lon, located.country, tuple(said)),
                )
            )
        return self._number[located.id]


def _told(claim: Claim, spots: _Spots) -> Told:
    return Told(
        claim=claim.id,
        report=claim.report,
        spot=spots.number(located_of(claim)),
        earliest=claim.time.earliest if claim.time else None,
        latest=claim.time.latest if claim.time else None,
        type=claim.event.type,
        actor=claim.actor.entity if claim.actor else None,
        item=(claim.item.entity or claim.item.text) if claim.item else None,
        certainty=claim.certainty,
        polarity=claim.polarity,
        quote=" ".join(claim.quote.split()),
    )


def _differing(desk: Desk) -> Iterator[Story]:
    """The stories whose accounts differ on where it happened."""
    for heading in desk.case.headings():
        if any(_asks_where(slot) for slot in heading.conflicts):
            yield desk.case.story(heading.id, whole=False)


def _asks_where(slot: str) -> bool:
    return slot.rpartition(": ")[2] == "place"


def _rivals(
    story: Story, claims: Iterable[Claim], spots: _Spots, called: Called
) -> Iterator[Rivals]:
    by_id = {claim.id: claim for claim in claims}
    for point in story.points:
        if point.state not in CONFLICTS or not _asks_where(point.slot):
            continue
        found: dict[int, str] = {}
        for version in point.versions:
            told = (by_id.get(answer.claim) for answer in answers_of(version, point))
            where = Counter(spots.number(located_of(claim)) for claim in told if claim)
            del where[None]
            # The accounts of one version may name a town and its quarter: one place stands for it.
            if where:
                found.setdefault(where.most_common(1)[0][0] or 0, called(version.value))
        if len(found) > 1:
            words = slot_words(point.slot, called)
            yield Rivals(story.id, story.title, words, tuple(found), tuple(found.values()))


def rows(where: Where) -> Iterator[tuple[object, ...]]:
    """The claims as a table."""
    heads = {head.id: head for head in where.reports}
    for told in where.claims:
        spot = where.spots[told.spot] if told.spot is not None else None
        head = heads[told.report]
        yield (
            *(told.type, where.parties.get(told.actor or ""), told.certainty, told.polarity),
            *((spot.name, spot.lat, spot.lon, spot.precision) if spot else ("", "", "", "")),
            *(told.earliest, told.latest, head.published, head.outlet, told.quote, told.claim),
        )
