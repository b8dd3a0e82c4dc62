"""Words of reports in; the same words out as data: with their place, never longer than allowed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from rashomon.records import Record


class Shown(Record, frozen=True, omit_defaults=True):
    """A part of an answer; what is empty or unknown is left out."""


class Quote(Shown, frozen=True):
    """Exact words of a report: `quote` is `text[start:end]`. `cut`: the passage goes on behind."""

    report: str
    start: int
    end: int
    quote: str
    cut: bool = False


class HeadWords(Shown, frozen=True):
    """What a report says of itself; `outlet` is its publisher, or its name where none is known."""

    name: str
    outlet: str
    address: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None


class Source(Shown, frozen=True):
    """A report that is quoted: its id, and the SHA-256 of its raw bytes."""

    id: str
    sha256: str
    reported: HeadWords


@dataclass(frozen=True, slots=True)
class Words:
    """How long words may be, in characters."""

    longest: int

    def quote(self, report: str, start: int, end: int, words: str) -> Quote:
        """Words at their place; of longer ones the beginning, which is exact as well."""
        if len(words) <= self.longest:
            return Quote(report, start, end, words)
        return Quote(report, start, start + self.longest, words[: self.longest], cut=True)

    def plain(self, words: str) -> str:
        """Words without a place; of longer ones the beginning, and how much was left out."""
        if len(words) <= self.longest:
            return words
        rest = len(words) - self.longest
        return f"{words[: self.longest]} … [{rest} characters more]"

    def known(self, words: str | None) -> str | None:
        """The same, where there may be none."""
        return self.plain(words) if words is not None else None

    def all(self, words: Iterable[str]) -> tuple[str, ...]:
        """The same, for several."""
        return tuple(map(self.plain, words))


# Words as they are shown first, and how they are shortened where one thing alone would not fit.
LENGTHS = (Words(1500), Words(300), Words(60), Words(20))
# Makes a part of an answer, with words of a length.
Make = Callable[[Words], Shown]


def named_reports(part: object) -> Iterator[str]:
    """The reports whose words a part of an answer shows."""
    if isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            value = getattr(part, name)
            if name == "report":
                yield value
            else:
                yield from named_reports(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from named_reports(value)
