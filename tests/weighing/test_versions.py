"""Slots, versions and states: what accounts answer, and what cannot hold together."""

import pytest

from rashomon.records import Comparison, Point, Story
from rashomon.weighing import compare_readings
from tests.weighing.pages import page

AT = "on Monday in Kharkiv"


def story(*texts: str) -> Story:
    found = compared(*texts)
    assert len(found.stories) == 1, [s.title for s in found.stories]
    return found.stories[0]


def compared(*texts: str) -> Comparison:
    days = [f"2024-05-0{n + 6}" for n in range(len(texts))]
    return compare_readings(
        [page(t, f"{n}.txt", d) for n, (t, d) in enumerate(zip(texts, days, strict=True))]
    )


def point(found: Story, slot: str) -> Point:
    return next(p for p in found.points if p.slot == slot)


def values(found: Point) -> list[str]:
    return [version.value for version in found.versions]


@pytest.mark.parametrize(
    ("one", "other", "state"),
    [
        ("Nine people", "Nine people", "agree"),
        ("At least nine people", "Fourteen people", "agree"),
        ("Dozens of people", "Fifty people", "agree"),
        ("Nine people", "Dozens of people", "agree"),  # told a day later: an update in time
        ("Fourteen people", "Nine people", "differ"),
    ],
)
def test_what_numbers_are_to_each_other(one: str, other: str, state: str) -> None:
    told = " were killed when rockets hit the fish market in Kharkiv."
    found = story(one + told, other + told)
    assert point(found, "how many killed").state == state


def test_a_later_toll_is_a_sequence_not_a_contradiction() -> None:
    told = " were killed when rockets hit the fish market in Kharkiv."
    found = point(story("Nine people" + told, "Fourteen people" + told), "how many killed")
    assert (found.state, found.sequence, values(found)) == ("agree", True, ["9", "14"])
    assert [version.first for version in found.versions] == ["2024-05-06", "2024-05-07"]


def test_what_one_report_calls_rockets_another_calls_shells() -> None:
    found = story(
        "Four rockets hit the fish market in Kharkiv on Monday, residents said.",
        "Five shells hit the fish market in Kharkiv on Monday, the council said.",
    )
    assert point(found, "attack: how many munitions").state == "differ"


def test_one_of_them_is_no_rival_to_their_number() -> None:
    found = story(
        "Four rockets hit the fish market in Kharkiv. One rocket hit the ice house in Kharkiv.",
        "Four rockets hit the fish market in Kharkiv on Monday.",
    )
    assert values(point(found, "attack: how many munitions")) == ["4"]


def test_a_doer_affirmed_and_denied_are_two_versions() -> None:
    found = story(
        "Ukraine shelled the fish market in Donetsk on Monday, officials in Donetsk said.",
        "Ukraine did not shell the fish market in Donetsk on Monday, its general staff said.",
    )
    doer = point(found, "attack: actor")
    assert (doer.state, values(doer)) == ("denied", ["not ua", "ua"])


def test_a_party_and_its_army_are_one_version() -> None:
    found = story(
        "The Russian army shelled the fish market in Kharkiv on Monday.",
        "Russia shelled the fish market in Kharkiv on Monday.",
    )
    assert point(found, "attack: actor").state == "agree"


def test_two_targets_of_one_report_are_no_contradiction() -> None:
    found = story(
        "Rockets hit a school in Kharkiv. Rockets hit a clinic in Kharkiv.",
        "Rockets hit a school in Kharkiv on Monday.",
    )
    assert point(found, "attack: target").state == "agree"


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        ("Hamas denied any part in the attack.", "denied"),
        ("Hamas declined to comment.", "no comment"),
        ("Hamas claimed responsibility for the attack.", "claimed it"),
    ],
)
def test_what_a_party_replied(reply: str, value: str) -> None:
    told = "Rockets fired by Hamas hit a bakery in Sderot on Monday, Israel's army said. "
    found = story(told + reply, told + "Two bakers were killed in Sderot.")
    assert values(point(found, "reply: hamas")) == [value]


def test_an_earlier_attack_is_another_question() -> None:
    found = story(
        "Rockets hit the fish market in Kharkiv on 6 May 2024, killing nine people. "
        "An attack on Kharkiv on 3 March 2024 killed thirty people.",
        "Rockets hit the fish market in Kharkiv on 6 May 2024, killing nine people.",
    )
    assert values(point(found, "how many killed")) == ["9"]


def test_the_strongest_conflict_stands_first() -> None:
    told = " were killed when rockets hit the fish market in Kharkiv, the council said."
    found = story("Fourteen people" + told, "Nine people" + told, "Nine people and a dog" + told)
    assert found.points[0].slot == "how many killed"
