"""How the words of a role or a voice read inside a sentence."""

import pytest

from rashomon.views.nouns import as_object, as_subject, counted, inside, is_plural


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


@pytest.mark.parametrize(
    ("words", "subject", "object_"),
    [
        ("its", "it", "it"), ("their [front]", "they [front]", "them [front]"),
        ("his [mayor]", "he [mayor]", "him [mayor]"), ("its army", "its army", "its army"),
        ("they", "they", "them"),
    ],
)  # fmt: skip
def test_who_acts_is_named_as_one_who_acts(words: str, subject: str, object_: str) -> None:
    assert (as_subject(words), as_object(words)) == (subject, object_)
