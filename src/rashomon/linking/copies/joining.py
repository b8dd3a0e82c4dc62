"""Sketches of many texts as columns in, pairs that share enough telling words out: the same pairs
as `candidates` finds, at a pace for archives.

Who holds which word is listed once for some thousand texts, and many texts ask at once. The words
that most of them hold tell little but cost most, so they are left out of the lists: what two texts
can have in common through these is at most the product of their lengths there, and only where that
would still be enough is it summed.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rashomon.linking.copies.candidates import NEAR, SLACK, WINDOW
from rashomon.linking.copies.sketches import Sketch, cosine

# Texts that ask together, and the share of a text's squared length that may be left out of the
# lists: the least time on invented and on real news (benchmarks/volume.py).
TOGETHER, LEFT_OUT = 32, 0.16
UNDATED = -1

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Columns:
    """Sketches side by side. `number`: which text, `report`: a number for its report, `day`: its
    ordinal or UNDATED, `fresh`: whether it is new; the words of text i, sorted, and their weights
    stand from starts[i] to starts[i + 1]."""

    number: Ints
    report: Ints
    day: Ints
    fresh: NDArray[np.bool_]
    starts: Ints
    words: NDArray[np.uint32]
    weights: Floats

    def __len__(self) -> int:
        return len(self.number)

    @cached_property
    def vocabulary(self) -> tuple[NDArray[np.uint32], Ints]:
        """Every word once, sorted, and for each word of each text which of these it is."""
        every, which = np.unique(self.words, return_inverse=True)
        return every, which.astype(np.int64, copy=False)

    def sketch(self, place: int) -> Sketch:
        """One of them, by its words alone."""
        mine = slice(int(self.starts[place]), int(self.starts[place + 1]))
        return Sketch(("", 0), "", None, (), self.words[mine], self.weights[mine], ())

    def part(self, wanted: NDArray[np.bool_]) -> "Columns":
        """Some of them."""
        sizes = np.diff(self.starts)
        inside = np.repeat(wanted, sizes)
        starts = np.concatenate(([0], np.cumsum(sizes[wanted])))
        mine = (self.number[wanted], self.report[wanted], self.day[wanted], self.fresh[wanted])
        return Columns(*mine, starts, self.words[inside], self.weights[inside])


def near(parcels: Iterable[Columns]) -> Iterator[Ints]:
    """Every pair of texts, of which one is fresh, of different reports, that share enough telling
    words within the window: tables of two columns of numbers, each pair once.

    Parcels come in the order of days, undated texts first; these meet all others.
    """
    past: deque[tuple[Columns, _Lists]] = deque()
    for parcel in parcels:
        if not len(parcel):
            continue
        dated = parcel.day[parcel.day != UNDATED]
        if len(dated):
            past = deque(each for each in past if _reaches(each[0], int(dated[0])))
        old = parcel.part(~parcel.fresh)
        lists = _Lists(parcel.part(parcel.fresh))
        for before, known in past:
            yield from known.near(parcel)
            yield from lists.near(before.part(~before.fresh))
        yield from lists.near(old)
        yield from lists.near(lists.texts, among=True)
        past.append((parcel, lists))


def _reaches(parcel: Columns, day: int) -> bool:
    """Whether a day lies in the window of any text of an earlier parcel."""
    return bool(parcel.day[0] == UNDATED or parcel.day[-1] + WINDOW.days >= day)


class _Lists:
    """Texts, and who of them holds which word."""

    def __init__(self, texts: Columns) -> None:
        self.texts = texts
        count = len(texts)
        who = np.repeat(np.arange(count), np.diff(texts.starts))
        order = np.argsort(texts.words, kind="stable")
        self._words, first = np.unique(texts.words[order], return_index=True)
        self._starts = np.append(first, len(order))
        self._who, self._weights = who[order], texts.weights[order]
        self._common = self._chosen(count)
        self._column = np.cumsum(self._common) - 1
        self._dense, left = self._left_out(count, *self._places(texts))
        self._length = np.sqrt(left)

    def _chosen(self, count: int) -> NDArray[np.bool_]:
        """The words to leave out: those that cost most for what they tell."""
        held = np.diff(self._starts)
        told = np.zeros(len(held))
        if len(held):
            told = np.add.reduceat(self._weights.astype(np.float64) ** 2, self._starts[:-1])
        order = np.argsort(-(held.astype(np.float64) ** 2) / np.maximum(told, 1e-9), kind="stable")
        chosen = np.zeros(len(held), dtype=bool)
        chosen[order[np.cumsum(told[order]) <= LEFT_OUT * count]] = True
        return chosen & (held > 1)

    def _left_out(
        self, count: int, who: Ints, at: Ints, weights: Floats
    ) -> tuple[Floats, NDArray[np.float64]]:
        """Of so many texts what the words that are left out weigh, as rows over these words, and
        the squared length of each row."""
        mine = self._common[at]
        dense = np.zeros((count, int(self._common.sum())), dtype=np.float32)
        dense[who[mine], self._column[at[mine]]] = weights[mine]
        left = np.bincount(who[mine], weights[mine].astype(np.float64) ** 2, count)
        return dense, left.astype(np.float64, copy=False)

    def _places(self, texts: Columns) -> tuple[Ints, Ints, Floats]:
        """The words of some texts that are held here, text by text: whose, where in the list of
        words, and their weights there."""
        if not len(self._words) or not len(texts.words):
            none = np.zeros(0, dtype=np.int64)
            return none, none, np.zeros(0, dtype=np.float32)
        # Each word of a parcel is looked up once, in order, which is many times as fast.
        every, which = texts.vocabulary
        found = np.minimum(np.searchsorted(self._words, every), len(self._words) - 1)
        at = np.where(self._words[found] == every, found, -1)[which]
        known = np.flatnonzero(at >= 0)
        who = np.repeat(np.arange(len(texts)), np.diff(texts.starts))
        return who[known], at[known], texts.weights[known]

    def near(self, asking: Columns, *, among: bool = False) -> Iterator[Ints]:
        """The pairs of a text that asks and one here; `among`: these are the same texts, and each
        pair is given once."""
        if not len(asking) or not len(self.texts):
            return
        who, at, weights = self._places(asking)
        firsts = range(0, len(asking), TOGETHER)
        bounds = np.searchsorted(who, [*firsts, len(asking)])
        for first, low, high in zip(firsts, bounds[:-1], bounds[1:], strict=True):
            words = who[low:high] - first, at[low:high], weights[low:high]
            some = _slice(asking, first, first + TOGETHER)
            yield self._asked(some, *words, first if among else None)

    def _asked(
        self, asking: Columns, who: Ints, at: Ints, weights: Floats, among: int | None
    ) -> Ints:
        count = len(self.texts)
        dense, left = self._left_out(len(asking), who, at, weights)
        listed = ~self._common[at]
        who, at, weights = who[listed], at[listed], weights[listed]
        sizes = self._starts[at + 1] - self._starts[at]
        steps = np.repeat(self._starts[at] - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
        places = np.arange(len(steps))
        places += steps
        products = self._weights.take(places)
        products *= np.repeat(weights, sizes)
        cells = np.repeat(who * count, sizes)
        cells += self._who.take(places)
        shared = np.bincount(cells, products, len(asking) * count)
        enough = NEAR - SLACK
        most = np.outer(np.sqrt(left), self._length).ravel()
        most += shared
        reach = np.flatnonzero(most >= enough)
        mine, theirs = np.divmod(reach, count)
        here = self.texts
        apart = np.abs(asking.day[mine] - here.day[theirs])
        undated = (asking.day[mine] == UNDATED) | (here.day[theirs] == UNDATED)
        meet = (apart <= WINDOW.days) | undated
        meet &= asking.report[mine] != here.report[theirs]
        if among is not None:
            meet &= mine + among > theirs
        mine, theirs, reach = mine[meet], theirs[meet], reach[meet]
        beyond = np.einsum("ij,ij->i", dense[mine], self._dense[theirs])
        total = shared[reach] + beyond
        kept = [
            number
            for number in np.flatnonzero(total >= enough).tolist()
            if total[number] >= NEAR + SLACK
            or cosine(asking.sketch(mine[number]), here.sketch(theirs[number])) >= NEAR
        ]
        return np.column_stack((asking.number[mine[kept]], here.number[theirs[kept]]))


def _slice(columns: Columns, first: int, last: int) -> Columns:
    """Texts that stand side by side, without copying them."""
    starts = columns.starts[first : last + 1]
    words = slice(int(starts[0]), int(starts[-1]))
    return Columns(
        columns.number[first:last],
        columns.report[first:last],
        columns.day[first:last],
        columns.fresh[first:last],
        starts - starts[0],
        columns.words[words],
        columns.weights[words],
    )


def columns_of(
    number: Ints,
    report: Ints,
    day: Ints,
    fresh: NDArray[np.bool_],
    words: Iterable[bytes],
    weights: Iterable[bytes],
) -> Columns:
    """Columns from rows whose words and weights are packed (`<u4`, `<f4`)."""
    each = list(words)
    starts = np.concatenate(([0], np.cumsum([len(packed) // 4 for packed in each], dtype=np.int64)))
    return Columns(
        number,
        report,
        day,
        fresh,
        starts.astype(np.int64),
        np.frombuffer(b"".join(each), "<u4"),
        np.frombuffer(b"".join(weights), "<f4"),
    )
