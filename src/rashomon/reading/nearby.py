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
        self._where = where
        self._blocks: dict[int, dict[int, None]] = defaultdict(dict)
        for number, thing in enumerate(self._things):
            for start, end in where(thing):
                for block in range(start // BLOCK, max(end - 1, start) // BLOCK + 1):
                    self._blocks[block][number] = None

    def at(self, start: int, end: int) -> list[T]:
        """The things that touch a stretch, in their own order."""
        blocks = range(max(start, 0) // BLOCK, max(end - 1, 0) // BLOCK + 1)
        numbers = sorted({number for block in blocks for number in self._blocks.get(block, ())})
        return [
            self._things[number]
            for number in numbers
            if any(a < end and start < b for a, b in self._where(self._things[number]))
        ]
