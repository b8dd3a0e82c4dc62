"""Each cue's chain of marks: the best of all that may be."""

from itertools import pairwise, product

import numpy as np
import pytest

from rashomon.reading.heads import distance_steps, gap_steps, gaps_to
from rashomon.reading.voices import MARKS, best_chains


def best_of_all(scores: np.ndarray, steps: np.ndarray) -> list[int]:  # type: ignore[type-arg]
    def total(chain: tuple[int, ...]) -> float:
        if chain[0] in (2, 4):
            return -1e9
        value = sum(float(scores[i, m]) for i, m in enumerate(chain))
        for a, b in pairwise(chain):
            if b in (2, 4) and a not in (b, b - 1):
                return -1e9
            value += float(steps[a, b])
        return value

    return list(max(product(range(MARKS), repeat=len(scores)), key=total))


@pytest.mark.parametrize("seed", range(12))
def test_cues_walked_together_are_each_walked_best(seed: int) -> None:
    draw = np.random.default_rng(seed)
    steps = draw.normal(size=(MARKS, MARKS)).astype(np.float32)
    scored = [draw.normal(size=(n, MARKS)).astype(np.float32) for n in (1, 5, 3)]
    assert best_chains(scored, steps) == [best_of_all(s, steps) for s in scored]


def test_distances_are_counted_from_the_cues_edges() -> None:
    words = np.arange(6)
    assert gaps_to((2, 4), words).tolist() == [-2, -1, 0, 0, 1, 2]


def test_far_words_share_a_step() -> None:
    assert distance_steps(np.array([60, 61]))[0] == distance_steps(np.array([60, 61]))[1]
    assert len(set(distance_steps(np.arange(-20, 21)).tolist())) == 41


def test_ends_are_counted_up_to_three() -> None:
    assert gap_steps(np.array([-9, -1, 0, 2, 9])).tolist() == [0, 2, 3, 5, 6]
