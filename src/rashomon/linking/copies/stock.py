"""The sketches of many texts in, the sentences that stand in too many of them to be copied out.

An outlet's notice under every page, and the paragraph of background that its agency has carried for
months, make any two of its pages look like copies. A wire story is another thing: it is on many
pages for some days, and then no more.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from rashomon.linking.copies.candidates import WINDOW
from rashomon.linking.copies.sketches import Sketch

# A sentence that as many texts have, over a longer time than a story is news, is background; of an
# outlet's undated pages as many that share a sentence share its furniture.
SPREAD = 3
FURNITURE = 4


def stock_of(sketches: Iterable[Sketch]) -> frozenset[int]:
    """The prints of sentences that are stock."""
    days: dict[int, set[date]] = defaultdict(set)
    undated: dict[tuple[int, str], set[str]] = defaultdict(set)
    for sketch in sketches:
        for number in set(sketch.prints):
            if sketch.published is not None:
                days[number].add(sketch.published)
            elif sketch.publisher:
                undated[number, sketch.publisher].add(sketch.key[0])
    background = {
        number
        for number, found in days.items()
        if len(found) >= SPREAD and max(found) - min(found) > WINDOW
    }
    furniture = {number for (number, _), found in undated.items() if len(found) >= FURNITURE}
    return frozenset(background | furniture)
