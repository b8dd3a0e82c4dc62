"""Labelled lines in, the indexes of the lines at which a story begins out.

A scraped page may hold a second, foreign story. No wording gives it away; structure does: a
headline below the body that its own paragraphs take up, and that is stated again, stands over a
doubled picture, a widget line, a byline or a dateline, below a wider gap, speaks of what the page
has not spoken of, or parts paragraphs that share few words. One sign alone is a cross-head; two
are a story.
"""

import re
from collections.abc import Sequence
from typing import Any

from rashomon.intake.cohesion import Cohesion
from rashomon.intake.layout import SENTENCE_INSIDE, Line
from rashomon.intake.titles import LEAST_TOLD, could_head, stems, told_share
from rashomon.language import Language
from rashomon.language.phrases import Phrases, split

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
# Whose lead says on which day it was, and who said so, is a report; within one conflict its words
# are those of others.
UNLIKE_NEWS, APART_NEWS = 0.25, 0.25
# Nothing in common: telling words as of two reports, and next to no name. Then a line over a report
# is a headline, even if it names little or comes back nowhere.
NOTHING_TOLD, NO_NAME = 0.03, 0.1
# So heads a part of a text: "2. The camps", "Day 3: the camps", "Q: What did you see?".
PART = re.compile(r"\s*(?:\w+ )?(?:#?\d{1,3}[.):]|[A-Z]{1,2}:)\s")
# More stories than these with no better sign are a list.
MOST_WEAK = 2


def story_starts(
    lines: Sequence[Line], text: str, language: Language, *, cut_out: bool = False
) -> list[int]:
    """Return where stories begin, in order; the first one begins at line 0. In an article that was
    `cut_out` of its page, whose markup told where it ends, words alone open none."""
    starts = [0] if lines else []
    gaps = sorted(line.gap for line in lines[1:])
    usual_gap = max(gaps[len(gaps) // 2], 1) if gaps else 1
    words_below = _prose_words_below(lines)
    stated: set[str] = set()
    said: set[str] = set()
    cohesion = Cohesion(lines, text)
    weak = []
    for i, line in enumerate(lines):
        told = words_below[starts[-1]] - words_below[i] >= LEAST_WORDS
        to_tell = words_below[i] >= LEAST_WORDS
        if told and to_tell and could_head(lines, i) and line.plain not in stated:
            report = _report_below(lines, i)
            needed = SIGNS_NEEDED if len(report) > 1 else SIGNS_NEEDED_BY_ONE
            found = signs(lines, i, report, said, text, language, usual_gap) if report else 0
            signed = found >= needed
            begins = signed or (
                not cut_out
                and _is_apart(lines, i, report, found, starts[-1], text, language, cohesion)
            )
            if begins and not _ends_above(lines, i, text, language):
                if not signed:
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


def _is_apart(
    lines: Sequence[Line],
    at: int,
    report: Sequence[int],
    found: int,
    begin: int,
    text: str,
    language: Language,
    cohesion: Cohesion,
) -> bool:
    """Whether what stands below a line has so little in common with what stands above it, down from
    `begin`, that, with the signs that were found, a story begins."""
    anew = len(report) > 1 and _tells_anew(lines, at, report)
    full = _is_full(lines[at])
    if not (full or anew) or _is_part(lines[at], text, language):
        return False
    known, told = cohesion.named_above(at, begin), cohesion.told_above(at, begin)
    if told <= NOTHING_TOLD and known <= NO_NAME:
        return True
    # A line that asks is mostly answered in its own report.
    if not full or len(report) < 2 or lines[at].asks:
        return False
    if (
        anew
        and told <= UNLIKE_NEWS
        and known <= APART_NEWS
        and _is_news(lines, report, text, language)
    ):
        return True
    one, two = UNLIKE_ANEW if anew else UNLIKE
    unlike = (told <= one) + (told <= two) + (anew and known <= APART and told <= UNLIKE_NEWS)
    return found + unlike >= SIGNS_NEEDED


def _tells_anew(lines: Sequence[Line], at: int, report: Sequence[int]) -> bool:
    """Whether a headline's words come back in the first sentences, as a report's lead says them; a
    cross-head names what the paragraphs below it come to."""
    told = {stem for i in report[:LEAD] for stem in stems(lines[i])}
    return told_share(lines[at], told) >= LEAST_TOLD


def _is_news(lines: Sequence[Line], report: Sequence[int], text: str, language: Language) -> bool:
    """Whether the lead of a report says on which day something was, and who said so."""
    words = [word for i in report[:LEAD] for word in split(text[lines[i].start : lines[i].end])]
    small, cues = language.words, language.cues
    dated = said = False
    for at, word in enumerate(words):
        beside = words[max(at - 1, 0) : at + 2]
        in_month = word in small["months"] and any(each[0].isdigit() for each in beside)
        dated = dated or in_month or word in small["weekdays"] or _at(small["told_days"], words, at)
        said = said or _at(cues.verbs, words, at) or _at(cues.prepositions, words, at)
    return dated and said


def _at(phrases: Phrases[Any], words: Sequence[str], index: int) -> bool:
    return phrases.at(words, index) is not None


def _is_part(line: Line, text: str, language: Language) -> bool:
    """Whether a line heads a part of a report, or is one: a call after another sentence is, and so
    is a question of an interview."""
    if line.asks and SENTENCE_INSIDE.search(text, line.start, line.end):
        return True
    if line.asks and not language.words["asked"].isdisjoint(line.plain.split()):
        return True
    return PART.match(text, line.start) is not None


def _ends_above(lines: Sequence[Line], at: int, text: str, language: Language) -> bool:
    """Whether a short line is the last of a story: one that heads the next better stands between it
    and the next paragraph. Of a headline and the line that explains it the first one heads."""
    near = range(at + 1, min(at + 1 + REACH, len(lines)))
    report = next((i for i in near if lines[i].is_prose), at)
    others = [
        i
        for i in range(at + 1, report)
        if could_head(lines, i) and not _is_part(lines[i], text, language)
    ]
    own = _worth(lines, at)
    if own > 1:
        return any(_worth(lines, i) > own for i in others)
    return any(_worth(lines, i) >= own for i in others)


def _worth(lines: Sequence[Line], at: int) -> int:
    """How much of a headline a line is: whether it names enough, and whether its report, and more
    than that its lead, takes up its words."""
    report = _report_below(lines, at)
    return _is_full(lines[at]) + (2 + 2 * _tells_anew(lines, at, report) if report else 0)


def _is_full(line: Line) -> bool:
    """Whether a line names enough to be a headline."""
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
