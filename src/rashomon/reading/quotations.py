"""Segments of a text in, the stretches between quotation marks out.

A quotation over several paragraphs has an opening mark before each and a closing mark after the
last only; its parts share a `run`. A mark that is never closed ends with its paragraph.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import Segment

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
# A marked stretch this short is a name or a distancing mark, unless it is a whole utterance.
SCARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of text with its quotation marks; parts of one utterance share `run`."""

    start: int
    end: int
    run: int
    closed: bool
    utterance: bool


def quotations(text: str, segments: Iterable[Segment]) -> list[Quotation]:
    """Find the quotations of a text, in order; nested single marks are left inside."""
    found: list[Quotation] = []
    run = 0
    open_run = False
    for segment in segments:
        if segment.kind != "body":
            open_run = False
            if segment.kind != "title":
                continue
        parts = _marked(text, segment.start, segment.end)
        for index, (start, end, closed) in enumerate(parts):
            follows = open_run and index == 0 and start == segment.start
            run += not follows
            found.append(Quotation(start, end, run, closed, _is_utterance(text, start, end)))
        open_run = bool(parts) and not parts[-1][2]
    return found


def _marked(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    parts = []
    begin: int | None = None
    for at in range(start, end):
        mark = text[at]
        if mark not in OPENING + CLOSING + STRAIGHT:
            continue
        if begin is None and (mark in OPENING or (mark == STRAIGHT and _may_open(text, at, end))):
            begin = at
        elif begin is not None and (
            mark in CLOSING or (mark == STRAIGHT and _may_close(text, at, end))
        ):
            parts.append((begin, at + 1, True))
            begin = None
        elif begin is not None and mark in OPENING and text[begin] in OPENING:
            # A second opening mark: the first was never closed (scraped pages lose marks).
            parts.append((begin, _trim(text, begin, at), True))
            begin = at
    if begin is not None and end - begin > 1:
        parts.append((begin, end, False))
    return parts


def _may_open(text: str, at: int, end: int) -> bool:
    return at + 1 < end and not text[at + 1].isspace()


def _may_close(text: str, at: int, end: int) -> bool:
    return at + 1 >= end or not text[at + 1].isalnum()


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _is_utterance(text: str, start: int, end: int) -> bool:
    inside = text[start:end].strip(OPENING + CLOSING + STRAIGHT + " ")
    return len(inside.split()) > SCARE_WORDS or inside.endswith((".", "!", "?", ","))
