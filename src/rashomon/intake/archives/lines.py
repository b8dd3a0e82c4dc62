"""A file of JSON Lines, packed or not, in; its records out, each with the number of its line."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.intake.archives.frames import plain
from rashomon.intake.archives.held import Cut, Held, Item, broken
from rashomon.intake.files import LARGEST_PAGE, Page
from rashomon.records import Archived

# Bytes that are read at once of a line that is too long to be kept.
STEP = 1 << 20


def cuts(file: BinaryIO, pages: int) -> Iterator[Cut]:
    """Part a file at lines, so that each part holds so many."""
    begin = first = 0
    number = count = 0
    try:
        for place, _, _ in _lines(file, 0, None):
            if count == pages:
                yield Cut(begin, place, count, first)
                begin, first, count = place, number, 0
            number, count = number + 1, count + 1
    except OSError:
        pass  # told when that part is read
    yield Cut(begin, None, count, first)


def read(file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The records of a part."""
    number, some = cut.first, False
    try:
        for _, line, length in _lines(file, cut.begin, cut.end):
            number += 1
            spot = f"{archive} line {number}"
            if length > LARGEST_PAGE:
                reason = f"this line is larger than {LARGEST_PAGE // 1_000_000} MB"
                yield broken(reason, spot, "put each report on a line of its own")
            elif line.strip():
                name, data = f"{archive}:{number}", line.rstrip(b"\r\n")
                digest = hashlib.sha256(data).hexdigest()
                page = Page(data, name, "record", spot)
                yield Held(page, Archived(archive, number, name, digest))
            some = True
    except OSError as error:
        reason = f"it is cut short or damaged behind this line ({error})"
        yield broken(reason, f"{archive} line {number}", "fetch or compress it again")
    if not some and cut.begin == 0:
        yield broken("there is no record in it", archive, "leave it out or fetch it again")


def _lines(file: BinaryIO, begin: int, end: int | None) -> Iterator[tuple[int, bytes, int]]:
    """Where each line begins, its bytes, and how many they are; of a line that is too long, only
    the first ones."""
    stream = plain(file)
    place = stream.seek(begin)
    while (end is None or place < end) and (line := stream.readline(LARGEST_PAGE + 1)):
        length, last = len(line), line
        while last and not last.endswith(b"\n"):
            last = stream.readline(STEP)
            length += len(last)
        yield place, line, length
        place += length
