"""A report's trees, to be asked word by word: what a word is, what it hangs on, what hangs on it.

Relations are those of Universal Dependencies.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence

from rashomon.records import Span, Syntax, span

PREMODIFIERS = ("compound", "amod", "nummod", "nmod:poss", "det")
POSSESSIVE = ("'s", "'", "’s", "’", "s")
BOUNDS = ("least", "most")
ASIDE = ("advcl", "parataxis")
ENDS = (".", "!", "?", ";")
HIGHEST = 12  # words on words on words


class Hanging:
    """A report's syntax, to be asked; words are its words, as numbers."""

    def __init__(self, syntax: Syntax, text: str) -> None:
        self._syntax = syntax
        self._text = text
        self._below: dict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(syntax.head):
            if head != word:
                self._below[head].append(word)

    def word(self, start: int, end: int) -> int | None:
        """The word of a stretch of characters that the others of it hang on."""
        return self._top(start, end)

    def words(self, start: int, end: int) -> range:
        """The words that lie within a stretch of characters."""
        return range(bisect_left(self._syntax.start, start), bisect_right(self._syntax.end, end))

    def word_before(self, start: int) -> int | None:
        """The last word that ends before a place in the text."""
        word = bisect_right(self._syntax.end, start) - 1
        return word if word >= 0 else None

    def opens(self, word: int) -> bool:
        """Whether a word begins a sentence or clause: before it stands a mark or "and"."""
        return not word or self._syntax.upos[word - 1] in ("PUNCT", "CCONJ")

    def behind(self, word: int, count: int) -> range:
        """The next so many words behind a word, as far as its sentence goes."""
        last = min(word + count, len(self._syntax.head) - 1)
        ends = (w for w in range(word + 1, last + 1) if self.plain(w) in ENDS)
        return range(word + 1, next(ends, last + 1))

    def part(self, word: int) -> str:
        """A word's part of speech (UPOS)."""
        return self._syntax.upos[word]

    def relation(self, word: int) -> str:
        """How a word hangs on the one above it, without what comes behind the colon."""
        return self._syntax.relation[word].split(":")[0]

    def finer(self, word: int) -> str:
        """How a word hangs on the one above it: "nsubj:pass"."""
        return self._syntax.relation[word]

    def above(self, word: int) -> int | None:
        """The word that a word hangs on; None for a root."""
        head = self._syntax.head[word]
        return None if head == word else head

    def below(self, word: int, relations: Sequence[str] = ()) -> list[int]:
        """The words that hang on a word, of some relations or all, in the order of the text."""
        found = self._below[word]
        return [w for w in found if self._syntax.relation[w] in relations] if relations else found

    def plain(self, word: int) -> str:
        """A word in lower case."""
        return self._text[self._syntax.start[word] : self._syntax.end[word]].lower()

    def text(self, start: int, end: int) -> str:
        """What stands at some characters."""
        return self._text[start:end]

    def chars(self, word: int) -> tuple[int, int]:
        """Where a word stands."""
        return self._syntax.start[word], self._syntax.end[word]

    def span(self, word: int) -> Span:
        """A word as a span of the report."""
        return span(self._text, *self.chars(word))

    def meant(self, word: int) -> int:
        """The earliest word that the encoder takes for the same, itself where it sees none."""
        seen = {word}
        while (back := self._syntax.antecedent[word]) is not None and back not in seen:
            seen.add(back)
            word = back
        return word

    def case(self, word: int) -> str:
        """The preposition before a noun or before what stands before it, "" where there is none."""
        for holder in (word, *self.below(word, PREMODIFIERS)):
            found = [w for w in self.below(holder, ("case",)) if w < holder <= word]
            if not found or self.plain(found[0]) in POSSESSIVE:
                continue
            if self.plain(found[0] + 1) not in BOUNDS:  # "at least nine" are where nine are
                return self.plain(found[0])
        return ""

    def phrase(self, word: int, keeps: Callable[[int], bool]) -> tuple[int, int]:
        """The unbroken stretch, in characters, of a word with the words that hang on it and are to
        be kept, and with those that hang on them in turn."""
        kept = {word}
        todo = [word]
        while todo:
            for below in self._below[todo.pop()]:
                if keeps(below):
                    kept.add(below)
                    todo.append(below)
        first = past = word
        while first - 1 in kept:
            first -= 1
        while past + 1 in kept:
            past += 1
        return self._chars(first, past + 1)

    def hangs_on(self, word: int, top: int) -> bool:
        """Whether a word is another, or hangs on it, however far below."""
        at: int | None = word
        while at is not None and at != top:
            at = self.above(at)
        return at == top

    def is_lettered(self, word: int) -> bool:
        """Whether a word is a name in capital letters, whatever the tree makes of it: "IS"."""
        written = self.text(*self.chars(word))
        return len(written) > 1 and written.isupper()

    def is_aside(self, word: int, top: int) -> bool:
        """Whether a clause of its own ("..., which", "as", "after") stands between a word and the
        one at the top, where the one hangs on the other at all."""
        path: list[int] = []
        at: int | None = word
        while at is not None and at != top and len(path) < HIGHEST:
            path.append(at)
            at = self.above(at)
        return at == top and any(
            self._syntax.relation[w] == "acl:relcl"
            or (self.relation(w) in ASIDE and not self._is_that(w))
            for w in path
        )

    def _is_that(self, verb: int) -> bool:
        return any(self.plain(w) == "that" for w in self.below(verb, ("mark",)))

    def _chars(self, first: int, past: int) -> tuple[int, int]:
        return self._syntax.start[first], self._syntax.end[past - 1]

    def _stretch(self, word: int) -> tuple[int, int]:
        """The first word and one past the last of all that hang on a word."""
        first, past = word, word + 1
        todo = [word]
        while todo:
            at = todo.pop()
            first, past = min(first, at), max(past, at + 1)
            todo += self._below[at]
        return first, past

    def _top(self, start: int, end: int) -> int | None:
        """The word of a stretch that the others of it hang on."""
        inside = range(bisect_right(self._syntax.end, start), bisect_left(self._syntax.start, end))
        heads = self._syntax.head
        return next((w for w in inside if heads[w] == w or heads[w] not in inside), None)

    def _one(self, word: int, relations: Sequence[str]) -> int | None:
        return next((w for w in self._below[word] if self._syntax.relation[w] in relations), None)
