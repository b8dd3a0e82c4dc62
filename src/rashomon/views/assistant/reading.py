"""A report of the case, or a text that is given, in; its words and what they claim out.

A text that is given is read and forgotten: nothing of it is kept.
"""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from rashomon.intake import Page, report_of
from rashomon.linking.verdicts import claim_key
from rashomon.reader import describe
from rashomon.records import Claim, Report
from rashomon.views.assistant.claims import ClaimLine, claim_line
from rashomon.views.assistant.fitting import fit, shortened, source_of
from rashomon.views.assistant.quoting import Quote, Shown, Source
from rashomon.views.assistant.served import RefusedError, Served, meant
from rashomon.views.assistant.stories import ROOM

# Characters of a text that is given at the most.
LONGEST = 100_000
# The share of an answer that the words themselves may take, in bytes of JSON.
SHARE = 0.3
GIVEN = "given text"
ReportKey = Annotated[
    str, Meta(min_length=1, max_length=500, description="A report's id, or its beginning.")
]
End = Annotated[int, Meta(ge=0, description="The character to stop before; else what fits.")]
GivenText = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST,
        description="Instead of a report: a news text in English to read; it is not kept.",
    ),
]


class AskRead(Shown, frozen=True):
    """What `read` takes: a report of the case, or a text."""

    report: ReportKey | None = None
    start: Annotated[
        int, Meta(ge=0, description="The first character that is wanted, counted from 0.")
    ] = 0
    end: End | None = None
    text: GivenText | None = None


class ReadWords(Shown, frozen=True):
    """What went wrong with reading it, if anything did."""

    failure: str


class Read(Shown, frozen=True):
    """A stretch of a report (`text`), and the claims that begin in it. `length` counts the
    characters of the whole; `next` is where the next stretch begins. `claims_left_out` are claims
    that did not fit: ask for a shorter stretch."""

    note: str
    length: int
    text: Quote
    claims: tuple[ClaimLine, ...]
    sources: tuple[Source, ...]
    claims_left_out: int = 0
    next: int | None = None
    reported: ReadWords | None = None


def read(desk: Served, asked: AskRead) -> Read:
    """A report of the case, or a given text, with its claims."""
    if (asked.report is None) == (asked.text is None):
        raise RefusedError("Give either `report`, an id, or `text`, the words to read.")
    if asked.text is not None:
        return _given(desk, asked.text, asked.start, asked.end)
    report = meant(desk.case.report_id, asked.report or "", "report")
    length = desk.case.length_of(report)
    start, end = _stretch(asked.start, asked.end, length)
    text = _share(desk, desk.case.text_of(report, start, end))
    rejected = desk.verdicts().rejected
    window = desk.case.window(report, start, start + len(text))
    claims = [claim for claim in window.claims if claim_key(claim) not in rejected]
    (head,) = desk.case.heads([report]) if length else (window.report,)
    return _answer(desk, head, text, start, length, claims)


def _given(desk: Served, words: str, first: int, end: int | None) -> Read:
    page = Page(words.encode("utf-8", "replace"), GIVEN, "text", GIVEN)
    ((reading, _),) = desk.reader.read([report_of(page, desk.language)])
    report = reading.report
    start, end = _stretch(first, end, len(report.text))
    text = _share(desk, report.text[start:end])
    told = _answer(desk, report, text, start, len(report.text), reading.claims)
    note = f"{told.note} This text was read and is kept nowhere."
    failure = ReadWords(describe(reading.failure)) if reading.failure else None
    return replace(told, note=note, reported=failure)


def _stretch(start: int, end: int | None, length: int) -> tuple[int, int]:
    if length and start >= length:
        raise RefusedError(f"The text has {length} characters; ask for a `start` below that.")
    if end is not None and end <= start:
        raise RefusedError("The `end` of a stretch lies behind its `start`.")
    return start, length if end is None else min(end, length)


def _share(desk: Served, text: str) -> str:
    """As much of a text as an answer has room for."""
    room = int(desk.largest * SHARE)
    while (size := _size(text)) > room:
        text = text[: len(text) * room // size]
    return text


def _size(text: str) -> int:
    return len(msgspec.json.encode(text))


def _answer(
    desk: Served, report: Report, text: str, start: int, length: int, claims: Sequence[Claim]
) -> Read:
    end, called = start + len(text), desk.naming()
    mine = [claim for claim in claims if start <= claim.evidence[0].start < end]
    room = desk.largest - _size(text)
    makes = [partial(claim_line, claim, called) for claim in mine]
    page = fit(makes, lambda _: {report.id: report}, room)
    shown = page.of(ClaimLine)
    note = f"Characters {start} to {end} of {length}, and {len(shown)} of {len(mine)} claims that"
    note += " begin there."
    if len(shown) < len(mine):
        note += " Claims were left out for their size: ask for a shorter stretch."
    if end < length:
        note += f" For the next stretch ask with start={end}."
    return Read(
        note=note,
        length=length,
        next=end if end < length else None,
        text=Quote(report.id, start, end, text),
        claims=shown,
        claims_left_out=len(mine) - len(shown),
        sources=page.sources or (shortened(partial(source_of, report), ROOM),),
    )
