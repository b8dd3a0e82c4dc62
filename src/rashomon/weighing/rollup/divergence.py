"""Coded reports, as plain rows, in; how far those of one event differ on each variable out.

The measures are those of the R package eventreport (0.1.2). Nothing here says which report is
right, or that the most frequent value is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from rashomon.weighing.rollup.events import EVENT, Columns, Row
from rashomon.weighing.rollup.ways import Values


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How far the reports of one event differ on one variable.

    `divergence` (eventreport: dscore) counts the different values beyond the first one; a missing
    value is one of them. `dissent` (event_level_disagreement) is the share of the reports that give
    another value than the most frequent one; missing values do not count, and where there are no
    others there is no dissent to speak of.
    """

    event_id: str
    variable: str
    divergence: int
    dissent: float | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How far reports differ on one variable, over all events.

    `divergence` (eventreport: mean_dscore) is the mean of the events' divergence; `normalized`
    divides it by the number of different values in all rows, missing as one. `share`
    (share_disagreement) is the share of events whose reports differ, a missing value being a
    difference. `agreement` (modal_confidence) is the mean share of reports that give the most
    frequent value. `range` and `deviation` (mean_range, mean_sd) are for numbers only: the mean
    distance of greatest and least, and the mean sample deviation of events with two numbers.
    """

    variable: str
    divergence: float
    normalized: float
    share: float
    agreement: float | None
    range: float | None
    deviation: float | None


def disagreement(rows: Iterable[Row], variables: Sequence[str] | None = None) -> list[Disagreement]:
    """The disagreement of each event on each variable, in the order of ids, then of `variables`.

    Without `variables`, all that some row has are taken, in the order of their names.

    >>> rows = [{"event_id": "e1", "deaths": n} for n in (4, 4, 7)]
    >>> disagreement(rows)[0].divergence
    1
    """
    columns = Columns(rows)
    asked = _asked(columns, variables)
    return [
        Disagreement(event, variable, len(set(told)) - 1, _dissent(told))
        for number, (event, *_) in enumerate(columns.events)
        for variable in asked
        for told in [columns[variable][number]]
    ]


def spread(rows: Iterable[Row], variables: Sequence[str] | None = None) -> list[Spread]:
    """The disagreement on each variable, over all events; `variables` as in `disagreement`.

    >>> spread([{"event_id": "e1", "deaths": n} for n in (4, 4, 7)])[0].range
    3.0
    """
    columns = Columns(rows)
    asked = _asked(columns, variables) if columns.events else ()
    return [_spread(variable, columns[variable]) for variable in asked]


def _asked(columns: Columns, variables: Sequence[str] | None) -> Sequence[str]:
    if variables is not None:
        return variables
    return sorted({variable for row in columns.rows for variable in row} - {EVENT})


def _agreement(told: Values) -> float | None:
    """The share of the reports that give the most frequent value, of those that give any."""
    counts = Counter(value for value in told if value is not None)
    return max(counts.values()) / counts.total() if counts else None


def _dissent(told: Values) -> float | None:
    agreement = _agreement(told)
    return None if agreement is None else 1 - agreement


def _spread(variable: str, events: Sequence[Values]) -> Spread:
    divergence = fmean(len(set(told)) - 1 for told in events)
    numbers = list(_numbers(events))
    return Spread(
        variable=variable,
        divergence=divergence,
        normalized=divergence / len({value for told in events for value in told}),
        share=fmean(len(set(told)) > 1 for told in events),
        agreement=_mean(share for share in map(_agreement, events) if share is not None),
        range=_mean(max(told) - min(told) for told in numbers),
        deviation=_mean(stdev(told) for told in numbers if len(told) > 1),
    )


def _numbers(events: Iterable[Values]) -> Iterator[list[float]]:
    """The numbers that each event's reports give; none at all where some report gives a text."""
    given = [[value for value in told if value is not None] for told in events]
    if not any(isinstance(value, str) for told in given for value in told):
        yield from ([float(value) for value in told] for told in given if told)


def _mean(values: Iterable[float]) -> float | None:
    kept = list(values)
    return fmean(kept) if kept else None
