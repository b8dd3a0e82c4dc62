"""What the encoder's heads are called and how two words are set against each other.

Shared by training and reading, so that both count distances alike.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.pieces import Ints, Pieces

# The heads that reading asks; training has more, which only teach the encoder.
HEADS = (
    "cue",
    "nested",
    "polarity",
    "upos",
    "opens",
    "names",
    "phrases",
    "noun",
    "events",
    "roles",
    "fact",
)

# Parts of speech, in the order of the head's scores; INNER is a piece of a word that the tokenizer
# cuts and the treebanks do not.
UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X", "INNER"),
)

# What each word shows of itself, and how wide: `word` is seen by a cue, `cue` by the words around
# it, `mark` is the word's own leaning to be source or content; the rest are for trees and for
# who is meant by a pronoun.
VIEWS = {
    "word": 128,
    "cue": 128,
    "mark": 5,
    "dependent": 128,
    "head": 128,
    "relation_dependent": 64,
    "relation_head": 64,
    "anaphor": 64,
    "antecedent": 64,
}

NEAR = 24  # words that are counted one by one; farther ones in steps that double
STEPS = 5
DISTANCES = 2 * (NEAR + STEPS) + 1
GAPS = 7  # 0 to 3 sentence ends or line ends between two words, on either side
REACH = 110  # words on either side of a cue among which its source and content are sought
COREF_REACH = 12  # steps of distance between a pronoun and whom it means

Floats = NDArray[np.float32]


def distance_steps(gap: Ints) -> Ints:
    """Signed distances in words as rows of the table: 0 in the middle."""
    size = np.abs(gap)
    far = NEAR + np.minimum(STEPS, np.ceil(np.log2(np.maximum(size, NEAR) / NEAR))).astype(np.int64)
    return np.where(size <= NEAR, size, far) * np.sign(gap) + NEAR + STEPS


def gap_steps(count: Ints) -> Ints:
    """Signed counts of ends in between as rows of the table."""
    return np.clip(count, -(GAPS // 2), GAPS // 2) + GAPS // 2


def coref_steps(gap: Ints) -> Ints:
    """Positive distances in words, in steps that double."""
    return np.minimum(COREF_REACH - 1, np.log2(np.maximum(gap, 1)).astype(np.int64))


def ends_before(text: str, pieces: Pieces) -> Ints:
    """(W,) how many sentence ends outside quotation marks stand before each word."""
    stops = np.array([text[s] in ".!?;" for s in pieces.start], np.int64)
    stops *= pieces.quoted() != 1
    return np.cumsum(stops) - stops


def gaps_to(cue: tuple[int, int], words: Ints) -> Ints:
    """Signed distance of words from a cue (first word and one past its last): 0 inside it."""
    first, past = cue
    return np.where(words < first, words - first, np.where(words >= past, words - past + 1, 0))
