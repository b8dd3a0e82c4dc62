"""A WACZ file (a ZIP that holds WARC files) in; what its WARC files hold out."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, BinaryIO, cast

from rashomon.errors import IntakeError
from rashomon.intake.archives import warc
from rashomon.intake.archives.held import Cut, Item

INSIDE = "archive/"
# The head of a file in a ZIP ends with how long its name and what is added to it are.
HEAD, LENGTHS = 30, "<HH"
ODD = (RuntimeError, NotImplementedError, KeyError, struct.error)
ENDS = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")


def cuts(file: BinaryIO, pages: int, where: str) -> Iterator[Cut]:
    """Part each WARC file in it."""
    with _zip(file, where) as held:
        names = [name for name in held.namelist() if name.lower().endswith(ENDS)]
        if not names:
            reason = f"there is no WARC file in it, in its folder {INSIDE}"
            raise IntakeError(reason, where, "give the WARC file itself")
        for name in names:
            for cut in warc.cuts(_member(held, file, name, where), pages):
                yield replace(cut, member=name)


def read(file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The pages of a part of one of its WARC files."""
    with _zip(file, archive) as held:
        member = _member(held, file, cut.member, archive)
        yield from warc.read(member, f"{archive}/{cut.member}", cut)


def _zip(file: BinaryIO, where: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        reason = f"this is no WACZ file that can be opened ({error})"
        raise IntakeError(reason, where, "fetch it again") from error


def _member(held: zipfile.ZipFile, file: BinaryIO, name: str, where: str) -> BinaryIO:
    """A file in a ZIP. Most are kept as they are, and are read from their place: what is damaged in
    one then costs a record, not the file."""
    try:
        known = held.getinfo(name)
        if known.compress_type != zipfile.ZIP_STORED:
            return cast(BinaryIO, io.BufferedReader(_Packed(held.open(name))))
        file.seek(known.header_offset)
        lengths = struct.unpack(LENGTHS, file.read(HEAD)[-4:])
        begin = known.header_offset + HEAD + sum(lengths)
        return cast(BinaryIO, io.BufferedReader(_Stored(file, begin, known.file_size)))
    except (zipfile.BadZipFile, OSError, *ODD) as error:
        reason = f"{name} in it cannot be opened ({error})"
        raise IntakeError(reason, where, "make the WACZ file again") from error


class _Stored(io.RawIOBase):
    """A stretch of a file, as a file."""

    def __init__(self, file: BinaryIO, begin: int, size: int) -> None:
        self._file, self._begin, self._size, self._at = file, begin, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        self._file.seek(self._begin + self._at)
        data = self._file.read(max(0, min(len(view), self._size - self._at)))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at


class _Packed(io.RawIOBase):
    """A packed file in a ZIP, of which damage is told as that of any other file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._file.read(len(view))
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise OSError(str(error)) from error
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        try:
            return self._file.seek(offset, whence)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise OSError(str(error)) from error
