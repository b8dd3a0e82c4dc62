"""The sketches of many texts in, the sentences that stand in too many of them to be copied out.

An outlet's notice under every page, and the paragraph of background that its agency has carried for
months, make any two of its pages look like copies. A wire story is another thing: it is on many
pages for some days, and then no more.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rashomon.linking.copies.candidates import WINDOW
from rashomon.linking.copies.sketches import Sketch

# A sentence is background that stands on three days, each longer after the one before than a story
# is news: a wire story that somebody prints once more months later is none. Of an outlet's undated
# pages as many that share a sentence share its furniture.
FURNITURE = 4


class Standing(NamedTuple):
    """One sentence in one text: its print, when and by whom the text was published, its report."""

    print: int
    published: date | None
    publisher: str
    report: str


def stock_of(sketches: Iterable[Sketch]) -> frozenset[int]:
    """The prints of sentences that are stock among some texts."""
    return stock_among(
        Standing(number, sketch.published, sketch.publisher, sketch.key[0])
        for sketch in sketches
        for number in set(sketch.prints)
    )


def stock_among(sentences: Iterable[Standing]) -> frozenset[int]:
    """The prints of sentences that are stock, from all texts that they stand in."""
    days: dict[int, set[date]] = defaultdict(set)
    undated: dict[tuple[int, str], set[str]] = defaultdict(set)
    for found in sentences:
        if found.published is not None:
            days[found.print].add(found.published)
        elif found.publisher:
            undated[found.print, found.publisher].add(found.report)
    background = {number for number, each in days.items() if _recurs(each)}
    furniture = {number for (number, _), each in undated.items() if len(each) >= FURNITURE}
    return frozenset(background | furniture)


def _recurs(days: set[date]) -> bool:
    """Whether any day lies more than the window after the first and before the last."""
    first, last = min(days), max(days)
    return any(day - first > WINDOW and last - day > WINDOW for day in days)
