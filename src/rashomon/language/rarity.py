"""A word in, how much it tells out: 0 for "the", 1 for a name that few texts hold.

The encoder's vocabulary lists words by how often English uses them, so a word's rank there is a
weight that does not hang on what a case holds: two texts compare alike today and after a thousand
more have come.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log

# The first words of the list ("the" to about "government") tell nothing of a text.
COMMON = 30
# Where the list's own words begin; before them stand single letters and signs.
FIRST = "the"


@cache
def weights_of_words() -> Mapping[str, float]:
    """How much the lower-case words of the list tell of a text, from 0 to 1; any other tells 1."""
    text = (files("rashomon.model") / "tokenizer.json").read_text(encoding="utf-8")
    vocabulary: Mapping[str, int] = json.loads(text)["model"]["vocab"]
    first, last = vocabulary[FIRST], len(vocabulary)
    return {
        word: _weight(rank - first, last - first)
        for word, rank in vocabulary.items()
        if not word.isdigit()
    }


def weight(word: str) -> float:
    """How much a lower-case word tells of a text, from 0 to 1."""
    return weights_of_words().get(word, 1.0)


def _weight(rank: int, last: int) -> float:
    return 0.0 if rank <= COMMON else log(rank / COMMON) / log(last / COMMON)
