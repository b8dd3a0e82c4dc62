"""What the encoder sees in; for each pronoun and noun the earlier one that means the same, out."""

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from rashomon.reading.encoder import Encoder, Seen
from rashomon.reading.heads import coref_steps
from rashomon.reading.pieces import Ints
from rashomon.records import Mention

NONE = -1
# As far back as training ever looked: in mentions, and in words (a window's worth).
MENTIONS, WORDS = 60, 220


def antecedents_of(seen: Seen, encoder: Encoder) -> Ints:
    """(W,) the head word of the nearest earlier mention of the same thing, or `NONE`."""
    found = np.full(len(seen.pieces), NONE, np.int64)
    heads = np.flatnonzero(seen.scores["noun"].argmax(-1))
    if len(heads) < 2:
        return found
    anaphor, antecedent = seen.views["anaphor"][heads], seen.views["antecedent"][heads]
    reach = encoder.tables["reach"][:, 0]
    for index in range(1, len(heads)):
        low = max(0, index - MENTIONS, int(np.searchsorted(heads, heads[index] - WORDS)))
        if low == index:
            continue
        steps = coref_steps(heads[index] - heads[low:index])
        scores = antecedent[low:index] @ anaphor[index] / 8 + reach[steps]
        best = int(scores.argmax())
        if scores[best] > 0:  # the score of being new
            found[heads[index]] = heads[low + best]
    return found


def names_meant(seen: Seen, led: Ints, names: Sequence[Mention]) -> dict[int, Mention]:
    """Where each word that leads back to a name begins, in characters, and the name."""
    found: dict[int, Mention] = {}
    for word in np.flatnonzero(led != NONE).tolist():
        at = word
        while (at := int(led[at])) != NONE:
            start = int(seen.pieces.start[at])
            # An earlier word may have been led on already: its name is this one's, too.
            name = found.get(start) or _name_at(names, start)
            if name is not None:
                found[int(seen.pieces.start[word])] = name
                break
    return found


def _name_at(names: Sequence[Mention], place: int) -> Mention | None:
    index = bisect_right(names, place, key=lambda name: name.start) - 1
    return names[index] if index >= 0 and place < names[index].end else None
