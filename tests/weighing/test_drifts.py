"""What changed where one report tells again what another told, with the words of both."""

import pytest

from rashomon.records import Drift
from rashomon.weighing import compare_readings
from tests.weighing.pages import drifts_between, page

REST = (
    " Smoke rose above the quay of Orsk for hours while ambulances carried the wounded to the Saint "
    "Bela clinic. Residents told of a whistle, then of two blasts close together near the ice house."
    " Observers of the truce mission asked for access to the reed islands and received none."
)


def drifts(before: str, after: str) -> list[Drift]:
    pages = [
        page(before + REST, "a.txt", "2024-05-06", "Delta Wire"),
        page(after + REST, "b.txt", "2024-05-07", "Harbour Post"),
    ]
    return drifts_between(*pages)


@pytest.mark.parametrize(
    ("before", "after", "kind", "was", "now"),
    [
        (
            "Russia shelled the fish market in Kharkiv on Monday, the mayor said.",
            "Russia shelled the fish market in Kharkiv on Monday.",
            "attribution", "the mayor", "own voice",
        ),
        (
            "Ukraine shelled the fish market in Belgorod on Monday, residents said.",
            "Ukraine shelled the fish market in Belgorod on Monday, the army said.",
            "attribution", "residents", "the army",
        ),
        (
            "Russia probably shelled the fish market in Kharkiv on Monday.",
            "Russia shelled the fish market in Kharkiv on Monday.",
            "certainty", "probably", "no hedge",
        ),
        (
            "Ukraine allegedly shelled the fish market in Belgorod on Monday.",
            "Ukraine shelled the fish market in Belgorod on Monday.",
            "certainty", "allegedly", "no hedge",
        ),
        (
            "Russia shelled the fish market in Kharkiv on Monday, killing nine people.",
            "Russia shelled the fish market in Kharkiv on Monday, killing nineteen people.",
            "number", "nine", "nineteen",
        ),
        (
            "The shells were fired by Russia at the fish market in Kharkiv on Monday.",
            "The shells were fired by Belarus at the fish market in Kharkiv on Monday.",
            "actor", "Russia", "Belarus",
        ),
        (
            "The army shelled the fish market in Kharkiv, but it did not say with how many guns.",
            "The army shelled the fish market in Kharkiv.",
            "dropped", "but it did not say with how many guns", "",
        ),
    ],
)  # fmt: skip
def test_what_changed_in_a_copy(before: str, after: str, kind: str, was: str, now: str) -> None:
    found = [(d.kind, d.before.strip(" ,"), d.after) for d in drifts(before, after)]
    assert (kind, was, now) in found


def test_a_number_changes_on_one_voices_word() -> None:
    one = page(
        "Nine people died in the shelling of Kharkiv, the interior ministry said.",
        "a.txt",
        "2024-05-06",
        "Delta Wire",
    )
    two = page("According to the interior ministry the shells on Kharkiv killed thirty people. The "
               "market burned all night.", "b.txt", "2024-05-07", "Harbour Post")  # fmt: skip
    (story,) = compare_readings([one, two]).stories
    assert ("number", "Nine", "thirty") in [(d.kind, d.before, d.after) for d in story.drifts]


def test_a_voice_is_lost_where_both_know_it() -> None:
    one = page(
        "Shells killed nine people in Kharkiv, the interior ministry said.",
        "a.txt",
        "2024-05-06",
        "Delta Wire",
    )
    two = page("Nine people were killed when shells hit a market of Kharkiv. The interior ministry "
               "said that the fire was out.", "b.txt", "2024-05-07", "Harbour Post")  # fmt: skip
    (story,) = compare_readings([one, two]).stories
    found = [(d.kind, d.before, d.after) for d in story.drifts if d.to.report == two.report.id]
    assert ("attribution", "the interior ministry", "own voice") in found


def test_the_month_of_may_is_no_hedge() -> None:
    told = "Russia shelled the fish market in Kharkiv on 6 {}, the mayor said."
    found = drifts(told.format("May"), told.format("June"))
    assert "certainty" not in {drift.kind for drift in found}


def test_the_same_words_drift_in_nothing() -> None:
    told = "Russia shelled the fish market in Kharkiv on Monday, the mayor said."
    assert drifts(told, told) == []


def test_two_accounts_without_a_common_source_do_not_drift() -> None:
    one = page("Nine people died in Kharkiv on Monday as shells hit a market, the mayor said.", "a")
    two = page("A nurse counted fourteen dead in Kharkiv after the shelling of the market.", "b")
    (story,) = compare_readings([one, two]).stories
    assert not story.drifts
