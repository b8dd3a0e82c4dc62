"""A text in; out come its words as the encoder sees them: sub-word ids, features, exact offsets.

A word here is what the tokenizer parts at spaces and punctuation; its first piece carries its
labels. The tokenizer knows no case, so each word has one feature number that does: its shape,
whether a line begins at it, and whether it stands inside quotation marks. Training reads texts
through this same file.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

SHAPES = 8
STATES = 6  # line break before or not, times outside, inside, or being a quotation mark
FEATURES = SHAPES * STATES + 1
NO_FEATURE = FEATURES - 1  # the marks around a window
LOWER, TITLE, UPPER, LETTER, MIXED, DIGIT, MARK, OTHER = range(SHAPES)


@dataclass(frozen=True, slots=True)
class Pieces:
    """N pieces, W words: `ids` (N,), `word` (N,) the word of each piece, `first` (W,) the first
    piece of each word, `start` and `end` (W,) in code points, `feature` (W,)."""

    ids: Ints
    word: Ints
    first: Ints
    start: Ints
    end: Ints
    feature: Ints

    def __len__(self) -> int:
        return len(self.first)

    def breaks(self) -> Ints:
        """(W,) 1 where a line begins at the word."""
        return self.feature % STATES // 3

    def quoted(self) -> Ints:
        """(W,) 0 outside quotation marks, 1 inside, 2 for a mark itself."""
        return self.feature % 3

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words, first and one past the last, that touch these characters."""
        return int(np.searchsorted(self.end, start, "right")), int(
            np.searchsorted(self.start, end, "left")
        )


def pieces_of(text: str, tokenizer: Any) -> Pieces:
    """Cut a text into words and pieces; `tokenizer` is one of the `tokenizers` library."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids: list[int] = []
    word: list[int] = []
    first: list[int] = []
    start: list[int] = []
    end: list[int] = []
    last = None
    for piece, number, (left, right) in zip(
        encoding.ids, encoding.word_ids, encoding.offsets, strict=True
    ):
        if right <= left:
            continue
        # A character that normalises to several words ("½") gives them one and the same place.
        if number != last and (not end or left >= end[-1]):
            first.append(len(ids))
            start.append(left)
            end.append(right)
        else:
            end[-1] = max(end[-1], right)
        last = number
        ids.append(piece)
        word.append(len(first) - 1)
    feature = _features(text, start, end)
    return Pieces(
        *(np.array(values, np.int64) for values in (ids, word, first, start, end, feature))
    )


def shape_of(word: str) -> int:
    """Which of the eight shapes a word has."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return LETTER if len(word) == 1 else UPPER
        return TITLE if word[0].isupper() and word[1:].islower() else MIXED
    if any(letter.isdigit() for letter in word):
        return DIGIT
    return OTHER if any(letter.isalnum() for letter in word) else MARK


def lowered(feature: Ints) -> Ints:
    """The features that the same text has in small letters."""
    shape = feature // STATES
    letters = (shape >= TITLE) & (shape <= MIXED)
    return np.where(letters, feature % STATES + LOWER * STATES, feature)


def raised(feature: Ints) -> Ints:
    """The features that the same text has in capitals."""
    shape = feature // STATES
    letters = (shape < DIGIT) & (shape != LETTER)
    return np.where(letters, feature % STATES + UPPER * STATES, feature)


def _features(text: str, start: list[int], end: list[int]) -> list[int]:
    """One number a word; the quotation state begins anew with each line, so that one unpaired
    mark spoils a line and not the page."""
    out: list[int] = []
    inside = 0
    before = 0
    for left, right in zip(start, end, strict=True):
        broken = not out or "\n" in text[before:left]
        before = right
        word = text[left:right]
        if broken:
            inside = 0
        if word == "“":
            state, inside = 2, 1
        elif word == "”":
            state, inside = 2, 0
        elif word == '"':
            state, inside = 2, 1 - inside
        else:
            state = inside
        out.append(shape_of(word) * STATES + int(broken) * 3 + state)
    return out
