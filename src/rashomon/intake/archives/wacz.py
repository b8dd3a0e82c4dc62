"""A WACZ file (a ZIP that holds WARC files) in; what its WARC files hold out."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from rashomon.errors import IntakeError
from rashomon.intake.archives import warc
from rashomon.intake.archives.held import Cut, Item

INSIDE = "archive/"
ENDS = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")


def cuts(file: BinaryIO, pages: int, where: str) -> Iterator[Cut]:
    """Part each WARC file in it."""
    with _zip(file, where) as held:
        names = [name for name in held.namelist() if name.lower().endswith(ENDS)]
        if not names:
            reason = f"there is no WARC file in it, in its folder {INSIDE}"
            raise IntakeError(reason, where, "give the WARC file itself")
        for name in names:
            with _member(held, name, where) as member:
                for cut in warc.cuts(cast(BinaryIO, member), pages):
                    yield replace(cut, member=name)


def read(file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The pages of a part of one of its WARC files."""
    with _zip(file, archive) as held, _member(held, cut.member, archive) as member:
        yield from warc.read(cast(BinaryIO, member), f"{archive}/{cut.member}", cut)


def _zip(file: BinaryIO, where: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        reason = f"this is no WACZ file that can be opened ({error})"
        raise IntakeError(reason, where, "fetch it again") from error


def _member(held: zipfile.ZipFile, name: str, where: str) -> "_Member":
    try:
        return _Member(held.open(name))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, KeyError) as error:
        reason = f"{name} in it cannot be opened ({error})"
        raise IntakeError(reason, where, "make the WACZ file again") from error


class _Member:
    """A file in a ZIP, of which damage is told as that of any other file."""

    def __init__(self, file: zipfile.ZipExtFile | object) -> None:
        self._file = cast(BinaryIO, file)

    def __enter__(self) -> "_Member":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            return self._file.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise OSError(str(error)) from error

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        try:
            return self._file.seek(offset, whence)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise OSError(str(error)) from error

    def tell(self) -> int:
        """Where it is read."""
        return self._file.tell()

    def close(self) -> None:
        """Let go of it."""
        self._file.close()
