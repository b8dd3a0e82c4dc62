"""Accounts and the pairs that speak for one happening in, groups of accounts out.

Two groups join while the mean weight of the pairs between them is enough, the heaviest first, so
that a chain of chance links does not make one story of a war. What speaks against is weighed only
where it can matter: between groups of which most pairs speak for one happening.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.linking.features import ENOUGH, STRANGERS, UNSURE

# Two groups become one story where more than this share of their pairs speak for it, so that a
# chain of pages that each tell of two happenings does not make one story of a war.
SHARE = 0.5

Pair = tuple[int, int]
Between = tuple[int, int | None]
UNKNOWN: Between = (0, None)


class Weights:
    """What pairs weigh: those given, and any other by `weigh`, asked for once. Sums are of whole
    hundredths, so that no order of adding changes them."""

    def __init__(self, given: Mapping[Pair, float], weigh: Callable[[int, int], float]) -> None:
        self.given = {pair: _hundredths(weight) for pair, weight in given.items()}
        self._weigh = weigh
        self._others: dict[Pair, int] = {}

    def total(self, left: Sequence[int], right: Sequence[int]) -> int:
        """The sum of all pairs between two groups, in hundredths."""
        return sum(self._of(min(a, b), max(a, b)) for a in left for b in right)

    def _of(self, a: int, b: int) -> int:
        found = self.given.get((a, b))
        if found is None:
            found = self._others.get((a, b))
        if found is None:
            found = self._others[a, b] = _hundredths(self._weigh(a, b))
        return found


def _hundredths(weight: float) -> int:
    return round(weight * 100)


def parts(pairs: Iterable[Pair]) -> list[list[int]]:
    """What some chain of pairs holds together, each part in order; what is in no pair is in no
    part."""
    head: dict[int, int] = {}

    def top(number: int) -> int:
        while (above := head.setdefault(number, number)) != number:
            head[number] = head[above]
            number = above
        return number

    for a, b in pairs:
        first, second = sorted((top(a), top(b)))
        head[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for number in sorted(head):
        found[top(number)].append(number)
    return list(found.values())


def joined(members: Iterable[int], weights: Weights) -> list[list[int]]:
    """Join groups by the mean weight of the pairs between them, heaviest first."""
    groups: dict[int, list[int]] = {index: [index] for index in members}
    # Of two groups: how many pairs speak for one story, and the sum of all, once it was asked for.
    between: dict[int, dict[int, tuple[int, int | None]]] = defaultdict(dict)
    for (a, b), given in weights.given.items():
        between[a][b] = between[b][a] = (int(given > 0), given)

    def mean(a: int, b: int) -> float:
        speaking, total = between[a][b]
        pairs = len(groups[a]) * len(groups[b])
        if speaking <= SHARE * pairs:
            return STRANGERS
        if total is None:
            total = weights.total(groups[a], groups[b])
            between[a][b] = between[b][a] = (speaking, total)
        return total / pairs / 100

    queue = [(-mean(a, b), a, b) for a in between for b in between[a] if a < b]
    queue = [entry for entry in queue if -entry[0] >= ENOUGH]
    heapq.heapify(queue)
    while queue:
        weight, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups or b not in between[a] or -mean(a, b) != weight:
            continue
        groups[a] += groups.pop(b)
        theirs = between.pop(b)
        for other in theirs:
            del between[other][b]
        for other in {*between[a], *theirs} - {a}:
            both = _sum(between[a].get(other, UNKNOWN), theirs.get(other, UNKNOWN))
            between[a][other] = between[other][a] = both
            first, second = min(a, other), max(a, other)
            found = mean(first, second)
            if found >= ENOUGH:
                heapq.heappush(queue, (-found, first, second))
    return sorted(sorted(group) for group in groups.values())


def _sum(mine: Between, theirs: Between) -> Between:
    """What two groups that are one now have between them and a third."""
    known = mine[1] is not None and theirs[1] is not None
    return mine[0] + theirs[0], (mine[1] or 0) + (theirs[1] or 0) if known else None


def doubtful(groups: Sequence[Sequence[int]], weights: Weights) -> list[Pair]:
    """Pairs of groups, by number, of which nobody can be sure that they are two."""
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    most: dict[Pair, int] = defaultdict(int)
    for (a, b), weight in weights.given.items():
        first, second = sorted((group_of[a], group_of[b]))
        if first != second:
            most[first, second] += max(weight, 0)
    least = 100 * (ENOUGH - UNSURE)
    return [
        (first, second)
        for (first, second), total in sorted(most.items())
        if (pairs := len(groups[first]) * len(groups[second]))
        if total / pairs >= least
        if weights.total(groups[first], groups[second]) / pairs >= least
    ]
