"""A WARC file in; a view of it in which records are found by their offset, after damage too, out.

These files are packed record by record, so that each can be read from its own place, and that is
the view then. One that was packed as a whole is seen unpacked: its offsets are those of the plain
bytes. After damage the next record is found by what records and packed parts begin with.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from fastwarc.stream_io import GzipReader, Lz4Reader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord

STEP = 1 << 20
RECORD, BREAK = b"WARC/1.", b"\r\n\r\n"
FIRST_LINE = re.compile(rb"WARC/1\.\d\r?\n")
LONGEST_LINE = 12
LARGEST_HEAD = 1 << 15


@dataclass(frozen=True, slots=True)
class Packing:
    """How a file may be packed: what a packed part begins with, and what unpacks it."""

    name: str
    magic: bytes
    unpack: Callable[[BinaryIO], WarcReader]


PACKINGS = (
    Packing("gzip", b"\x1f\x8b\x08", GzipReader),
    Packing("zstd", b"\x28\xb5\x2f\xfd", ZstdReader),
    Packing("lz4", b"\x04\x22\x4d\x18", Lz4Reader),
)


class Unpacked(io.RawIOBase):
    """A packed file as its plain bytes. Going back means beginning anew."""

    def __init__(self, file: BinaryIO, packing: Packing) -> None:
        self._file, self._packing = file, packing
        self._begin()

    def _begin(self) -> None:
        self._file.seek(0)
        self._stream, self._at = self._packing.unpack(self._file), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        target = offset + (self._at if whence == 1 else 0)
        if target < self._at:
            self._begin()
        while self._at < target and (data := self._stream.read(min(STEP, target - self._at))):
            self._at += len(data)
        return self._at


def packing_of(file: BinaryIO) -> Packing | None:
    """How a file is packed; None where it is not."""
    file.seek(0)
    head = file.read(4)
    return next((packing for packing in PACKINGS if head.startswith(packing.magic)), None)


@dataclass(frozen=True, slots=True)
class View:
    """Bytes in which records have offsets; `packing` where each record is packed by itself."""

    file: BinaryIO
    packing: Packing | None = None

    def next_record(self, after: int) -> int | None:
        """Where the next record begins, at this offset or behind it; None where none does."""
        magic = self.packing.magic if self.packing else RECORD
        begin, held = after, b""
        self.file.seek(begin)
        while chunk := self._read(self.file):
            held += chunk
            for spot in _spots(held, magic):
                if self._begins(begin + spot, held[spot : spot + LONGEST_LINE]):
                    return begin + spot
            kept = held[-LONGEST_LINE:]
            begin, held = begin + len(held) - len(kept), kept
            self.file.seek(begin + len(held))
        return None

    def end_of(self, offset: int, length: int) -> int | None:
        """The offset behind a record with so many bytes of content; None where that is not its
        length, for two line breaks follow each record but the last."""
        self.file.seek(offset)
        stream = self.packing.unpack(self.file) if self.packing else self.file
        # Exactly as far as it goes: what lies behind may be damaged, and this record is not.
        head, left = b"", length
        while not head.endswith(BREAK):
            byte = self._read(stream, 1)
            if not byte or len(head) == LARGEST_HEAD:
                return None
            head += byte
        while left and (chunk := self._read(stream, min(STEP, left))):
            left -= len(chunk)
        rest = b"".join(self._read(stream, 1) for _ in BREAK)
        self._read(stream, 1)
        if left or not BREAK.startswith(rest):
            return None
        if isinstance(stream, WarcReader):
            # A packed part follows, sound or not, and nothing in this one is taken for it.
            return max(stream.frame_start_position() or 0, offset + 1)
        return offset + len(head) + length + len(rest)

    def _begins(self, offset: int, head: bytes) -> bool:
        """Whether a record begins at a spot that looks like it."""
        if self.packing is not None:
            self.file.seek(offset)
            head = self._read(self.packing.unpack(self.file), LONGEST_LINE)
        return FIRST_LINE.match(head) is not None

    def _read(self, stream: BinaryIO | WarcReader, size: int = STEP) -> bytes:
        """The next bytes; none where they cannot be unpacked."""
        try:
            return stream.read(size)
        except OSError:
            return b""


def view_of(file: BinaryIO) -> View:
    """The view of a WARC file."""
    packing = packing_of(file)
    if packing is None:
        return View(file)
    apart = View(file, packing)
    if _by_record(apart):
        return apart
    return View(cast(BinaryIO, io.BufferedReader(Unpacked(file, packing))))


def _by_record(view: View) -> bool:
    """Whether a packed file is packed record by record: the second one begins a packed part."""
    view.file.seek(0)
    try:
        places = [record.stream_pos for record, _ in zip(_heads(view.file), range(2), strict=False)]
    except OSError:
        return view.next_record(1) is not None
    return len(places) < 2 or view.next_record(places[1]) == places[1]


def _heads(file: BinaryIO) -> Iterator[WarcRecord]:
    yield from ArchiveIterator(file, parse_http=False)


def _spots(held: bytes, magic: bytes) -> Iterator[int]:
    spot = held.find(magic)
    while spot >= 0:
        yield spot
        spot = held.find(magic, spot + 1)
