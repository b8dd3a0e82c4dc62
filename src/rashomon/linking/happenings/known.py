"""Groups of mentions in, whether their days or places rule out one happening.

A group of forty mentions, ten of which say where, must not take in one that says elsewhere because
thirty say nothing: what is known on both sides is held against each other, and has a veto.
"""

import math
from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rashomon.linking.happenings.mentions import Days, EventMention
from rashomon.linking.happenings.sites import Site, other_sites

T = TypeVar("T", bound=Hashable)
# Of the pairs that both say it, fewer than this share agree: a page or two may be misread.
AGREE = 0.3
# In log-odds: more than a happening that a thousand mentions tell of pulls a vague one.
FIRST = 7.0


@dataclass(frozen=True, slots=True)
class Known:
    """The days and the places that a group's mentions are put at, each with how many do so."""

    days: Counter[Days]
    sites: Counter[Site]

    def joined(self, other: "Known") -> "Known":
        """What both groups say."""
        return Known(self.days + other.days, self.sites + other.sites)

    def apart(self, other: "Known") -> bool:
        """Whether the two cannot be one happening."""
        return _differ(self.days, other.days, other_days) or _differ(
            self.sites, other.sites, other_sites
        )

    def pull(self, other: "Known") -> float:
        """Groups that say the same come first, then those that say nothing, each to the one that
        most mentions tell of: the likelier it is the one that is meant."""
        if self.said and other.said:
            return FIRST
        return math.log(1 + max(self.said, other.said))

    @property
    def said(self) -> int:
        """How many mentions say when, or where, whichever are more."""
        return max(self.days.total(), self.sites.total())


def known(mention: EventMention) -> Known:
    """What one mention says."""
    days = Counter([mention.days] if mention.days else [])
    return Known(days, Counter([mention.site] if mention.site else []))


def other_days(a: Days, b: Days) -> bool:
    """Whether two stretches of days neither meet nor follow each other."""
    early, late = sorted((a, b))
    return (date.fromisoformat(late[0]) - date.fromisoformat(early[1])).days > 1


def _differ(a: Counter[T], b: Counter[T], differ: Callable[[T, T], bool]) -> bool:
    pairs = a.total() * b.total()
    other = sum(m * n for x, m in a.items() for y, n in b.items() if differ(x, y))
    return other > (1 - AGREE) * pairs
