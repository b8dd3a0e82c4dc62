"""What the reports of one event say on one variable, and the value that stands for them."""

from typing import Any

import pytest

from rashomon.weighing.rollup.ways import (
    binary_mode,
    combined,
    date_mode,
    greatest,
    least,
    least_precise,
    mode,
    most_precise,
    numeric_mode,
    total,
)

TIED = "Indeterminate"
GUARD, LEAGUE = "Highland Guard", "Lowland League"

# What reports say, the weights that break ties, what stands for them.
MODES: list[tuple[list[Any], list[list[Any]], Any]] = [
    ([GUARD], [], GUARD),
    ([None], [], None),
    ([], [], TIED),
    ([GUARD, GUARD, LEAGUE], [], GUARD),
    ([GUARD, None, None], [], None),
    (["", "", GUARD], [], ""),
    (["", None, None], [], None),
    ([GUARD, LEAGUE], [], TIED),
    ([GUARD, None], [], TIED),
    ([GUARD, LEAGUE], [[1, 2]], LEAGUE),
    ([GUARD, None], [[1, 2]], None),
    ([GUARD, LEAGUE], [[2, 2]], TIED),
    ([GUARD, LEAGUE], [[2, 2], [5, 4]], GUARD),
    ([GUARD, LEAGUE], [[2, 1], [4, 5]], GUARD),
    # The heaviest report of the tied values decides, not the sum; others do not count.
    ([GUARD, GUARD, LEAGUE, LEAGUE, ""], [[2, 2, 1, 3, 9]], LEAGUE),
    # The second weight is asked of all reports of the values that are left.
    ([GUARD, GUARD, LEAGUE, LEAGUE], [[3, 1, 3, 3], [1, 6, 5, 5]], GUARD),
    ([GUARD, LEAGUE], [[1, None]], TIED),
    ([GUARD, LEAGUE], [[1, None], [1, 2]], TIED),
    ([7, 7, 4], [], 7),
    ([7, 4], [], None),
    ([7, None], [], None),
    ([7, 4], [[1, 2]], 4),
]


@pytest.mark.parametrize(("told", "breaks", "expected"), MODES)
def test_most_reports_decide_then_weights(told: Any, breaks: Any, expected: Any) -> None:
    assert mode(told, *breaks) == expected


@pytest.mark.parametrize(
    ("way", "told", "expected"),
    [
        (numeric_mode, [7, 4, 7], 7),
        (numeric_mode, [7, 4], 4),
        (numeric_mode, [None, None, 4], 4),
        (numeric_mode, [None], None),
        (numeric_mode, ["seven", 7], None),
        (binary_mode, [0, 0, 1], 0),
        (binary_mode, [0, 1], 1),
        (binary_mode, [1, 1, None], None),
        (binary_mode, [2, 2], None),
        (binary_mode, [], None),
        (date_mode, ["2031-05-03", "2031-05-03", "2031-05-09"], "2031-05-03"),
        (date_mode, ["2031-05-03", "2031-05-04"], "2031-05-03"),
        (date_mode, ["2031-04-30", "2031-05-04"], "2031-05-02"),
        (date_mode, ["1969-12-30", "1969-12-31"], "1969-12-30"),
        (date_mode, ["in May", None, None, "2031-05-09"], "2031-05-09"),
        (date_mode, [None], None),
        (least, [7, None, 4], 4),
        (least, [None], None),
        (least, ["2031-05-09", "2031-05-10"], "2031-05-09"),
        (greatest, [7, None, 4], 7),
        (greatest, [], None),
        (total, [1, None, 1], 2),
        (total, [None], 0),
        (combined, ["arson; looting", "looting;shooting", "arson"], "arson; looting; shooting"),
        (combined, ["Unknown", "arson; ; Unknown"], "arson"),
        (combined, ["Unknown"], ""),
        (combined, ["", "arson"], "arson"),
        (combined, ["arson", None], "arson; NA"),
        (combined, [None, None], "NA"),
        (combined, [1, 2], ""),
    ],
)
def test_a_way_to_one_value(way: Any, told: Any, expected: Any) -> None:
    assert way(told) == expected


@pytest.mark.parametrize(
    ("told", "precisions", "breaks", "coarse", "fine"),
    [
        (["Tarn", "a mill in Tarn"], [2, 5], [], "Tarn", "a mill in Tarn"),
        (["Tarn", "Tarn"], [None, None], [], None, None),
        (["Tarn"], [3], [], "Tarn", "Tarn"),
        (["Tarn", "Oss"], [3, 3], [], TIED, TIED),
        (["Tarn", "Oss"], [3, 3], [[1, 2]], "Oss", "Oss"),
        # The finest report that says nothing is left aside, and the next finest is not asked.
        ([None, "Oss", "Tarn"], [5, 5, 3], [], "Tarn", "Oss"),
        ([None, "Tarn"], [5, 3], [], "Tarn", None),
        (["", "Oss"], [5, 5], [[2, 1]], "", ""),
        # A report without precision has no say in the finest, and a silent one in the coarsest.
        (["Tarn", "Oss"], [3, None], [[1, 1]], TIED, "Tarn"),
        (["Tarn", "Oss", "Oss"], [3, None, None], [[1, 1, 1]], None, "Tarn"),
        ([50.1, 50.2], [3, 3], [[1, 1]], None, None),
    ],
)
def test_precision_picks_the_reports(
    told: Any, precisions: Any, breaks: Any, coarse: Any, fine: Any
) -> None:
    assert least_precise(told, precisions, *breaks) == coarse
    assert most_precise(told, precisions, *breaks) == fine
