"""A case in; each story with what each of its reports tells of the happening it is about, out."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.exchange.material import Material
from rashomon.linking.kinds import SPEECH, family
from rashomon.records import Claim, EventType, Reading, Report, Story

# Armed force against somebody; who was hurt, or what was broken, can be an accident's doing.
FORCE: frozenset[EventType] = frozenset({"attack", "ceasefire_violation"})
# A question that every act of a story answers, whatever else it tells.
HAPPENED = ": happened"
Words = tuple[str, str, int, int]  # of which report, of what kind, from where to where
HARM: frozenset[EventType] = FORCE | {"casualties"}


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells in one story: `claims` all that it says there, `acts` those that say
    that the story's happening took place."""

    reading: Reading
    claims: tuple[Claim, ...]
    acts: tuple[Claim, ...]

    @property
    def core(self) -> tuple[Claim, ...]:
        """The acts themselves, without what they broke."""
        harm = tuple(claim for claim in self.acts if claim.event.type in HARM)
        return harm if any(claim.event.type == "damage" for claim in self.acts) else self.acts

    @property
    def report(self) -> Report:
        """The report."""
        return self.reading.report


@dataclass(frozen=True, slots=True)
class Told:
    """A story: the kind of happening that most of its reports tell of ("" where they only speak),
    whether armed force was part of it, and its accounts in the order they were published."""

    story: Story
    about: str
    violent: bool
    accounts: tuple[Account, ...]


def told(material: Material) -> Iterator[Told]:
    """Every wanted story, then what happened by the word of one report alone, one in memory at a
    time."""
    for story in material.stories():
        yield tell(story, material.readings_of(story))
    for story, reading in material.alone():
        found = tell(story, {reading.report.id: reading})
        if any(account.acts for account in found.accounts):
            yield found


def tell(story: Story, readings: Mapping[str, Reading]) -> Told:
    """A story with what each of its reports tells of its happening.

    What is only planned did not happen, and what a report recalls of another happening is no part
    of this one.
    """
    answers: dict[str, set[str]] = defaultdict(set)
    for point in story.points:
        for answer in point.answers:
            answers[answer.report].add(answer.claim)
    claims = {}
    for report in story.reports:
        if report in readings:
            parts = _parts(readings[report], answers[report])
            claims[report] = tuple(c for c in readings[report].claims if c.story in parts)
    recalled = _recalled(story)
    own = {
        report: [c for c in each if c.certainty != "planned" and _words(c) not in recalled]
        for report, each in claims.items()
    }
    about, violent = _about(list(own.values()))
    accounts = tuple(
        Account(readings[report], claims[report], tuple(c for c in each if _is_act(c, about)))
        for report, each in own.items()
    )
    return Told(story, about, violent, accounts)


def _recalled(story: Story) -> Collection[Words]:
    """The words that tell of another happening than the story's own: comparing has set what they
    say apart, under the name of that happening ("attack (Mahbes): happened")."""
    found: dict[bool, set[Words]] = {True: set(), False: set()}
    for point in story.points:
        if point.slot.endswith(HAPPENED):
            kind, _, other = point.slot.removesuffix(HAPPENED).partition(" (")
            found[bool(other)] |= {(a.report, kind, a.start, a.end) for a in point.answers}
    return found[True] - found[False]


def _words(claim: Claim) -> Words:
    where = claim.evidence[0]
    return claim.report, claim.event.type.replace("_", " "), where.start, where.end


def _parts(reading: Reading, answers: Collection[str]) -> Collection[int]:
    """Which of the stories on a page this one is: those that it has answers of."""
    return {claim.story for claim in reading.claims if claim.id in answers} or {0}


def _about(accounts: Sequence[Sequence[Claim]]) -> tuple[str, bool]:
    """The kind of happening that most reports tell of, and whether armed force was part of it. Of
    kinds that are tied, armed force goes first."""
    kinds = [
        {family(c.event.type) for c in claims if c.event.type not in SPEECH} for claims in accounts
    ]
    counts = Counter(kind for found in kinds for kind in found)
    if not counts:
        return "", False
    about = min(counts, key=lambda kind: (-counts[kind], kind not in FORCE, kind))
    forced = any(c.event.type in FORCE for claims in accounts for c in claims)
    return about, about in FORCE and forced


def _is_act(claim: Claim, about: str) -> bool:
    mine = claim.event.type not in SPEECH and family(claim.event.type) == about
    return mine and claim.polarity == "affirmed"
