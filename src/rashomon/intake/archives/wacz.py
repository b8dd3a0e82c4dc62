"""A WACZ file (a ZIP that holds WARC files) in; what its WARC files hold out."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from rashomon.errors import IntakeError
from rashomon.intake.archives import warc
from rashomon.intake.archives.frames import Unpacked
from rashomon.intake.archives.held import Cut, Item, broken

INSIDE = "archive/"
# The head of a file in a ZIP ends with how long its name and what is added to it are.
HEAD, LENGTHS = 30, "<HH"
# What is raised for a file in a ZIP that is damaged, encrypted or packed in a way nobody knows.
ODD = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError),
)
# Of a name, in a sentence.
LONGEST_NAME = 200
ENDS = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")


def cuts(file: BinaryIO, pages: int, where: str) -> Iterator[Cut]:
    """Part each WARC file in it."""
    with _zip(file, where) as held:
        names = [name for name in held.namelist() if name.lower().endswith(ENDS)]
        if not names:
            reason = f"there is no WARC file in it, in its folder {INSIDE}"
            raise IntakeError(reason, where, "give the WARC file itself")
        for name in dict.fromkeys(names):
            try:
                for cut in warc.cuts(_member(held, file, name, where), pages):
                    yield replace(cut, member=name)
            except IntakeError:
                yield Cut(member=name)  # told when that part is read


def read(file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The pages of a part of one of its WARC files."""
    with _zip(file, archive) as held:
        try:
            member = _member(held, file, cut.member, archive)
        except IntakeError as error:
            yield broken(error.reason, error.where, error.advice)
            return
        yield from warc.read(member, f"{archive}/{cut.member}", cut)


def _zip(file: BinaryIO, where: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (OSError, *ODD) as error:
        reason = f"this is no WACZ file that can be opened ({error})"
        raise IntakeError(reason, where, "fetch it again") from error


def _member(held: zipfile.ZipFile, file: BinaryIO, name: str, where: str) -> BinaryIO:
    """A file in a ZIP. Most are kept as they are, and are read from their place: what is damaged in
    one then costs a record, not the file."""
    try:
        known = held.getinfo(name)
        if known.compress_type != zipfile.ZIP_STORED:
            member: io.RawIOBase | io.BufferedReader = Unpacked(file, lambda _: _Packed(held, name))
        else:
            file.seek(known.header_offset)
            lengths = struct.unpack(LENGTHS, file.read(HEAD)[-4:])
            begin = known.header_offset + HEAD + sum(lengths)
            member = io.BufferedReader(_Stored(file, begin, known.file_size))
        member.read(1)
    except (OSError, *ODD) as error:
        shown = "".join(sign if sign.isprintable() else " " for sign in name[:LONGEST_NAME])
        reason = f"{shown} in it cannot be opened ({error})"
        raise IntakeError(reason, where, "make the WACZ file again") from error
    return cast(BinaryIO, member)


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


class _Packed:
    """What unpacks a file in a ZIP; of its damage is told as of that of any other file."""

    def __init__(self, held: zipfile.ZipFile, name: str) -> None:
        try:
            self._file = held.open(name)
        except ODD as error:
            raise OSError(str(error)) from error

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many; none at the end."""
        try:
            return self._file.read(size)
        except ODD as error:
            raise OSError(str(error)) from error
