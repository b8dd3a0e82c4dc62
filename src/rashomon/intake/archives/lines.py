"""A file of JSON Lines, packed or not, in; its records out, each with the number of its line."""

import hashlib
import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

import pyarrow as pa

from rashomon.intake.archives.frames import Stream, Unpacked, packing_of
from rashomon.intake.archives.held import Cut, Held, Item, broken
from rashomon.intake.files import LARGEST_PAGE, Page
from rashomon.records import Archived

# Bytes that are read at once of what is passed over.
STEP = 1 << 20


def cuts(file: BinaryIO, pages: int) -> Iterator[Cut]:
    """Part a file at lines, so that each part holds so many that are not empty."""
    begin = first = 0
    number = count = 0
    try:
        for place, line, _ in _lines(file, 0, None):
            if count == pages:
                yield Cut(begin, place, count, first)
                begin, first, count = place, number, 0
            number, count = number + 1, count + (not line.isspace())
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
            if line.isspace() and length <= LARGEST_PAGE:
                continue
            some = True
            if length > LARGEST_PAGE:
                reason = f"this line is larger than {LARGEST_PAGE // 1_000_000} MB"
                yield broken(reason, spot, "put each report on a line of its own")
            else:
                name, data = f"{archive}:{number}", line.rstrip(b"\r\n")
                digest = hashlib.sha256(data).hexdigest()
                page = Page(data, name, "record", spot)
                yield Held(page, Archived(archive, number, name, digest))
    except OSError as error:
        some = True
        reason = f"it is cut short or damaged behind this line ({error})"
        yield broken(reason, f"{archive} line {number}", "fetch or compress it again")
    if not some and cut.begin == 0:
        yield broken("there is no record in it", archive, "leave it out or fetch it again")


def _plain(file: BinaryIO, begin: int) -> BinaryIO:
    """A file's plain bytes from a place on."""
    packing = packing_of(file)
    file.seek(begin if packing is None else 0)
    if packing is None:
        return file
    stream = io.BufferedReader(Unpacked(file, partial(_unpack, packing.name)))
    while begin and (passed := stream.read(min(STEP, begin))):
        begin -= len(passed)
    return cast(BinaryIO, stream)


def _unpack(packing: str, file: BinaryIO) -> Stream:
    """Unlike what unpacks a WARC's, this tells of an end that comes too early."""
    lent = pa.PythonFile(_Lent(file), mode="r")
    return cast(Stream, pa.CompressedInputStream(lent, packing))


class _Lent(io.RawIOBase):
    """A file that stays open: pyarrow closes what it was given."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._file.read(len(view))
        view[: len(data)] = data
        return len(data)


def _lines(file: BinaryIO, begin: int, end: int | None) -> Iterator[tuple[int, bytes, int]]:
    """Where each line begins, its bytes, and how many they are; of a line that is too long, only
    the first ones."""
    stream, place = _plain(file, begin), begin
    while (end is None or place < end) and (line := stream.readline(LARGEST_PAGE + 1)):
        length, last = len(line), line
        while last and not last.endswith(b"\n"):
            last = stream.readline(STEP)
            length += len(last)
        yield place, line, length
        place += length
