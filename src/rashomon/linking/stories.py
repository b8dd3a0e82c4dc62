"""Accounts in, stories out: groups of accounts that tell of one happening.

Only accounts that share telling words within some weeks, or a kind of event with a place or a
party, are compared, so that the work grows with the number of reports, not with its square.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.linking.accounts import Account
from rashomon.linking.copies.candidates import Candidates
from rashomon.linking.features import ENOUGH, STRANGERS, UNSURE, weigh
from rashomon.records import Link, content_id

# In a block larger than this (every report on a war names its parties) an account is compared with
# so many neighbours in time only.
LARGEST_BLOCK = 200
# Telling words in common that make two accounts worth comparing.
WORTH = 0.2
# Two groups become one story where more than this share of their pairs speak for it, so that a
# chain of pages that each tell of two happenings does not make one story of a war.
SHARE = 0.5

# What a person has decided outweighs all that the words can say.
DECIDED = 1e6

Pair = tuple[int, int]


@dataclass(frozen=True)
class Linked:
    """Accounts of one happening, the links that hold them together, and links to accounts outside
    of which nobody can be sure."""

    members: tuple[Account, ...]
    links: tuple[Link, ...]
    unsure: tuple[Link, ...] = ()


def link_accounts(
    accounts: Sequence[Account], fixed: Mapping[frozenset[str], bool] | None = None
) -> list[Linked]:
    """Group accounts that tell of one happening, with the links that hold each group together.

    Two groups join while the mean weight of the pairs between them is enough, the heaviest first,
    so that a chain of chance links does not make one story of a war. `fixed`: what people have
    decided of two reports, that they do or do not tell of one happening.
    """
    weights: dict[Pair, float] = {}
    links: dict[Pair, Link] = {}
    for a, b in _candidates(accounts):
        weight, reasons = weigh(accounts[a], accounts[b])
        weights[a, b] = weight
        links[a, b] = _link(accounts[a], accounts[b], weight, reasons)
    for a, b in _decided(accounts, fixed or {}):
        same = (fixed or {})[frozenset((accounts[a].report.id, accounts[b].report.id))]
        weights[a, b] = DECIDED if same else -DECIDED
        said = "a person decided that they do" + ("" if same else " not")
        links[a, b] = _link(accounts[a], accounts[b], weights[a, b], (said,))
    groups = _joined(len(accounts), weights)
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    inside: dict[int, list[Link]] = defaultdict(list)
    outside: dict[int, list[Link]] = defaultdict(list)
    for (a, b), link in sorted(links.items()):
        if group_of[a] == group_of[b]:
            inside[group_of[a]].append(link)
        elif _mean(groups[group_of[a]], groups[group_of[b]], weights) >= ENOUGH - UNSURE:
            outside[group_of[a]].append(link)
            outside[group_of[b]].append(link)
    return [
        Linked(tuple(accounts[i] for i in group), tuple(inside[n]), tuple(outside[n]))
        for n, group in enumerate(groups)
    ]


def _link(a: Account, b: Account, weight: float, reasons: tuple[str, ...]) -> Link:
    pair = a.report.id, b.report.id
    return Link(content_id("link", *sorted(pair), a.story, b.story), pair, weight, reasons)


def _joined(count: int, weights: Mapping[Pair, float]) -> list[list[int]]:
    """Join groups by the mean weight of the pairs between them, heaviest first."""
    groups: dict[int, list[int]] = {index: [index] for index in range(count)}
    # Of two groups: the sum of the weights, the pairs weighed, and those that speak for one story.
    between: dict[int, dict[int, tuple[float, int, int]]] = defaultdict(dict)
    for (a, b), weight in weights.items():
        between[a][b] = between[b][a] = (weight, 1, int(weight > 0))

    def mean(a: int, b: int) -> float:
        total, weighed, speaking = between[a][b]
        pairs = len(groups[a]) * len(groups[b])
        if speaking <= SHARE * pairs:
            return STRANGERS
        return (total + STRANGERS * (pairs - weighed)) / pairs

    queue = [(-mean(a, b), a, b) for a in between for b in between[a] if a < b]
    heapq.heapify(queue)
    while queue:
        weight, a, b = heapq.heappop(queue)
        if -weight < ENOUGH:
            break
        stale = a not in groups or b not in groups or b not in between[a] or -mean(a, b) != weight
        if stale:
            continue
        groups[a] += groups.pop(b)
        for other, theirs in between.pop(b).items():
            del between[other][b]
            if other != a:
                mine = between[a].get(other, (0.0, 0, 0))
                both = (mine[0] + theirs[0], mine[1] + theirs[1], mine[2] + theirs[2])
                between[a][other] = between[other][a] = both
        for other in between[a]:
            first, second = min(a, other), max(a, other)
            heapq.heappush(queue, (-mean(first, second), first, second))
    return sorted(sorted(group) for group in groups.values())


def _mean(left: Sequence[int], right: Sequence[int], weights: Mapping[Pair, float]) -> float:
    pairs = [weights.get((min(a, b), max(a, b)), STRANGERS) for a in left for b in right]
    return sum(pairs) / len(pairs)


def _decided(accounts: Sequence[Account], fixed: Mapping[frozenset[str], bool]) -> Iterator[Pair]:
    """The pairs of accounts of which people have decided."""
    of_report: dict[str, list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        of_report[account.report.id].append(index)
    for pair in fixed:
        first, second = sorted(pair) if len(pair) == 2 else (*pair, *pair)
        for a in of_report.get(first, ()):
            for b in of_report.get(second, ()):
                if a != b:
                    yield min(a, b), max(a, b)


def _candidates(accounts: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of accounts worth comparing, each once. Accounts come in the order of time."""
    seen: set[Pair] = set()
    for pair in (*_by_words(accounts), *_by_blocks(accounts)):
        a, b = pair
        if pair not in seen and accounts[a].report.id != accounts[b].report.id:
            seen.add(pair)
            yield pair


def _by_words(accounts: Sequence[Account]) -> Iterator[Pair]:
    known = Candidates()
    numbers = {(a.report.id, a.story): index for index, a in enumerate(accounts)}
    for index, account in enumerate(accounts):
        if account.sketch is not None:
            for other in known.near(account.sketch, WORTH):
                yield numbers[other.key], index
            known.add(account.sketch)


def _by_blocks(accounts: Sequence[Account]) -> Iterator[Pair]:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        for key in account.at | account.involving:
            blocks[key].append(index)
    for members in blocks.values():
        yield from _pairs(members)


def _pairs(members: Sequence[int]) -> Iterator[Pair]:
    if len(members) <= LARGEST_BLOCK:
        yield from combinations(members, 2)
        return
    for at, a in enumerate(members):
        yield from ((a, b) for b in members[at + 1 : at + 1 + LARGEST_BLOCK])
