"""Answers that some sign ties together share an origin: as many share none as are counted at the
least."""

import pytest

from rashomon.records import Answer, Point, Version
from rashomon.weighing import compare_readings
from tests.weighing.pages import BESIDE, page


def points(*told: tuple[str, str]) -> tuple[Point, ...]:
    pages = [
        page(text + BESIDE[n], f"{n}.txt", "2024-05-06", outlet)
        for n, (text, outlet) in enumerate(told)
    ]
    (story,) = compare_readings(pages).stories
    return story.points


def groups(answers: list[Answer]) -> int:
    """Into how many groups answers fall that share no origin."""
    left = [set(answer.origins) for answer in answers]
    joined: list[set[str]] = []
    for origins in left:
        near = [group for group in joined if group & origins]
        joined = [group for group in joined if not group & origins]
        joined.append(origins.union(*near))
    return len(joined)


def killed(*told: tuple[str, str]) -> tuple[Version, list[Answer]]:
    asked = next(p for p in points(*told) if p.slot == "how many killed")
    version = max(asked.versions, key=lambda v: v.reports)
    return version, [a for a in asked.answers if a.claim in version.claims]


NINE = "Shells killed nine people on the quay of Orsk on Monday, {} said."


@pytest.mark.parametrize(
    ("told", "least"),
    [
        # one ministry, whichever way it is called
        ([(NINE.format("the Gaza health ministry"), "A"), (NINE.format("the Hamas-run ministry"), "B")], 1),
        ([(NINE.format("the Israeli army"), "A"), (NINE.format("Hamas"), "B")], 2),
        # an agency named in brackets; a language in brackets is none
        ([("Shells killed nine people on the quay of Orsk.", "A (Reuters)"), ("Shells killed nine people on the quay of Orsk.", "B (Reuters)")], 1),
        ([("Shells killed nine people on the quay of Orsk.", "A (Spanish)"), ("Shells killed nine people on the quay of Orsk.", "B (Spanish)")], 2),
        # the outlet's own analysis is the outlet
        ([("Shells killed nine people on the quay of Orsk.", "Delta Wire"), (NINE.format("Delta Wire's analysis"), "Delta Wire")], 1),
        # what the headline says is the page's own word
        ([("The headline says shells killed nine people on the quay of Orsk.", "Delta Wire"), ("Shells killed nine people on the quay of Orsk.", "Delta Wire")], 1),
    ],
)  # fmt: skip
def test_as_many_share_none_as_there_are_at_the_least(
    told: list[tuple[str, str]], least: int
) -> None:
    version, answers = killed(*told)
    assert version.origins_min == least
    assert groups(answers) == least


def test_an_odd_number_that_two_alone_give_ties_them() -> None:
    seven = "Shells killed seven people on the quay of Orsk, {}."
    four = "Shells killed four people on the quay of Orsk, {}."
    told = [(seven.format("a nurse said"), "A"), (seven.format("a driver said"), "B")]
    told += [(four.format(f"{who} said"), who) for who in ("a monk", "a cook", "a guard")]
    asked = next(p for p in points(*told) if p.slot == "how many killed")
    (odd,) = [v for v in asked.versions if v.low == 7]
    assert (odd.origins_min, odd.origins_max) == (1, 2)


def test_who_denies_in_the_outlets_words_is_the_origin() -> None:
    told = (
        ("Shells hit the quay of Orsk. Kyiv blamed Hezbollah, which denied it.", "A"),
        ("Shells hit the quay of Orsk. Hezbollah denied it, the daily wrote.", "B"),
    )
    asked = next(p for p in points(*told) if p.slot == "reply: hezbollah")
    assert all("hezbollah" in answer.origins for answer in asked.answers)
