"""Paths in, pages out: one page for a file, one for each record of a JSON Lines file.

Folders are walked in the order of their names. What cannot be read becomes a `Failure`, never an
exception, so that one bad file does not stop a thousand good ones.
"""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, cast

from rashomon.errors import IntakeError
from rashomon.intake.about import NAME, NOTHING, About, about_in
from rashomon.intake.decode import NOT_TEXT, looks_binary
from rashomon.intake.gunzip import gunzip
from rashomon.records import Failure

PageKind = Literal["text", "html", "record"]

SUFFIXES: dict[str, PageKind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "record",
    ".ndjson": "record",
}
# Types that a server may give a page, and what it is then.
TYPES: dict[str, PageKind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
# Files that lie beside pages in a folder and are none themselves.
BESIDE = frozenset(
    [
        ".md",
        ".rst",
        ".json",
        ".yml",
        ".yaml",
        ".csv",
        ".tsv",
        ".toml",
        ".ini",
        ".cfg",
        ".py",
        ".js",
        ".css",
        ".xml",
        ".log",
        ".lock",
        ".db",
    ]
)
# A book of 200,000 words is 1.2 MB of text, a bloated news page about 5 MB of HTML. What is larger
# is a dump of many pages or no page at all.
LARGEST_PAGE = 20_000_000
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Page:
    """Raw bytes and what is known of them before they are read: `charset`, where it was told which
    one they are in; `truncated`, where whoever kept the page says that it is cut."""

    data: bytes
    name: str
    kind: PageKind
    where: str
    about: About = field(default_factory=dict, repr=False)
    charset: str | None = None
    truncated: bool = False

    def utf8(self) -> bytes:
        """Its bytes as UTF-8, where it was told which charset they are in; else as they are."""
        if self.charset is None:
            return self.data
        return self.data.decode(self.charset, "replace").encode("utf-8", "replace")


def pages(paths: Iterable[str | Path], aside: list[str] | None = None) -> Iterator[Page | Failure]:
    """Yield every page below the paths; `-` is standard input.

    Names of files in folders that are no pages (notes, word lists) are put into `aside`.
    """
    for path in paths:
        if str(path) == "-":
            yield from _opened(cast(io.BufferedReader, sys.stdin.buffer), "-", "standard input")
        else:
            yield from _below(Path(path), aside if aside is not None else [], set(), named=True)


def _below(
    path: Path, aside: list[str], walked: set[tuple[int, int]], *, named: bool
) -> Iterator[Page | Failure]:
    try:
        if path.is_dir():
            if _walks_again(path, walked):
                return
            yield from _inside(path, aside, walked)
        elif not path.exists():
            missing = "there is no such file or folder"
            reason = "this link leads to nothing" if path.is_symlink() else missing
            yield _failure(path, reason, "check the path")
        elif not path.is_file():
            yield _failure(path, "this is neither a file nor a folder", "name a file or folder")
        elif not named and _suffix(path.name) in BESIDE:
            aside.append(_shown(path))
        else:
            with path.open("rb") as file:
                yield from _opened(file, _shown(path.name), _shown(path))
    except PermissionError:
        yield _forbidden(path)
    except OSError as error:
        yield _failure(path, f"it could not be read ({error.strerror or error})", "check the disk")


def _inside(
    folder: Path, aside: list[str], walked: set[tuple[int, int]]
) -> Iterator[Page | Failure]:
    """The pages of a folder, with what its table says of them; below a folder of its own counts."""
    about = NOTHING
    try:
        about = about_in(folder)
    except IntakeError as error:
        yield Failure("intake", error.reason, error.where, error.advice)
    for entry in sorted(os.listdir(folder)):
        if entry.startswith(".") or (entry == NAME and about):
            continue
        for page in _below(folder / entry, aside, walked, named=False):
            mine = about and isinstance(page, Page) and not page.about
            yield replace(page, about=about) if mine and isinstance(page, Page) else page


def _walks_again(folder: Path, walked: set[tuple[int, int]]) -> bool:
    """Remember a folder; links between folders may lead in circles."""
    status = folder.stat()
    known = (status.st_dev, status.st_ino) in walked
    walked.add((status.st_dev, status.st_ino))
    return known


def _opened(stream: io.BufferedReader, name: str, where: str) -> Iterator[Page | Failure]:
    if stream.peek(2)[:2] == GZIP:
        stream = gunzip(stream, where)
        name = name.removesuffix(".gz")
    try:
        head = stream.peek(8192)[:8192]
        if not head:
            raise IntakeError("the file is empty", where, "save the page again or leave it out")
        if looks_binary(head):
            raise IntakeError("this is not a text file", where, NOT_TEXT)
        kind = SUFFIXES.get(_suffix(name)) or sniff(head)
        if kind == "record":
            yield from _records(stream, name, where)
            return
        data = stream.read(LARGEST_PAGE + 1)
        if len(data) > LARGEST_PAGE:
            raise _too_large(where)
        yield Page(data, name, kind, where)
    except IntakeError as error:
        yield Failure("intake", error.reason, error.where, error.advice)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        reason = "the compressed file is cut short or damaged"
        if _suffix(name) in (".jsonl", ".ndjson"):
            reason += "; the records before the damage were read"
        yield Failure("intake", reason, where, "fetch or compress it again")


def _records(stream: io.BufferedReader, name: str, where: str) -> Iterator[Page | Failure]:
    number, some = 0, False
    while line := stream.readline(LARGEST_PAGE + 1):
        number += 1
        spot = f"{where} line {number}"
        if len(line) > LARGEST_PAGE:
            some = True
            error = _too_large(spot)
            yield Failure("intake", error.reason, error.where, error.advice)
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST_PAGE)
        elif line.strip():
            some = True
            yield Page(line.rstrip(b"\r\n"), f"{name}:{number}", "record", spot)
    if not some:
        yield Failure("intake", "there is no record in it", where, "leave it out or fetch it again")


def sniff(head: bytes) -> PageKind:
    """Tell by its first bytes whether a file without a telling name is HTML, records or text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<body" in start or b"<head" in start:
        return "html"
    if start.startswith(b"{"):
        return "record"
    return "text"


def _suffix(name: str) -> str:
    return Path(name.removesuffix(".gz")).suffix.lower()


def _too_large(where: str) -> IntakeError:
    return IntakeError(
        f"this page is larger than {LARGEST_PAGE // 1_000_000} MB",
        where,
        "split it into one file or line for each report",
    )


def _failure(path: Path, reason: str, advice: str) -> Failure:
    return Failure("intake", reason, _shown(path), advice)


def _forbidden(path: Path) -> Failure:
    if not os.access(path.parent, os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        path = path.parent
    folder = os.path.isdir(path)
    what, letters = ("folder", "rx") if folder else ("file", "r")
    advice = f"allow it with: chmod u+{letters} '{_shown(path)}'"
    return _failure(path, f"no permission to read this {what}", advice)


def _shown(path: str | Path) -> str:
    """A path as text that can be printed and kept; a name may hold bytes that are no characters."""
    return os.fsencode(path).decode("utf-8", "replace")
