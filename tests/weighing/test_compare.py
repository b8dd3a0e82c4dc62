"""Accounts side by side: values as intervals, states, origins as a range."""

import itertools

from rashomon.records import Comparison, Point, Reading
from rashomon.weighing import compare_readings
from tests.helpers import read_text

AT_LEAST_NINE = "At least nine people were killed when rockets hit the market in Kharkiv."
FOURTEEN = "Fourteen people were killed when rockets hit the market in Kharkiv."
DOZENS = "Dozens of people were killed when rockets hit the market in Kharkiv."
NINE = "Nine people were killed when rockets hit the market in Kharkiv."


def compared(*texts: str) -> Comparison:
    readings = [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    return compare_readings(readings)


def killed(comparison: Comparison) -> Point:
    (story,) = comparison.stories
    return next(p for p in story.points if p.slot == "how many killed")


def values(comparison: Comparison) -> list[str]:
    return [version.value for version in killed(comparison).versions]


def test_numbers_that_cannot_both_hold_differ() -> None:
    point = killed(compared(NINE, FOURTEEN))
    assert point.state == "differ"
    assert [(v.value, v.low, v.high) for v in point.versions] == [("9", 9, 9), ("14", 14, 14)]


def test_a_bound_does_not_contradict_what_it_holds() -> None:
    point = killed(compared(AT_LEAST_NINE, FOURTEEN))
    assert (point.state, [v.value for v in point.versions]) == ("agree", ["14"])


def test_a_loose_amount_does_not_bridge_two_that_differ() -> None:
    assert values(compared(NINE, FOURTEEN, AT_LEAST_NINE)) == ["9", "14"]


def test_rival_loose_amounts_differ() -> None:
    assert killed(compared(NINE, DOZENS)).state == "differ"


def test_every_answer_has_its_exact_words() -> None:
    readings = [read_text(text, str(n)) for n, text in enumerate((NINE, FOURTEEN, DOZENS))]
    texts = {r.report.id: r.report.text for r in readings}
    for story in compare_readings(readings).stories:
        for point in story.points:
            for answer in point.answers:
                assert texts[answer.report][answer.start : answer.end] == answer.quote


def test_order_of_intake_changes_nothing() -> None:
    readings = [read_text(text, str(n)) for n, text in enumerate((NINE, FOURTEEN, DOZENS))]
    results = {str(compare_readings(order)) for order in itertools.permutations(readings)}
    assert len(results) == 1


def test_affirmed_against_denied() -> None:
    said = "The army attacked the clinic in Kharkiv, residents said."
    denied = "The army did not attack the clinic in Kharkiv, its spokesman said."
    (story,) = compared(said, denied).stories
    assert {p.slot: p.state for p in story.points}["attack: happened"] == "denied"


def test_two_reports_on_one_voice_rest_on_one_origin() -> None:
    one = "The interior ministry said nine people were killed in a raid in Kharkiv."
    two = "Nine people were killed in a raid in Kharkiv, according to the interior ministry."
    (version,) = killed(compared(one, two)).versions
    assert (version.reports, version.origins_min, version.origins_max) == (2, 1, 1)


def test_two_reports_in_their_own_voice_may_be_two_origins() -> None:
    other = "Nine people lost their lives when rockets struck the market in Kharkiv."
    (version,) = killed(compared(NINE, other)).versions
    assert (version.reports, version.origins_max) == (2, 2)


def test_adding_a_denial_never_lowers_reports() -> None:
    denial = "No one was killed in Kharkiv, the army said. The market in Kharkiv was not hit."
    before = compared(NINE, FOURTEEN)
    after = compared(NINE, FOURTEEN, denial)
    assert [v.reports for v in killed(before).versions] == [
        v.reports for v in killed(after).versions if v.value in ("9", "14")
    ]


def test_reports_that_tell_alone_are_listed_without_a_story() -> None:
    comparison = compared(NINE, "Students protested in Karachi.")
    assert (len(comparison.reports), len(comparison.stories)) == (2, 0)


def test_an_empty_comparison() -> None:
    empty: list[Reading] = []
    assert compare_readings(empty) == Comparison(reports=(), stories=())
