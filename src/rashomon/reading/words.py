"""A stretch of text in, its words out as arrays of offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.phrases import WORD, plain


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: arrays of one length. `plain` is lower case, apostrophes straight."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    plain: Sequence[str]

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> "Words":
        """Split `text[start:end]`; offsets stay those of the whole text."""
        found = [m.span() for m in WORD.finditer(text, start, len(text) if end is None else end)]
        lowered = plain(text)
        return cls(
            text=text,
            starts=[a for a, _ in found],
            ends=[b for _, b in found],
            plain=[lowered[a:b] for a, b in found],
        )

    def __len__(self) -> int:
        return len(self.starts)

    def quote(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def is_capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def within(self, start: int, end: int) -> range:
        """The words that lie in a stretch of text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def touching(self, start: int, end: int) -> range:
        """The words of which some part lies in a stretch of text."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))
