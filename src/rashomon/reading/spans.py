"""Scores of begin and inside marks in; typed spans of words out."""

from collections.abc import Sequence

import numpy as np

from rashomon.reading.heads import Floats

# Words outside with at least this chance cut a text into short stretches that are decoded apart;
# a span that begins against such odds is lost.
SURELY_OUTSIDE = 0.995
NEVER = -1e9


def log_chances(scores: Floats) -> Floats:
    """Log chances out of scores, over the last axis."""
    top = scores - scores.max(-1, keepdims=True)
    logs: Floats = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return logs


def spans_of(
    scores: Floats, begin: float = 0.0, carry_on: float = 0.0
) -> list[tuple[int, int, int]]:
    """Best (kind, first word, one past the last) under the rule that an inside mark follows its
    own kind; scores (W, 1 + 2K): outside, then begin and inside of each kind. `begin` and
    `carry_on` are added to the begin and the inside marks: above 0 finds more and longer spans."""
    if not len(scores):
        return []
    logs = log_chances(scores)
    outside = logs[:, 0] > np.log(SURELY_OUTSIDE)
    if begin or carry_on:
        logs = logs.copy()
        logs[:, 1::2] += begin
        logs[:, 2::2] += carry_on
    edges = np.flatnonzero(np.diff(outside, prepend=True, append=True)).tolist()
    # Where outside is likelier than all else at every word, no chain with a span beats it.
    marked = [0, *np.cumsum(logs[:, 1:].max(-1) >= logs[:, 0]).tolist()]
    found: list[tuple[int, int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if marked[end] > marked[start]:
            found += _decode(logs[start:end].tolist(), start)
    return found


def _decode(rows: Sequence[Sequence[float]], base: int) -> list[tuple[int, int, int]]:
    """The best chain of marks of one stretch, as spans."""
    kinds = range(1, len(rows[0]), 2)
    best = list(rows[0])
    for begin in kinds:
        best[begin + 1] = NEVER
    back: list[list[int]] = []
    for row in rows[1:]:
        top = best.index(max(best))
        now = [best[top] + value for value in row]
        came = [top] * len(row)
        for begin in kinds:
            inside = begin + 1
            came[inside] = begin if best[begin] >= best[inside] else inside
            now[inside] = best[came[inside]] + row[inside]
        back.append(came)
        best = now
    mark = best.index(max(best))
    marks = [mark]
    for came in reversed(back):
        mark = came[mark]
        marks.append(mark)
    return spans_of_marks(marks[::-1], base)


def spans_of_marks(marks: Sequence[int], base: int = 0) -> list[tuple[int, int, int]]:
    """Runs of marks as (kind, first, one past the last)."""
    found: list[tuple[int, int, int]] = []
    begin = kind = -1
    for at, mark in enumerate([*marks, 0]):
        if begin >= 0 and mark != 2 * kind + 2:
            found.append((kind, base + begin, base + at))
            begin = -1
        if mark % 2:
            begin, kind = at, mark // 2
    return found
