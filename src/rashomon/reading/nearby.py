"""Things that stand somewhere in a text in; those near a stretch of it out, without a scan.

A book has thousands of sentences and thousands of attributions: looking through all of the one for
each of the other takes minutes. Here each thing is filed under the blocks of text it touches.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
Stretches = Iterable[tuple[int, int]]

# In characters or words, whichever the stretches count: a few sentences.
BLOCK = 512


class Nearby(Generic[T]):
    """Things by where they stand; each may stand in several stretches."""

    def __init__(self, things: Iterable[T], where: Callable[[T], Stretches]) -> None:
        self._things = list(things)
        self._stretches = [list(where(thing)) for thing in self._things]
        self._blocks: dict[int, dict[int, None]] = defaultdict(dict)
        for number, stretches in enumerate(self._stretches):
            for start, end in stretches:
                for block in range(start // BLOCK, max(end - 1, start) // BLOCK + 1):
                    self._blocks[block][number] = None

    def at(self, start: int, end: int) -> list[T]:
        """The things that touch a stretch, in their own order."""
        first, last = max(start, 0) // BLOCK, max(end - 1, 0) // BLOCK
        numbers: Iterable[int] = self._blocks.get(first, ())
        if last > first:
            blocks = range(first, last + 1)
            numbers = sorted({number for block in blocks for number in self._blocks.get(block, ())})
        found = []
        for number in numbers:
            for a, b in self._stretches[number]:
                if a < end and start < b:
                    found.append(self._things[number])
                    break
        return found
