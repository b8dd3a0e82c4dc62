"""Scored pairs in, those out that would be a guess: a mention that fits two rival happenings alike.

"A strike killed several people", with no day and no place, fits Monday's strike and Friday's. Two
equal candidates give no answer rather than a guess: its ties to both are shown as not sure.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from rashomon.linking.happenings.known import other_days
from rashomon.linking.happenings.linkage import Pair
from rashomon.linking.happenings.mentions import EventMention
from rashomon.linking.happenings.sites import other_sites

T = TypeVar("T", bound=Hashable)
# In log-odds, how much better one of two rivals must fit. A happening that five times as many
# reports tell of is that much likelier to be the one that is meant.
CLEAR = 1.5


def torn(told: Sequence[EventMention], scores: Mapping[Pair, float], enough: float) -> set[Pair]:
    """The pairs whose one mention says no day, or no place, and fits two of them about equally."""
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), score in scores.items():
        if score > enough:
            near[a].append((b, score))
            near[b].append((a, score))
    days, sites = [mention.days for mention in told], [mention.site for mention in told]
    return _guesses(told, near, days, other_days) | _guesses(told, near, sites, other_sites)


def _guesses(
    told: Sequence[EventMention],
    near: Mapping[int, Sequence[tuple[int, float]]],
    said: Sequence[T | None],
    differ: Callable[[T, T], bool],
) -> set[Pair]:
    dropped: set[Pair] = set()
    for mention, partners in near.items():
        if said[mention] is None and _rivals(told, partners, said, differ):
            dropped |= {
                (min(mention, other), max(mention, other))
                for other, _ in partners
                if said[other] is not None
            }
    return dropped


def _rivals(
    told: Sequence[EventMention],
    partners: Sequence[tuple[int, float]],
    said: Sequence[T | None],
    differ: Callable[[T, T], bool],
) -> bool:
    """Whether the likeliest of what the partners say and the next that differs are about equally
    likely."""
    best: dict[T, float] = {}
    reports: dict[T, set[str]] = defaultdict(set)
    for other, score in partners:
        if (value := said[other]) is not None:
            best[value] = max(score, best.get(value, score))
            reports[value].add(told[other].page.report)
    if len(best) < 2:
        return False
    likely = {
        value: score
        + math.log(len(set().union(*(reports[v] for v in best if not differ(v, value)))))
        for value, score in best.items()
    }
    first = max(likely, key=lambda value: (likely[value], value))
    others = [likely[value] for value in likely if differ(value, first)]
    return bool(others) and likely[first] - max(others) < CLEAR
