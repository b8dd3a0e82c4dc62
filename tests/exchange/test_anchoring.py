"""Words are found where they stand, and nowhere where nobody can say."""

import time

import pytest
from hypothesis import given, strategies as st

from rashomon.exchange.anchoring import Anchoring, Sought
from rashomon.exchange.folding import fold, folded

TEXT = (
    "Norland\u2019s army said 12 people were killed in Orrin on Monday. The front denied it.\n\n"
    "“12 people were killed by Norland,” a speaker of the front said 😀 in the cafe\u0301.\n"
    "قال المتحدث إن القصف أصاب السوق في الصباح وإن الجيش نفى ذلك.\n"
    "The army had fired on the harbour of Kirvan before, residents said, and later denied it."
)


def found(sought: Sought, text: str = TEXT) -> tuple[str, str | None] | str:
    result = Anchoring(text).find(sought)
    return (text[slice(*result.place)], result.how) if result.place else result.why


@pytest.mark.parametrize(
    ("exact", "words", "how"),
    [
        ("The front denied it", "The front denied it", "exactly"),
        ("Norland's  army said", "Norland’s army said", "folded"),
        ('"12 people were killed by', "“12 people were killed by", "folded"),
        ("in the café", "in the cafe\u0301", "folded"),
        ("in the cafe", "in the cafe\u0301", "exactly"),  # no letter is cut from its accent
        ("The front denied it. “12 people", "The front denied it.\n\n“12 people", "folded"),
        ("said 😀 in", "said 😀 in", "exactly"),
        ("القصف أصاب السوق", "القصف أصاب السوق", "exactly"),
        ("harbour of Kir\u00advan before", "harbour of Kirvan before", "folded"),
        (
            "The army had shelled on the harbour of Kirvan before",
            "The army had fired on the harbour of Kirvan before",
            "nearly",
        ),
        (
            "army had fired upon the old harbour of Kirvan before, residents said, and later denied",
            "army had fired on the harbour of Kirvan before, residents said, and later denied",
            "nearly",
        ),
    ],
)
def test_words_are_found_as_they_stand(exact: str, words: str, how: str) -> None:
    seen = found(Sought(exact))
    assert isinstance(seen, tuple)
    assert seen[1] == how
    assert seen[0] == words


@pytest.mark.parametrize(
    "exact",
    [
        "",
        " \n ",
        "\u200b",
        "the rebels fled",
        "Norland’s army said 13 people were killed in Orrin on Monday",  # another number
        "The front denied nothing",  # too short for a word to differ
        "denied it",  # twice
        "x" * 200_000,
    ],
)
def test_what_cannot_be_told_is_not_found(exact: str) -> None:
    assert isinstance(found(Sought(exact)), str)


def test_words_around_decide_between_equal_ones() -> None:
    quote = "12 people were killed"
    assert isinstance(found(Sought(quote)), str)
    second = TEXT.rindex(quote)
    for sought in (
        Sought(quote, suffix=" by Norland"),
        Sought(quote, prefix='denied it. "', suffix=" nowhere"),
        Sought(quote, "denied it.\n\n“", " by Norland,”"),
    ):
        assert Anchoring(TEXT).find(sought).place == (second, second + len(quote))
    assert isinstance(found(Sought(quote, "nothing like it", "nor this")), str)


def test_short_words_among_other_words_are_not_the_ones_meant() -> None:
    assert found(Sought("harbour")) == ("harbour", "exactly")
    assert isinstance(found(Sought("harbour", "the ships left ", " at dawn")), str)


def test_a_position_decides_where_words_are_equal_also_as_browsers_count() -> None:
    text = "😀 denied it 😀😀 denied it 😀 denied it"
    places = [at for at in range(len(text)) if text.startswith("denied it", at)]
    for at in places:
        assert Anchoring(text).find(Sought("denied it", start=at, end=at + 9)).place == (at, at + 9)
        units = len(text[:at].encode("utf-16-le")) // 2
        sought = Sought("denied it", start=units, end=units + 9)
        assert Anchoring(text).find(sought).place == (at, at + 9)
    assert Anchoring(text).find(Sought("denied it", start=5, end=14)).place is None


def test_a_position_that_means_two_places_decides_nothing() -> None:
    # The same numbers are one place counted in characters, and another as browsers count.
    text = "😀aaa"
    assert Anchoring(text).find(Sought("aa", start=2, end=4)).place is None
    assert Anchoring(text).find(Sought("aa", start=1, end=3)).place == (1, 3)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("word and another one here " * 40_000, "word and another not here so " * 20),
        ("a" * 1_000_000, "a" * 5000 + "b"),
        ("ab " * 300_000, "ab cd " * 70),
        ("e" + "\u0301" * 300_000, "e" + "\u0301" * 1000 + "x y z " * 30),
        ("1 " * 300_000, "1 2 " * 70),
    ],
)
def test_no_text_takes_long(text: str, exact: str) -> None:
    began = time.monotonic()
    Anchoring(text).find(Sought(exact, "1 ", " 2", 5, 9))
    assert time.monotonic() - began < 5


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_any_words_of_any_text_are_found_or_not_at_all_settled(
    text: str, start: int, length: int
) -> None:
    quote = text[start : start + length]
    place = Anchoring(text).find(Sought(quote, start=start, end=start + len(quote))).place
    if place is not None:
        assert fold(quote).strip() in fold(text[slice(*place)])
    elif quote.strip() and text.count(quote) == 1:
        raise AssertionError("words that stand once were not found")


@given(st.text())
def test_every_folded_sign_knows_where_it_came_from(text: str) -> None:
    plain = folded(text)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(plain.starts, plain.ends, strict=True))
    assert list(plain.starts) == sorted(plain.starts)
