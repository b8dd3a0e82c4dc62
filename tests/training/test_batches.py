"""Documents to windows to batches."""

import random

import numpy as np
import pytest
from training.batches import (
    CLOSE,
    MASK,
    OPEN,
    PAD,
    WINDOW,
    Window,
    batches_of,
    collate,
    masked,
    windows_of,
)
from training.documents import UNKNOWN, Document, Voiced

from rashomon.reading.heads import ends_before
from rashomon.reading.pieces import pieces_of
from tests import helpers


@pytest.fixture(scope="module")
def document() -> Document:
    tokenizer = helpers.tokenizer()
    text = "The army said rebels had fled. " * 100
    pieces = pieces_of(text, tokenizer)
    made = Document("one", pieces, ends_before(text, pieces))
    made.layer("upos")[:] = np.arange(len(pieces)) % 7
    made.layer("head")[:] = np.arange(len(pieces)) // 7 * 7 + 2
    made.voiced = [
        Voiced((i + 2, i + 3), [(0, i, i + 2), (1, i + 3, i + 6)]) for i in range(0, len(pieces), 7)
    ]
    return made


def test_windows_cover_every_piece_once(document: Document) -> None:
    windows = windows_of([document], random.Random(1))
    covered = [p for w in windows for p in range(w.start, w.end)]
    assert sorted(covered) == list(range(len(document.pieces.ids)))
    assert max(w.end - w.start for w in windows) <= WINDOW


def test_half_a_share_takes_some_documents(document: Document) -> None:
    windows = windows_of([document] * 40, random.Random(1), share=0.5)
    whole = len(windows_of([document], random.Random(1)))
    assert 10 * whole < len(windows) < 30 * (whole + 1)


def test_the_same_draw_gives_the_same_batches(document: Document) -> None:
    def made() -> list[list[tuple[int, int]]]:
        draw = random.Random(3)
        windows = windows_of([document] * 3, draw)
        return [[(w.start, w.end) for w in b] for b in batches_of(windows, 600, draw)]

    assert made() == made()


def test_labels_move_into_the_window(document: Document) -> None:
    batch = collate([Window(document, 10, 40, 0)])
    words = (batch.layers["upos"][0] != UNKNOWN).sum()
    assert batch.ids[0, :2].tolist() == [101, int(document.pieces.ids[10])]
    assert batch.layers["upos"][0, 0] == 3
    # "said" of the first sentence stands before the window, so it is nobody's head in it.
    assert batch.layers["head"][0, 0] == UNKNOWN
    assert batch.layers["head"][0, 4] == 6
    assert words == 30


def test_each_cue_marks_the_words_around_it(document: Document) -> None:
    batch = collate([Window(document, 0, 14, 0)])
    assert batch.cues is not None
    assert batch.cues.edges.tolist() == [[2, 2], [9, 9]]
    assert batch.cues.marks[0].tolist() == [1, 2, 0, 3, 4, 4] + [0] * 8
    assert batch.cues.ends[0].tolist()[6:9] == [3, 4, 4]


def test_hidden_pieces_are_none_of_the_marks(document: Document) -> None:
    batch = collate([Window(document, 0, 14, 0), Window(document, 0, 9, 0)])
    hidden = masked(batch, 0.5, np.random.default_rng(1))
    marks = np.isin(batch.ids, (OPEN, CLOSE, PAD))
    assert (hidden.ids[marks] == batch.ids[marks]).all()
    changed = hidden.ids != batch.ids
    assert changed.any()
    assert set(hidden.ids[changed].tolist()) == {MASK}
