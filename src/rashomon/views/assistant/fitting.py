"""Parts of an answer in, as many as fit into so many bytes out, with the reports they quote."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from rashomon.records import Report
from rashomon.views.assistant.quoting import (
    LENGTHS,
    HeadWords,
    Make,
    Shown,
    Source,
    Words,
    named_reports,
)

# An answer's JSON holds so many bytes at the most, unless somebody asks for more or less.
LARGEST = 50_000
# What the rest of an answer takes: its head, with its words, and the note.
HEAD = 6_000

T = TypeVar("T", bound=Shown)
Heads = Callable[[Collection[str]], Mapping[str, Report]]


@dataclass(frozen=True, slots=True)
class Page:
    """The parts that fit, and the reports that they quote. `next` is the offset of the first part
    that does not, None where all are there."""

    parts: tuple[Shown, ...]
    sources: tuple[Source, ...]
    next: int | None

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """The parts of a kind."""
        return tuple(part for part in self.parts if isinstance(part, kind))


def fit(makes: Iterable[Make], heads: Heads, largest: int, offset: int = 0) -> Page:
    """Make one part after the other while they fit; the first one is shortened where it is too
    large for a page of its own, so that every page goes on."""
    room = largest - HEAD
    parts: list[Shown] = []
    sources: dict[str, Source] = {}
    for make in makes:
        for words in LENGTHS if not parts else LENGTHS[:1]:
            part = make(words)
            missing = set(named_reports(part)) - set(sources)
            told = heads(missing) if missing else {}
            cited = {key: source_of(head, words) for key, head in told.items()}
            size = sum(len(msgspec.json.encode(each)) + 1 for each in (part, *cited.values()))
            if size <= room:
                break
        else:
            if parts:
                return Page(tuple(parts), tuple(sources.values()), offset + len(parts))
        room -= size
        parts.append(part)
        sources |= cited
    return Page(tuple(parts), tuple(sources.values()), None)


def shortened(make: Callable[[Words], T], room: int) -> T:
    """A part with its words as long as a room of some bytes allows."""
    for words in LENGTHS:
        part = make(words)
        if len(msgspec.json.encode(part)) <= room:
            break
    return part


def source_of(report: Report, words: Words) -> Source:
    """A report that is quoted."""
    return Source(
        id=report.id,
        sha256=report.sha256,
        reported=HeadWords(
            name=words.plain(report.name),
            outlet=words.plain(report.publisher or report.name),
            address=words.plain(report.address),
            title=words.known(report.title),
            author=words.known(report.author),
            published=words.known(report.published),
            retrieved=words.known(report.retrieved),
            language=words.known(report.language),
        ),
    )
