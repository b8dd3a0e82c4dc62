"""A text and some words in; where in the text they stand, or why nobody can say, out.

Three ways are tried, and the first that finds anything decides: the words exactly; the words where
spaces, accents' spelling and quotation marks do not matter; nearly the words. Where they stand at
several places, the words around them decide, then the position. Between two places that are equally
good there is no guessing: then they are not found.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rashomon.exchange.folding import Folded, fold_words, folded
from rashomon.exchange.graphemes import whole
from rashomon.exchange.nearly import nearly

# Words that stand at more places than these are no way to find one.
MOST_PLACES = 1000
# So many characters next to the words settle which place is meant; fewer were given only where the
# text begins or ends.
TELLING = 12
# More of the words around than these is not compared.
AROUND = 100
# Longer words are whole pages, not quotations.
LONGEST = 100_000
How = Literal["exactly", "folded", "nearly"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to find: those before and behind them, and where they stood in the text that somebody
    else saw, as far as these are known."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where words were found; no place, and why, where they were not."""

    place: Place | None
    how: How | None = None
    why: str = ""


class Anchoring:
    """A text in which words are looked for. It is folded when that is first needed, and once."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _folded(self) -> Folded:
        return folded(self._text)

    @property
    def plain(self) -> str:
        """The text as it is compared where spaces and signs' spelling do not matter."""
        return self._folded.text

    def find(self, sought: Sought, *, near: bool = True) -> Anchored:
        """Where some words stand. Not `near`, only these words will do."""
        if not sought.exact.strip():
            return Anchored(None, why="it quotes no words to find it by")
        if len(sought.exact) > LONGEST:
            return Anchored(None, why=f"it quotes more than {LONGEST} characters")
        places = _all(self._text, sought.exact)
        if places:
            return self._choose(self._whole(places), sought, "exactly")
        here, words = self._folded, fold_words(sought.exact)
        if not words:
            return Anchored(None, why="it quotes no words to find it by")
        found = [here.unfolded(*place) for place in _all(here.text, words)]
        if found:
            return self._choose(self._whole(found), sought, "folded")
        if near and (found := [here.unfolded(*place) for place in nearly(here.text, words)]):
            return self._choose(self._whole(found), sought, "nearly")
        return Anchored(None, why="its words do not stand in the report")

    def _whole(self, places: Sequence[Place]) -> list[Place]:
        return list(dict.fromkeys(whole(self._text, *place) for place in places))

    def _choose(self, places: Sequence[Place], sought: Sought, how: How) -> Anchored:
        """The one place that is better than all others."""
        if len(places) > MOST_PLACES:
            why = f"its words stand at more than {MOST_PLACES} places of the report"
            return Anchored(None, why=why)
        best = list(places)
        fits = [self._fits(place, sought) for place in best]
        if max(fits) == 0 and _surrounded(sought) and len(fold_words(sought.exact)) < TELLING:
            return Anchored(None, why="words as short stand elsewhere, but not those around them")
        best = [place for place, fit in zip(best, fits, strict=True) if fit == max(fits)]
        if len(best) > 1:
            best = self._at(best, sought) or best
        if len(best) == 1:
            return Anchored(best[0], how)
        why = (
            f"its words stand at {len(best)} places of the report, and nothing says which is meant"
        )
        return Anchored(None, why=why)

    def _fits(self, place: Place, sought: Sought) -> int:
        """How well the words around a place are those that are sought: each side counts two where
        all of it is there, and one where what is next to the place is."""
        start, end = place
        # Twice the length leaves room for what folds away.
        before = self._text[max(0, start - 2 * len(sought.prefix[-AROUND:]) - TELLING) : start]
        behind = self._text[end : end + 2 * len(sought.suffix[:AROUND]) + TELLING]
        left, right = fold_words(sought.prefix[-AROUND:]), fold_words(sought.suffix[:AROUND])
        before, behind = fold_words(before), fold_words(behind)
        return sum(
            (
                bool(left) and before.endswith(left),
                bool(left) and before.endswith(left[-TELLING:]),
                bool(right) and behind.startswith(right),
                bool(right) and behind.startswith(right[:TELLING]),
            )
        )

    def _at(self, places: Sequence[Place], sought: Sought) -> list[Place]:
        """The places that stand exactly where they are said to: counted in characters, or as
        browsers count (UTF-16), where some signs count twice."""
        told = sought.start, sought.end
        if None in told:
            return []
        return [place for place in places if told in (place, self._in_browsers(place))]

    def _in_browsers(self, place: Place) -> Place:
        start, end = place
        return start + bisect_left(self._beyond, start), end + bisect_left(self._beyond, end)

    @cached_property
    def _beyond(self) -> list[int]:
        """Where the signs stand that browsers count twice."""
        if self._text.isascii():
            return []
        return [at for at, sign in enumerate(self._text) if sign > "\uffff"]


def _surrounded(sought: Sought) -> bool:
    return bool(sought.prefix.strip() or sought.suffix.strip())


def _all(text: str, words: str) -> list[Place]:
    """Every place of some words, also where they overlap; one more than too many at most."""
    places: list[Place] = []
    at = text.find(words)
    while at >= 0 and len(places) <= MOST_PLACES:
        places.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return places
