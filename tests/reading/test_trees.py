"""One root, no circles, whatever the scores."""

import numpy as np
import pytest

from rashomon.reading.trees import best_tree


def is_tree(head: list[int]) -> bool:
    roots = [word for word, above in enumerate(head) if word == above]
    for start in range(len(head)):
        at = start
        for _ in head:
            at = head[at]
        if at != roots[0]:
            return False
    return len(roots) == 1


@pytest.mark.parametrize("seed", range(40))
def test_any_scores_give_a_tree(seed: int) -> None:
    draw = np.random.default_rng(seed)
    size = int(draw.integers(1, 14))
    scores = draw.normal(scale=3, size=(size, size)).astype(np.float32)
    assert is_tree(best_tree(scores).tolist())


def test_clear_scores_are_followed() -> None:
    # rebels <- shelled -> port <- the
    scores = np.full((4, 4), -5.0, np.float32)
    for word, head in enumerate([1, 1, 3, 1]):
        scores[word, head] = 5
    assert best_tree(scores).tolist() == [1, 1, 3, 1]


def test_a_circle_is_opened_at_its_weakest_link() -> None:
    scores = np.full((3, 3), -5.0, np.float32)
    scores[0, 0] = 5  # the root
    scores[1, 2], scores[2, 1] = 4, 4  # a circle
    scores[2, 0] = 3
    assert best_tree(scores).tolist() == [0, 2, 0]
