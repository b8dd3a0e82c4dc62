"""Labels on words: spans, nesting, moving between two spellings of one text."""

import numpy as np
from training.documents import outermost, tag, transfer


def test_a_span_is_a_begin_and_its_insides() -> None:
    layer = np.zeros(5, np.int64)
    tag(layer, 1, 4, 2)
    assert layer.tolist() == [0, 5, 6, 6, 0]


def test_spans_inside_others_are_left_out() -> None:
    assert outermost([(3, 5), (0, 6), (7, 9), (8, 12)]) == [(0, 6), (7, 9)]


def test_places_move_where_only_spaces_differ() -> None:
    moved = transfer("the port .", "the\n\nport.")
    assert moved is not None
    starts, ends = moved
    assert (starts[4], ends[8]) == (5, 9)
    assert (starts[9], ends[10]) == (9, 10)


def test_texts_that_differ_otherwise_do_not_move() -> None:
    assert transfer("the port", "the fort") is None
