"""Outlines and the pairs that speak for one happening in, groups of outlines out, with reasons.

Links were found when reports came in (`neighbours`); here accounts that some chain of links holds
together are grouped, one such part in memory at a time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from rashomon.linking.features import STRANGERS, meet, shared_words, weigh
from rashomon.linking.linkage import Pair, Weights, doubtful, joined, parts
from rashomon.linking.outlines import Outline
from rashomon.records import Link, content_id

# What a person has decided outweighs all that the words can say.
DECIDED = 1e6
Fixed = Mapping[frozenset[str], bool]


@dataclass(frozen=True)
class Group:
    """Outlines of one happening, the links that hold them together, and links to outlines outside
    of which nobody can be sure."""

    members: tuple[Outline, ...]
    links: tuple[Link, ...]
    unsure: tuple[Link, ...] = ()

    @property
    def reports(self) -> list[str]:
        """The reports that tell of it, each once."""
        return list(dict.fromkeys(outline.report for outline in self.members))


class Kept(Protocol):
    """Accounts by number, and the pairs of them that speak for one happening."""

    def pairs(self) -> Iterable[Pair]:
        """Every pair."""

    def weights(self, accounts: Collection[int]) -> Mapping[Pair, float]:
        """What the pairs among some accounts weigh."""

    def outlines(self, accounts: Collection[int]) -> Mapping[int, Outline]:
        """Some accounts."""

    def of_reports(self, reports: Collection[str]) -> Mapping[str, Sequence[int]]:
        """The accounts of some reports."""


def story_id(reports: Iterable[str]) -> str:
    """The id of the story that some reports tell, by their ids."""
    return content_id("story", *sorted(reports))


def groups_of(kept: Kept, fixed: Fixed) -> Iterator[Group]:
    """Every group of accounts of which some speak for one happening, in no order; `fixed`: what
    people have decided of two reports, that they do or do not tell of one happening."""
    told = kept.of_reports({report for pair in fixed for report in pair})
    decided = (
        (a, b)
        for pair in fixed
        for a in told.get(min(pair), ())
        for b in told.get(max(pair), ())
        if a != b
    )
    for part in parts(chain(kept.pairs(), decided)):
        outlines = kept.outlines(part)
        order = sorted(part, key=lambda number: outlines[number].order)
        place = {number: n for n, number in enumerate(order)}
        weights = {
            (min(place[a], place[b]), max(place[a], place[b])): weight
            for (a, b), weight in kept.weights(part).items()
        }
        yield from _grouped([outlines[number] for number in order], weights, fixed)


def _grouped(
    outlines: Sequence[Outline], weights: Mapping[Pair, float], fixed: Fixed
) -> Iterator[Group]:
    """Group one part; outlines come in their order, weights by their places."""
    said = dict(_decisions(outlines, fixed))
    given = {**weights, **{pair: DECIDED if same else -DECIDED for pair, same in said.items()}}

    def weighed(a: int, b: int) -> float:
        shared = shared_words(outlines[a], outlines[b])
        if not meet(outlines[a], outlines[b], shared):
            return STRANGERS
        return weigh(outlines[a], outlines[b], shared)[0]

    def links(left: Iterable[int], right: Sequence[int]) -> Iterator[tuple[Pair, Link]]:
        for pair in sorted({(min(a, b), max(a, b)) for a in left for b in right if a != b}):
            link = _link(outlines[pair[0]], outlines[pair[1]], said.get(pair))
            if link is not None:
                yield pair, link

    held = Weights(given, weighed)
    groups = joined(range(len(outlines)), held)
    outside: dict[int, list[tuple[Pair, Link]]] = defaultdict(list)
    for first, second in doubtful(groups, held):
        found = list(links(groups[first], groups[second]))
        outside[first] += found
        outside[second] += found
    for n, group in enumerate(groups):
        yield Group(
            members=tuple(outlines[index] for index in group),
            links=tuple(link for _, link in links(group, group)),
            unsure=tuple(link for _, link in sorted(outside[n], key=lambda each: each[0])),
        )


def _decisions(outlines: Sequence[Outline], fixed: Fixed) -> Iterator[tuple[Pair, bool]]:
    """The pairs of outlines, by their places, of which people have decided, and what."""
    of_report: dict[str, list[int]] = defaultdict(list)
    for index, outline in enumerate(outlines):
        of_report[outline.report].append(index)
    for pair, same in fixed.items():
        for a in of_report.get(min(pair), ()):
            for b in of_report.get(max(pair), ()):
                if a != b:
                    yield (min(a, b), max(a, b)), same


def _link(a: Outline, b: Outline, decided: bool | None) -> Link | None:
    """Why two accounts are taken to tell of one happening or not; None for strangers."""
    shared = shared_words(a, b)
    if decided is None and not meet(a, b, shared):
        return None
    weight, reasons = weigh(a, b, shared)
    if decided is not None:
        weight = DECIDED if decided else -DECIDED
        reasons = ("a person decided that they do" + ("" if decided else " not"),)
    pair = a.report, b.report
    return Link(content_id("link", *sorted(pair), a.key[1], b.key[1]), pair, weight, reasons)
