"""A page's lines in; how much of what the lines below a place name was named above it, out.

Two reports of different news share few names; the parts of one report share most (Hearst 1997 with
names for words). Of one conflict all reports name the same parties, so this tells little there.
"""

import re
from collections.abc import Sequence

from rashomon.intake.layout import Line

# A word with a capital inside a sentence; at its beginning every word has one.
NAME = re.compile(r"(?<=[\w,;)’'-] )[^\W\d_a-z][\w’'-]{2,}")
# The lines below a place that are looked at, and the names that must stand there to tell.
REACH = 40
LEAST_NAMES = 5


def first_named(lines: Sequence[Line], text: str) -> dict[str, int]:
    """Each name of a page with the line that names it first."""
    first: dict[str, int] = {}
    for at, line in enumerate(lines):
        for name in NAME.findall(text[line.start : line.end]) if line.is_prose else ():
            first.setdefault(name, at)
    return first


def named_above(
    lines: Sequence[Line], at: int, begin: int, text: str, first: dict[str, int]
) -> float:
    """The share of the names below a line that stand above it, from `begin` on; 1 where few are
    named at all."""
    below = {
        name
        for line in lines[at : at + REACH]
        if line.is_prose
        for name in NAME.findall(text[line.start : line.end])
    }
    if len(below) < LEAST_NAMES:
        return 1.0
    return sum(begin <= first[name] < at for name in below) / len(below)
