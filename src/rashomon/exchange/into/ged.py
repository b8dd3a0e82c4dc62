"""A CSV of UCDP GED in; its coded events kept in a case, for comparison here, out.

UCDP's fields hold line breaks, and some of its candidate files come without a header. A record that
cannot be kept is told with its line, and the rest goes on.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

import msgspec

from rashomon.errors import ExchangeError
from rashomon.exchange.files import readable, sha256_of
from rashomon.exchange.into.keeping import Ready, keep
from rashomon.exchange.out.ged import COLUMNS
from rashomon.exchange.taken import Taken
from rashomon.records import content_id
from rashomon.store import Case
from rashomon.store.foreign import Thing
from rashomon.views.given import line

# The longest field: a list of sources runs to some thousand characters. A quotation mark that is
# never closed would else swallow the rest of the file.
LONGEST = 1_000_000
BLOCK = 1 << 20
ENCODINGS = ("utf-8-sig", "latin-1")
DOWNLOAD = "download the CSV of GED events from UCDP again, or remove the record"


class Reader(Protocol):
    """What `csv.reader` gives: records, and the line that it has come to."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]:
        """The records that are left."""


@dataclass(slots=True)
class Found:
    """A record of the file: its number, the line that it ends on, and its cells in the order of
    GED's columns, or what is wrong with it."""

    number: int
    line: int
    cells: Sequence[str] = ()
    wrong: str = ""


@dataclass(slots=True)
class File:
    """The file: its name, the SHA-256 of its bytes, how its bytes are read, and what to say of
    that."""

    path: Path
    sha256: str = ""
    encoding: str = ""
    told: str = ""


def take(case: Case, path: Path, by: str) -> Iterator[Taken]:
    """Keep every record of a GED file in a case, under its `id`; of one that is kept already
    nothing changes. A record without an id is kept under its `relid`, or by its content."""
    file = _look_at(path)
    with readable(path), path.open(encoding=file.encoding, newline="") as lines:
        found = (_ready(record, file) for record in _records(lines, file))
        yield from keep(case, "event", found, by=by, source=path.name, sha256=file.sha256)


def _look_at(path: Path) -> File:
    """Read the file for its hash and its encoding, so that the second time nothing stops."""
    sha256 = sha256_of(path)
    encoding = next(name for name in ENCODINGS if _reads(path, name))
    told = "" if encoding == ENCODINGS[0] else " (the file is no UTF-8 and was read as Latin-1)"
    return File(path, sha256, encoding, told)


def _reads(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as lines:
            while lines.read(BLOCK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _records(lines: TextIO, file: File) -> Iterator[Found]:
    """Every record, in GED's order of columns. The first tells if there is a header."""
    reader = csv.reader(lines, strict=True)
    first = _next(reader, 1)
    if first is None:
        raise ExchangeError("the file is empty", str(file.path), "name a CSV of GED events")
    order, width, number = _header(first, file.path), len(first.cells), 0
    if order is None:
        _check_first(first, file.path)
        order, number = range(len(COLUMNS)), 1
        yield first
    while (found := _next(reader, number + 1)) is not None:
        number += 1
        yield _placed(found, order, width)


def _next(reader: Reader, number: int) -> Found | None:
    """The next record that is not an empty line; None at the end."""
    before = csv.field_size_limit(LONGEST)
    try:
        for cells in reader:
            if cells:
                return Found(number, reader.line_num, cells)
    except csv.Error as error:
        return Found(number, reader.line_num, wrong=f"is broken off or badly quoted ({error})")
    finally:
        csv.field_size_limit(before)
    return None


def _header(first: Found, path: Path) -> Sequence[int] | None:
    """Where each of GED's columns stands, by the header; None where the file has no header."""
    names = [cell.strip().lower() for cell in first.cells]
    if len(set(names) & set(COLUMNS)) * 2 < len(COLUMNS):
        return None
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        reason = f"the header lacks {_listed(missing)} of GED's {len(COLUMNS)} columns"
        raise ExchangeError(reason, str(path), "take a file of GED 20.1 or later")
    return [names.index(column) for column in COLUMNS]


def _check_first(first: Found, path: Path) -> None:
    """A file without a header must begin with an event of GED."""
    known = len(first.cells) == len(COLUMNS) and (first.cells[0].strip() or "0").isdecimal()
    if first.wrong or not known:
        told = first.wrong or f"has {_count(first)} and begins with {_short(first)!r}"
        reason = f"this is no file of GED: it has no header, and its first record {told}"
        advice = f"name a CSV with GED's {len(COLUMNS)} columns, the first of them a numeric id"
        raise ExchangeError(reason, str(path), advice)


def _placed(found: Found, order: Sequence[int], width: int) -> Found:
    """A record with its cells in GED's order; wrong where it has too many or too few."""
    if found.wrong:
        return found
    if len(found.cells) != width:
        found.wrong = f"has {_count(found)}, not {width}"
        return found
    found.cells = [found.cells[place] for place in order]
    return found


def _ready(found: Found, file: File) -> Ready | Taken:
    where = f"{file.path}: record {found.number} (ending on line {found.line})"
    if found.wrong:
        words = f"{where} {found.wrong} and was left out; {DOWNLOAD}."
        return Taken(f"record {found.number}", words, new=False, kept=False)
    event = dict(zip(COLUMNS, found.cells, strict=True))
    key = event["id"].strip() or event["relid"].strip() or content_id("ged", *found.cells)
    what = ", ".join(part for part in (event["date_start"], event["country"]) if part)
    told = line(f"Event {key} ({what})" if what else f"Event {key}")
    return Ready(Thing(key, msgspec.json.encode(event)), f"{told} is kept{file.told}.")


def _count(found: Found) -> str:
    count = len(found.cells)
    return f"{count} column" if count == 1 else f"{count} columns"


def _short(found: Found) -> str:
    return found.cells[0][:40]


def _listed(names: Sequence[str]) -> str:
    """The first few of some names, and how many more."""
    shown, more = names[:5], len(names) - 5
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
