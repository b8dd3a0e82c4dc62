"""Accounts in, stories out: groups of accounts that tell of one happening.

Only accounts that share a kind of event with a place or a party are compared, so that the work
grows with the number of reports, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.linking.accounts import Account
from rashomon.linking.features import ENOUGH, weigh
from rashomon.records import Link

# In a block larger than this (every report on a war names its parties) an account is compared with
# so many neighbours in time only.
LARGEST_BLOCK = 200
# Two groups become one story where more than this share of their pairs are linked, so that a chain
# of chance links does not make one story of a war.
SHARE = 0.5


def link_accounts(accounts: Sequence[Account]) -> list[tuple[list[Account], list[Link]]]:
    """Group accounts that tell of one happening, with the links that hold each group together.

    The strongest links come first, and a link joins two groups only where more than half of the
    pairs between them are linked too.
    """
    links: dict[tuple[int, int], Link] = {}
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in _candidates(accounts):
        weight, reasons = weigh(accounts[a], accounts[b])
        if weight >= ENOUGH:
            links[a, b] = Link((accounts[a].report.id, accounts[b].report.id), weight, reasons)
            near[a].add(b)
            near[b].add(a)
    group = {index: {index} for index in range(len(accounts))}
    for a, b in sorted(links, key=lambda pair: (-links[pair].weight, pair)):
        left, right = group[a], group[b]
        if left is not right and _linked(left, right, near) > SHARE * len(left) * len(right):
            left |= right
            group |= dict.fromkeys(right, left)
    members = {id(found): sorted(found) for found in group.values()}
    return [
        (
            [accounts[i] for i in found],
            [link for (a, b), link in sorted(links.items()) if a in found and b in found],
        )
        for found in sorted(members.values())
    ]


def _linked(left: set[int], right: set[int], near: Mapping[int, set[int]]) -> int:
    return sum(len(near[index] & right) for index in left)


def _candidates(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Pairs of accounts worth comparing, each once. Accounts come in the order of time."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        for key in account.at | account.involving:
            blocks[key].append(index)
    seen = set()
    for members in blocks.values():
        for a, b in _pairs(members):
            if (a, b) not in seen and accounts[a].report.id != accounts[b].report.id:
                seen.add((a, b))
                yield a, b


def _pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= LARGEST_BLOCK:
        yield from combinations(members, 2)
        return
    for at, a in enumerate(members):
        yield from ((a, b) for b in members[at + 1 : at + 1 + LARGEST_BLOCK])
