"""Phrases in, a table out that finds the longest of them at any word of a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

# A word, a number with its marks, an ending ('s), or a single mark. Hyphens and apostrophes stay
# inside words: "Es-Semara", "O'Brien", "didn't". "U.S." is one word.
WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[’'][sS]\b"
    r"|[^\W\d_][^\W_]*(?:[-’'](?![sS]\b)[^\W_]+)*"
    r"|\S"
)


def split(text: str) -> tuple[str, ...]:
    """A phrase as lower-case words, the way texts are split."""
    return tuple(WORD.findall(plain(text)))


def plain(text: str) -> str:
    """Lower case, with straight apostrophes; the length stays the same."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters of other scripts grow when lowered
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")


class Phrases(Generic[T]):
    """A table of phrases, each with a value; the longest one at a place wins."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._by_head: dict[str, dict[tuple[str, ...], list[T]]] = {}
        for words, value in entries:
            self._by_head.setdefault(words[0], {}).setdefault(words, []).append(value)
        # The lengths of a first word's phrases, the longest first: "the" begins thousands.
        self._lengths = {
            head: sorted(set(map(len, known)), reverse=True)
            for head, known in self._by_head.items()
        }

    @property
    def heads(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._by_head)

    def items(self) -> Iterator[tuple[tuple[str, ...], list[T]]]:
        """Every phrase with its values, those of one first word together."""
        for known in self._by_head.values():
            yield from known.items()

    def at(self, words: Sequence[str], index: int) -> tuple[int, list[T]] | None:
        """The longest phrase that begins at a word: (its length in words, its values)."""
        head = words[index]
        lengths = self._lengths.get(head)
        if lengths is None:
            return None
        known = self._by_head[head]
        for length in lengths:
            if index + length > len(words):
                continue
            values = known.get((head,) if length == 1 else tuple(words[index : index + length]))
            if values is not None:
                return length, values
        return None

    def __contains__(self, phrase: object) -> bool:
        return isinstance(phrase, tuple) and phrase in self._by_head.get(phrase[0], {})
