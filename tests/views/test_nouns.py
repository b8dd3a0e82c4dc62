"""How the words of a role or a voice read inside a sentence."""

import pytest

from rashomon.views.nouns import counted, inside, is_plural


@pytest.mark.parametrize(
    ("words", "plural"),
    [
        ("the army", False), ("the rebels", True), ("two men", True), ("People on the bank", True),
        ("One of the officials", False), ("at least nineteen", True), ("more than 40", True),
        ("Colonel Ola Bross", False), ("Anna Mills, a guard", False), ("Norland and Sudmark", True),
        ("a group of men", False), ("they", True), ("it", False), ("the United States", False),
        ("", False), ("a spokesman for the ministries", False), ("he [mayor]", False),
    ],
)  # fmt: skip
def test_is_plural(words: str, plural: bool) -> None:
    assert is_plural(words) is plural


@pytest.mark.parametrize(
    ("words", "entity", "told"),
    [
        ("The army", None, "the army"),
        ("Norland", "nor", "Norland"),
        ("Norland's\n  army,", None, "Norland's army"),
        ("The “Defenders", None, "the Defenders"),
        ("it", "front", "it [front]"),
        ("Or'rin", "orrin", "Or'rin"),
        ("The spokesman of the front", "ola-bern", "the spokesman of the front"),
    ],
)
def test_inside(words: str, entity: str | None, told: str) -> None:
    assert inside(words, entity) == told


@pytest.mark.parametrize(
    ("noun", "number", "told"),
    [("launcher", 1, "launcher"), ("launcher", 2, "launchers"), ("child", None, "children"),
     ("killed", 2, "killed"), ("serviceman", 2, "servicemen"), ("body", 4, "bodies")],
)  # fmt: skip
def test_counted(noun: str, number: float | None, told: str) -> None:
    assert counted(noun, number) == told
