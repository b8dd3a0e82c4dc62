"""Sketches in, pairs of texts that may be copies out, without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from rashomon.linking.copies.sketches import Sketch, cosine

# A text is rewritten while it is news; near copies are found at any distance, by their bands.
WINDOW = timedelta(days=14)
# Rare words in common, as a cosine. Rough translations have 0.5 and more; of dated news of one war
# a text meets some dozens of others from here on.
NEAR = 0.3
# What sums of rounded products may be off by; the few near the bound are summed exactly.
SLACK = 1e-4


class Candidates:
    """Texts looked up by their sketches. Whether two meet hangs on these two alone."""

    def __init__(self) -> None:
        self._sketches: list[Sketch] = []
        self._bands: dict[int, list[int]] = defaultdict(list)
        self._words: dict[int, list[tuple[int, float]]] = defaultdict(list)

    def add(self, sketch: Sketch) -> None:
        """Take a text in."""
        number = len(self._sketches)
        self._sketches.append(sketch)
        for band in (*sketch.bands, *sketch.passages):
            self._bands[band].append(number)
        for word, weight in zip(sketch.words.tolist(), sketch.weights.tolist(), strict=True):
            self._words[word].append((number, weight))

    def near(self, sketch: Sketch) -> Iterator[Sketch]:
        """The texts taken in that may be one with this one, or share a passage or enough telling
        words; never of the same report."""
        bands = (*sketch.bands, *sketch.passages)
        found = {number for band in bands for number in self._bands.get(band, ())}
        shared = np.zeros(len(self._sketches), dtype=np.float32)
        for word, weight in zip(sketch.words.tolist(), sketch.weights.tolist(), strict=True):
            for number, theirs in self._words.get(word, ()):
                shared[number] += weight * theirs
        found.update(
            number
            for number in np.flatnonzero(shared >= NEAR - SLACK).tolist()
            if within(sketch.published, self._sketches[number].published)
            and cosine(sketch, self._sketches[number]) >= NEAR
        )
        for number in sorted(found):
            if self._sketches[number].key[0] != sketch.key[0]:
                yield self._sketches[number]


def within(a: date | None, b: date | None) -> bool:
    """Whether two days lie within the window; of an undated text nobody knows."""
    return a is None or b is None or abs(a - b) <= WINDOW
