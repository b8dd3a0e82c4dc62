"""A text in, a few numbers out by which its copies are looked up, without its words.

Bands of a MinHash over word shingles find near copies of any date, and sentences that are the same
word for word find passages. Rewrites and translations there
and back share next to no shingle; they share the rare words, and are looked for within some weeks.
Both hang on the text alone, so that what comes in later changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from rashomon.linking.copies.texts import SHINGLE, Sentence, Text

# 128 hashes in 32 bands of 4: half of the texts with a Jaccard of 0.38 meet in a band.
HASHES, BANDS, SEED = 128, 32, 1951
# Of a text's words the most telling so many are kept; a report of 600 words has some 200.
WORDS = 160
# A text that has only a passage of another shares few of its words. Shorter sentences are written
# anew by many ("The army denied it.").
PASSAGE = 10  # words
# A shorter text tells too little to be shown a copy of anything.
SHORTEST = 12  # words


@dataclass(frozen=True)
class Sketch:
    """What a text is looked up by. `words`: numbers of its telling words, sorted, and `weights`
    theirs, of length 1 together; `prints`: one number a sentence, for what stands in many texts;
    `passages`: those of sentences long enough to be looked up by, word for word."""

    key: tuple[str, int]
    publisher: str
    published: date | None
    bands: tuple[int, ...]
    words: NDArray[np.uint32]
    weights: NDArray[np.float32]
    prints: tuple[int, ...]
    passages: tuple[int, ...] = ()


def sketch_of(text: Text, stock: Collection[int] = frozenset()) -> Sketch | None:
    """The sketch of a text without its sentences that are `stock`; None where what is left is too
    short to be anybody's copy."""
    kept = text.sentences
    if stock:
        kept = tuple(sentence for sentence in kept if sentence.print not in stock)
    if sum(len(sentence.words) for sentence in kept) < SHORTEST:
        return None
    weights: dict[str, float] = {}
    for sentence in kept:
        weights |= sentence.weights
    telling = _most_telling(weights)
    numbers = np.array([_number(word) for word in telling], dtype=np.uint32)
    values = np.array([weights[word] for word in telling], dtype=np.float32)
    order = np.argsort(numbers)
    values = values[order]
    length = float(np.sqrt((values**2).sum())) or 1.0
    return Sketch(
        key=text.key,
        publisher=text.report.publisher or "",
        published=text.published,
        bands=_bands(kept),
        words=numbers[order],
        weights=values / np.float32(length),
        prints=tuple([sentence.print for sentence in text.sentences]),
        passages=tuple([s.print for s in kept if len(s.words) >= PASSAGE]),
    )


def without(sketch: Sketch, text: Text, stock: Collection[int]) -> Sketch | None:
    """The sketch of a text, made anew only where some of its sentences are stock."""
    return sketch_of(text, stock) if not set(sketch.prints).isdisjoint(stock) else sketch


def cosine(a: Sketch, b: Sketch) -> float:
    """The cosine of two texts' telling words, summed in the order of the words, so that it is the
    same to the last bit wherever it is computed."""
    if not len(a.words) or not len(b.words):
        return 0.0
    at = np.minimum(np.searchsorted(b.words, a.words), len(b.words) - 1)
    both = b.words[at] == a.words
    products = a.weights[both].astype(np.float64) * b.weights[at[both]].astype(np.float64)
    return float(np.bincount(np.zeros(len(products), dtype=np.intp), products, 1)[0])


def _most_telling(weights: Mapping[str, float]) -> Collection[str]:
    """The WORDS words of most weight, in no order; of one weight the first by the alphabet."""
    if len(weights) <= WORDS:
        return weights
    least = sorted(weights.values(), reverse=True)[WORDS - 1]
    more = [word for word, weight in weights.items() if weight > least]
    alike = sorted(word for word, weight in weights.items() if weight == least)
    return more + alike[: WORDS - len(more)]


def _number(word: str) -> int:
    """A word as a number of 32 bits, the same on every machine."""
    return crc32(word.encode())


def _bands(sentences: Iterable[Sentence]) -> tuple[int, ...]:
    shingles: set[str] = set()
    for sentence in sentences:
        rows = (sentence.words[i:] for i in range(SHINGLE))
        shingles.update(map(" ".join, zip(*rows, strict=False)))
    hashes = RMinHash(num_perm=HASHES, seed=SEED)
    hashes.update(list(shingles))
    digest = np.array(hashes.digest(), dtype=np.uint64).reshape(BANDS, HASHES // BANDS)
    numbers = np.arange(BANDS, dtype=np.uint64)
    for column in digest.T:  # of each product the low 63 bits count, so that it may overflow
        numbers = numbers * np.uint64(1_000_003) ^ column
    return tuple((numbers & np.uint64(2**63 - 1)).tolist())
