"""Coded reports, as plain rows, in; one row for each event out, by one of the rules."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.weighing.rollup.roles import settle
from rashomon.weighing.rollup.rules import ACTORS, CERTAIN, RULES, VIOLENCE
from rashomon.weighing.rollup.ways import MISSING, Value, Values, total

EVENT = "event_id"
Row = Mapping[str, Any]


def roll_up(rows: Iterable[Row], rule: str) -> list[dict[str, Value]]:
    """One row for each event, in the order of their ids, as the R package eventreport makes it.

    `rule` is "conservative", "representative" or "informative". The order of the reports decides
    nothing but the order of combined texts. A cell that is left out, `None` or not a number (NaN)
    is missing; an empty text is a value.

    >>> reports = [{"event_id": "e1", "deaths_best": 4}, {"event_id": "e1", "deaths_best": 7}]
    >>> roll_up(reports, "conservative")[0]["deaths_best"]
    4
    """
    if rule not in RULES:
        raise ValueError(f"There is no rule {rule!r}; the rules are {', '.join(RULES)}.")
    columns, ways = Columns(rows), RULES[rule].ways
    rolled = zip(*(way(columns, variable) for variable, way in ways.items()), strict=True)
    return [
        _finished({EVENT: event, **dict(zip(ways, values, strict=True))}, rule, end - start)
        for (event, start, end), values in zip(columns.events, rolled, strict=True)
    ]


class Columns(dict[str, Sequence[Values]]):
    """Of each variable, what the reports of each event say, taken out when it is asked for."""

    def __init__(self, rows: Iterable[Row]) -> None:
        grouped: dict[str, list[Row]] = {}
        for number, row in enumerate(rows, 1):
            event = row.get(EVENT)
            if not isinstance(event, str):
                raise ValueError(f"Row {number} has no {EVENT}; give each report its event's id.")
            grouped.setdefault(event, []).append(row)
        self.events: list[tuple[str, int, int]] = []  # id, first row, the row behind the last
        self.rows: list[Row] = []
        for event in sorted(grouped):
            start = len(self.rows)
            self.rows += grouped[event]
            self.events.append((event, start, len(self.rows)))

    def __missing__(self, variable: str) -> Sequence[Values]:
        read = [row.get(variable) for row in self.rows]
        cells = tuple([cell if cell == cell else None for cell in read])  # only NaN is not itself
        self[variable] = told = [cells[start:end] for _, start, end in self.events]
        return told


def _finished(row: dict[str, Value], rule: str, reports: int) -> dict[str, Value]:
    """The row with what rests on several variables."""
    row |= settle(row, ACTORS)
    # Where no report has a text, the combined one reads "NA"; for violence that is taken back.
    row |= {variable: None for variable in VIOLENCE if row[variable] == MISSING}
    signs = [row[variable] for variable in CERTAIN]
    row["certain"] = None if None in signs else total(signs)
    row |= {"number_of_sources": reports, "unit_of_analysis": "Event"}
    return row | {"aggregation": RULES[rule].name}
