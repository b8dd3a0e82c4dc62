"""Scores of marks to spans: the best chain, against all chains."""

from itertools import pairwise, product

import numpy as np
import pytest

from rashomon.reading.spans import log_chances, spans_of, spans_of_marks


@pytest.mark.parametrize(
    ("marks", "spans"),
    [
        ([], []),
        ([0, 0], []),
        ([1, 2, 0], [(0, 0, 2)]),
        ([1, 1], [(0, 0, 1), (0, 1, 2)]),
        ([0, 3, 4, 1], [(1, 1, 3), (0, 3, 4)]),
    ],
)
def test_marks_are_read_as_spans(marks: list[int], spans: list[tuple[int, int, int]]) -> None:
    assert spans_of_marks(marks) == spans


def best_of_all(scores: np.ndarray) -> list[int]:  # type: ignore[type-arg]
    logs = log_chances(scores)
    kinds = range(scores.shape[1])

    def allowed(chain: tuple[int, ...]) -> bool:
        steps = pairwise((0, *chain))
        return all(b == 0 or b % 2 or a in (b, b - 1) for a, b in steps)

    chains = [c for c in product(kinds, repeat=len(scores)) if allowed(c)]
    return list(max(chains, key=lambda c: sum(logs[i, m] for i, m in enumerate(c))))


@pytest.mark.parametrize("seed", range(20))
def test_the_best_chain_is_found(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(scale=2, size=(5, 5)).astype(np.float32)
    assert spans_of(scores) == spans_of_marks(best_of_all(scores))


def test_no_words_hold_no_spans() -> None:
    assert spans_of(np.zeros((0, 5), np.float32)) == []


def test_a_bias_finds_more() -> None:
    scores = np.array([[1.0, 0.5, -9.0]], np.float32)
    assert spans_of(scores) == []
    assert spans_of(scores, begin=1.0) == [(0, 0, 1)]
