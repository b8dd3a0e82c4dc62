"""Accounts in, stories out: groups of accounts that tell of one happening.

Only accounts that meet (see `features.meet`) are compared, so that the work grows with the number
of reports, not with its square; and only pairs that speak for one happening are kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.linking.accounts import Account
from rashomon.linking.features import STRANGERS, meet, shared_words, weigh
from rashomon.linking.linkage import Pair, Weights, doubtful, joined, parts
from rashomon.linking.neighbours import Empty, speaking
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


@dataclass(frozen=True)
class Linked:
    """Accounts of one happening, and the links of their group."""

    members: tuple[Account, ...]
    links: tuple[Link, ...]
    unsure: tuple[Link, ...] = ()


def link_accounts(accounts: Sequence[Account], fixed: Fixed | None = None) -> list[Linked]:
    """Group accounts that tell of one happening, with the links that hold each group together.

    `fixed`: what people have decided of two reports, that they do or do not tell of one happening.
    """
    outlines = sorted((account.outline for account in accounts), key=lambda o: o.order)
    number = {outline.key: n for n, outline in enumerate(outlines)}
    pairs = [(number[a.key], number[b.key], w) for a, b, w in speaking(outlines, Empty())]
    place = {account.outline.key: n for n, account in enumerate(accounts)}
    found = []
    together = (pair for pair, _ in decisions(outlines, fixed or {}))
    for part, weights in parts(len(outlines), pairs, together):
        for group in grouped([outlines[index] for index in part], weights, fixed or {}):
            members = sorted(place[outline.key] for outline in group.members)
            told = tuple(accounts[index] for index in members)
            found.append((members, Linked(told, group.links, group.unsure)))
    return [linked for _, linked in sorted(found, key=lambda each: each[0])]


def grouped(
    outlines: Sequence[Outline], weights: Mapping[Pair, float], fixed: Fixed
) -> Iterator[Group]:
    """Group outlines, which come in their order; `weights`: the pairs that speak for one happening,
    by their places."""
    said = dict(decisions(outlines, fixed))
    given = {**weights, **{pair: DECIDED if same else -DECIDED for pair, same in said.items()}}

    def weighed(a: int, b: int) -> float:
        shared = shared_words(outlines[a], outlines[b])
        if not meet(outlines[a], outlines[b], shared):
            return STRANGERS
        return weigh(outlines[a], outlines[b], shared)[0]

    def links(left: Iterable[int], right: Iterable[int]) -> Iterator[tuple[Pair, Link]]:
        others = tuple(right)
        for pair in sorted({(min(a, b), max(a, b)) for a in left for b in others if a != b}):
            link = _link(outlines[pair[0]], outlines[pair[1]], said.get(pair))
            if link is not None:
                yield pair, link

    held = Weights(given, weighed)
    groups = joined(range(len(outlines)), held)
    outside: dict[int, list[tuple[Pair, Link]]] = defaultdict(list)
    for first, second in doubtful(groups, held):
        for found in links(groups[first], groups[second]):
            outside[first].append(found)
            outside[second].append(found)
    for n, group in enumerate(groups):
        yield Group(
            members=tuple(outlines[index] for index in group),
            links=tuple(link for _, link in links(group, group)),
            unsure=tuple(link for _, link in sorted(outside[n], key=lambda each: each[0])),
        )


def decisions(outlines: Sequence[Outline], fixed: Fixed) -> Iterator[tuple[Pair, bool]]:
    """The pairs of outlines, by their places, of which people have decided, and what."""
    of_report: dict[str, list[int]] = defaultdict(list)
    for index, outline in enumerate(outlines):
        of_report[outline.report].append(index)
    for pair, same in fixed.items():
        first, second = sorted(pair) if len(pair) == 2 else (*pair, *pair)
        for a in of_report.get(first, ()):
            for b in of_report.get(second, ()):
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
