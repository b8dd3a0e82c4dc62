"""A page's lines in; how much the lines below a place have in common with those above it, out.

Two reports of different news share few names and few telling words; the parts of one report share
most (Hearst 1997). Of one conflict all reports name the same parties, so this tells less there.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log, sqrt

from rashomon.intake.layout import Line
from rashomon.language.rarity import weight, weights_of_words

# A word with a capital inside a sentence; at its beginning every word has one.
NAME = re.compile(r"(?<=[\w,;)’'-] )[^\W\d_a-z][\w’'-]{2,}")
# The lines below a place that are looked at, and the names that must stand there to tell.
REACH = 40
LEAST_NAMES = 5
# Paragraphs above and below whose words are compared, and the weight of a word that tells nothing:
# half of the words of a report are commoner. Words are compared by their beginnings.
NEAR, TELLS_NOTHING, SHORTEST, STEM = 8, 0.4, 4, 6
WORD = re.compile(r"[^\W\d_]+")
# The share of words that is known by rarity in the language that is read: pages in English have
# 0.77 and more, in others 0.59 and less. Of other languages it is not known what tells.
KNOWN = 2 / 3


class Cohesion:
    """The names and the telling words of a page's paragraphs, looked up where somebody asks."""

    def __init__(self, lines: Sequence[Line], text: str) -> None:
        self._lines, self._text = lines, text

    def named_above(self, at: int, begin: int) -> float:
        """The share of the names below a line that stand above it, from `begin` on; 1 where few are
        named at all."""
        below = {
            name for p in self._lines[at : at + REACH] if p.is_prose for name in self._names(p)
        }
        if len(below) < LEAST_NAMES:
            return 1.0
        return sum(begin <= self._first[name] < at for name in below) / len(below)

    def told_above(self, at: int, begin: int) -> float:
        """How alike, by cosine, the paragraphs below a line and those above it down from `begin`
        are in their telling words; 1 where there are none, or where it is not known which these
        are."""
        if not self._is_known:
            return 1.0
        places, told = self._paragraphs
        first, cut = bisect_left(places, begin), bisect_left(places, at)
        one, other = _summed(told[max(first, cut - NEAR) : cut]), _summed(told[cut : cut + NEAR])
        size = sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
        return sum(one[word] * other[word] for word in one if word in other) / size if size else 1.0

    def _names(self, line: Line) -> list[str]:
        return NAME.findall(self._text, line.start, line.end)

    @cached_property
    def _first(self) -> dict[str, int]:
        """Each name of the page with the line that names it first."""
        first: dict[str, int] = {}
        for at, line in enumerate(self._lines):
            for name in self._names(line) if line.is_prose else ():
                first.setdefault(name, at)
        return first

    @cached_property
    def _is_known(self) -> bool:
        """Whether the page is in the language whose rare words are known."""
        known = weights_of_words()
        prose = (self._text[line.start : line.end] for line in self._lines if line.is_prose)
        words = [word for text in prose for word in WORD.findall(text.lower())]
        return sum(word in known for word in words) >= KNOWN * len(words)

    @cached_property
    def _paragraphs(self) -> tuple[list[int], list[dict[str, float]]]:
        """The lines that are paragraphs, and the telling words of each."""
        places = [at for at, line in enumerate(self._lines) if line.is_prose]
        lines = (self._lines[at] for at in places)
        return places, [_telling(self._text[line.start : line.end]) for line in lines]


def _telling(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in WORD.findall(text.lower()):
        tells = (weight(word) - TELLS_NOTHING) / (1 - TELLS_NOTHING)
        if len(word) >= SHORTEST and tells > 0:
            found[word[:STEM]] = max(tells, found.get(word[:STEM], 0.0))
    return found


def _summed(paragraphs: Sequence[dict[str, float]]) -> dict[str, float]:
    """Words with how much they tell, more where more paragraphs have them."""
    times = Counter(word for words in paragraphs for word in words)
    tells: dict[str, float] = {}
    for words in paragraphs:
        for word, value in words.items():
            tells[word] = max(value, tells.get(word, 0.0))
    return {word: (1 + log(count)) * tells[word] for word, count in times.items()}
