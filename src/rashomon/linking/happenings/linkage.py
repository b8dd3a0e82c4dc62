"""Scored pairs in, groups out: average linkage over the pairs that were compared.

Work grows with the pairs given, not with the square of what is grouped.
"""

import heapq
from collections.abc import Mapping

Pair = tuple[int, int]


def average_linkage(
    count: int, scores: Mapping[Pair, float], *, missing: float, enough: float
) -> list[list[int]]:
    """Join the two nearest groups as long as the mean score of their pairs is above `enough`; a
    pair that was never compared counts as `missing`. Equal scores join the earlier ones first."""
    members = {i: [i] for i in range(count)}
    # Sums of what pairs score above a missing one: these need no entry for pairs never compared.
    above: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (a, b), score in sorted(scores.items()):
        above[a][b] = above[b][a] = score - missing
    heap = [
        (-total, a, b)
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
                heapq.heappush(heap, (-mean, other, new))
        new += 1
    return sorted(sorted(group) for group in members.values())
