"""Who calls whom what, whose word it is, and how it changes from account to account."""

import pytest

from rashomon.records import Naming, Reading
from rashomon.weighing import compare_readings
from rashomon.weighing.naming import namings_of
from rashomon.weighing.swaps import swaps_of
from tests.helpers import language, read_text

# A text, the loaded words, whom they name, of what kind they are.
LOADED = [
    ("The Makhzen regime closed the road.", "Makhzen regime", "ma", "label"),
    ("The Polisario mercenaries closed the road.", "Polisario mercenaries", "polisario", "label"),
    ("The Zionist entity closed the road.", "Zionist entity", "il", "denial of statehood"),
    ("Hamas terrorists closed the road.", "Hamas terrorists", "hamas", "label"),
    ("The Kiev junta closed the road.", "Kiev junta", "ua", "label"),
    ("The Russian occupiers closed the road.", "Russian occupiers", "ru_forces", "label"),
    (
        "The road leads into the Southern Provinces.",
        "Southern Provinces",
        "eh",
        "territorial claim",
    ),
    (
        "Police in Judea and Samaria closed the road.",
        "Judea and Samaria",
        "wb",
        "territorial claim",
    ),
    ("The so-called SADR closed the road.", "so-called SADR", "sadr", "denial of statehood"),
    ("The “Polisario” closed the road.", "“Polisario”", "polisario", "scare quotes"),
    ("It was a cowardly attack.", "cowardly attack", None, "intensifier"),
    ("They condemned the terrorist attacks.", "terrorist attacks", None, "label"),
]
PLAIN = [
    "The Moroccan army closed the road.",
    "The Polisario Front closed the road.",
    "Israel closed the road.",
    "Russian forces closed the road to Kherson.",
    "The “road”, he said, “is closed and will stay closed until the talks have ended”.",
]


def found(reading: Reading) -> list[Naming]:
    return namings_of(reading, 0, language())


@pytest.mark.parametrize(("text", "words", "entity", "kind"), LOADED)
def test_loaded_names_stand_beside_the_neutral_one(
    text: str, words: str, entity: str | None, kind: str
) -> None:
    (naming,) = found(read_text(text))
    assert (naming.quote, naming.entity, naming.kind) == (words, entity, kind)
    if entity:
        assert naming.neutral == language().names.neutral[entity]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_names_take_no_side(text: str) -> None:
    assert found(read_text(text)) == []


def test_a_word_in_a_quotation_is_the_quoted_voices() -> None:
    reading = read_text(
        "“The Makhzen regime must go,” Brahim Ghali said.\nThe Zionist entity denied it."
    )
    quoted, own = found(reading)
    assert (quoted.voice, quoted.quoted) == ("Brahim Ghali", True)
    assert own.quoted is False
    assert own.voice != quoted.voice


def test_the_same_words_weigh_the_same_on_every_side() -> None:
    kinds = {
        found(read_text(f"The {owner} regime shelled the port."))[0].kind
        for owner in ("Moroccan", "Algerian", "Israeli", "Iranian", "Russian", "Kiev", "Syrian")
    }
    assert kinds == {"label"}


def test_a_name_that_changed_on_the_way_is_a_swap() -> None:
    told = (
        "Two {} crossed the river at Dorna on Monday and shelled the police post, the mayor said."
    )
    before = read_text(told.format("Polisario fighters"), "first.txt")
    after = read_text(told.format("Polisario terrorists"), "second.txt")
    swaps = swaps_of([before, after], found(before) + found(after))
    assert [(d.kind, d.before, d.after) for d in swaps] == [
        ("naming", "Polisario fighters", "Polisario terrorists")
    ]
    for place in (swaps[0].from_, swaps[0].to):
        text = before.report.text if place.report == before.report.id else after.report.text
        assert text[place.start : place.end] == place.quote


def test_what_one_account_leaves_open_the_story_may_settle() -> None:
    reading = read_text("In Sudan and South Sudan alike, witnesses said, the junta fired first.")
    open_ = [m for m in reading.mentions if m.candidates and m.entity is None]
    assert open_
    told = frozenset({open_[0].candidates[0]})
    alone = [n for n in namings_of(reading, 0, language()) if n.quote == "junta"]
    beside = [n for n in namings_of(reading, 0, language(), (), told) if n.quote == "junta"]
    assert alone == []
    assert [n.entity for n in beside] == list(told)


def test_other_words_for_the_same_are_no_swap() -> None:
    told = (
        "Two {} crossed the river at Dorna on Monday and shelled the police post, the mayor said."
    )
    before, after = (read_text(told.format(w), f"{w}.txt") for w in ("soldiers", "troopers"))
    assert swaps_of([before, after], []) == []


def test_a_comparison_says_who_calls_whom_what() -> None:
    told = (
        "Five people were killed when {} shelled the market at Dorna on 4 May 2024, the mayor said."
    )
    readings = [
        read_text(told.format("the Makhzen regime"), "a.txt"),
        read_text(told.format("Moroccan forces"), "b.txt"),
    ]
    (story,) = compare_readings(readings).stories
    assert {(n.quote, n.entity) for n in story.names} == {("Makhzen regime", "ma")}
    assert "naming" in {drift.kind for drift in story.drifts}
