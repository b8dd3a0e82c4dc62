"""What the reports of one event say on one variable in, the one value that stands for them out.

A value is a text or a number. `None` is missing; an empty text is a value of its own, as it is in
the R package eventreport (0.1.2), whose definitions these ways follow. Where its manual and its
behaviour part, the behaviour is followed and the docstring says so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TypeGuard

Value = str | int | float | None
Values = Sequence[Value]

INDETERMINATE = "Indeterminate"  # the word that eventreport puts where texts stay tied
MISSING = "NA"  # and the one it puts among combined texts for a report that has none
UNKNOWN = "Unknown"


def mode(values: Values, *breaks: Values) -> Value:
    """The value that most reports give; a missing one counts as a value.

    Values that are tied go to the report that weighs most in the first of `breaks`; if several are
    left, the next one is asked, of all reports that give one of those. A weight that is missing
    among them decides nothing. What stays tied is "Indeterminate", or missing if it is a number.

    >>> mode(["police", "army", "army", "police"], [1, 3, 1, 2])
    'army'
    """
    leading = _most_frequent(values)
    for weights in breaks:
        if len(leading) > 1:
            leading = _heaviest(values, weights, leading)
    if len(leading) == 1:
        return leading.pop()
    return None if any(map(_is_number, values)) else INDETERMINATE


def numeric_mode(values: Values) -> Value:
    """The number that most reports give, the least of tied ones; missing ones do not count.

    >>> numeric_mode([7, 4, None, 4, 7])
    4
    """
    given = _given(values)
    if not given or not all(map(_is_number, given)):
        return None
    return least(tuple(_most_frequent(given)))


def binary_mode(values: Values) -> Value:
    """What most reports say of a thing that is so (1) or not (0); tied, it is so.

    Anything else, a missing value included, makes the answer missing. eventreport's manual names
    only the empty case.

    >>> binary_mode([0, 1, 1, 0])
    1
    """
    if not values or any(value not in (0, 1) for value in values):
        return None
    return int(2 * values.count(1) >= len(values))


def date_mode(values: Values) -> Value:
    """The day (YYYY-MM-DD) that most reports give; tied, the day in the middle of the tied ones.

    The middle is their mean, rounded down to a day. What is no such date counts as missing.

    >>> date_mode(["2011-03-01", "2011-03-04"])
    '2011-03-02'
    """
    days: list[Value] = []
    for value in values:
        with suppress(ValueError):
            days.append(date.fromisoformat(str(value)).toordinal())
    leading = [int(day) for day in _most_frequent(days) if day is not None]
    if not leading:
        return None
    return date.fromordinal(sum(leading) // len(leading)).isoformat()


def least(values: Values) -> Value:
    """The least number, or the first text (for dates: the earliest), of those that are given.

    Where there is none the answer is missing. So it is in eventreport for texts; for numbers it has
    infinity, which no file of data should hold.

    >>> least([7, None, 4])
    4
    """
    return min(_given(values), default=None)  # type: ignore[type-var]


def greatest(values: Values) -> Value:
    """The greatest number, or the last text (for dates: the latest), of those that are given.

    >>> greatest(["2011-03-01", "2011-03-04"])
    '2011-03-04'
    """
    return max(_given(values), default=None)  # type: ignore[type-var]


def total(values: Values) -> Value:
    """The sum of the numbers that are given; 0 where there is none.

    >>> total([1, None, 1])
    2
    """
    return sum(value for value in values if _is_number(value))


def combined(values: Values) -> str:
    """All texts, split at semicolons, each part once, in the order of the reports.

    Blank parts and "Unknown" are left out. A report that has none adds the part "NA", as it does in
    eventreport, unsaid in its manual. Numbers give an empty text.

    >>> combined(["arson; looting", "looting", "Unknown"])
    'arson; looting'
    """
    if not all(isinstance(value, str) for value in _given(values)):
        return ""
    texts = dict.fromkeys(MISSING if value is None else str(value) for value in values)
    parts = dict.fromkeys(re.split(r";[ \t\n\r\f\v]*", "; ".join(texts)))
    return "; ".join(part for part in parts if part.strip() and part != UNKNOWN)


def least_precise(values: Values, precisions: Values, *breaks: Values) -> Value:
    """The mode of the reports that are least precise, as `precisions` rates them.

    A report whose precision is missing takes part without a value and without weights: it can make
    the answer missing, or a tie undecidable. The manual is silent on that, eventreport does it.

    >>> least_precise(["Wexmoor", "the east of Wexmoor"], [1, 2])
    'Wexmoor'
    """
    rated = _given(precisions)
    if not rated:
        return None
    bound = least(rated)
    blank = (None,) * (1 + len(breaks))
    kept = [
        row if precision is not None else blank
        for precision, *row in zip(precisions, values, *breaks, strict=True)
        if precision is None or precision == bound
    ]
    chosen, *weights = zip(*kept, strict=True)
    return mode(chosen, *weights)


def most_precise(values: Values, precisions: Values, *breaks: Values) -> Value:
    """The mode of the reports that are most precise and have a value.

    An empty text is such a value; a missing one is not. If none of the most precise reports has
    one, the answer is missing, whatever the others say: eventreport's manual promises an empty
    text, its behaviour is this.

    >>> most_precise(["Wexmoor", "the east of Wexmoor"], [1, 2])
    'the east of Wexmoor'
    """
    rated = _given(precisions)
    if not rated:
        return None
    bound = greatest(rated)
    kept = [
        row
        for precision, *row in zip(precisions, values, *breaks, strict=True)
        if precision == bound and row[0] is not None
    ]
    if not kept:
        return None
    chosen, *weights = zip(*kept, strict=True)
    return mode(chosen, *weights)


def _most_frequent(values: Values) -> set[Value]:
    different = set(values)
    if len(different) < 2:  # most events have one report, and most variables no dispute
        return different
    counts = Counter(values)
    most = max(counts.values())
    return {value for value, count in counts.items() if count == most}


def _heaviest(values: Values, weights: Values, leading: set[Value]) -> set[Value]:
    """Those of the leading values that the heaviest of their reports give."""
    told = [(w, v) for w, v in zip(weights, values, strict=True) if v in leading]
    if any(weight is None for weight, _ in told):
        return set()
    most = greatest([weight for weight, _ in told])
    return {value for weight, value in told if weight == most}


def _given(values: Values) -> list[Value]:
    return [value for value in values if value is not None]


def _is_number(value: Value) -> TypeGuard[int | float]:
    return isinstance(value, (int, float))
