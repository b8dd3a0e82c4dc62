"""How far the reports of one event differ, and that it is counted as eventreport counts it."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from rashomon.weighing.rollup import disagreement, spread

# What the reports of one event say; divergence, dissent.
TOLD: list[tuple[list[Any], int, float | None]] = [
    (["Guard"], 0, 0),
    (["Guard", "Guard"], 0, 0),
    (["Guard", "League"], 1, 1 / 2),
    (["Guard", "Guard", "League", "Guard"], 1, 1 / 4),
    (["Guard", "League", "police"], 2, 2 / 3),
    (["Guard", None], 1, 0),
    ([None, None], 0, None),
    (["", None, "Guard"], 2, 1 / 2),
    ([4, 4.0, 9], 1, 1 / 3),
]


def rows_of(*events: list[Any]) -> list[dict[str, Any]]:
    return [
        {"event_id": f"e{number}", "told": value}
        for number, told in enumerate(events, 1)
        for value in told
    ]


@pytest.mark.parametrize(("told", "divergence", "dissent"), TOLD)
def test_differing_values_are_counted(told: Any, divergence: int, dissent: float | None) -> None:
    (found,) = disagreement(rows_of(told))
    assert (found.event_id, found.variable, found.divergence) == ("e1", "told", divergence)
    assert found.dissent == pytest.approx(dissent)


def test_a_cell_left_out_is_a_missing_value() -> None:
    rows = [{"event_id": "e1", "deaths": 4}, {"event_id": "e1", "city": "Tarn"}]
    assert [(d.variable, d.divergence) for d in disagreement(rows)] == [("city", 1), ("deaths", 1)]
    assert disagreement(rows, ["mood"])[0].dissent is None
    assert disagreement([]) == []


def test_spread_is_the_mean_over_events() -> None:
    (found,) = spread(rows_of([4, 4, 10], [7], [None]))
    assert found.variable == "told"
    assert found.divergence == pytest.approx(1 / 3)
    assert found.normalized == pytest.approx(1 / 3 / 4)  # 4, 10, 7 and missing
    assert found.share == pytest.approx(1 / 3)
    assert found.agreement == pytest.approx((2 / 3 + 1) / 2)  # the silent event is left out
    assert found.range == pytest.approx((6 + 0) / 2)
    assert found.deviation == pytest.approx(12**0.5)  # one number has none


def test_texts_have_no_range() -> None:
    (found,) = spread(rows_of(["Guard", "League"]))
    assert (found.share, found.range, found.deviation) == (1, None, None)
    (silent,) = spread(rows_of([None, None]))
    assert (silent.divergence, silent.agreement, silent.range) == (0, None, None)
    assert spread([]) == []


values = st.none() | st.sampled_from(["", "Guard", "League", 4, 9])
events = st.lists(st.lists(values, min_size=1, max_size=6), min_size=1, max_size=4)


@given(events, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(told: list[list[Any]], chance: Any) -> None:
    rows = rows_of(*told)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert disagreement(shuffled) == disagreement(rows)


@given(st.lists(values, min_size=1, max_size=6), st.integers(0, 5))
def test_a_report_told_twice_adds_no_divergence(told: list[Any], at: int) -> None:
    """Dissent may rise: a copy of the lesser version is one more voice for it."""
    (before,) = disagreement(rows_of(told))
    again = told[at % len(told)]
    (after,) = disagreement(rows_of([*told, again]))
    assert after.divergence == before.divergence
    said = [value for value in told if value is not None]
    if again is not None and said.count(again) == max(map(said.count, said)):
        assert before.dissent is not None
        assert after.dissent is not None
        assert after.dissent <= before.dissent
    (twice,) = disagreement(rows_of(told * 2))
    assert (twice.divergence, twice.dissent) == (before.divergence, before.dissent)


@given(events)
def test_spread_stays_in_its_bounds(told: list[list[Any]]) -> None:
    (found,) = spread(rows_of(*told))
    assert 0 <= found.normalized <= found.divergence
    assert 0 <= found.share <= 1
    assert found.agreement is None or 0 < found.agreement <= 1
    assert (found.divergence == 0) == (found.share == 0)
