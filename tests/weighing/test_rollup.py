"""Several coded reports of an event become one row, by a rule that says how."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from rashomon.weighing.rollup import RULES, disagreement, roll_up
from rashomon.weighing.rollup.roles import ROLES, settle

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rollups.md"
GUARD, LEAGUE = "Highland Guard", "Lowland League"


def test_the_example_of_the_page_is_what_comes_out() -> None:
    """A table of the page: a variable, its value by each rule, how far the reports differ."""
    page = PAGE.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in page.split("```json\n")[1].split("\n```")[0].splitlines()]
    table = re.findall(r"^\| `(\w+)` " + r"\| ([^|]+) " * 5 + r"\|$", page, re.MULTILINE)
    assert len(table) == 6
    rolled = [roll_up(rows, rule)[0] for rule in RULES]
    for variable, *printed in table:
        (differing,) = disagreement(rows, [variable])
        values = ["–" if row[variable] is None else str(row[variable]) for row in rolled]
        assert printed == [*values, str(differing.divergence), f"{differing.dissent:.2f}"]


# How often reports say a and b began, did it, stepped in, stood by; the roles of a, then of b.
COUNTED = [
    ((1, 1, 0, 0), (0, 0, 0, 1), (1, 1, 0, 0), (0, 0, 0, 1)),
    ((2, 2, 0, 0), (1, 3, 0, 0), (1, 1, 0, 0), (0, 1, 0, 0)),
    ((2, 2, 0, 0), (2, 2, 0, 0), (0, 1, 0, 0), (0, 1, 0, 0)),
    ((0, 1, 0, 0), (0, 1, 0, 0), (0, 1, 0, 0), (0, 1, 0, 0)),
    ((1, 1, 1, 0), (0, 0, 2, 0), (1, 1, 0, 0), (0, 0, 1, 0)),
    ((0, 3, 0, 1), (0, 0, 1, 1), (0, 0, 0, 1), (0, 0, 1, 0)),
    ((1, 2, 0, 1), (0, 0, 0, 0), (1, 0, 0, 0), (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("a", "b", "of_a", "of_b"), COUNTED)
def test_roles_are_settled_in_their_order(a: Any, b: Any, of_a: Any, of_b: Any) -> None:
    row = {"a": GUARD, "b": LEAGUE}
    for actor, counts in (("a", a), ("b", b)):
        row |= {f"{actor}_{role}": n for role, n in zip(ROLES, counts, strict=True)}
    settled = settle(row, ["a", "b"])
    assert tuple(settled[f"a_{role}"] for role in ROLES) == of_a
    assert tuple(settled[f"b_{role}"] for role in ROLES) == of_b
    # Who is not named has no role, but counts where it is asked who began.
    silent = settle(row | {"b": None}, ["a", "b"])
    assert [silent[f"b_{role}"] for role in ROLES] == [None] * 4
    assert tuple(silent[f"a_{role}"] for role in ROLES) == of_a


SIGNS = {f"certain{n}": 0 for n in range(1, 7)}


def report(event: str = "e1", **cells: Any) -> dict[str, Any]:
    return {"event_id": event, "source_classification": 2, "certain": 1, **SIGNS, **cells}


HERE = {"city": "Tarn", "geo_precision": 3, "actor1": GUARD, "actor1_precision": 3}
SHELLED = report(**HERE, actor1_violence="shelling", actor1_perpetrator=1, damage=0, certain1=1)
BURNT = report(
    actor1=LEAGUE,
    actor1_precision=3,
    actor1_violence="shelling; arson",
    actor1_initiator=1,
    actor1_perpetrator=1,
    source_classification=3,
    damage=1,
    certain2=1,
)
# A variable, and its value by each rule.
BOTH = [
    # The second report has neither place nor precision: silent where it weighs more, and no match
    # for the first among the coarsest, where such a report has no weight at all.
    ("city", "Indeterminate", None, "Tarn"),
    ("geo_precision", None, 3, 3),
    ("actor1", LEAGUE, LEAGUE, LEAGUE),
    ("actor1_violence", "shelling; arson", "shelling; arson", "shelling; arson"),
    ("actor1_initiator", 1, 1, 1),
    ("actor1_perpetrator", 1, 1, 1),
    ("actor2_violence", None, None, None),
    ("actor2_initiator", None, None, None),
    ("injuries_best", None, None, None),
    ("damage", 0, 1, 1),
    ("certain", 2, 2, 2),
    ("number_of_sources", 2, 2, 2),
    ("unit_of_analysis", "Event", "Event", "Event"),
    ("aggregation", "Most-conservative", "Most-representative", "Most-informative"),
]


@pytest.mark.parametrize("row", BOTH, ids=lambda row: row[0])
def test_each_rule_makes_its_row(row: tuple[Any, ...]) -> None:
    variable, *expected = row
    assert [roll_up([SHELLED, BURNT], rule)[0][variable] for rule in RULES] == expected


@pytest.mark.parametrize("rule", RULES)
def test_one_report_keeps_what_it_says(rule: str) -> None:
    (row,) = roll_up([SHELLED], rule)
    told = {name: cell for name, cell in SHELLED.items() if name in row and name != "certain"}
    assert {name: row[name] for name in told} == told
    assert (row["number_of_sources"], row["certain"]) == (1, 1)


def test_events_stand_in_the_order_of_their_ids() -> None:
    rows = [report("e2"), report("e10"), report("e2", deaths_best=float("nan"))]
    rolled = roll_up(rows, "informative")
    assert [(row["event_id"], row["number_of_sources"]) for row in rolled] == [
        ("e10", 1),
        ("e2", 2),
    ]
    assert rolled[1]["deaths_best"] is None
    assert roll_up([], "informative") == []


def test_a_missing_sign_leaves_the_sum_missing() -> None:
    (row,) = roll_up([report(certain3=None)], "conservative")
    assert (row["certain3"], row["certain"]) == (None, None)


def test_bad_input_is_one_sentence() -> None:
    with pytest.raises(ValueError, match="There is no rule 'mean'; the rules are conservative, "):
        roll_up([], "mean")
    with pytest.raises(ValueError, match="Row 2 has no event_id; give each report its event's id"):
        roll_up([report(), {"city": "Tarn"}], "conservative")


def maybe(*values: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(values)


names, numbers, flags = maybe("", GUARD, LEAGUE), maybe(0, 4, 9), maybe(0, 1)
days = st.sampled_from(["2031-05-03", "2031-05-04", "2031-05-09"])
cells = {
    **dict.fromkeys(("city", "actor1", "actor2", "actor1_violence", "source"), names),
    **dict.fromkeys(("deaths_best", "injuries_high", "latitude"), numbers),
    **dict.fromkeys(("damage", "actor1_initiator", "actor2_initiator"), flags),
    **dict.fromkeys(("geo_precision", "actor1_precision"), maybe(1, 2)),
    **dict.fromkeys(("source_classification", "certain"), maybe(1, 2)),
}
known = {"event_id": st.sampled_from(["e1", "e2"]), "date_start": days, "date_end": days}
reports = st.lists(st.fixed_dictionaries(known, optional=cells), max_size=8)


@given(reports, st.sampled_from(list(RULES)), st.randoms(use_true_random=False))
def test_order_of_reports_decides_nothing_but_the_order_of_texts(
    rows: list[dict[str, Any]], rule: str, chance: random.Random
) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    for before, after in zip(roll_up(rows, rule), roll_up(shuffled, rule), strict=True):
        for name in before:
            a, b = before[name], after[name]
            if name == "source" or name.endswith("_violence"):
                a, b = set((a or "").split("; ")), set((b or "").split("; "))
            assert a == b, name


@given(reports)
def test_rules_stand_in_their_order(rows: list[dict[str, Any]]) -> None:
    for low, middle, high in zip(*(roll_up(rows, rule) for rule in RULES), strict=True):
        for name in ("deaths_best", "injuries_high"):
            told = [row[name] for row in (low, middle, high)]
            assert told == [None] * 3 or told == sorted(told)
        assert low["date_start"] <= middle["date_start"] <= high["date_start"]
        assert low["date_end"] >= middle["date_end"] >= high["date_end"]
