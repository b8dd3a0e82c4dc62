"""Stories in; who is claimed to have done what to whom out, one picture for each claimant.

An edge says "P claims that A attacked B", never that A did. Its width is the number of origins that
it rests on at the least, not of reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from rashomon.language.sounds import slug
from rashomon.linking.linkage import parts
from rashomon.records import Claim, EventType, Hop, Record, Story
from rashomon.views.desk import Desk

# Of a whole case, the stories of the strongest conflicts: as many as are read in a moment.
MOST = 200
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


class Edge(Record, frozen=True):
    """What a claimant says that one did to another; `denied` where the claimant says that it was
    not so, `reports` and `origins` (at the least) that carry it, and the claims."""

    source: str
    target: str
    act: str
    denied: bool
    reports: int
    origins: int
    claims: tuple[str, ...]


class Picture(Record, frozen=True):
    """All that one claimant claims; `own` for outlets in their own voice."""

    claimant: str
    name: str
    own: bool
    edges: tuple[Edge, ...]


class Network(Record, frozen=True):
    """The pictures of a story, or of a case's stories; `nodes` names the ids, `quotes` holds the
    words of each claim. Where a case has more stories, `stories` of `of` were looked at."""

    story: str | None
    title: str | None
    pictures: tuple[Picture, ...]
    nodes: dict[str, str]
    quotes: dict[str, str]
    stories: int
    of: int


COLUMNS = ("claimant", "who", "did", "to whom", "denied", "reports", "origins_min", "claims")


class _Said(Record, frozen=True):
    claim: Claim
    origins: frozenset[str]


def network_screen(desk: Desk, story: Story | None) -> Network:
    """The network as claimed, of a story or of the whole case."""
    known = desk.case.headings()
    if story is not None:
        stories: Iterable[Story] = [story]
    else:
        stories = (desk.case.story(h.id, whole=False) for h in islice(known, MOST))
    said = [each for one in stories for each in _said(desk, one)]
    called = desk.naming()
    by_claimant: dict[tuple[str, bool], dict[tuple[str, str, str, bool], list[_Said]]]
    by_claimant = defaultdict(lambda: defaultdict(list))
    for each in said:
        source, target = _ends(each.claim)
        act = ACTS[each.claim.event.type]
        denied = each.claim.polarity == "denied"
        by_claimant[_claimant(each.claim, desk)][source, target, act, denied].append(each)

    def named(entity: str, words: Iterable[str]) -> str:
        """A plain name; of one that no list knows, the words that the reports have for it."""
        name = called(entity)
        return name if name != entity else next(iter(words), entity)

    pictures = [
        Picture(
            claimant=who,
            name=named(who, (_words(each.claim) for e in edges.values() for each in e)),
            own=own,
            edges=tuple(_edge(*ends, told) for ends, told in sorted(edges.items())),
        )
        for (who, own), edges in by_claimant.items()
    ]
    pictures.sort(key=lambda p: (p.own, -sum(edge.reports for edge in p.edges), p.name))
    ends = {end for p in pictures for edge in p.edges for end in (edge.source, edge.target)}
    return Network(
        story=story.id if story else None,
        title=story.title if story else None,
        pictures=tuple(pictures),
        nodes={end: named(end, _texts(said, end)) for end in sorted(ends)},
        quotes={each.claim.id: " ".join(each.claim.quote.split()) for each in said},
        stories=1 if story else min(len(known), MOST),
        of=1 if story else len(known),
    )


def _words(claim: Claim) -> str:
    """The innermost voice of a claim as the report has it."""
    return " ".join(claim.chain[-1].source.split())


def _texts(said: Iterable[_Said], entity: str) -> Iterator[str]:
    """The words of the roles in which an entity stands."""
    for each in said:
        for role in (each.claim.actor, each.claim.target):
            if role is not None and entity in (role.entity, slug(role.text)):
                yield " ".join(role.text.split())


def _said(desk: Desk, story: Story) -> Iterator[_Said]:
    """The claims of a story that tell of one party and another, with the origins they rest on."""
    origins: dict[str, set[str]] = defaultdict(set)
    for point in story.points:
        for answer in point.answers:
            origins[answer.claim].update(answer.origins)
    for reading in desk.case.readings_of(story.reports):
        for claim in reading.claims:
            if claim.event.type in ACTS and all(_ends(claim)):
                yield _Said(claim, frozenset(origins[claim.id] or {claim.report}))


def _ends(claim: Claim) -> tuple[str, str]:
    """Who did it and to whom; whom no list knows by their words ("civilians"); empty where the
    claim names no doer that is known, or nobody to whom it was done."""
    source = claim.actor.entity if claim.actor else None
    target = (claim.target.entity or slug(claim.target.text)) if claim.target else None
    return source or "", target or ""


def _claimant(claim: Claim, desk: Desk) -> tuple[str, bool]:
    """The party whose word a claim is; the outlet where it says so itself."""
    named = [hop for hop in claim.chain[1:] if hop.source]
    if not named:
        return claim.chain[0].source, True
    return _party(named[-1], desk), False


def _party(hop: Hop, desk: Desk) -> str:
    names = desk.language.names
    if hop.entity and hop.entity in names.parties:
        return str(names.whole(hop.entity))
    return hop.entity or " ".join(hop.source.split())


def _edge(source: str, target: str, act: str, denied: bool, told: list[_Said]) -> Edge:
    return Edge(
        source=source,
        target=target,
        act=act,
        denied=denied,
        reports=len({each.claim.report for each in told}),
        origins=_origins(told),
        claims=tuple(each.claim.id for each in told),
    )


def _origins(told: list[_Said]) -> int:
    """How many groups of claims share no origin with one another: the least there may be."""
    first: dict[str, int] = {}
    pairs = [
        (first.setdefault(origin, number), number)
        for number, each in enumerate(told)
        for origin in sorted(each.origins)
    ]
    tied = parts(pair for pair in pairs if pair[0] != pair[1])
    return len(told) - sum(len(part) - 1 for part in tied)


def rows(network: Network) -> Iterator[tuple[object, ...]]:
    """The edges as a table."""
    for picture in network.pictures:
        for edge in picture.edges:
            yield (
                *(picture.name, network.nodes[edge.source], edge.act, network.nodes[edge.target]),
                *("denied" if edge.denied else "", edge.reports, edge.origins, edge.claims),
            )
