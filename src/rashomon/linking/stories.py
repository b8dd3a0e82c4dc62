"""Accounts in, stories out: groups of accounts that tell of one happening.

Only accounts that meet (see `features.meet`) are compared, so that the work grows with the number
of reports, not with its square; and only pairs that speak for one happening are kept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.linking.accounts import Account
from rashomon.linking.groups import Fixed, Group, groups_of
from rashomon.linking.linkage import Pair
from rashomon.linking.neighbours import Empty, speaking
from rashomon.linking.outlines import Outline
from rashomon.records import Link


@dataclass(frozen=True)
class Linked:
    """Accounts of one happening, the links that hold them together, and links to accounts outside
    of which nobody can be sure."""

    members: tuple[Account, ...]
    links: tuple[Link, ...]
    unsure: tuple[Link, ...] = ()


def link_accounts(accounts: Sequence[Account], fixed: Fixed | None = None) -> list[Linked]:
    """Group accounts that tell of one happening, with the links that hold each group together.

    `fixed`: what people have decided of two reports, that they do or do not tell of one happening.
    """
    groups = list(groups_of(_Held(accounts), fixed or {}))
    found = {outline.key for group in groups for outline in group.members}
    groups += [Group((a.outline,), ()) for a in accounts if a.outline.key not in found]
    place = {account.outline.key: number for number, account in enumerate(accounts)}
    linked = []
    for group in groups:
        members = sorted(place[outline.key] for outline in group.members)
        linked.append((members, in_full(group, [accounts[number] for number in members])))
    return [each for _, each in sorted(linked, key=lambda pair: pair[0])]


def in_full(group: Group, accounts: Iterable[Account]) -> Linked:
    """A group with its accounts as they are, in the order that they come in."""
    mine = {outline.key for outline in group.members}
    members = tuple(account for account in accounts if account.outline.key in mine)
    return Linked(members, group.links, group.unsure)


class _Held:
    """Accounts in memory, as what their groups are made from."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._outlines = [account.outline for account in accounts]
        number = {outline.key: n for n, outline in enumerate(self._outlines)}
        self._weights: dict[int, dict[Pair, float]] = defaultdict(dict)
        for a, b, weight in speaking(self._outlines, Empty()):
            first, second = number[a.key], number[b.key]
            self._weights[first][first, second] = weight

    def pairs(self) -> Iterator[Pair]:
        """Every pair that speaks for one happening."""
        return (pair for found in self._weights.values() for pair in found)

    def weights(self, accounts: Collection[int]) -> Mapping[Pair, float]:
        """What the pairs of some accounts weigh; a part has all that its accounts are in."""
        return {pair: w for a in accounts for pair, w in self._weights.get(a, {}).items()}

    def outlines(self, accounts: Collection[int]) -> Mapping[int, Outline]:
        """Some accounts."""
        return {number: self._outlines[number] for number in accounts}

    def of_reports(self, reports: Collection[str]) -> Mapping[str, Sequence[int]]:
        """The accounts of some reports."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, outline in enumerate(self._outlines):
            if outline.report in reports:
                found[outline.report].append(number)
        return found
