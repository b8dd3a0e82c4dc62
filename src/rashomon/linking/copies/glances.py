"""Two texts in, whether aligning them can show anything out: at a twentieth of what aligning costs.

Of all that meet by their words few are copies. Whatever makes one needs a sentence that is at least
as like one of the other as aligned sentences have to be in the mean.
"""

from collections.abc import Collection
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.linking.copies.degrees import ALIKE, ALIKE_SHORT, ALIKE_WHOLE
from rashomon.linking.copies.texts import Text

LEAST = min(ALIKE, ALIKE_SHORT, ALIKE_WHOLE)
# Sums in another order than aligning's differ in their last digits.
SLACK = 1e-6


@dataclass(frozen=True)
class Glance:
    """The telling words of a text, sorted: the sentence that each stands in, and its weight there.
    Two words of one number make texts more alike, never less."""

    count: int
    words: NDArray[np.int64]
    sentences: NDArray[np.int64]
    weights: NDArray[np.float64]


def glance_of(text: Text, stock: Collection[int] = frozenset()) -> Glance:
    """A text for a glance at others, without the sentences that are stock."""
    kept = [sentence for sentence in text.sentences if sentence.print not in stock]
    words = [crc32(word.encode()) for sentence in kept for word in sentence.weights]
    weights = [weight / s.norm for s in kept for weight in s.weights.values()]
    counts = [len(sentence.weights) for sentence in kept]
    numbers = np.array(words, dtype=np.int64)
    order = np.argsort(numbers)
    return Glance(
        len(kept),
        numbers[order],
        np.repeat(np.arange(len(kept)), counts)[order],
        np.array(weights, dtype=np.float64)[order],
    )


def may_copy(a: Glance, b: Glance) -> bool:
    """Whether any two sentences are alike enough."""
    first = np.searchsorted(b.words, a.words, "left")
    counts = np.searchsorted(b.words, a.words, "right") - first
    total = int(counts.sum())
    if not total:
        return False
    steps = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    places = np.arange(total) + steps
    cells = np.repeat(a.sentences * b.count, counts) + b.sentences[places]
    products = np.repeat(a.weights, counts) * b.weights[places]
    return bool(np.bincount(cells, products).max() >= LEAST - SLACK)
