"""What is denied, by whom and when; who was asked and who was not; what a report leaves out."""

from rashomon.records import Comparison, Story
from rashomon.weighing import compare_readings
from tests.weighing.pages import page

CHARGE = "Rockets fired by Hezbollah hit a bakery in Haifa on Monday, Israel's army said."
DENIED = f"{CHARGE} Hezbollah denied firing the rockets."
ASKED = f"{CHARGE} Hezbollah did not respond to requests for comment."
TURNED = "Israel's jets bombed a bakery in Tyre on Monday, Hezbollah said."


def story(*texts: str, cut: int | None = None) -> Story:
    pages = []
    for number, text in enumerate(texts):
        text += " The rest of this page is missing..." if number == cut else ""
        pages.append(page(text, f"{number}.txt", f"2024-05-0{number + 6}", f"Outlet {number}"))
    found: Comparison = compare_readings(pages)
    (one,) = found.stories
    return one


def silences(found: Story) -> list[tuple[str, str | None]]:
    return [(s.kind, s.party or s.slot) for s in found.silences if s.party]


def test_a_denial_says_who_what_and_when() -> None:
    found = story(CHARGE, DENIED)
    (denial,) = found.denials
    assert (denial.by, denial.entity, denial.when) == ("Hezbollah", "hezbollah", "2024-05-07")
    taken = {c for p in found.points if p.slot == "attack: actor" for c in p.versions[0].claims}
    assert set(denial.claims) & taken


def test_the_accused_replied_was_asked_or_was_not() -> None:
    found = story(CHARGE, DENIED, ASKED)
    assert silences(found) == [
        ("not_asked", "hezbollah"),
        ("replied", "hezbollah"),
        ("asked_no_answer", "hezbollah"),
    ]


def test_the_same_care_for_the_other_side() -> None:
    found = story(TURNED, f"{TURNED} The Israeli army denied it.")
    assert silences(found) == [("not_asked", "il"), ("replied", "il")]


def test_nothing_is_concluded_from_a_page_known_to_be_cut() -> None:
    assert ("not_asked", "hezbollah") not in silences(story(DENIED, CHARGE, cut=1))


def test_a_slot_that_most_tell_and_one_leaves_out() -> None:
    found = story(
        "Nine people were killed when rockets hit a bakery in Haifa on Monday, medics said.",
        "A bakery in Haifa was hit by rockets. Police counted nine dead and sealed off the street.",
        "The mayor of Haifa spoke of nine dead in the bakery and asked for blood for the wounded.",
        "The bakery in Haifa that rockets hit on Monday burned until the evening, a baker said.",
    )
    missing = [(s.report, s.how) for s in found.silences if s.slot == "how many killed"]
    assert [how for _, how in missing] == ["3 of 4 accounts of their own tell it"]
    assert missing[0][0] == found.reports[3]
