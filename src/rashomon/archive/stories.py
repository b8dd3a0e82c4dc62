"""Pairs of accounts that speak for one happening in, the stories of an archive out: which accounts
tell of which, for all that what came in has touched."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import pyarrow as pa

from rashomon.archive.neighbours import Before
from rashomon.archive.tables import Tables
from rashomon.linking.groups import Group, groups_of, story_id
from rashomon.linking.linkage import Pair, parts
from rashomon.linking.outlines import Outline

# Accounts whose outlines are fetched together.
FETCHED = 5000


class Touched:
    """The links of all accounts that some chain of links holds together with a fresh one
    (`linking.groups.Kept`)."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        pairs = tables.table("SELECT a, b, weight, run FROM links ORDER BY a, b")
        columns = (pairs[name].to_pylist() for name in ("a", "b", "weight", "run"))
        told = list(zip(*columns, strict=True))
        fresh = {number for a, b, _, run in told if run == tables.now for number in (a, b)}
        self._parts = [p for p in parts((a, b) for a, b, *_ in told) if not fresh.isdisjoint(p)]
        mine = {number for part in self._parts for number in part}
        self._weights: dict[int, dict[Pair, float]] = defaultdict(dict)
        for a, b, weight, _ in told:
            if a in mine:
                self._weights[a][a, b] = weight
        self._fetched: dict[int, Outline] = {}
        self._ahead = iter(self._parts)
        self.number: dict[tuple[str, int], int] = {}

    def pairs(self) -> Iterable[Pair]:
        """Every pair."""
        return (pair for found in self._weights.values() for pair in found)

    def weights(self, accounts: Collection[int]) -> Mapping[Pair, float]:
        """What the pairs of some accounts weigh; a part has all that its accounts are in."""
        return {pair: w for a in accounts for pair, w in self._weights.get(a, {}).items()}

    def outlines(self, accounts: Collection[int]) -> Mapping[int, Outline]:
        """Some accounts; parts are asked for in their order, and some are fetched ahead."""
        while not self._fetched.keys() >= set(accounts):
            self._fetched = self._fetch()
        return {number: self._fetched[number] for number in accounts}

    def of_reports(self, reports: Collection[str]) -> Mapping[str, Sequence[int]]:
        """None: nobody decides on an archive."""
        return {}

    def _fetch(self) -> dict[int, Outline]:
        wanted: list[int] = []
        for part in self._ahead:
            wanted += part
            if len(wanted) >= FETCHED:
                break
        held = Before(self._tables, 0)
        with self._tables.holding(wanted_now=pa.table({"number": pa.array(wanted, pa.int64())})):
            self._tables.run("CREATE OR REPLACE TABLE wanted AS FROM wanted_now")
        outlines = list(held.take("a.number IN (FROM wanted)", ""))
        self.number = held.number
        return {held.number[outline.key]: outline for outline in outlines}


def find_stories(tables: Tables) -> None:
    """Group what the fresh accounts touch, and write which story each account is of."""
    kept = Touched(tables)
    with tables.writing("stories") as table:
        for group in groups_of(kept, {}):
            story = story_of(group)
            for outline in group.members:
                number = kept.number[outline.key]
                table.add({"run": tables.now, "number": number, "in_story": story})


def story_of(group: Group) -> str | None:
    """The id of a story, as a case gives it; None where one report tells alone."""
    reports = group.reports
    return story_id(reports) if len(reports) > 1 else None
