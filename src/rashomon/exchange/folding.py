"""A text in; the same text as it is compared where spaces, accents' spelling and quotation marks do
not matter, out, with where each of its characters came from."""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

# Plain words with one space between, a run of spaces, or one other sign.
_PIECES = re.compile(r"(?P<plain>[!-~]+(?: [!-~]+)*)|(?P<space>\s+)|(?P<other>.)", re.DOTALL)
# Nobody sees these: they tell where a word may break, and which way it runs.
_UNSEEN = frozenset(
    map(chr, (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
) | frozenset(map(chr, (0xFEFF, *range(0xFE00, 0xFE10))))
_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'"}
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; the character `i` of it came of `starts[i]` to `ends[i]` of the text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def unfolded(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the text."""
        return self.starts[start], self.ends[end - 1]


def folded(text: str) -> Folded:
    """Fold a text; a letter and its marks fold together, so that none is cut from the others."""
    out: list[str] = []
    starts, ends = array("I"), array("I")

    def add(words: str, start: int, end: int) -> None:
        if not words:
            return
        out.append(words)
        starts.extend([start] * len(words))
        ends.extend([end] * len(words))

    at = 0
    while (piece := _PIECES.match(text, at)) is not None:
        start, end = piece.span()
        if piece.lastgroup == "space":
            if not out or out[-1] != " ":
                add(" ", start, end)
        else:
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            last = start if piece.lastgroup == "other" else max(start, piece.end() - 1)
            if last > start:
                plain = fold(text[start:last])
                out.append(plain)
                starts.extend(range(start, last))
                ends.extend(range(start + 1, last + 1))
            add(fold(text[last:end]), last, end)
        at = end
    return Folded("".join(out), starts, ends)


def fold(words: str) -> str:
    """Words without marks that nobody sees, in small letters, their marks spelt one way."""
    seen = "".join(sign for sign in words if sign not in _UNSEEN) if not words.isascii() else words
    return unicodedata.normalize("NFKD", seen.translate(_ALIKE).casefold())


def fold_words(words: str) -> str:
    """Words to look for in a folded text."""
    return " ".join(folded(words).text.split())
