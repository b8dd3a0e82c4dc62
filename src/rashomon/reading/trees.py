"""What the encoder sees in; each sentence's tree out: which word hangs on which, and how.

The labels are those of Universal Dependencies. A word's head is sought in its own sentence only;
the root is its own head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.reading.encoder import Encoder, Seen
from rashomon.reading.heads import Floats
from rashomon.reading.pieces import Ints

# Words of a sentence; the work grows with their square.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Trees:
    """The syntax of W words: `head` (W,) the word it hangs on, itself for a root; `relation` (W,)
    and `upos` (W,) as numbers into `relations` and `classes`."""

    head: Ints
    relation: Ints
    upos: Ints
    relations: tuple[str, ...]
    classes: tuple[str, ...]


def trees_of(seen: Seen, sentences: Sequence[tuple[int, int]], encoder: Encoder) -> Trees:
    """Read the tree of each sentence, given as (first word, one past the last)."""
    tables = encoder.tables
    views = seen.views
    reach: Floats = views["dependent"] @ tables["arc.weight"].T + tables["arc.bias"]
    head = np.arange(len(seen.pieces))
    for first, past in _short(sentences):
        if past - first > 1:
            scores: Floats = reach[first:past] @ views["head"][first:past].T
            head[first:past] = first + best_tree(scores)
    met = np.maximum(views["relation_dependent"] + views["relation_head"][head], 0)
    relation = (met @ tables["relation.weight"].T + tables["relation.bias"]).argmax(-1)
    return Trees(
        head,
        relation,
        seen.scores["upos"].argmax(-1),
        encoder.labels["relation"],
        encoder.labels["upos"],
    )


def _short(sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences, lists without a full stop cut where they grow too long."""
    for first, past in sentences:
        for start in range(first, past, LONGEST):
            yield start, min(past, start + LONGEST)


def best_tree(scores: Floats) -> Ints:
    """(N,) the head of each of N words; scores (N, N) of a row's word hanging on a column's, the
    diagonal for being the root. One root, no circles: where each word's best head makes a circle,
    its weakest link is taken off (as Chu, Liu and Edmonds do it)."""
    scores = scores.copy()
    root = _root(scores)
    np.fill_diagonal(scores, -np.inf)
    scores[root] = -np.inf
    scores[root, root] = 0
    head: Ints = scores.argmax(-1)
    while circle := _circle(head, root):
        _open(circle, head, scores)
    return head


def _root(scores: Floats) -> int:
    """The word that loses least by being the root."""
    apart = scores.copy()
    np.fill_diagonal(apart, -np.inf)
    return int((np.diagonal(scores) - apart.max(-1)).argmax())


def _circle(head: Ints, root: int) -> list[int]:
    """Words that hang on each other and not on the root, if there are any."""
    state = np.zeros(len(head), np.int8)
    state[root] = 2
    for start in range(len(head)):
        path = []
        at = start
        while not state[at]:
            state[at] = 1
            path.append(at)
            at = int(head[at])
        if state[at] == 1:
            return path[path.index(at) :]
        state[path] = 2
    return []


def _open(circle: list[int], head: Ints, scores: Floats) -> None:
    """Hang one word of a circle on a word that does not hang on the circle, at the least loss."""
    below = _below(circle, head)
    outside = scores.copy()
    outside[:, below] = -np.inf
    best = outside[circle].max(-1) - scores[circle, head[circle]]
    word = circle[int(best.argmax())]
    head[word] = outside[word].argmax()


def _below(circle: list[int], head: Ints) -> list[int]:
    """The circle and every word that hangs on it."""
    inside = np.zeros(len(head), bool)
    inside[circle] = True
    for _ in range(len(head)):
        grown = inside | inside[head]
        if (grown == inside).all():
            break
        inside = grown
    return np.flatnonzero(inside).tolist()
