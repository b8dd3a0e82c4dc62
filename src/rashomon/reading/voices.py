"""What the encoder sees in; who says what out, in words: cue, source, content.

Cues are found first. Each cue then reads the words around it as one chain of marks (outside,
source, content), so that a link is never guessed from distance alone: two cues may share a source,
a content may hold another attribution, and a cue may have no source at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.reading.encoder import Encoder, Seen
from rashomon.reading.heads import REACH, Floats, distance_steps, ends_before, gap_steps, gaps_to
from rashomon.reading.spans import spans_of, spans_of_marks

Stretch = tuple[int, int]
SOURCE, CONTENT = 0, 1
MARKS = 5  # outside, begin and inside source, begin and inside content
FORBIDDEN = -1e4
# Added to the log chances that a word begins or carries on a cue: without them cues are missed, and
# end a word early, more often than the reverse. Chosen on the development articles of PolNeAR.
BEGIN, CARRY_ON = 0.5, 0.7


@dataclass(frozen=True, slots=True)
class Voiced:
    """One attribution in words, each a (first, one past the last); `nested` where the cue was
    seen inside somebody's words; `denied` where what is said is said not to be so."""

    cue: Stretch
    source: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    nested: bool
    denied: bool


def voices_of(text: str, seen: Seen, encoder: Encoder) -> list[Voiced]:
    """Read the attributions of a text, in the order of their cues."""
    cues = _cues(seen)
    if not cues:
        return []
    polarity = seen.scores["polarity"].argmax(-1)
    found = []
    for (cue, nested), spans in zip(cues, _chains(text, seen, encoder, cues), strict=True):
        source = tuple((a, b) for role, a, b in spans if role == SOURCE)
        content = tuple((a, b) for role, a, b in spans if role == CONTENT)
        if source or content:
            found.append(Voiced(cue, source, content, nested, bool(polarity[cue[0]])))
    contents = [(a, b) for voice in found for a, b in voice.content]
    # A cue seen inside somebody's words, which nobody is heard to say, is none.
    return [
        voice
        for voice in found
        if not voice.nested or any(a <= voice.cue[0] and voice.cue[1] <= b for a, b in contents)
    ]


def _cues(seen: Seen) -> list[tuple[Stretch, bool]]:
    """Cues of the text's own voices and of voices inside those; of two that meet, the first."""
    outer = [(a, b) for _, a, b in spans_of(seen.scores["cue"], BEGIN, CARRY_ON)]
    taken = {word for a, b in outer for word in range(a, b)}
    inner = [(a, b) for _, a, b in spans_of(seen.scores["nested"]) if taken.isdisjoint(range(a, b))]
    return sorted([(c, False) for c in outer] + [(c, True) for c in inner])


def _chains(
    text: str, seen: Seen, encoder: Encoder, cues: Sequence[tuple[Stretch, bool]]
) -> list[list[tuple[int, int, int]]]:
    """Each cue's spans, as (role, first, one past the last)."""
    tables = encoder.tables
    ends = ends_before(text, seen.pieces)
    lines = np.cumsum(seen.pieces.breaks())
    scored, lows = [], []
    for (first, past), _ in cues:
        low, high = max(0, first - REACH), min(len(seen.pieces), past + REACH)
        around = np.arange(low, high)
        cue = (seen.views["cue"][first] + seen.views["cue"][past - 1]) / 2
        met = seen.views["word"][low:high] + cue
        met += tables["distance"][distance_steps(gaps_to((first, past), around))]
        met += tables["gap"][gap_steps(ends[around] - ends[first])]
        met += tables["line"][gap_steps(lines[around] - lines[first])]
        np.maximum(met, 0, out=met)
        scores = met @ tables["mark.weight"].T + tables["mark.bias"] + seen.views["mark"][low:high]
        scores[first - low : past - low, 1:] = FORBIDDEN  # a cue's own words are neither
        scored.append(scores)
        lows.append(low)
    marks = best_chains(scored, tables["steps"])
    return [spans_of_marks(chain, low) for chain, low in zip(marks, lows, strict=True)]


def forbidden_moves() -> Floats:
    """(MARKS, MARKS) what may not follow what: an inside mark only its own begin or inside."""
    moves = np.zeros((MARKS, MARKS), np.float32)
    for inside in (2, 4):
        for before in range(MARKS):
            if before not in (inside, inside - 1):
                moves[before, inside] = FORBIDDEN
    return moves


def best_chains(scored: Sequence[Floats], steps: Floats) -> list[list[int]]:
    """The best chain of marks for each cue's (L, MARKS) scores; all cues are walked at once."""
    moves = steps.astype(np.float32) + forbidden_moves()
    sizes = [len(scores) for scores in scored]
    length = max(sizes)
    # A walk that is over stands still on the same mark until the longest is over too.
    table = np.zeros((length, len(scored), MARKS), np.float32)
    for column, scores in enumerate(scored):
        table[: len(scores), column] = scores
    over = np.arange(length)[:, None] >= np.array(sizes)
    best = table[0] + np.array([0, 0, FORBIDDEN, 0, FORBIDDEN], np.float32)
    back = np.zeros((length, len(scored), MARKS), np.int64)
    same = np.arange(MARKS)
    for word in range(1, length):
        walks = best[:, :, None] + moves
        onward = walks.max(1) + table[word]
        stop = over[word][:, None]
        back[word] = np.where(stop, same, walks.argmax(1))
        best = np.where(stop, best, onward)
    mark = best.argmax(-1)
    rows = np.arange(len(scored))
    marks = np.zeros((length, len(scored)), np.int64)
    marks[-1] = mark
    for word in range(length - 1, 0, -1):
        mark = back[word][rows, mark]
        marks[word - 1] = mark
    return [marks[:size, column].tolist() for column, size in enumerate(sizes)]
