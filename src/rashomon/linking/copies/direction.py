"""Two texts that are one in, which of them copied the other out, with the reason in plain words."""

import re
from typing import NamedTuple

from rashomon.linking.copies.texts import AGENCIES, Text, outlets_of

SHORTEST = 4  # letters of an outlet's name that no other word is likely to be


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
    """Whether a text names the other's outlet, as a voice or anywhere on the page."""
    outlet = next(iter(outlets_of(source.report)), "")
    named = AGENCIES.split(source.report.publisher or "")[0].strip()
    if not outlet or outlet in outlets_of(copy.report)[:1]:
        return False
    written = rf"(?<!\w){re.escape(named)}(?!\w)"
    return outlet in copy.credited or (
        len(named) >= SHORTEST and re.search(written, copy.report.text) is not None
    )


def _earlier(a: Text, b: Text) -> bool:
    return a.published is not None and b.published is not None and a.published < b.published
