"""A reading in, the short forms in it that name a party by the text alone out: "the regime".

They are the context names of the actors list, and nouns of rule, forces and groups that stand alone
("the army"), with the words of the enemy before them. One that only says of what kind another noun
is ("the army post") names nobody.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language import Language
from rashomon.language.names import Name, written_like
from rashomon.language.naming import Part
from rashomon.naming.backing import Backing
from rashomon.reading.words import Words
from rashomon.records import Mention, Reading, Syntax

DEFINITE = frozenset({"the", "this", "these", "those", "that"})
POSSESSIVE = frozenset({"'s", "'", "his", "her", "its", "their", "our", "my", "your"})
# A noun that another hangs on so only says of what kind that is.
KIND = ("compound", "amod", "nmod:unmarked", "flat")
MOST_MODIFIERS = 3


@dataclass(frozen=True, slots=True)
class Bare:
    """A short form: its words, whom the lists know it for, of what part it speaks; `adversary`
    where it is a word for the speaker's enemy, `behind` the states that stand behind it
    ("Norland-backed rebels"), `named` where it is a full name that several parties
    bear, `vague` where it is one common word that is not told as known."""

    start: int
    end: int
    quote: str
    listed: tuple[str, ...] = ()
    part: Part | None = None
    head: str = ""
    adversary: bool = False
    behind: tuple[str, ...] = ()
    named: bool = False
    vague: bool = False


def of_mention(mention: Mention) -> Bare:
    """A name that several parties bear, as a form that the text has to settle."""
    return Bare(mention.start, mention.end, mention.quote, mention.candidates, named=True)


def bare_names(reading: Reading, language: Language) -> Iterator[Bare]:
    """Find the short forms of a report, in order."""
    words = Words.of(reading.report.text)
    taken = bytearray(len(words))
    for mention in reading.mentions:
        known = mention.entity in language.names.neutral or mention.type == "person"
        if known and mention.type != "nationality":
            at = words.touching(mention.start, mention.end)
            taken[at.start : at.stop] = b"\x01" * len(at)
    finder = _Finder(words, taken, reading.syntax, language)
    past = 0
    for start, end in reading.sentences:
        at = words.within(start, end)
        for index in at:
            found = finder.at(index, at.start) if index >= past else None
            if found:
                yield found
                past = bisect_left(words.starts, found.end)


class _Finder:
    def __init__(
        self, words: Words, taken: bytearray, syntax: Syntax | None, language: Language
    ) -> None:
        self.words = words
        self.plain = words.plain
        self.taken = taken
        self.syntax = syntax
        self.language = language
        self.backing = Backing(words.plain, language)

    def at(self, index: int, begin: int) -> Bare | None:
        """The short form whose noun, or whose listed words, begin at a word."""
        length, names = self._listed(index)
        alone = self.language.naming.alone.at(self.plain, index)
        part: Part | None = None
        if alone and alone[0] >= length:
            names = names if alone[0] == length else []
            length, part = alone[0], alone[1][0]
        last = index + length
        # A short form of several words may hold a name: "the | UN | mission".
        held = len(names) and length > 1 and not self.taken[last - 1]
        if not length or (any(self.taken[index:last]) and not held):
            return None
        if self._is_kind(last - 1, names):
            return None
        if last < len(self.plain) and self.plain[last] in ("of", "-", "–"):
            return None
        index += self.plain[index] == "the"
        first, harsh, behind = self._before(index, last, begin)
        behind = behind or self.backing.by(last)
        before = self.plain[first - 1] if first > begin else ""
        if before in POSSESSIVE and not behind:
            return None
        definite = before in DEFINITE or self.plain[index - 1 : index] == ["the"]
        if not (definite or harsh or behind or names):
            return None
        # One common word that is not told as known ("militias", "rebels") may be anybody's.
        vague = not (definite or harsh or behind) and self.words.quote(index, last).islower()
        adversary = self.language.naming.adversary.at(self.plain, index)
        return Bare(
            start=self.words.starts[first],
            end=self.words.ends[last - 1],
            quote=self.words.quote(first, last),
            listed=tuple(dict.fromkeys(name.entity for name in names)),
            part=part,
            head=self.plain[last - 1],
            adversary=adversary is not None and index + adversary[0] == last,
            behind=behind,
            vague=vague and length == 1,
        )

    def _listed(self, index: int) -> tuple[int, list[Name]]:
        """The context names of the lists at a word."""
        match = self.language.names.table.at(self.plain, index)
        if match is None:
            return 0, []
        length, names = match
        quote = self.words.quote(index, index + length)
        fitting = [n for n in names if n.kind == "context" and written_like(n.written, quote)]
        return (length, fitting) if fitting else (0, [])

    def _before(self, index: int, last: int, begin: int) -> tuple[int, bool, tuple[str, ...]]:
        """Where the words that belong to a noun begin, if the enemy's are among them, and which
        parties are said to stand behind it."""
        first, harsh = index, False
        while first > begin and index - first < MOST_MODIFIERS:
            if behind := self.backing.in_word(first - 1):
                return first - 1, harsh, behind
            tone = self.language.naming.modifiers.get(self.plain[first - 1])
            if tone is None or self.taken[first - 1]:
                break
            harsh = harsh or tone == "hostile"
            first -= 1
        if self.plain[last - 1] in self.language.naming.serving:
            at, behind = self.backing.before(first, begin)
            if behind:
                return at, True, behind
        return first, harsh, ()

    def _is_kind(self, index: int, names: list[Name]) -> bool:
        """Whether a noun only says of what kind the next is: "the army | post". A listed name of
        several words names its party there, too."""
        if self.syntax is None or any(" " in name.written for name in names):
            return False
        word = bisect_left(self.syntax.start, self.words.starts[index])
        if word >= len(self.syntax.start) or self.syntax.start[word] != self.words.starts[index]:
            return False
        return self.syntax.head[word] > word and self.syntax.relation[word] in KIND
