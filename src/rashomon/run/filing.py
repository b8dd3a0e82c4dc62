"""A folder, here or in a store, into which tables are put whole or not at all.

On a disk a file is written under another name, brought to the disk, and renamed. A store such as S3
shows an object once it is whole; there it is written under its own name.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

import msgspec
from pyarrow.fs import FileSelector, FileSystem, FileType, LocalFileSystem, SubTreeFileSystem

from rashomon.errors import RunError
from rashomon.exchange.holding import held
from rashomon.intake.archives.places import located

# Stores in which an object is there once it is written to its end.
WHOLE = ("s3", "gcs", "abfs")
PART = ".part"
# Where a worker says that it has begun a shard, for the case that it dies of it.
TRIES = ".tries"
SETTINGS = "archive.json"
# Where WARC files of pages lie that were fetched from feeds.
FETCHED = "fetched"


class Sheet:
    """A file that is being written: how many bytes were, and their hash."""

    def __init__(self, folder: "Folder", name: str) -> None:
        self.name = name
        self.size, self._hash, self.closed = 0, hashlib.sha256(), False
        self.path = folder.path(name)
        above, _, last = self.path.rpartition("/")
        token = f"{os.getpid()}-{secrets.token_hex(4)}"
        self.temporary = self.path if folder.shows_whole else f"{above}/.{last}.{token}{PART}"
        folder.system.create_dir(above, recursive=True)
        self._stream = folder.system.open_output_stream(self.temporary)

    @property
    def sha256(self) -> str:
        """The hash of what was written."""
        return self._hash.hexdigest()

    def write(self, data: bytes) -> int:
        """Write some bytes."""
        if self.closed:  # a writer that is thrown away ends its file once more
            return len(data)
        self._hash.update(data)
        self.size += len(memoryview(data).cast("B"))
        self._stream.write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing: what counts is the end."""

    def writable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """End the file, which is not yet where it belongs."""
        if not self.closed:
            self.closed = True
            self._stream.close()


class Folder:
    """Where tables are put, by name with a `/` between the table and the shard."""

    def __init__(self, system: FileSystem, base: str) -> None:
        self.system, self.base = system, base.rstrip("/")
        self.shows_whole = _lowest(system, "")[0].type_name in WHOLE

    @classmethod
    def at(cls, place: str) -> "Folder":
        """A folder by its path or address."""
        return cls(*located(place))

    def path(self, name: str) -> str:
        """Where a file of this name lies on the file system."""
        return f"{self.base}/{name}"

    def begin(self, settings: Mapping[str, int]) -> None:
        """Make the folder ready for a run: what one before it did not end is forgotten. The
        settings that shards depend on are kept with it, and have to stay as they are."""
        known = self.read(SETTINGS)
        if known is not None and known != msgspec.json.encode(settings):
            reason = f"its shards were made with {known.decode('utf-8', 'replace')}"
            raise RunError(reason, self.base, "give the same, or name another folder")
        if known is None:
            with self.sheets([SETTINGS]) as (sheet,):
                sheet.write(msgspec.json.encode(settings))
        self.clear(TRIES)
        for info in self.system.get_file_info(FileSelector(self.base)):
            if info.type == FileType.Directory and not self.shows_whole:
                self.clear(info.base_name, PART)

    def held(self) -> AbstractContextManager[None]:
        """Keep other programs from reading into it as long as a block lasts; in a store nobody
        can."""
        system, path = _lowest(self.system, self.base)
        if not isinstance(system, LocalFileSystem):
            return nullcontext()
        return held(Path(path), "reading", RunError)

    @contextmanager
    def sheets(self, names: list[str]) -> Iterator[list[Sheet]]:
        """Files that are put where they belong, in this order, once the block has ended well;
        else nothing is left of them."""
        made: list[Sheet] = []
        try:
            for name in names:
                made.append(Sheet(self, name))
            yield made
            for sheet in made:
                self._put(sheet)
        except BaseException:
            for sheet in made:
                with suppress(OSError):
                    sheet.close()
                    self.system.delete_file(sheet.temporary)
            raise

    def _put(self, sheet: Sheet) -> None:
        sheet.close()
        if sheet.temporary == sheet.path:
            return
        _to_disk(*_lowest(self.system, sheet.temporary))
        self.system.move(sheet.temporary, sheet.path)
        _to_disk(*_lowest(self.system, sheet.path.rpartition("/")[0]))

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where there is no such file."""
        try:
            with self.system.open_input_stream(self.path(name)) as file:
                data: bytes = file.read()
                return data
        except FileNotFoundError:
            return None

    def size(self, name: str) -> int | None:
        """A file's size; None where there is no such file."""
        info = self.system.get_file_info(self.path(name))
        return info.size if info.type == FileType.File else None

    def names(self, within: str) -> list[str]:
        """The files in a folder of it."""
        below = FileSelector(self.path(within), allow_not_found=True)
        found = self.system.get_file_info(below)
        return sorted(info.base_name for info in found if info.type == FileType.File)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        with suppress(FileNotFoundError):
            self.system.delete_file(self.path(name))

    def clear(self, within: str, ending: str = "", beginning: str = "") -> None:
        """Take away the files of a folder that begin and end so."""
        for name in self.names(within):
            if name.startswith(beginning) and name.endswith(ending):
                self.remove(f"{within}/{name}")

    def tried(self, shard: str) -> int:
        """How often a shard was begun and not ended."""
        return sum(name.startswith(f"{shard}.") for name in self.names(TRIES))

    def trying(self, shard: str) -> None:
        """Say that a shard is begun."""
        name = self.path(f"{TRIES}/{shard}.{secrets.token_hex(8)}")
        self.system.create_dir(self.path(TRIES), recursive=True)
        with self.system.open_output_stream(name):
            pass

    def ended(self, shard: str) -> None:
        """Forget that a shard was begun."""
        self.clear(TRIES, beginning=f"{shard}.")


def _lowest(system: FileSystem, path: str) -> tuple[FileSystem, str]:
    """The file system below any that shows a part of it, and the path there."""
    while isinstance(system, SubTreeFileSystem):
        system, path = system.base_fs, f"{system.base_path}{path.lstrip('/')}"
    return system, path


def _to_disk(system: FileSystem, path: str) -> None:
    """Wait until a file, or what a folder holds, has come to the disk."""
    if not isinstance(system, LocalFileSystem):
        return
    with suppress(PermissionError):  # folders cannot be opened everywhere
        opened = os.open(Path(path), os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
