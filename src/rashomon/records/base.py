"""What every record is: immutable, checked, with the exact words of its spans."""

import hashlib
from collections.abc import Iterator

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is stored or sent: immutable, checked when read from JSON."""


class Span(Record, frozen=True):
    """A stretch of a report's text, with its words."""

    start: int
    end: int
    quote: str


def span(text: str, start: int, end: int) -> Span:
    """Cut a span out of a text, so that its words cannot differ from the text's."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}:{end} lies outside a text of {len(text)} characters")
    return Span(start, end, text[start:end])


def content_id(*parts: object) -> str:
    """An identifier made from content: the same parts give the same 16 hexadecimal digits."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def spans_of(record: object) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, words) of a reading or of any record inside it, for checking."""
    if isinstance(record, Record):
        values = msgspec.structs.asdict(record)
        start, end = values.get("start"), values.get("end")
        for key in ("quote", "text", "trigger", "source"):
            words = values.get(key)
            if isinstance(start, int) and isinstance(end, int) and isinstance(words, str):
                yield start, end, words
                break
        for value in values.values():
            yield from spans_of(value)
    elif isinstance(record, tuple):
        for value in record:
            yield from spans_of(value)


def unlike(text: str, record: object) -> tuple[int, int]:
    """How many spans a record of a text has, and how many of them are not the text's words."""
    spans = list(spans_of(record))
    return len(spans), sum(text[start:end] != words for start, end, words in spans)
