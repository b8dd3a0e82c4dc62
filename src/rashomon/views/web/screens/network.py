"""Stories in; who is claimed to have done what to whom out, one picture for each claimant.

An edge says "P claims that A attacked B", never that A did. Its width is the number of origins that
it rests on at the least, not of reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from rashomon.records import Record, Story
from rashomon.views.desk import Desk
from rashomon.views.network import (
    Alleged,
    Said,
    claimant_words,
    least_origins,
    party_words,
    said_in,
)

# Of a whole case, the stories of the strongest conflicts: as many as are read in a moment.
MOST = 200


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


def network_screen(desk: Desk, story: Story | None) -> Network:
    """The network as claimed, of a story or of the whole case."""
    known = desk.case.headings()
    if story is not None:
        stories: Iterable[Story] = [story]
    else:
        stories = (desk.case.story(h.id, whole=False) for h in islice(known, MOST))
    said = [each for one in stories for each in _said(desk, one)]
    called = desk.naming()
    by_claimant: dict[tuple[str, bool], dict[Alleged, list[Said]]]
    by_claimant = defaultdict(lambda: defaultdict(list))
    for each in said:
        alleged = each.alleged
        by_claimant[alleged.claimant, alleged.own][alleged].append(each)

    def named(entity: str, words: Iterable[str]) -> str:
        """A plain name; of one that no list knows, the words that the reports have for it."""
        name = called(entity)
        return name if name != entity else next(iter(words), entity)

    pictures = [
        Picture(
            claimant=who,
            name=named(who, (claimant_words(each.claim) for e in edges.values() for each in e)),
            own=own,
            edges=tuple(_edge(alleged, told) for alleged, told in sorted(edges.items())),
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


def _said(desk: Desk, story: Story) -> Iterator[Said]:
    return said_in(desk.case.readings_of(story.reports), story, desk.language.names)


def _texts(said: Iterable[Said], entity: str) -> Iterator[str]:
    """The words of the roles in which an entity stands."""
    for each in said:
        words = party_words(each.claim, entity)
        if words is not None:
            yield words


def _edge(alleged: Alleged, told: list[Said]) -> Edge:
    return Edge(
        source=alleged.source,
        target=alleged.target,
        act=alleged.act,
        denied=alleged.denied,
        reports=len({each.claim.report for each in told}),
        # What answers no question of the story rests on its report, as far as anybody knows.
        origins=least_origins((e.claim.report, e.origins or {e.claim.report}) for e in told),
        claims=tuple(each.claim.id for each in told),
    )


def rows(network: Network) -> Iterator[tuple[object, ...]]:
    """The edges as a table."""
    for picture in network.pictures:
        for edge in picture.edges:
            yield (
                *(picture.name, network.nodes[edge.source], edge.act, network.nodes[edge.target]),
                *("denied" if edge.denied else "", edge.reports, edge.origins, edge.claims),
            )
