"""A file of JSON in; the objects it holds out, one by one, or for each that is none, why.

A file may be one object, a list, an object that holds a list (as an API answers), or JSON Lines,
which are read line by line.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from rashomon.errors import ExchangeError
from rashomon.exchange.files import readable

# A list is read whole; lines are not, so that a file of them may be of any size.
LARGEST = 512 * 2**20
LONGEST_LINE = 64 * 2**20
# Annotations, checks and feeds of them are some ten levels deep.
DEEPEST = 100
_BOM = b"\xef\xbb\xbf"
_BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Found:
    """An object of a file: where it stands there, its bytes and what they hold; or what is wrong
    with it."""

    where: str
    raw: bytes
    value: dict[str, Any]
    wrong: str = ""


def objects(path: Path, *lists: str) -> Iterator[Found]:
    """The objects of a file; `lists` are names under which an object may hold a list of them.

    Raises `ExchangeError` where the file is no JSON at all.
    """
    with readable(path), path.open("rb") as file:
        if _are_lines(file):
            file.seek(0)
            yield from _lines(file)
            return
        file.seek(0)
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        reason = f"this list is larger than {LARGEST >> 20} MB"
        raise ExchangeError(reason, str(path), "give one object a line (JSON Lines)")
    try:
        yield from objects_in(raw, str(path), lists)
    except ExchangeError:
        if not any(map(_is_whole, raw.split(b"\n", 100)[:100])):
            raise
        yield from _lines(io.BytesIO(raw))  # whose first lines are broken


def objects_in(raw: bytes, where: str, lists: Sequence[str] = ()) -> Iterator[Found]:
    """The objects of one JSON text."""
    try:
        parts = _parts(raw.removeprefix(_BOM), lists)
    except _BROKEN as error:
        reason = f"this is no JSON ({_words(error)})"
        raise ExchangeError(reason, where, "export it again, as JSON or JSON Lines") from error
    if b"{" not in raw and raw.removeprefix(_BOM).strip() != b"[]":
        raise ExchangeError("this holds no object", where, "export it again, as JSON or JSON Lines")
    for number, part in enumerate(parts, 1):
        yield _found(f"number {number}" if len(parts) > 1 else "its only one", part)


def each(value: object) -> list[Any]:
    """The things of a list, or the one thing that stands where a list may stand."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _are_lines(file: BinaryIO) -> bool:
    """Whether the first line holds an object of its own, and others follow."""
    line = b""
    while not line.strip():
        line = file.readline(LONGEST_LINE)
        if not line:
            return False
    if not _is_whole(line):
        return False
    return any(file.readline(LONGEST_LINE).strip() for _ in range(9))


def _is_whole(line: bytes) -> bool:
    """Whether a line holds an object of its own."""
    try:
        return isinstance(msgspec.json.decode(line.strip().removeprefix(_BOM)), dict)
    except _BROKEN:
        return False


def _lines(file: BinaryIO) -> Iterator[Found]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            while len(line) == LONGEST_LINE:
                line = file.readline(LONGEST_LINE)
            yield Found(f"line {number}", b"", {}, "the line is too long")
        elif line.strip():
            yield _found(f"line {number}", line.strip().removeprefix(_BOM))


def _parts(raw: bytes, lists: Sequence[str]) -> Sequence[bytes]:
    """The bytes of each object of a JSON text."""
    if b"{" not in raw:  # seen at once, however many numbers a list has
        msgspec.json.decode(raw, type=msgspec.Raw)
        return []
    if raw.lstrip().startswith(b"["):
        return [bytes(part) for part in msgspec.json.decode(raw, type=list[msgspec.Raw])]
    if not lists or not raw.lstrip().startswith(b"{"):
        msgspec.json.decode(raw)
        return [raw.strip()]
    inside = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    for name in lists:
        if (held := inside.get(name)) is not None and bytes(held).lstrip()[:1] in (b"[", b"{"):
            return _parts(bytes(held), lists)
    return [raw.strip()]


def _found(where: str, raw: bytes) -> Found:
    try:
        value = msgspec.json.decode(raw)
    except _BROKEN as error:
        return Found(where, raw, {}, f"this is no JSON ({_words(error)})")
    if not isinstance(value, dict):
        return Found(where, raw, {}, "this is no object")
    if _is_deep(raw, value):
        return Found(where, raw, {}, "this is nested too deeply")
    return Found(where, raw, value)


def _is_deep(raw: bytes, value: Any) -> bool:
    """Whether things stand in each other more deeply than whoever reads it later could bear."""
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return False
    level = [value]
    for _ in range(DEEPEST):
        level = [
            part
            for thing in level
            for part in (thing.values() if isinstance(thing, dict) else thing)
            if isinstance(part, dict | list)
        ]
        if not level:
            return False
    return True


def _words(error: BaseException) -> str:
    """What is wrong, in the decoder's words."""
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
