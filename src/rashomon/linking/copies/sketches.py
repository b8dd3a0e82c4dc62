"""A text in, a few numbers out by which its copies are looked up, without its words.

Bands of a MinHash over word shingles find near copies of any date. Rewrites and translations there
and back share next to no shingle; they share the rare words, and are looked for within some weeks.
Both hang on the text alone, so that what comes in later changes nothing.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from rashomon.linking.copies.texts import Text

# 128 hashes in 32 bands of 4: half of the texts with a Jaccard of 0.38 meet in a band.
HASHES, BANDS, SEED = 128, 32, 1951
# Of a text's words the most telling so many are kept; a report of 600 words has some 200.
WORDS = 160
# A shorter text tells too little to be shown a copy of anything.
SHORTEST = 12  # words


@dataclass(frozen=True)
class Sketch:
    """What a text is looked up by. `words`: numbers of its telling words, sorted, and `weights`
    theirs, of length 1 together; `prints`: one number a sentence, for what stands in many texts."""

    key: tuple[str, int]
    publisher: str
    published: date | None
    bands: tuple[int, ...]
    words: NDArray[np.uint32]
    weights: NDArray[np.float32]
    prints: tuple[int, ...]


def sketch_of(text: Text) -> Sketch | None:
    """The sketch of a text; None where the text is too short to be anybody's copy."""
    if text.size < SHORTEST:
        return None
    weights: dict[str, float] = {}
    for sentence in text.sentences:
        weights |= sentence.weights
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:WORDS]
    numbers = np.array([_number(word) for word in kept], dtype=np.uint32)
    values = np.array([weights[word] for word in kept], dtype=np.float32)
    order = np.argsort(numbers, kind="stable")
    length = float(np.sqrt((values**2).sum())) or 1.0
    return Sketch(
        key=text.key,
        publisher=text.report.publisher or "",
        published=text.published,
        bands=_bands(text),
        words=numbers[order],
        weights=values[order] / np.float32(length),
        prints=tuple(sentence.print for sentence in text.sentences),
    )


def _number(word: str) -> int:
    """A word as a number: its own beginning, which is the same on every machine."""
    digest = 2166136261  # FNV-1a, of 32 bits
    for byte in word.encode():
        digest = (digest ^ byte) * 16777619 & 0xFFFFFFFF
    return digest


def _bands(text: Text) -> tuple[int, ...]:
    hashes = RMinHash(num_perm=HASHES, seed=SEED)
    hashes.update([" ".join(words) for words in sorted(text.shingles)])
    digest = hashes.digest()
    rows = HASHES // BANDS
    found = []
    for band in range(BANDS):
        number = band
        for value in digest[band * rows : (band + 1) * rows]:
            number = (number * 1_000_003 ^ value) & (2**63 - 1)
        found.append(number)
    return tuple(found)
