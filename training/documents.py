"""What the network learns from: a text in words, with whichever layers of labels its set has.

A layer is an array with one label a word; `UNKNOWN` stands wherever the set says nothing, and the
losses pass over it. So one text may teach syntax, names and factuality in one pass.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from rashomon.reading.pieces import Ints, Pieces

UNKNOWN = -100


@dataclass(slots=True)
class Voiced:
    """One attribution in words: the cue, and its source and content as (role, first, past) spans
    with role 0 for source and 1 for content."""

    cue: tuple[int, int]
    spans: list[tuple[int, int, int]]


@dataclass(slots=True)
class Document:
    """A text and its labels. `layers`: name -> (W,) or (W, K) integers; `voiced`: attributions;
    `ends`: (W,) sentence ends before each word; `mentions` and `clusters`: head words of mentions,
    and which of them are one thing."""

    name: str
    pieces: Pieces
    ends: Ints
    layers: dict[str, Ints] = field(default_factory=dict)
    voiced: list[Voiced] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    clusters: list[list[int]] = field(default_factory=list)

    def layer(self, name: str, columns: int | None = None, fill: int = UNKNOWN) -> Ints:
        """The layer of that name, made if it is not there."""
        if name not in self.layers:
            size = len(self.pieces) if columns is None else (len(self.pieces), columns)
            self.layers[name] = np.full(size, fill, np.int64)
        return self.layers[name]


def tag(layer: Ints, first: int, past: int, kind: int) -> None:
    """Write a span into a layer of begin and inside marks: 0 outside, 1 + 2k, 2 + 2k."""
    if past > first:
        layer[first] = 1 + 2 * kind
        layer[first + 1 : past] = 2 + 2 * kind


def outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that lie in no other, in order; of two that cross, the first one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def transfer(source: str, target: str) -> tuple[Ints, Ints] | None:
    """Where the characters of `source` stand in `target`, where the two texts differ in white
    space alone: one array for the starts of spans, one for their ends; None where they differ
    otherwise."""
    here = np.array([i for i, c in enumerate(source) if not c.isspace()], np.int64)
    there = np.array([i for i, c in enumerate(target) if not c.isspace()], np.int64)
    if len(here) != len(there) or any(
        source[i] != target[j] for i, j in zip(here, there, strict=True)
    ):
        return None
    starts = np.zeros(len(source) + 1, np.int64)
    ends = np.zeros(len(source) + 1, np.int64)
    starts[here] = there
    ends[here + 1] = there + 1
    return starts, ends
