"""Words and pieces: exact places, whatever the text."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from tokenizers import Tokenizer

from rashomon.reading.pieces import (
    DIGIT,
    LETTER,
    LOWER,
    MARK,
    MIXED,
    OTHER,
    TITLE,
    UPPER,
    lowered,
    pieces_of,
    raised,
    shape_of,
)
from tests import helpers


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return helpers.tokenizer()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("army", LOWER),
        ("Army", TITLE),
        ("UN", UPPER),
        ("A", LETTER),
        ("McAdu", MIXED),
        ("14th", DIGIT),
        ("—", MARK),
        ("a_b", OTHER),
    ],
)
def test_shape_of_a_word(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def test_words_stand_where_the_text_has_them(tokenizer: Tokenizer) -> None:
    text = "Général Adu’s men — “all nine” —\nleft Łódź."
    pieces = pieces_of(text, tokenizer)
    words = [text[a:b] for a, b in zip(pieces.start, pieces.end, strict=True)]
    assert words == [
        *("Général Adu ’ s men — “ all nine ” — left Łódź .".split()),
    ]


def test_lines_and_quotations_are_seen(tokenizer: Tokenizer) -> None:
    pieces = pieces_of("He said “we go” and\nleft", tokenizer)
    assert pieces.breaks().tolist() == [1, 0, 0, 0, 0, 0, 0, 1]
    assert pieces.quoted().tolist() == [0, 0, 2, 1, 1, 2, 0, 0]


def test_an_unpaired_mark_spoils_its_line_only(tokenizer: Tokenizer) -> None:
    pieces = pieces_of('He said "we go\nThey left', tokenizer)
    assert pieces.quoted().tolist()[-2:] == [0, 0]


def test_case_can_be_taken_away_and_given(tokenizer: Tokenizer) -> None:
    mixed = pieces_of("The army of Norland", tokenizer).feature
    small = pieces_of("the army of norland", tokenizer).feature
    large = pieces_of("THE ARMY OF NORLAND", tokenizer).feature
    assert lowered(mixed).tolist() == small.tolist()
    assert raised(mixed).tolist() == large.tolist()


def test_words_within_characters(tokenizer: Tokenizer) -> None:
    pieces = pieces_of("The army left", tokenizer)
    assert pieces.within(4, 8) == (1, 2)
    assert pieces.within(5, 6) == (1, 2)
    assert pieces.within(0, 13) == (0, 3)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_places_are_exact_for_any_text(tokenizer: Tokenizer, text: str) -> None:
    pieces = pieces_of(text, tokenizer)
    assert (pieces.start < pieces.end).all()
    assert (pieces.end[:-1] <= pieces.start[1:]).all()
    assert len(pieces) == 0 or pieces.end[-1] <= len(text)
    assert (np.diff(pieces.word) >= 0).all()
    assert pieces.word[pieces.first].tolist() == list(range(len(pieces)))
