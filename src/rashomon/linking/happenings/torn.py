"""Scored pairs in, those out that would be a guess: a mention that fits two rival happenings alike.

"A strike killed several people", with no day and no place, fits Monday's strike and Friday's. Two
equal candidates give no answer rather than a guess: its ties to both are shown as not sure.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from rashomon.linking.happenings.linkage import Pair
from rashomon.linking.happenings.mentions import EventMention

# In log-odds, how much better one of two rivals must fit. A happening that five times as many
# reports tell of is that much likelier to be the one that is meant.
CLEAR = 1.5

Said = Callable[[EventMention], Hashable | None]


def day_of(mention: EventMention) -> Hashable | None:
    """The day that a mention is put on."""
    return mention.days[0] if mention.days and mention.days[0] == mention.days[1] else None


def site_of(mention: EventMention) -> Hashable | None:
    """The place that a mention is put at."""
    return mention.site.town if mention.site else None


def torn(told: Sequence[EventMention], scores: Mapping[Pair, float], enough: float) -> set[Pair]:
    """The pairs whose one mention says no day, or no place, and fits two of them about equally."""
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), score in scores.items():
        if score > enough:
            near[a].append((b, score))
            near[b].append((a, score))
    dropped: set[Pair] = set()
    for said in (day_of, site_of):
        for mention, partners in near.items():
            if said(told[mention]) is None and _rivals(told, partners, said):
                dropped |= {
                    (min(mention, other), max(mention, other))
                    for other, _ in partners
                    if said(told[other]) is not None
                }
    return dropped


def _rivals(
    told: Sequence[EventMention], partners: Sequence[tuple[int, float]], said: Said
) -> bool:
    """Whether the two likeliest of what the partners say are about equally likely."""
    best: dict[Hashable, float] = {}
    reports: dict[Hashable, set[str]] = defaultdict(set)
    for other, score in partners:
        if (value := said(told[other])) is not None:
            best[value] = max(score, best.get(value, score))
            reports[value].add(told[other].page.report)
    ranked = sorted((best[value] + math.log(len(reports[value])) for value in best), reverse=True)
    return len(ranked) > 1 and ranked[0] - ranked[1] < CLEAR
