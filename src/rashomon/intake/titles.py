"""A story's lines in, its headline out: the line above the report that the report then tells.

Menus and teasers stand above a report as well. What sets its own headline apart is that the page
restates it, or that its words come back in the paragraphs below.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.intake.layout import Line

# A section's name is short. Read off news pages of many outlets.
LONGEST_SECTION = 4
# A headline that ends in a mark ("Who fired first?") is no paragraph if it is this short.
LONGEST_MARKED = 20
# Share buttons, pictures and dates may stand between a headline and its report, in lines.
REACH = 40
# Words are compared by their beginnings: "strikes" finds "striking"; shorter ones say nothing.
STEM = 5
LEAST_TOLD = 0.5


def with_heading(lines: Sequence[Line]) -> list[Line]:
    """Mark a story's headline wherever it is stated, and the short lines above it as sections."""
    out = list(lines)
    title = _title(lines)
    if title is None:
        return out
    for i, line in enumerate(lines):
        if line.plain == lines[title].plain:
            out[i] = replace(line, kind="title")
        elif i < title and line.kind is None and line.words <= LONGEST_SECTION:
            out[i] = replace(line, kind="section")
    return out


def _title(lines: Sequence[Line]) -> int | None:
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    if len(prose) > 1 and _is_marked_headline(lines, prose[0]):
        prose = prose[1:]
    first = prose[0] if prose else len(lines)
    head = [i for i in range(first) if could_head(lines, i)]
    told = {stem for i in prose for stem in stems(lines[i])}
    long = [i for i in head if lines[i].words > LONGEST_SECTION]
    choices = (
        [i for i in head if lines[i].kind == "title"],
        [i for i in long if first - i <= REACH and told_share(lines[i], told) >= LEAST_TOLD],
        [i for i in long if lines[i].copies > 1],
        long,
        head,
    )
    return next((some[0] for some in choices if some), None)


def could_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a line has the shape of a headline."""
    return lines[at].is_headline or _is_marked_headline(lines, at)


def _is_marked_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether a line that ends like a sentence heads a story: it asks, or a byline follows it."""
    line = lines[at]
    if line.kind is not None or not line.ends or not 3 <= line.words <= LONGEST_MARKED:
        return False
    below = lines[at + 1].kind if at + 1 < len(lines) else None
    return line.asks or below in ("byline", "dateline")


def stems(line: Line) -> list[str]:
    """The beginnings of a line's longer words."""
    return stems_of(line.plain)


def stems_of(plain: str) -> list[str]:
    """The beginnings of the longer words among some without case and marks."""
    return [word[:STEM] for word in plain.split() if len(word) >= STEM]


def told_share(line: Line, told: set[str]) -> float:
    """How much of a line comes back in the words of a report."""
    own = stems(line)
    return sum(stem in told for stem in own) / len(own) if own else 0.0
