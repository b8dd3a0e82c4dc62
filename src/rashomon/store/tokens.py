"""A text goes in; its words leave as SQLite's index (FTS5, `unicode61`) knows them: case and Latin
accents ignored, no stemming. And words looked for and a text in, the passage to show of it out.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The marks that FTS5 takes for part of the letter before them, and leaves out.
_MARKS = "".join(chr(768 + n) for n in range(50) if (0x08029FDF | 0x000361F8 << 32) >> n & 1)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
# A longer run of letters, such as a page's encoded picture, is cut: no index holds it.
_LONGEST = 500
_TOO_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
# What a passage is worth that begins with the text, or with a sentence; as in FTS5.
_NEW, _AGAIN, _FIRST, _SENTENCE = 1000, 1, 120, 100

BETWEEN = "  "


class _Folding(dict[int, str]):
    """Each character as it is compared, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if character in _MARKS:
        return ""
    for small in (character.casefold(), character.lower()):
        if len(small) == 1:
            break
    else:
        small = character
    apart = unicodedata.normalize("NFD", small)
    letter, marks = apart[0], apart[1:]
    latin = letter.isascii() and all(unicodedata.combining(mark) for mark in marks)
    return letter.lower() if latin else small


_FOLDING = _Folding()


def words_of(text: str) -> str:
    """The words of a text, in order, with two spaces between."""
    folded = BETWEEN.join(_WORD.findall(text)).translate(_FOLDING)
    return _TOO_LONG.sub(lambda found: found.group()[:_LONGEST], folded)


def looked_for(text: str | None) -> list[str]:
    """The words that a person looks for and an index knows: those with a letter or digit."""
    return [word for word in _split(text) if any(map(str.isalnum, word))]


def signs_of(text: str | None) -> list[str]:
    """What a person looks for that has neither (an emoji, a sign): no index knows it."""
    return [word for word in _split(text) if not any(map(str.isalnum, word))]


def _split(text: str | None) -> list[str]:
    return (text or "").replace("\x00", " ").split()


@dataclass(frozen=True)
class _Hit:
    """Where one of the phrases stands: its number, its first word and the one behind its last."""

    place: int
    phrase: int
    end: int


def passage(text: str, wanted: Sequence[str], around: int) -> tuple[int, str]:
    """The best passage of a text to show for some words, by its start: one with most of them, from
    the beginning of a sentence where that costs none. As FTS5's `snippet` chooses it."""
    spans = [found.span() for found in _WORD.finditer(text)]
    words = words_of(text).split()
    hits = sorted(_hits(words, wanted), key=lambda hit: (hit.place, hit.phrase))
    first = _best(text, spans, hits, around)
    start = spans[first][0] if first else 0
    end = spans[first + around - 1][1] if first + around < len(spans) else len(text)
    return start, text[start:end]


def _hits(words: Sequence[str], wanted: Sequence[str]) -> Iterator[_Hit]:
    for number, phrase in enumerate(words_of(each).split() for each in wanted):
        for place in range(len(words)):
            if words[place] == phrase[0] and words[place : place + len(phrase)] == phrase:
                yield _Hit(place, number, place + len(phrase))


def _best(text: str, spans: Sequence[tuple[int, int]], hits: Sequence[_Hit], around: int) -> int:
    """The first word of the best passage."""
    places = [hit.place for hit in hits]
    sentences = [n for n, (start, _) in enumerate(spans) if n == 0 or _begins(text, start)]
    best, most = 0, 0
    for hit in hits:
        inside = hits[bisect_left(places, hit.place) : bisect_left(places, hit.place + around)]
        if _worth(inside) > most:
            most = _worth(inside)
            room = around - (inside[-1].end - inside[0].place)
            middle = inside[0].place - int(room / 2)  # towards nought, as C divides
            best = max(0, min(middle, len(spans) - around))
        sentence = sentences[bisect_right(sentences, hit.place) - 1]
        if len(spans) > around and sentence < hit.place:
            inside = hits[bisect_left(places, sentence) : bisect_left(places, sentence + around)]
            worth = _worth(inside) + (_SENTENCE if sentence else _FIRST)
            if worth > most:
                most, best = worth, sentence
    return best


def _worth(inside: Sequence[_Hit]) -> int:
    different = len({hit.phrase for hit in inside})
    return _NEW * different + _AGAIN * (len(inside) - different)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins here: behind white space, and a full stop or colon before that."""
    before = text[max(0, start - 100) : start]
    bare = before.rstrip(" \t\n\r")
    return len(bare) < len(before) and bare.endswith((".", ":"))
