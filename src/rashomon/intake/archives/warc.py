"""A WARC file in; its pages out, each with its custody, and what is passed over or broken.

fastwarc reads the records. What it cannot go on from (a length that lies, a damaged part, rubbish
between records) is told once, and reading goes on at the next record.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import BinaryIO, TypeVar

from fastwarc.warc import ArchiveIterator, WarcRecord, response

from rashomon.intake.archives.frames import View, view_of
from rashomon.intake.archives.held import Cut, Item, broken
from rashomon.intake.archives.responses import item_of

T = TypeVar("T")
# An archive with more broken places than this is no archive any more; each may cost a new search.
BROKEN = 100
AGAIN = "fetch the archive again if you need what is lost"


@dataclass(frozen=True, slots=True)
class Broken:
    """A place in an archive at which it could not be read on, and why."""

    offset: int
    reason: str


def cuts(file: BinaryIO, responses: int) -> Iterator[Cut]:
    """Part a file at records, so that each part holds so many answers of servers."""
    begin = first = count = met = 0
    found = _walked(view_of(file), 0, None, lambda r: (r.stream_pos, r.record_type == response))
    for offset, answers, alone in _alone(each for each in found if not isinstance(each, Broken)):
        if count >= responses and answers and alone:
            yield Cut(begin, offset, count, first)
            begin, first, count = offset, first + met, 0
            met = 0
        count += answers
        met += 1
    yield Cut(begin, None, count, first)


def _alone(found: Iterable[tuple[int, bool]]) -> Iterator[tuple[int, bool, bool]]:
    """Records, with whether no other is said to be at the same place: of several in one packed
    part, fastwarc says so, and that they are in the next one."""
    before = -1
    for (offset, answers), (after, _) in pairwise(chain(found, [(sys.maxsize, False)])):
        yield offset, answers, before < offset < after
        before = offset


def read(file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The pages of a part."""
    for found in _walked(view_of(file), cut.begin, cut.end, lambda r: item_of(r, archive)):
        if isinstance(found, Broken):
            yield broken(found.reason, f"{archive} at byte {found.offset}", AGAIN)
        else:
            yield found


def _walked(
    view: View, begin: int, end: int | None, take: Callable[[WarcRecord], T]
) -> Iterator[T | Broken]:
    """What is taken of each record that begins in a part; one counts once its end was found to be
    where it has to be. Broken places with no record between them are told once."""
    at: int | None = begin
    told, quiet = 0, False
    while at is not None and (end is None or at < end):
        last: tuple[int, int] | None = None
        held: list[T] = []
        trouble: str | None = None
        try:
            view.file.seek(at)
            for record in ArchiveIterator(view.file, parse_http=False):
                yield from held
                quiet = quiet and not held
                held = []
                if end is not None and record.stream_pos >= end:
                    return
                last = record.stream_pos, record.content_length
                held = [take(record)]
        except OSError as error:
            trouble = str(error)
        past = view.end_of(*last) if last else at if trouble else None
        if last and past is not None:
            yield from held
            quiet = quiet and not held
        if past is not None and not trouble:
            # A packed part that holds nothing looks like the end.
            at = view.next_record(past)
            continue
        place = past if past is not None else last[0] if last else at
        if end is not None and place >= end:
            return
        told += 1
        if told > BROKEN:
            yield Broken(place, f"more than {BROKEN} places in it are broken; the rest was left")
            return
        if not quiet:
            yield Broken(place, _said(trouble, lying=last is not None and past is None))
        quiet = True
        at = view.next_record(place if last and past is not None else place + 1)


def _said(trouble: str | None, *, lying: bool) -> str:
    if lying and not trouble:
        return "a record is cut short, or shorter than it says; it was not read"
    if lying:
        return f"a record is damaged or not as long as it says ({trouble}); it was not read"
    if trouble:
        return f"what stands here is no record ({trouble}); reading went on at the next one"
    return "there is no WARC record in it"
