"""A report in, its sentences out as offsets: only of titles (once each) and of body lines."""

import re
from collections.abc import Iterator

import sentencex

from rashomon.intake.lines import copies
from rashomon.language import Language
from rashomon.records import Report, Segment

# An opening mark at the end of a sentence belongs to the next one: the splitter may leave it behind
# where the quotation is never closed.
LEFT_BEHIND = re.compile(r"(?<=\s)[“„«\"]\s*$")
# Captions describe pictures, often of another day and place; they are marked, not read.
READ = ("title", "body")


def readable(report: Report) -> list[Segment]:
    """The segments that hold what the report itself says; a restated title counts once."""
    doubled = copies(report.text, report.segments)
    return [
        segment
        for index, segment in enumerate(report.segments)
        if segment.kind in READ and not (segment.kind == "title" and index in doubled)
    ]


def sentences(report: Report, segments: list[Segment], language: Language) -> list[tuple[int, int]]:
    """Split segments into sentences; a title is one sentence, a dateline is none.

    Edges carry no white space.
    """
    found = []
    for segment in segments:
        if segment.kind == "title":
            found.append((segment.start, segment.end))
            continue
        # A line break inside a segment is a hard wrap, not a paragraph.
        words = report.text[segment.start : segment.end].replace("\n", " ").replace("\r", " ")
        for start, end in _boundaries(words):
            inside = words[start:end]
            start += len(inside) - len(inside.lstrip())
            end -= len(inside) - len(inside.rstrip())
            if start == 0 or not words[:start].strip():
                start += language.dateline(words[start:end])
            if start < end:
                found.append((segment.start + start, segment.start + end))
    return found


def _boundaries(words: str) -> Iterator[tuple[int, int]]:
    """The splitter's sentences, with opening marks where they belong."""
    begin = 0
    for boundary in sentencex.get_sentence_boundaries("en", words):
        end = boundary["end_index"]
        mark = LEFT_BEHIND.search(words, begin, end)
        if mark and end < len(words):
            end = mark.start()
        if begin < end:
            yield begin, end
            begin = end
