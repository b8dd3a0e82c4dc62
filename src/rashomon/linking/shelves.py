"""Some accounts in, and for one more those among them that it may be weighed with out.

What speaks for one happening is counted for a whole shelf at once, from lists of who holds which
word and which key; only where that is enough are two accounts weighed one by one.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.linking import features
from rashomon.linking.copies.candidates import WINDOW
from rashomon.linking.kinds import is_state
from rashomon.linking.outlines import Outline

# So many accounts stand on one shelf: large enough that numpy's own time is small, small enough
# that a shelf of readings of years takes little memory.
SIZE = 1000
# What the features of `features.py` give at most, by the keys that they compare.
MOST = {"town": 0.9, "state": 0.3, "between": 0.6, "involving": 0.3, "on": 0.3, "tolls": 0.3}
ROW = {family: number for number, family in enumerate(MOST)}
# The keys by which accounts meet.
MEETING = [ROW[family] for family in ("town", "state", "involving")]
# The weights are sums of rounded hundredths.
SLACK = 0.01

Floats = NDArray[np.float64]


class Shelf:
    """Accounts side by side, with who holds which word and which key."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.outlines = outlines
        days = [o.published.toordinal() if o.published else 0 for o in outlines]
        self._days = np.array(days, dtype=np.int64)
        self._read = np.array([o.sketch is not None for o in outlines], dtype=bool)
        self._holding = _holding(outlines)
        self._words, self._starts, self._who, self._weights = _postings(outlines)

    def near(self, outline: Outline) -> Iterator[tuple[Outline, float | None, float]]:
        """The accounts that may tell of one happening with this one, as far as words, places and
        parties of these weeks say, each with the words in common and the most that it can weigh;
        never of its own report."""
        apart = self._apart(outline)
        keys, shared = self._keys(outline), self._shared(outline)
        told = self._read & (outline.sketch is not None)
        beyond = features.WORDS * (shared - features.USUAL_WORDS)
        spoken = np.clip(beyond, features.LEAST_WORDS, features.MOST_WORDS)
        most = np.where(told, spoken, 0.0) + 0.3 * (apart <= features.NEAR_DAYS)
        most -= 1.2 * ((apart > features.FAR_DAYS) & (keys[ROW["on"]] == 0))
        keys[ROW["state"], keys[ROW["town"]] > 0] = 0  # the nearer place counts
        for family, weight in MOST.items():
            most += weight * np.minimum(keys[ROW[family]], 2 if family == "involving" else 1)
        met = keys[MEETING].sum(axis=0) > 0
        worth = (shared >= features.WORTH) | met
        report = outline.report
        for number in np.flatnonzero((most > -SLACK) & worth & (apart <= WINDOW.days)).tolist():
            other = self.outlines[number]
            if other.key[0] != report:
                words = float(shared[number]) if told[number] else None
                yield other, words, float(most[number]) + SLACK

    def _apart(self, outline: Outline) -> NDArray[np.int64]:
        """Days between this account and each on the shelf; 4 where nobody knows: neither near nor
        far."""
        unknown = np.int64(features.NEAR_DAYS + 1)
        if outline.published is None:
            return np.full(len(self.outlines), unknown)
        apart = np.abs(self._days - outline.published.toordinal())
        return np.where(self._days == 0, unknown, apart)

    def _keys(self, outline: Outline) -> NDArray[np.int64]:
        """For each family of keys, how many each account on the shelf has in common with it."""
        count = len(self.outlines)
        found = [held for key in _keys_of(outline) if (held := self._holding.get(key)) is not None]
        places = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
        return np.bincount(places, minlength=len(ROW) * count).reshape(len(ROW), count)

    def _shared(self, outline: Outline) -> Floats:
        """The cosine of telling words with each account on the shelf, summed in their order."""
        sketch = outline.sketch
        if sketch is None or not len(self._words) or not len(sketch.words):
            return np.zeros(len(self.outlines))
        at = np.minimum(np.searchsorted(self._words, sketch.words), len(self._words) - 1)
        known = self._words[at] == sketch.words
        first, last = self._starts[at[known]], self._starts[at[known] + 1]
        counts = last - first
        steps = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        places = np.arange(len(steps)) + steps
        mine = np.repeat(sketch.weights[known].astype(np.float64), counts)
        products = mine * self._weights[places]
        shared = np.bincount(self._who[places], products, len(self.outlines))
        return shared.astype(np.float64, copy=False)


def _keys_of(outline: Outline) -> Iterator[Hashable]:
    for kind, place in outline.at:
        yield "state" if is_state(place) else "town", kind, place
    for family in ("between", "involving", "on", "tolls"):
        for key in getattr(outline, family):
            yield family, *key


def _holding(outlines: Sequence[Outline]) -> dict[Hashable, NDArray[np.int64]]:
    """For each key who holds it, as places in a table of families by accounts."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, outline in enumerate(outlines):
        for key in _keys_of(outline):
            found[key].append(ROW[key[0]] * len(outlines) + number)  # type: ignore[index]
    return {key: np.array(places, dtype=np.int64) for key, places in found.items()}


def _postings(
    outlines: Sequence[Outline],
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64], Floats]:
    """Each word once, where its list begins, and the lists: who has it, with what weight."""
    sketches = [(n, o.sketch) for n, o in enumerate(outlines) if o.sketch is not None]
    if not sketches:
        empty = np.zeros(0, dtype=np.int64)
        return np.zeros(0, dtype=np.uint32), empty, empty, np.zeros(0)
    words = np.concatenate([s.words for _, s in sketches])
    who = np.repeat([n for n, _ in sketches], [len(s.words) for _, s in sketches])
    weights = np.concatenate([s.weights for _, s in sketches]).astype(np.float64)
    order = np.argsort(words, kind="stable")
    once, starts = np.unique(words[order], return_index=True)
    return once, np.append(starts, len(words)), who[order], weights[order]
