"""Paths and addresses in; the shards that are to be read out, the same ones whoever asks.

A shard is about so many pages of one archive: a WARC file of a gigabyte keeps all the cores of a
machine busy, what a worker loses when it dies is a few minutes of work, and a shard's tables stay
small. It is cut at records that were found by reading the archive from its beginning, so that no
page can pass off its own words as a record.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
from pyarrow.fs import FileInfo, LocalFileSystem

from rashomon.errors import IntakeError
from rashomon.intake.about import NAME
from rashomon.intake.archives import ArchiveKind, Cut, Item, cuts_of, kind_of, loose, read
from rashomon.intake.archives.places import files_below, located, opened
from rashomon.intake.files import BESIDE
from rashomon.records import Failure

# Pages of a shard: some two minutes of one core's work.
PAGES = 2000
STEP = 1 << 22
UNNAMED = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_NAME = 80


class Source(msgspec.Struct, frozen=True):
    """A file to be read, or a number of files of a page each: `root` is what was named, `path`
    where it lies on its file system, `name` what it is called in the tables; `size` in bytes."""

    root: str
    path: str
    name: str
    kind: ArchiveKind
    size: int = 0
    files: tuple[str, ...] = ()


class Shard(msgspec.Struct, frozen=True):
    """A part of a source, named after the bytes of the source: `sha256` is over all of them.
    `failure` says why the source has no parts."""

    id: str
    source: Source
    sha256: str
    cut: Cut = Cut()
    failure: Failure | None = None


def sources_of(
    named: Iterable[str], pages: int = PAGES, out: str | None = None, aside: list[str] | None = None
) -> Iterator[Source]:
    """What is to be read of files and folders; `out`, where it lies below them, is passed over, and
    so is what is no page, by its name, which is put into `aside`."""
    for root in named:
        system, path = located(root)
        beyond = located(out)[1].rstrip("/") + "/" if out else None
        if beyond and path.startswith(beyond):
            beyond = None  # it was named itself
        found = files_below(system, path)
        alone = len(found) == 1 and found[0].path == path
        base = path.rpartition("/")[0] if alone else path.rstrip("/")
        files: list[FileInfo] = []
        for info in found:
            name = info.path[len(base) + 1 :]
            if beyond and info.path.startswith(beyond):
                continue
            if (kind := kind_of(info.base_name)) != "pages":
                yield Source(root, info.path, name, kind, info.size)
            elif not alone and (info.base_name == NAME or _is_beside(info)):
                if aside is not None and info.base_name != NAME:
                    aside.append(info.path)
            else:
                files.append(info)
        if files and not isinstance(system, LocalFileSystem):
            reason = f"{len(files)} files here are pages, each by itself ({files[0].base_name} ...)"
            raise IntakeError(reason, root, "put them into JSON Lines, a WARC or Parquet first")
        for begin in range(0, len(files), pages):
            some = files[begin : begin + pages]
            names = tuple(info.path[len(base) + 1 :] for info in some)
            size, title = sum(info.size for info in some), Path(base).name or "pages"
            yield Source(root, base, title, "pages", size, names)


def _is_beside(info: FileInfo) -> bool:
    return Path(info.base_name.removesuffix(".gz")).suffix.lower() in BESIDE


def plan(source: Source, pages: int = PAGES) -> list[Shard]:
    """The shards of a source; one that says why, where it cannot be read."""
    try:
        if source.kind == "pages":
            digest = _sha256_of(source)
            cuts = [Cut(0, len(source.files), len(source.files))]
        else:
            with _open(source) as file:
                digest = _digest(file)
                cuts = list(cuts_of(source.kind, file, pages, source.name))
    except IntakeError as error:
        return [unplanned(source, error.reason, error.advice)]
    except OSError as error:
        return [unplanned(source, f"it could not be read ({error})")]
    return [Shard(_named(source, digest, n), source, digest, cut) for n, cut in enumerate(cuts)]


def unplanned(source: Source, reason: str, advice: str = "check the path and the disk") -> Shard:
    """A shard that stands for a source that cannot be planned, and says why."""
    digest = hashlib.sha256(f"{source.root} {source.path}".encode("utf-8", "replace")).hexdigest()
    failure = Failure("intake", reason, source.name, advice)
    return Shard(_named(source, digest, 0), source, digest, failure=failure)


def items_of(shard: Shard) -> Iterator[Item]:
    """The pages of a shard, what is passed over and what is broken, in order."""
    source = shard.source
    if shard.failure is not None:
        yield shard.failure
    elif source.kind == "pages":
        yield from loose.read(source.files, source.path, source.name)
    else:
        with _open(source) as file:
            yield from read(source.kind, file, source.name, shard.cut)


def _open(source: Source) -> BinaryIO:
    system, _ = located(source.root)
    return opened(system, source.path)


def _digest(file: BinaryIO) -> str:
    whole = hashlib.sha256()
    while chunk := file.read(STEP):
        whole.update(chunk)
    return whole.hexdigest()


def _sha256_of(source: Source) -> str:
    """The hash over the names and hashes of a source's files, and of the tables beside them."""
    whole = hashlib.sha256()
    root = Path(source.path)
    folders = {(root / name).parent for name in source.files}
    tables = {each / NAME for folder in folders for each in (folder, *folder.parents)}
    beside = (path for path in sorted(tables) if path.is_relative_to(root) and path.is_file())
    for path in (*(root / name for name in source.files), *beside):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        whole.update(f"{path.relative_to(root).as_posix()}\0{digest}\n".encode("utf-8", "replace"))
    return whole.hexdigest()


def _named(source: Source, digest: str, number: int) -> str:
    stem = source.name.rpartition("/")[2]
    for end in (".gz", ".zst", ".lz4", ".warc", ".wacz", ".jsonl", ".ndjson", ".parquet"):
        stem = stem.removesuffix(end)
    bare = UNNAMED.sub("-", stem)[:LONGEST_NAME].strip("-.") or "shard"
    return f"{bare}-{digest[:12]}-{number:05}"
