"""Readings in, stories out: accounts grouped by blocks of kind and party or kind and place.

An account is one story of one report (a page may hold two). Only accounts that share a block are
compared, so that the work grows with the number of reports, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.linking.features import ENOUGH, SPEECH, family, weigh
from rashomon.reading.days import day_of
from rashomon.records import Claim, Link, Reading, Report

# A block this large says nothing: every report on a war names its parties.
LARGEST_BLOCK = 200
# "Two killed" is said of many a day; equal numbers from here on tell something.
SMALLEST_TOLL = 5
# Two groups become one story where at least this share of their pairs are linked, so that a chain
# of chance links does not make one story of a war.
SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says in one of its stories, and the keys it can be found by."""

    report: Report
    story: int
    claims: tuple[Claim, ...]
    published: date | None
    at: frozenset[tuple[str, str]]
    involving: frozenset[tuple[str, str]]
    between: frozenset[tuple[str, str, str]]
    on: frozenset[tuple[str, date]]
    tolls: frozenset[tuple[str, float]]


def accounts_of(readings: Iterable[Reading]) -> list[Account]:
    """Split readings into accounts, in an order that does not depend on the order of intake."""
    accounts = []
    for reading in readings:
        by_story: dict[int, list[Claim]] = defaultdict(list)
        for claim in reading.claims:
            by_story[claim.story].append(claim)
        accounts += [_account(reading.report, n, claims) for n, claims in by_story.items()]
    return sorted(accounts, key=lambda a: (a.report.published or "", a.report.id, a.story))


def _account(report: Report, story: int, claims: Sequence[Claim]) -> Account:
    told = [c for c in claims if c.event.type not in SPEECH]
    at, involving, between, on, tolls = set(), set(), set(), set(), set()
    for claim in told:
        kind = family(claim.event.type)
        actor, target = _entity(claim, "actor"), _entity(claim, "target")
        place = _entity(claim, "place")
        if place:
            at.add((kind, place))
        involving |= {(kind, party) for party in (actor, target) if party}
        if actor and target:
            between.add((kind, actor, target))
        if claim.time and claim.time.precision == "day" and claim.time.earliest:
            on.add((kind, date.fromisoformat(claim.time.earliest)))
        for number in claim.quantities:
            if number.of in ("killed", "wounded") and (number.low or 0) >= SMALLEST_TOLL:
                tolls.add((number.of, number.low or 0.0))
    return Account(
        report=report,
        story=story,
        claims=tuple(claims),
        published=day_of(report.published),
        at=frozenset(at),
        involving=frozenset(involving),
        between=frozenset(between),
        on=frozenset(on),
        tolls=frozenset(tolls),
    )


def _entity(claim: Claim, role: str) -> str | None:
    found = getattr(claim, role)
    return found.entity if found else None


def link_accounts(accounts: Sequence[Account]) -> list[tuple[list[Account], list[Link]]]:
    """Group accounts that tell of one happening, with the links that hold each group together.

    The strongest links come first, and a link joins two groups only where half of the pairs between
    them are linked too.
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
        if left is not right and _linked(left, right, near) >= SHARE * len(left) * len(right):
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
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        for key in account.at | account.involving:
            blocks[key].append(index)
    seen = set()
    for members in blocks.values():
        if len(members) > LARGEST_BLOCK:
            continue
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                if (a, b) not in seen and accounts[a].report.id != accounts[b].report.id:
                    seen.add((a, b))
                    yield a, b
