"""Readings in, stories out: accounts grouped by blocks of kind and party or kind and place.

An account is one story of one report (a page may hold two). Only accounts that share a block are
compared, so that the work grows with the number of reports, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.linking.features import ENOUGH, SPEECH, family, weigh
from rashomon.reading.days import day_of
from rashomon.records import Claim, Link, Reading, Report

# A block this large says nothing: every report on a war names its parties.
LARGEST_BLOCK = 200


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
    at, involving, between, on = set(), set(), set(), set()
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
    return Account(
        report=report,
        story=story,
        claims=tuple(claims),
        published=day_of(report.published),
        at=frozenset(at),
        involving=frozenset(involving),
        between=frozenset(between),
        on=frozenset(on),
    )


def _entity(claim: Claim, role: str) -> str | None:
    found = getattr(claim, role)
    return found.entity if found else None


def link_accounts(accounts: Sequence[Account]) -> list[tuple[list[Account], list[Link]]]:
    """Group accounts that tell of one happening, with the links that hold each group together."""
    parent = list(range(len(accounts)))
    links: list[tuple[int, Link]] = []
    for a, b in sorted(_candidates(accounts)):
        weight, reasons = weigh(accounts[a], accounts[b])
        if weight >= ENOUGH:
            ids = (accounts[a].report.id, accounts[b].report.id)
            links.append((a, Link(ids, weight, reasons)))
            parent[_root(parent, a)] = _root(parent, b)
    groups: dict[int, list[Account]] = defaultdict(list)
    kept: dict[int, list[Link]] = defaultdict(list)
    for index, account in enumerate(accounts):
        groups[_root(parent, index)].append(account)
    for index, link in links:
        kept[_root(parent, index)].append(link)
    return [(members, kept[root]) for root, members in groups.items()]


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


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
