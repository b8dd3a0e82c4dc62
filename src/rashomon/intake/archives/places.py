"""A path or an address of a store (`s3://...`) in; the file system that holds it out."""

import io
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
from pyarrow.fs import FileInfo, FileSelector, FileSystem, FileType, LocalFileSystem

from rashomon.errors import IntakeError

# Read at once: stores answer each request slowly, and many small ones more slowly still.
CHUNK = 1 << 22


def located(source: str) -> tuple[FileSystem, str]:
    """The file system of a path or address, and the path on it."""
    if "://" not in source:
        return LocalFileSystem(), str(Path(source).absolute())
    try:
        system, path = FileSystem.from_uri(source)
    except (pa.ArrowException, OSError, ValueError) as error:
        advice = "give a path, or an address that pyarrow knows (file://, s3://, gs://, hdfs://)"
        raise IntakeError(f"this address cannot be used ({error})", source, advice) from error
    return system, str(path)


def opened(system: FileSystem, path: str) -> BinaryIO:
    """A file that can be read from any place in it."""
    try:
        return cast(BinaryIO, io.BufferedReader(system.open_input_file(path), CHUNK))
    except (pa.ArrowException, OSError) as error:
        raise IntakeError(f"it could not be read ({error})", path, "check the path") from error


def files_below(system: FileSystem, path: str) -> list[FileInfo]:
    """The file itself, or all files below a folder in the order of their names; those whose name
    begins with a dot, or whose folder's does, are left aside."""
    try:
        here = system.get_file_info(path)
        if here.type == FileType.File:
            return [here]
        if here.type == FileType.NotFound:
            raise IntakeError("there is no such file or folder", path, "check the path")
        below = system.get_file_info(FileSelector(path, recursive=True))
    except (pa.ArrowException, OSError) as error:
        raise IntakeError(f"it could not be read ({error})", path, "check the path") from error
    files = [info for info in below if info.type == FileType.File]
    seen = [info for info in files if not _hidden(info.path[len(path) :])]
    return sorted(seen, key=lambda info: info.path.split("/"))


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))
