"""The accounts of a story in; what only two or three of them share and the others have otherwise,
out: a name that they misspell alike, words that they alone quote, a number that nobody else gives.

Neither proves that one copied the other, but two who err alike seldom err alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.language.phrases import WORD
from rashomon.language.rarity import weight
from rashomon.language.sounds import sound
from rashomon.records import Answer, Place, Point
from rashomon.weighing.scene import Scene

# So many reports share what so many others, at least, write otherwise.
FEW, OTHERS = 3, 3
# A name shorter than this is written in many ways by chance.
SHORTEST = 5  # letters
# A quotation this long is remembered by nobody who does not have it before him.
LONG = 7  # words
# Everybody rounds to these.
ROUND = 5
QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{30,400})[”\"»]")


class Rarity(NamedTuple):
    """Two reports, what they share in plain words, and the words of both."""

    first: Place
    second: Place
    how: str


def rarities(scene: Scene) -> Iterator[Rarity]:
    """Every rare thing that two reports of a story share."""
    yield from _spellings(scene)
    yield from _quotations(scene)


def _spellings(scene: Scene) -> Iterator[Rarity]:
    """Names that few write one way and most another, to the same sound."""
    sounding: dict[str, dict[str, dict[str, Place]]] = defaultdict(lambda: defaultdict(dict))
    for report in scene.reports.values():
        for match in WORD.finditer(report.text):
            word = match.group()
            if len(word) >= SHORTEST and word[0].isupper() and weight(word.lower()) == 1.0:
                place = Place(report.id, match.start(), match.end(), word)
                sounding[sound(word)][word.lower()].setdefault(report.id, place)
    for spellings in sounding.values():
        usual = max(spellings, key=lambda word: (len(spellings[word]), word))
        if len(spellings[usual]) < OTHERS:
            continue
        for word, places in spellings.items():
            if word != usual and 2 <= len(places) <= FEW:
                others = next(iter(spellings[usual].values())).quote
                mine = next(iter(places.values())).quote
                how = f"both write “{mine}” where others write “{others}”"
                for first, second in combinations(places.values(), 2):
                    yield Rarity(first, second, how)


def _quotations(scene: Scene) -> Iterator[Rarity]:
    """Words in quotation marks that few have, word for word."""
    quoted: dict[tuple[str, ...], dict[str, Place]] = defaultdict(dict)
    for report in scene.reports.values():
        for match in QUOTED.finditer(report.text):
            words = tuple(WORD.findall(match.group(1).lower()))
            if len(words) >= LONG:
                start, end = match.span(1)
                place = Place(report.id, start, end, report.text[start:end])
                quoted[words].setdefault(report.id, place)
    for places in quoted.values():
        if 2 <= len(places) <= FEW and len(scene.reports) >= FEW + OTHERS:
            for first, second in combinations(places.values(), 2):
                yield Rarity(first, second, "both quote the same words, which no other account has")


def rare_values(group: Sequence[Answer], groups: Sequence[Sequence[Answer]]) -> list[Rarity]:
    """Of a version: that its exact number, no round one, is given by these alone, and another by
    most."""
    exact = [answer for answer in reversed(group) if answer.low == answer.high]
    answers = {answer.report: answer for answer in exact}
    values = {answer.low for answer in answers.values()}
    odd = len(values) == 1 and _is_odd(values.pop())
    most = max(
        (len({a.report for a in other}) for other in groups if other is not group), default=0
    )
    if not odd or not 2 <= len(answers) <= FEW or most < max(OTHERS, len(answers) + 1):
        return []
    how = f"they alone give {exact[0].value}, where {most} reports give another number"
    places = [Place(a.report, a.start, a.end, a.quote) for a in answers.values()]
    return [Rarity(first, second, how) for first, second in combinations(places, 2)]


def rare_in(point: Point) -> list[Rarity]:
    """The same of all versions of a point."""
    groups = [[a for a in point.answers if a.claim in v.claims] for v in point.versions]
    return [rarity for group in groups for rarity in rare_values(group, groups)]


def _is_odd(value: float | None) -> bool:
    """Whether a number is none that people round to, and more than one thing."""
    return value is not None and value > 1 and (value < 2 * ROUND or value % ROUND != 0)
