"""A packed stream in; what it holds out, as long as a text could be packed so tightly."""

import gzip
import io
from typing import BinaryIO, cast

from rashomon.errors import IntakeError

# Text packs to a fourth of its size, a table of one line over and over to a hundredth; a file that
# was made to fill disks, to a thousandth.
TIGHTEST = 200
# What holds less is read whatever it is: a little more than a page of the largest size.
FEW = 21_000_000


class _Counted:
    """A stream, and how many bytes were read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._packed = _Counted(stream)
        self._plain = gzip.GzipFile(fileobj=cast(BinaryIO, self._packed))
        self._where = where
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._plain.read1(len(view))
        view[: len(data)] = data
        self._count += len(data)
        if self._count > max(FEW, TIGHTEST * self._packed.count):
            reason = f"the packed file unpacks to more than {TIGHTEST} times its size"
            raise IntakeError(reason, self._where, "give the pages themselves")
        return len(data)


def gunzip(stream: BinaryIO, where: str) -> io.BufferedReader:
    """What a packed stream holds; reading it raises `IntakeError` where that is too much."""
    return io.BufferedReader(_Unpacked(stream, where))
