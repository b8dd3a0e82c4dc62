"""A sentence in, a simpler view of it out, in which a whole quotation is one item.

What stands between quotation marks has a grammar of its own; the sentence around it is read without
looking inside. Short marked words ("so-called" names) stay words.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language import Language
from rashomon.reading.quotations import Quotation
from rashomon.reading.words import Words

QUOTE = "“”"
FULL_STOPS = frozenset(".!?…")
BREAKS = frozenset({";", ":", "—", "–", "--", QUOTE, "…"})
MARKS = frozenset("\"“”„«»‘’'()[],.;:!?…—–-")


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one sentence: parallel arrays; `first` and `last` are word positions."""

    words: Words
    plain: Sequence[str]
    first: Sequence[int]
    last: Sequence[int]
    quotation: Sequence[Quotation | None]
    title: bool
    language: Language

    def __len__(self) -> int:
        return len(self.plain)

    def is_capital(self, index: int) -> bool:
        return self.words.is_capital(self.first[index])

    def has_verb(self, begin: int, end: int) -> bool:
        """Whether some item shows that a clause stands here."""
        if any(word in self.language.finite for word in self.plain[begin:end]):
            return True
        # A headline's verb is often one that could be a noun: "Army shells village".
        return self.title and any(
            self.is_third_person(index) for index in range(max(begin, 1), end)
        )

    def is_third_person(self, index: int) -> bool:
        """Whether an item could be the third person of an event's verb."""
        match = self.language.events.verbs.at(self.plain, index)
        return match is not None and any(trigger.tag == "s" for trigger in match[1])

    def chars(self, begin: int, end: int) -> tuple[int, int]:
        """The characters from item `begin` up to, not including, item `end`."""
        return self.words.starts[self.first[begin]], self.words.ends[self.last[end - 1] - 1]

    def at(self, place: int) -> int:
        """The first item that begins at a character of the text or behind it."""
        starts = [self.words.starts[first] for first in self.first]
        return bisect_left(starts, place)


def items_of(
    words: Words,
    start: int,
    end: int,
    quotations: Sequence[Quotation],
    language: Language,
    *,
    title: bool = False,
) -> Items:
    """View the sentence `text[start:end]` as items."""
    plain: list[str] = []
    first: list[int] = []
    last: list[int] = []
    quoted: list[Quotation | None] = []
    inside = [q for q in quotations if q.utterance and q.start < end and q.end > start]
    at = words.within(start, end)
    index = at.start
    while index < at.stop:
        holder = next((q for q in inside if q.start <= words.starts[index] < q.end), None)
        begin = index
        index += 1
        if holder:
            while index < at.stop and words.starts[index] < holder.end:
                index += 1
        plain.append(QUOTE if holder else words.plain[begin])
        first.append(begin)
        last.append(index)
        quoted.append(holder)
    return Items(words, plain, first, last, quoted, title, language)
