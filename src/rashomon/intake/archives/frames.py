"""A WARC file in; a view of it in which records are found by their offset, after damage too, out.

These files are packed record by record, so that each can be read from its own place, and that is
the view then. One that was packed as a whole is seen unpacked: its offsets are those of the plain
bytes. After damage the next record is found by what records and packed parts begin with.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import BinaryIO, Protocol, cast

from fastwarc.stream_io import GzipReader, Lz4Reader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord

STEP = 1 << 20
RECORD, BREAK = b"WARC/1.", b"\r\n\r\n"
FIRST_LINE = re.compile(rb"WARC/1\.\d\r?\n")
LONGEST_LINE = 12
LARGEST_HEAD, LARGEST_STEP = 1 << 15, 1 << 13
# Records that are looked at to tell how a file is packed: the least that show several in its first
# packed part, or in the one behind a record that tells of the file.
LOOKED_AT = 4


class Stream(Protocol):
    """What unpacks a file."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many; none at the end."""
        ...


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
    """A packed file as its plain bytes. Going back means beginning anew.

    What unpacks breaks off at damage, and keeps for itself what it has of the step in which it
    does; so the last bytes before damage are asked for one by one. Not to be buffered where all of
    them count, for a buffer keeps them likewise.
    """

    def __init__(self, file: BinaryIO, unpack: Callable[[BinaryIO], Stream]) -> None:
        self._file, self._unpack = file, unpack
        self._slow: int | None = None  # where the last step before damage begins
        self._begin()

    def _begin(self) -> None:
        self._file.seek(0)
        self._stream, self._at, self._inner = self._unpack(self._file), 0, -1
        # In words: an error would hold on to whoever reads, and so would never be let go.
        self._damage = ""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        target = offset + (self._at if whence == 1 else 0)
        if target < self._at:
            self._begin()
        while self._at < target and self._next(min(STEP, target - self._at)):
            pass
        return self._at

    def _next(self, size: int) -> bytes:
        if self._slow is None:
            try:
                return self._step(min(size, LARGEST_STEP))
            except OSError:
                self._slow = self._at
                self._begin()
                self.seek(self._slow)
        if self._at < self._slow:
            return self._step(min(size, self._slow - self._at, LARGEST_STEP))
        found = b""
        try:
            while not self._damage and len(found) < size and (byte := self._step(1)):
                found += byte
        except OSError as error:
            self._damage = str(error) or "damaged"
        if self._damage and not found:
            raise OSError(self._damage)
        return found

    def _step(self, size: int) -> bytes:
        data = self._more(size)
        self._at += len(data)
        return data

    def _more(self, size: int) -> bytes:
        """What comes next; a packed part that holds nothing is not the end."""
        while not (data := self._stream.read(size)) and isinstance(self._stream, WarcReader):
            if self._inner == (inner := self._stream.inner_tell()):
                break
            self._inner = inner
        return data


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
        while chunk := self._read_at(begin + len(held)):
            held += chunk
            for spot in _spots(held, magic):
                if self._begins(begin + spot, held[spot : spot + LONGEST_LINE]):
                    return begin + spot
            kept = held[-LONGEST_LINE:]
            begin, held = begin + len(held) - len(kept), kept
        return None

    def end_of(self, offset: int, length: int) -> int | None:
        """The offset behind a record with so many bytes of content; None where that is not its
        length, for two line breaks follow each record but the last."""
        try:
            self.file.seek(offset)
        except OSError:
            return None
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

    def _read_at(self, offset: int) -> bytes:
        """The bytes at an offset; none where they cannot be unpacked."""
        try:
            self.file.seek(offset)
            return self.file.read(STEP)
        except OSError:
            return b""

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
    return View(cast(BinaryIO, Unpacked(file, packing.unpack)))


def _by_record(view: View) -> bool:
    """Whether a packed file is packed record by record: so far as one looks, each begins a packed
    part of its own."""
    view.file.seek(0)
    places: list[int] = []
    try:
        for record in islice(_heads(view.file), LOOKED_AT):
            places.append(record.stream_pos)
    except OSError:
        if len(places) < 2:
            return view.next_record(1) is not None
    if any(one >= other for one, other in pairwise(places)):
        return False
    return len(places) < 2 or view.next_record(places[1]) == places[1]


def _heads(file: BinaryIO) -> Iterator[WarcRecord]:
    yield from ArchiveIterator(file, parse_http=False)


def _spots(held: bytes, magic: bytes) -> Iterator[int]:
    spot = held.find(magic)
    while spot >= 0:
        yield spot
        spot = held.find(magic, spot + 1)
