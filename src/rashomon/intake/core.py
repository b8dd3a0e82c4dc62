"""Labelled lines in, the stretches of the page that tell a story out.

Menus, teasers and subscription boxes hold sentences too, but few and scattered; a report's stand
close together. A paragraph speaks for the lines around it by its words, any other line against
them, and the stretches with the highest sums are kept (Ruzzo and Tompa 1999, all maximal runs).
"""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.intake.layout import Line
from rashomon.language import Language

# Chosen on dumps of 184 English news pages; anything from 7 to 14 does nearly as well.
OTHER_LINE = 10
# A longer paragraph proves no more: teasers and legal notices can be long as well.
LONGEST_PROOF = 40
# A wire dateline ("TOWN, May 4 (Agency) -") hardly ever stands but at a report's beginning.
OPENING = 40
# A second stretch is kept when it is a fair part of the strongest: a live page, a story glued on.
FAIR_PART = 0.4
LEAST = 60
# A page with so few other lines was cleaned before: nothing on it is far from the story, and a
# short last paragraph ("Varnia did not comment.") below a picture must not be lost.
FEW_OTHERS = 25

Run = tuple[int, int, int]


def core(lines: Sequence[Line], text: str, language: Language) -> list[bool]:
    """Tell for each line whether it stands in a stretch that tells a story."""
    if sum(not line.is_prose for line in lines) <= FEW_OTHERS:
        return [True] * len(lines)
    runs = maximal_runs([_proof(line, text, language) for line in lines])
    best = max((score for _, _, score in runs), default=0)
    inside = [False] * len(lines)
    for begin, end, score in runs:
        if score == best or score >= max(LEAST, FAIR_PART * best):
            inside[begin:end] = [True] * (end - begin)
    return inside


def _proof(line: Line, text: str, language: Language) -> int:
    if not line.is_prose:
        return -OTHER_LINE
    opens = language.opens_report(text[line.start : line.end])
    return min(line.words, LONGEST_PROOF) + (OPENING if opens else 0)


def maximal_runs(weights: Sequence[int]) -> list[Run]:
    """Return (begin, end, sum) of every run that no shorter or longer one nearby outweighs.

    >>> maximal_runs([5, -3, 4, -9, 2])
    [(0, 3, 6), (4, 5, 2)]
    """
    runs: list[_Open] = []
    total = 0
    for index, weight in enumerate(weights):
        if weight > 0:
            run = _Open(index, index + 1, total, total + weight, len(runs) - 1)
            while (left := _lower(runs, run)) >= 0 and runs[left].after < run.after:
                begun = runs[left]
                run = _Open(begun.begin, run.end, begun.before, run.after, begun.left)
                del runs[left:]
            runs.append(run._replace(left=left))
        total += weight
    return [(run.begin, run.end, run.after - run.before) for run in runs]


class _Open(NamedTuple):
    """A run, the sums of all weights before it and with it, and the last run that began lower."""

    begin: int
    end: int
    before: int
    after: int
    left: int


def _lower(runs: Sequence[_Open], run: _Open) -> int:
    left = run.left
    while left >= 0 and runs[left].before >= run.before:
        left = runs[left].left
    return left
