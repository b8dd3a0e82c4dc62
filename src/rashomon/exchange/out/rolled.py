"""The rows of a story's reports in; the one row that a named rule makes of them, out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from rashomon.exchange.material import Material
from rashomon.exchange.out.reported import Reported, Row, reported
from rashomon.exchange.out.told import Told, told
from rashomon.exchange.out.tolls import toll_of
from rashomon.exchange.out.wording import joined
from rashomon.records import Claim
from rashomon.weighing.rollup import RULES, roll_up
from rashomon.weighing.rollup.rules import ACTORS
from rashomon.weighing.rollup.ways import INDETERMINATE, Value

LEVELS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Actor:
    """A party that the rule keeps: `key` as in its column, how it is called, its type and entity,
    whether any report has it do or suffer the act."""

    key: str
    name: str
    type: str
    entity: str | None
    doer: bool
    hit: bool


@dataclass(frozen=True, slots=True)
class Rolled:
    """A story, its reports as rows, and the row that a rule makes of these. What the rule leaves
    undecided is None there."""

    reported: Reported
    row: Mapping[str, Value]
    rule: str

    @property
    def told(self) -> Told:
        """The story."""
        return self.reported.told

    @property
    def named(self) -> str:
        """What eventreport calls the rule."""
        return RULES[self.rule].name

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day; None where the rule leaves none that both bounds hold."""
        first, last = self.row["date_start"], self.row["date_end"]
        if not isinstance(first, str) or not isinstance(last, str) or first > last:
            return None
        return date.fromisoformat(first), date.fromisoformat(last)

    @property
    def point(self) -> Sequence[Row]:
        """The reports that have the row's very point, the least exact first; empty where the rule
        took its latitude from one report and its longitude from another."""
        point = (self.row["latitude"], self.row["longitude"])
        if None in point:
            return ()
        same = [r for r in self.reported.rows if (r.get("latitude"), r.get("longitude")) == point]
        return sorted(same, key=lambda row: -int(row["where_prec"] or 0))

    @property
    def tolls(self) -> Mapping[str, Value]:
        """The dead: `low`, `best` and `high`."""
        return _ordered({level: self.row[f"deaths_{level}"] for level in LEVELS})

    def toll_among(self, whose: Callable[[int, Claim], bool], material: Material) -> Value:
        """How many of some were killed, by the same rule; `whose` is asked of the number of a
        report and a claim of it."""
        rows = []
        for number, account in enumerate(self.told.accounts):
            mine = partial(whose, number)
            toll = toll_of(account.acts, "killed", material.language, mine)
            rows.append({"deaths_best": toll.best, "deaths_low": toll.low})
        return _ordered(self._again(rows, "deaths_best", "deaths_low"))["best"]

    def actors(self) -> Iterator[Actor]:
        """The parties that the rule keeps, those that most reports name first. The order says
        nothing of who did what."""
        for slot, key in zip(ACTORS, self.reported.slots, strict=False):
            kept = [mine[key] for mine in self.reported.parties if key in mine]
            party = kept[0]
            mine = self.row[f"{slot}_id"] == key if party.entity else self.row[slot] is not None
            if mine:
                doer, hit = any(p.doer for p in kept), any(p.hit for p in kept)
                name = str(self.row[slot] or party.name)
                yield Actor(key, name, party.type, party.entity, doer, hit)

    def column(self, name: str) -> str:
        """A cell of every report, in order, joined as UCDP and ACLED join them; a part is empty
        where a report has none, so that the parts of several columns belong together."""
        return "; ".join(str(row.get(name) or "") for row in self.reported.rows)

    def once(self, name: str) -> str:
        """A cell of every report, each value once."""
        parts = (
            part for row in self.reported.rows for part in str(row.get(name) or "").split("; ")
        )
        return joined(parts)

    def _again(self, rows: Sequence[Mapping[str, Value]], *variables: str) -> dict[str, Value]:
        """What the rule makes of other values of the same reports."""
        made = _settled([{"event_id": "", **row} for row in rows], self.rule)
        return {name.removeprefix("deaths_"): made[name] for name in variables}


def rolled(material: Material) -> Iterator[Rolled]:
    """Every wanted story, by the rule that was asked for, one in memory at a time."""
    for story in told(material):
        found = reported(story, material)
        if found.rows:
            yield Rolled(found, _settled(found.rows, material.rule), material.rule)


def _settled(rows: Sequence[Mapping[str, Value]], rule: str) -> dict[str, Value]:
    """The row that a rule makes. That texts are tied is nothing that a table of events should
    hold as a name."""
    row = roll_up(rows, rule)[0]
    return {name: None if value == INDETERMINATE else value for name, value in row.items()}


def _ordered(toll: Mapping[str, Value]) -> Mapping[str, Value]:
    """A toll whose bounds hold. A rule takes each bound from whichever report it likes: the most of
    one report may lie below the least of another, and is then no bound of the event."""
    low, best, high = (toll.get(level) for level in LEVELS)
    if _below(best, low):
        best = None
    if _below(high, low) or _below(high, best):
        high = None
    return {"low": low, "best": best, "high": high}


def _below(number: Value, other: Value) -> bool:
    known = isinstance(number, int | float) and isinstance(other, int | float)
    return known and number < other  # type: ignore[operator]
