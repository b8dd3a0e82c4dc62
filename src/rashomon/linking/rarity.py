"""A word in, how much it tells out: 0 for "the", 1 for a name that few texts hold.

The encoder's vocabulary lists words by how often English uses them, so a word's rank there is a
weight that does not hang on what a case holds: two texts compare alike today and after a thousand
more have come.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log

# The first words of the list ("the" to about "government") tell nothing of a text.
COMMON = 30
# Where the list's own words begin; before them stand single letters and signs.
FIRST = "the"
# So many words are remembered with their weights: names and numbers never end.
REMEMBERED = 1 << 18


@cache
def _ranks() -> tuple[Mapping[str, int], int]:
    text = (files("rashomon.model") / "tokenizer.json").read_text(encoding="utf-8")
    vocabulary: Mapping[str, int] = json.loads(text)["model"]["vocab"]
    return vocabulary, vocabulary[FIRST]


@lru_cache(REMEMBERED)
def weight(word: str) -> float:
    """How much a lower-case word tells of a text, from 0 to 1."""
    vocabulary, first = _ranks()
    rank = vocabulary.get(word)
    if rank is None or word.isdigit():
        return 1.0
    rank -= first
    if rank <= COMMON:
        return 0.0
    return log(rank / COMMON) / log((len(vocabulary) - first) / COMMON)
