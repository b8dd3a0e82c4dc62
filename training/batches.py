"""Documents -> windows -> batches of tensors' worth of numpy.

Each batch is of one set, so that a small set's words are not drowned by a large one's.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from rashomon.reading.encoder import CLOSE, OPEN, WINDOW
from rashomon.reading.heads import REACH, coref_steps, distance_steps, gap_steps, gaps_to
from rashomon.reading.pieces import NO_FEATURE, Ints, lowered, raised
from training.documents import UNKNOWN, Document

PAD, MASK = 0, 103
LENGTH_STEP = 32  # lengths are rounded up: fewer shapes for the kernels to be prepared for
# Real pages come in capitals or without any; the tokenizer does not see it, the features do.
LOWERED, RAISED = 0.10, 0.06


@dataclass(slots=True)
class Window:
    """Part of a document, in pieces, and how its letters are shown."""

    document: Document
    start: int
    end: int
    case: int  # 0 as written, 1 small, 2 capitals


@dataclass(slots=True)
class Cues:
    """N cues, each with up to L words around it; see `Pairs`. `row`: (N,) which window; `edges`:
    (N, 2) its first and last word; `words`, `steps`, `ends`, `lines`, `marks`: (N, L)."""

    row: Ints
    edges: Ints
    words: Ints
    steps: Ints
    ends: Ints
    lines: Ints
    marks: Ints
    size: Ints


@dataclass(slots=True)
class Batch:
    """B windows: `ids`, `feature`, `mask` (B, T); `at` (B, W) the piece of each word; `layers`;
    `sentence` (B, W) the number of each word's sentence; `cues`; `coref` rows of (window, anaphor,
    [(antecedent, step, right)])."""

    ids: Ints
    feature: Ints
    mask: Ints
    at: Ints
    layers: dict[str, Ints]
    cues: Cues | None
    coref: list[tuple[int, int, list[tuple[int, int, bool]]]]


def windows_of(
    documents: Sequence[Document], draw: random.Random, share: float = 1.0
) -> list[Window]:
    """Cut documents on a grid that begins anew each time; `share` is how often each is read."""
    out = []
    for document in documents:
        times = int(share) + (draw.random() < share % 1)
        for _ in range(times):
            total = len(document.pieces.ids)
            edge = draw.randrange(32, WINDOW) if total > WINDOW else WINDOW
            case = (
                1 if (chance := draw.random()) < LOWERED else 2 if chance < LOWERED + RAISED else 0
            )
            edges = [0, *range(edge, total, WINDOW), total]
            for start, end in pairwise(edges):
                if end > start:
                    out.append(Window(document, start, end, case))
    return out


def batches_of(windows: list[Window], budget: int, draw: random.Random) -> Iterator[list[Window]]:
    """Windows of like length together, about `budget` pieces a batch, in no order."""
    draw.shuffle(windows)
    chunk = 64 * max(1, budget // WINDOW)
    out: list[list[Window]] = []
    for i in range(0, len(windows), chunk):
        part = sorted(windows[i : i + chunk], key=lambda w: w.end - w.start)
        batch: list[Window] = []
        for window in part:
            if batch and (len(batch) + 1) * (window.end - window.start + 2) > budget:
                out.append(batch)
                batch = []
            batch.append(window)
        out.append(batch)
    draw.shuffle(out)
    yield from out


def masked(batch: Batch, share: float, draw: np.random.Generator) -> Batch:
    """The batch with a share of its pieces hidden, so that their neighbours must tell."""
    hidden = (draw.random(batch.ids.shape) < share) & ~np.isin(batch.ids, (OPEN, CLOSE, PAD))
    return replace(batch, ids=np.where(hidden, MASK, batch.ids))


def collate(windows: Sequence[Window]) -> Batch:
    """Put windows side by side."""
    longest = max(w.end - w.start for w in windows) + 2
    length = -(-longest // LENGTH_STEP) * LENGTH_STEP
    ids = np.full((len(windows), length), PAD, np.int64)
    feature = np.full((len(windows), length), NO_FEATURE, np.int64)
    mask = np.zeros((len(windows), length), np.int64)
    ranges = [_words(w) for w in windows]
    width = max(1, *(past - first for first, past in ranges)) if ranges else 1
    at = np.zeros((len(windows), width), np.int64)
    names = {name for w in windows for name in w.document.layers}
    layers: dict[str, Ints] = {}
    for i, (w, (first, past)) in enumerate(zip(windows, ranges, strict=True)):
        pieces, n = w.document.pieces, w.end - w.start
        ids[i, 0], ids[i, n + 1] = OPEN, CLOSE
        ids[i, 1 : n + 1] = pieces.ids[w.start : w.end]
        shown = (lambda f: f, lowered, raised)[w.case](pieces.feature)
        feature[i, 1 : n + 1] = shown[pieces.word[w.start : w.end]]
        mask[i, : n + 2] = 1
        at[i, : past - first] = pieces.first[first:past] - w.start + 1
        for name in names:
            layer = w.document.layers.get(name)
            if layer is None:
                continue
            if name not in layers:
                layers[name] = np.full((len(windows), width, *layer.shape[1:]), UNKNOWN, np.int64)
            values = layer[first:past]
            if name == "head":  # a head outside the window cannot be found in it
                inside = (values >= first) & (values < past)
                values = np.where(inside, values - first, UNKNOWN)
            layers[name][i, : past - first] = values
    cues = [
        cue for i, (w, r) in enumerate(zip(windows, ranges, strict=True)) for cue in _cues(w, r, i)
    ]
    coref = [
        c for i, (w, r) in enumerate(zip(windows, ranges, strict=True)) for c in _coref(w, r, i)
    ]
    return Batch(ids, feature, mask, at, layers, _stack(cues), coref)


def _words(window: Window) -> tuple[int, int]:
    """The words that begin in a window."""
    first = window.document.pieces.first
    return int(np.searchsorted(first, window.start)), int(np.searchsorted(first, window.end))


def _cues(window: Window, words: tuple[int, int], row: int) -> Iterator[tuple[Ints, ...]]:
    first, past = words
    lines = np.cumsum(window.document.pieces.breaks())
    ends = window.document.ends
    for voiced in window.document.voiced:
        left, right = voiced.cue
        if left < first or right > past:
            continue
        low, high = max(first, left - REACH), min(past, right + REACH)
        around = np.arange(low, high)
        marks = np.zeros(high - low, np.int64)
        for role, start, end in voiced.spans:
            start, end = max(start, low), min(end, high)
            if end > start:
                marks[start - low : end - low] = 2 + 2 * role
                marks[start - low] = 1 + 2 * role
        yield (
            np.array([row, left - first, right - 1 - first]),
            around - first,
            distance_steps(gaps_to(voiced.cue, around)),
            gap_steps(ends[around] - ends[left]),
            gap_steps(lines[around] - lines[left]),
            marks,
        )


def _stack(cues: list[tuple[Ints, ...]]) -> Cues | None:
    if not cues:
        return None
    size = np.array([len(cue[1]) for cue in cues])
    padded = [
        np.stack([np.pad(cue[k], (0, size.max() - len(cue[k]))) for cue in cues])
        for k in range(1, 6)
    ]
    heads = np.stack([cue[0] for cue in cues])
    return Cues(heads[:, 0], heads[:, 1:], *padded, size)


def _coref(
    window: Window, words: tuple[int, int], row: int
) -> Iterator[tuple[int, int, list[tuple[int, int, bool]]]]:
    """Each mention of a window with the mentions before it; none is right where it is new."""
    first, past = words
    mentions = [m for m in window.document.mentions if first <= m < past]
    group = {m: i for i, cluster in enumerate(window.document.clusters) for m in cluster}
    for i, mention in enumerate(mentions[1:], 1):
        before = mentions[max(0, i - 60) : i]
        steps = coref_steps(np.array([mention - b for b in before]))
        yield (
            row,
            mention - first,
            [
                (b - first, int(step), group.get(b, -1) == group.get(mention, -2))
                for b, step in zip(before, steps, strict=True)
            ],
        )
