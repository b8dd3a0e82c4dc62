"""Labelled lines in, the indexes of the lines at which a story begins out.

A scraped page may hold a second, foreign story. No wording gives it away; structure does: a headline
below the body that is stated again, pictures with doubled captions, a widget line, a byline or a
dateline under it, a wider gap above it. One sign alone is a cross-head; two are a story.
"""

from collections.abc import Sequence

from rashomon.intake.layout import Line
from rashomon.language import Language

# How far below a headline its byline, picture or first sentence may stand, in lines.
REACH = 8
SIGNS_NEEDED = 2
# A story needs some text of its own: fewer words are a teaser for another page.
LEAST_WORDS = 60


def story_starts(lines: Sequence[Line], text: str, language: Language) -> list[int]:
    """Return where stories begin, in order; the first one begins at line 0."""
    starts = [0] if lines else []
    gaps = sorted(line.gap for line in lines[1:])
    usual_gap = max(gaps[len(gaps) // 2], 1) if gaps else 1
    words_below = _prose_words_below(lines)
    for i, line in enumerate(lines):
        told = words_below[starts[-1]] - words_below[i] >= LEAST_WORDS
        to_tell = words_below[i] >= LEAST_WORDS
        opened = any(line.plain == lines[j].plain for j in range(starts[-1], i))
        if not (told and to_tell and line.is_headline) or opened:
            continue
        if signs(lines, i, text, language, usual_gap) >= SIGNS_NEEDED:
            starts.append(i)
    return starts


def signs(lines: Sequence[Line], at: int, text: str, language: Language, usual_gap: int) -> int:
    """Count the signs that the headline at a line opens a story of its own."""
    first = next((i for i in range(at + 1, len(lines)) if lines[i].is_prose), len(lines))
    between = lines[at + 1 : min(first, at + REACH)]
    kinds = [line.kind for line in between]
    return sum(
        (
            any(line.plain == lines[at].plain for line in between),
            "caption" in kinds,
            any(line.kind == "caption" and line.copies > 1 for line in between),
            "widget" in kinds,
            "byline" in kinds,
            "dateline" in kinds,
            first < len(lines) and language.opens_report(text[lines[first].start :]),
            lines[at].gap > usual_gap,
        )
    )


def _prose_words_below(lines: Sequence[Line]) -> list[int]:
    below = [0]
    for line in reversed(lines):
        below.append(below[-1] + (line.words if line.is_prose else 0))
    return below[:0:-1]
