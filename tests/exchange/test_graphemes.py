"""No character that people see is cut, in any script."""

import pytest
from hypothesis import given, strategies as st

from rashomon.exchange.graphemes import MOST, back, is_cut, on, whole


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("", []),
        ("ab", []),
        ("e\u0301a", [1]),  # a letter and its accent
        ("a\r\nb", [2]),
        ("a\n\u0301", []),  # an accent on a line of its own has no letter to hang on
        ("\u0645\u064f\u062d", [1]),  # Arabic with a vowel sign
        ("👩\u200d🚒 👍🏽 ❤\ufe0f", [1, 2, 5, 8]),
        ("🇳🇴🇸🇪", [1, 3]),  # two flags
        ("\u1112\u1161\u11ab", [1, 2]),  # a Korean syllable by its letters
    ],
)
def test_a_place_within_a_character_is_known(text: str, cuts: list[int]) -> None:
    assert [at for at in range(len(text) + 1) if is_cut(text, at)] == cuts


def test_a_stretch_grows_to_whole_characters() -> None:
    text = "He said cafe\u0301s were 👩\u200d🚒 shut"
    start = text.index("\u0301")
    assert text[slice(*whole(text, start, start + 1))] == "e\u0301"
    start = text.index("🚒")
    assert text[slice(*whole(text, start, start + 1))] == "👩\u200d🚒"


def test_a_letter_with_endless_marks_is_cut_where_it_is() -> None:
    text = "a" + "\u0301" * 10_000
    assert whole(text, 5000, 5001) == (5000, 5001)
    assert whole(text, MOST // 2, MOST // 2)[0] == 0


@given(st.text(max_size=30), st.integers(0, 20))
def test_a_stretch_never_shrinks(text: str, at: int) -> None:
    at = min(at, len(text))
    assert 0 <= back(text, at) <= at <= on(text, at) <= len(text)
