"""Two texts that are one in, which of them copied the other out, with the reason in plain words."""

from typing import NamedTuple

from rashomon.linking.copies.texts import Text, outlets_of


class Direction(NamedTuple):
    """The earlier text, the copy, whether that is known, and why."""

    source: Text
    copy: Text
    sure: bool
    reason: str


def direction_of(a: Text, b: Text) -> Direction:
    """Who copied whom: the one that credits the other; else the later one; else, unsurely, the
    shorter one, since copies are cut more often than they grow."""
    for source, copy in ((a, b), (b, a)):
        if _credits(copy, source) and not _credits(source, copy) and not _earlier(copy, source):
            outlet = source.report.publisher
            return Direction(source, copy, True, f"it names {outlet} as its source")
    for source, copy in ((a, b), (b, a)):
        if _earlier(source, copy):
            days = f"{source.published} and {copy.published}"
            return Direction(source, copy, True, f"published later ({days})")
    source, copy = sorted((a, b), key=lambda text: (-text.size, text.key))
    if source.size > copy.size:
        return Direction(source, copy, False, "of two texts without an order in time, the shorter")
    return Direction(source, copy, False, "the same words, and nothing tells which came first")


def _credits(copy: Text, source: Text) -> bool:
    outlet = next(iter(outlets_of(source.report)), "")
    return bool(outlet) and outlet in copy.credited


def _earlier(a: Text, b: Text) -> bool:
    return a.published is not None and b.published is not None and a.published < b.published
