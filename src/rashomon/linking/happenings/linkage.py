"""Scored pairs in, groups out: average linkage over the pairs that were compared.

Work grows with the pairs given, not with the square of what is grouped.
"""

import heapq
from collections.abc import Mapping, Sequence
from typing import Protocol, Self

Pair = tuple[int, int]


class Vetoing(Protocol):
    """What is known of a group, which may rule out that another joins it."""

    def joined(self, other: Self) -> Self:
        """What is known of both groups together."""
        ...

    def apart(self, other: Self) -> bool:
        """Whether the two must stay apart."""
        ...

    def pull(self, other: Self) -> float:
        """How much earlier than by their score alone the two are looked at."""
        ...


def average_linkage(
    count: int,
    scores: Mapping[Pair, float],
    *,
    missing: float,
    enough: float,
    known: Sequence[Vetoing] = (),
) -> list[list[int]]:
    """Join the two nearest groups as long as the mean score of their pairs is above `enough`; a
    pair that was never compared counts as `missing`. Equal scores join the earlier ones first.
    Of groups of whose members something is `known`, those stay apart that it rules out."""
    facts = dict(enumerate(known))
    members = {i: [i] for i in range(count)}
    # Sums of what pairs score above a missing one: these need no entry for pairs never compared.
    above: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (a, b), score in sorted(scores.items()):
        above[a][b] = above[b][a] = score - missing

    def turn(a: int, b: int, mean: float) -> float:
        return -mean - (facts[a].pull(facts[b]) if facts else 0.0)

    heap = [
        (turn(a, b, total), a, b)
        for a, near in above.items()
        for b, total in near.items()
        if a < b and total + missing > enough
    ]
    heapq.heapify(heap)
    new = count
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        if facts:
            if facts[a].apart(facts[b]):
                continue
            facts[new] = facts[a].joined(facts[b])
        members[new] = members.pop(a) + members.pop(b)
        left, right = above.pop(a), above.pop(b)
        joined = above[new] = {}
        for other in sorted(left.keys() | right.keys()):
            if other in (a, b):
                continue
            total = joined[other] = left.get(other, 0.0) + right.get(other, 0.0)
            near = above[other]
            near.pop(a, None)
            near.pop(b, None)
            near[new] = total
            mean = total / (len(members[new]) * len(members[other]))
            if mean + missing > enough:
                heapq.heappush(heap, (turn(other, new, mean), other, new))
        new += 1
    return sorted(sorted(group) for group in members.values())
