"""Labelled lines in, the indexes of the lines at which a story begins out.

A scraped page may hold a second, foreign story. No wording gives it away; structure does: a
headline below the body that its own paragraphs take up, and that is stated again, stands over a
doubled picture, a widget line, a byline or a dateline, below a wider gap, speaks of what the page
has not spoken of, or parts paragraphs that share few words. One sign alone is a cross-head; two
are a story.
"""

import re
from collections.abc import Sequence

from rashomon.intake.cohesion import Telling, first_named, named_above
from rashomon.intake.layout import Line
from rashomon.intake.titles import LEAST_TOLD, could_head, stems, told_share
from rashomon.language import Language

# How far below a headline its byline, picture or first sentence may stand, in lines.
REACH = 8
SIGNS_NEEDED = 2
# A single paragraph is more often a teaser.
SIGNS_NEEDED_BY_ONE = 4
# A story needs some text of its own: fewer words are a teaser for another page.
LEAST_WORDS = 60
# The paragraphs below a headline that are searched for its words.
PARAGRAPHS = 10
# A headline is foreign to what stands above it when hardly any of its words were said there.
FOREIGN = 0.25
LEAST_STEMS = 3
# The lead of a report: its first paragraphs, which say the headline again. A headline names more
# than a cross-head does.
LEAD = 2
LEAST_HEADED, LEAST_WORDED = 4, 8
# Below a headline of another story hardly any name is known from above.
APART = 0.2
# So little alike in their telling words paragraphs of one report are at one place in twenty, and at
# one in a hundred (reports of ECB+ and MUC-4); a line that its lead tells anew is seldom a
# cross-head, so that there more may do.
UNLIKE = 0.08, 0.03
UNLIKE_ANEW = 0.15, 0.1
# So heads a part of a text.
NUMBERED = re.compile(r"\s*#?\d{1,3}[.):]\s")
# More stories than these with no better sign are a list.
MOST_WEAK = 2


def story_starts(lines: Sequence[Line], text: str, language: Language) -> list[int]:
    """Return where stories begin, in order; the first one begins at line 0."""
    starts = [0] if lines else []
    gaps = sorted(line.gap for line in lines[1:])
    usual_gap = max(gaps[len(gaps) // 2], 1) if gaps else 1
    words_below = _prose_words_below(lines)
    stated: set[str] = set()
    said: set[str] = set()
    named = first_named(lines, text)
    telling = Telling(lines, text)
    weak = []
    for i, line in enumerate(lines):
        told = words_below[starts[-1]] - words_below[i] >= LEAST_WORDS
        to_tell = words_below[i] >= LEAST_WORDS
        if told and to_tell and could_head(lines, i) and line.plain not in stated:
            report = _report_below(lines, i)
            needed = SIGNS_NEEDED if len(report) > 1 else SIGNS_NEEDED_BY_ONE
            found = signs(lines, i, report, said, text, language, usual_gap) if report else 0
            apart = 0
            if len(report) > 1 and found < needed and _is_full(lines[i], text):
                anew = _tells_anew(lines, i, report)
                apart = _unlike(telling.in_common(i, starts[-1]), anew)
                if anew:
                    apart += named_above(lines, i, starts[-1], text, named) <= APART
            if report and found + apart >= needed:
                if found < needed:
                    weak.append(i)
                starts.append(i)
                stated, said = set(), set()
        stated.add(line.plain)
        if line.is_prose:
            said.update(stems(line))
    if len(weak) > MOST_WEAK:  # a list, each of whose things is named and then described
        starts = [start for start in starts if start not in weak]
    return starts


def signs(
    lines: Sequence[Line],
    at: int,
    report: Sequence[int],
    said: set[str],
    text: str,
    language: Language,
    usual_gap: int,
) -> int:
    """Count the signs that the headline at a line opens a story of its own.

    A headline or a picture that stands twice over a report is seldom anything else.
    """
    between = lines[at + 1 : report[0]]
    kinds = [line.kind for line in between]
    captions = [line.plain for line in between if line.kind == "caption"]
    first = lines[report[0]]
    return sum(
        (
            2 * any(line.plain == lines[at].plain for line in between),
            2 * (len(set(captions)) < len(captions)),
            "widget" in kinds,
            "byline" in kinds,
            "dateline" in kinds,
            language.opens_report(text[first.start : first.end]),
            lines[at].gap > usual_gap,
            len(stems(lines[at])) >= LEAST_STEMS and told_share(lines[at], said) <= FOREIGN,
        )
    )


def _unlike(in_common: float, anew: bool) -> int:
    """How many signs it is that paragraphs above and below a line have so few words in common."""
    one, two = UNLIKE_ANEW if anew else UNLIKE
    return (in_common <= one) + (in_common <= two)


def _tells_anew(lines: Sequence[Line], at: int, report: Sequence[int]) -> bool:
    """Whether a headline's words come back in the first sentences, as a report's lead says them; a
    cross-head names what the paragraphs below it come to."""
    told = {stem for i in report[:LEAD] for stem in stems(lines[i])}
    return told_share(lines[at], told) >= LEAST_TOLD


def _is_full(line: Line, text: str) -> bool:
    """Whether a line names enough to be a headline. One that asks is mostly answered in its own
    report, and what is numbered is a part of one."""
    if line.asks or NUMBERED.match(text, line.start):
        return False
    return len(stems(line)) >= LEAST_HEADED or line.words >= LEAST_WORDED


def _report_below(lines: Sequence[Line], at: int) -> list[int]:
    """The first paragraphs under a headline, if they are near and take up its words."""
    report: list[int] = []
    for i in range(at + 1, min(at + REACH + PARAGRAPHS, len(lines))):
        if lines[i].is_prose:
            report.append(i)
        elif report and lines[i].kind in ("byline", "dateline"):
            break  # a list of teasers: each has one paragraph and its own date
    if not report or report[0] - at > REACH:
        return []
    told = {stem for i in report for stem in stems(lines[i])}
    return report if told_share(lines[at], told) >= LEAST_TOLD else []


def _prose_words_below(lines: Sequence[Line]) -> list[int]:
    below = [0]
    for line in reversed(lines):
        below.append(below[-1] + (line.words if line.is_prose else 0))
    return below[:0:-1]
