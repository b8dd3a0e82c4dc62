"""What stands for an attribution while a sentence is read, before its records are made.

Everything is in characters of the report's text, not in words or items.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.language import Language
from rashomon.reading.items import FULL_STOPS
from rashomon.reading.nearby import Nearby
from rashomon.reading.quotations import Quotation
from rashomon.reading.sources import Voice
from rashomon.reading.telling import Telling
from rashomon.reading.words import Words
from rashomon.records import Mention, SourceKind

Edges = tuple[int, int]
PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, whether it is a title, and which segment and story it is in."""

    start: int
    end: int
    title: bool
    segment: int
    story: int


@dataclass(frozen=True, slots=True)
class Page:
    """What every sentence is read against: all of the report that may bear on it."""

    words: Words
    quoted: Nearby[Quotation]
    runs: Mapping[int, Sequence[Edges]]
    named: Nearby[Mention]
    officials: frozenset[str]
    meant: Mapping[int, Mention]
    grammar: Telling
    language: Language


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its records are made: characters, not items."""

    source: tuple[Edges, ...]
    cue: tuple[Edges, ...]
    content: tuple[Edges, ...]
    missing: SourceKind
    sentence: Sentence
    behind: bool = False
    denied: bool = False
    voice: Voice | None = None
    further: int | None = None

    @property
    def reaches(self) -> int:
        """The last segment that its content reaches."""
        return self.sentence.segment if self.further is None else self.further


def meet(a: Edges, b: Edges) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def tight(text: str, edges: Iterable[Edges]) -> list[Edges]:
    """Edges without white space and without a comma before or behind."""
    found = []
    for start, end in edges:
        while start < end and (text[start].isspace() or text[start] in ",;:—–"):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
            end -= 1
        if start < end:
            found.append((start, end))
    return found


def unstopped(page: Page, edges: Sequence[Edges], sentence: Sentence) -> Iterator[Edges]:
    """Tight edges; the full stop of the sentence is nobody's, unless a quotation holds it."""
    text = page.words.text
    for start, end in tight(text, edges):
        if end == sentence.end and text[end - 1] in FULL_STOPS:
            end -= not any(q.start < end <= q.end for q in page.quoted.at(end - 1, end))
        if start < end:
            yield start, end


def joined(text: str, edges: Sequence[Edges]) -> tuple[Edges, ...]:
    """Edges, those made one between which stands nothing but a comma: "Norland, Sudmark"."""
    found: list[Edges] = []
    for start, end in edges:
        if found and not text[found[-1][1] : start].strip(" ,"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def lines_of(text: str, edges: Edges) -> list[Edges]:
    """Edges cut where a paragraph ends."""
    parts = [m.span() for m in PARAGRAPH.finditer(text, *edges)]
    return [(start, end) for start, end in parts if text[start:end].strip()]


def merged(edges: Sequence[Edges]) -> tuple[Edges, ...]:
    """Edges in order, those that meet made one."""
    found: list[Edges] = []
    for start, end in sorted(edges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def without(edges: tuple[Edges, ...], holes: Sequence[Edges]) -> tuple[Edges, ...]:
    """Cut the cue and the source out of a content that surrounds them."""
    for hole_start, hole_end in holes:
        cut: list[Edges] = []
        for start, end in edges:
            if hole_end <= start or end <= hole_start:
                cut.append((start, end))
                continue
            if start < hole_start:
                cut.append((start, hole_start))
            if hole_end < end:
                cut.append((hole_end, end))
        edges = tuple(cut)
    return edges


def holds(content: Sequence[Edges], inner: Edges) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in content)
