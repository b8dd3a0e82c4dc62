"""A page's text in, its lines out, with what the shape of each one says.

A line here is a line of the page, or a whole paragraph where the page is broken at a fixed width.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from rashomon.records import SegmentKind

# A headline is rarely longer. Read off news pages of many outlets.
LONGEST_HEADLINE = 30
# Lines of this width that do not end in a full stop and follow each other are one paragraph.
WRAPPED = range(45, 101)
ASKS = re.compile(r"[?!؟](?:[\"'”’»)\]]|\s)*$")
SENTENCE_INSIDE = re.compile(r"[.!?…][\"'”’)\]]*\s")
BREAKS_OFF = re.compile(r"[,;:(\[–—-]\s*$")
# A magazine sets a mark behind the last sentence.
ENDS = re.compile(r"[.!?…。؟](?:[\"'”’»)\]♦■□▪●◼∎*]|\s)*$")


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line stands, its words without case and marks, and how it stands on the page."""

    start: int
    end: int
    plain: str
    words: int
    ends: bool
    gap: int
    copies: int
    asks: bool = False
    breaks_off: bool = False
    kind: SegmentKind | None = None
    told: bool = True

    @property
    def is_headline(self) -> bool:
        """Some words, no mark at the end, nothing else known of it: it could be a headline."""
        if self.kind == "title":
            return True
        whole = not self.ends and not self.breaks_off
        return self.kind is None and whole and 3 <= self.words <= LONGEST_HEADLINE

    @property
    def is_prose(self) -> bool:
        """Whole sentences where the story is told, nothing else known: it could be a paragraph."""
        if self.kind not in (None, "body") or not self.told:
            return False
        return (self.ends and self.words >= 4) or self.words > LONGEST_HEADLINE


def lines_of(text: str) -> list[Line]:
    """Split a text into its non-empty lines."""
    spans = [match.span() for match in re.finditer(r"\S[^\r\n]*(?<=\S)", text)]
    if _is_wrapped(text, spans):
        spans = _join(text, spans)
    plain = [plain_words(text[start:end]) for start, end in spans]
    copies = Counter(plain)
    ends = [0, *(end for _, end in spans)]
    return [
        Line(
            start=start,
            end=end,
            plain=words,
            words=len(text[start:end].split()),
            ends=bool(ENDS.search(text[start:end])),
            gap=max(text.count("\n", before, start) - 1, 0),
            copies=copies[words],
            asks=bool(ASKS.search(text[start:end])),
            breaks_off=bool(BREAKS_OFF.search(text[start:end])),
        )
        for (start, end), words, before in zip(spans, plain, ends, strict=False)
    ]


def plain_words(words: str) -> str:
    """The words without case, marks and spacing, so that copies of a line are equal."""
    return " ".join(re.findall(r"\w+", words.lower())) or words.strip()


def _is_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    touching = [
        (start, end)
        for (start, end), (below, _) in pairwise(spans)
        if text.count("\n", end, below) == 1
    ]
    cut = sum(
        end - start in WRAPPED and not ENDS.search(text[start:end]) for start, end in touching
    )
    return len(touching) >= 4 and cut > 0.6 * len(touching)


def _join(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = spans[:1]
    for start, end in spans[1:]:
        if text.count("\n", joined[-1][1], start) == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
