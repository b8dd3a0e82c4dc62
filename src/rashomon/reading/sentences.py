"""A report in, its sentences out as offsets: only of titles (once each) and of body lines."""

from itertools import pairwise

import numpy as np

from rashomon.intake.lines import copies
from rashomon.language import Language
from rashomon.reading.encoder import Seen
from rashomon.records import Report, Segment

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


def sentences(
    report: Report, segments: list[Segment], seen: Seen, language: Language
) -> list[tuple[int, int]]:
    """Part segments into sentences where the encoder sees one begin; a title is one sentence, a
    dateline is none. Edges carry no white space."""
    found = []
    scores = seen.scores["opens"]
    opening = seen.pieces.start[scores[:, 1] > scores[:, 0]]
    for segment in segments:
        if segment.kind == "title":
            found.append((segment.start, segment.end))
            continue
        first, past = np.searchsorted(opening, (segment.start + 1, segment.end))
        edges = [segment.start, *opening[first:past].tolist(), segment.end]
        for number, (start, end) in enumerate(pairwise(edges)):
            inside = report.text[start:end]
            begin = start + len(inside) - len(inside.lstrip())
            end -= len(inside) - len(inside.rstrip())
            if not number:
                begin += language.dateline(report.text[begin:end].replace("\n", " "))
            if begin < end:
                found.append((begin, end))
    return found
