"""Stories and readings in; who is claimed to have done what to whom out, claim by claim.

An edge says "P claims that A attacked B", never that A did.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rashomon.language.names import Names
from rashomon.language.sounds import slug
from rashomon.linking.linkage import parts
from rashomon.records import Claim, EventType, Hop, Reading, Record, Story

# What one party is claimed to do to another, in the words that stand on an edge.
ACTS: Mapping[EventType, str] = {
    "attack": "attacked",
    "arms_transfer": "armed",
    "accusation": "accuses",
    "training": "trained",
    "financing": "financed",
    "hosting": "hosted",
    "support": "supported",
    "aid": "helped",
    "threat": "threatened",
    "sanction": "sanctioned",
    "condemnation": "condemned",
    "arrest": "arrested",
    "ceasefire_violation": "broke the ceasefire with",
}


class Alleged(Record, frozen=True, order=True):
    """Who claims it (`own`: an outlet in its own voice), who did what to whom, and if the claimant
    says that it was not so. Entities go by their ids, whom no list knows by words."""

    claimant: str
    own: bool
    source: str
    target: str
    act: str
    denied: bool


class Said(Record, frozen=True):
    """A claim that tells of one party and another, and the origins it rests on: none where it
    answers no question of a story."""

    alleged: Alleged
    claim: Claim
    origins: frozenset[str]


def said_in(readings: Iterable[Reading], story: Story | None, names: Names) -> Iterator[Said]:
    """The claims of readings that tell of one party and another; of a story, with their origins."""
    origins: dict[str, set[str]] = defaultdict(set)
    for point in story.points if story else ():
        for answer in point.answers:
            origins[answer.claim].update(answer.origins)
    for reading in readings:
        for claim in reading.claims:
            alleged = alleged_in(claim, names)
            if alleged is not None:
                yield Said(alleged, claim, frozenset(origins.get(claim.id, ())))


def alleged_in(claim: Claim, names: Names) -> Alleged | None:
    """What a claim says that one did to another; None where it names no doer that is known, or
    nobody to whom it was done ("civilians", whom no list knows, go by their words)."""
    source = claim.actor.entity if claim.actor else None
    target = (claim.target.entity or slug(claim.target.text)) if claim.target else None
    if claim.event.type not in ACTS or not source or not target:
        return None
    claimant, own = _claimant(claim, names)
    act, denied = ACTS[claim.event.type], claim.polarity == "denied"
    return Alleged(claimant, own, source, target, act, denied)


def _claimant(claim: Claim, names: Names) -> tuple[str, bool]:
    """The party whose word a claim is; the outlet where it says so itself."""
    named = [hop for hop in claim.chain[1:] if hop.source]
    if not named:
        return claim.chain[0].source, True
    return _party(named[-1], names), False


def _party(hop: Hop, names: Names) -> str:
    if hop.entity and hop.entity in names.parties:
        return names.whole(hop.entity)
    return hop.entity or " ".join(hop.source.split())


def least_origins(told: Iterable[tuple[str, Iterable[str]]]) -> int:
    """Of reports, each with origins that claims of it rest on: how many groups share no origin with
    one another. There may be more origins, but no fewer, as far as anybody knows."""
    number: dict[str, int] = {}
    first: dict[str, int] = {}
    pairs = [
        (first.setdefault(origin, mine), mine)
        for report, origins in told
        for mine in [number.setdefault(report, len(number))]
        for origin in sorted(origins)
    ]
    tied = parts(pair for pair in pairs if pair[0] != pair[1])
    return len(number) - sum(len(part) - 1 for part in tied)


def claimant_words(claim: Claim) -> str:
    """The innermost voice of a claim as the report has it."""
    return " ".join(claim.chain[-1].source.split())


def party_words(claim: Claim, party: str) -> str | None:
    """The words of the role in which a party stands in a claim."""
    for role in (claim.actor, claim.target):
        if role is not None and party in (role.entity, slug(role.text)):
            return " ".join(role.text.split())
    return None
