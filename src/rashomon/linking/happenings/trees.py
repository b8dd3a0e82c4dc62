"""A reading with its trees and some words in, their event mention out: who and what hangs on it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rashomon.language.events import Events
from rashomon.language.happenings import Alike
from rashomon.linking.happenings.mentions import (
    EventMention,
    Page,
    content,
    kind_of,
    near,
    speaks,
    stems_in,
)
from rashomon.records import Reading, Syntax

DOER, TARGET, OTHER = "doer", "target", "other"
ROLES = {
    "nsubj": DOER,
    "obl:agent": DOER,
    "obj": TARGET,
    "nsubj:pass": TARGET,
    **dict.fromkeys(("iobj", "obl", "obl:unmarked", "nmod", "nmod:unmarked"), OTHER),
    **dict.fromkeys(("nmod:poss", "compound"), OTHER),
}
# Relations over which a verb shares the subject of the verb above it, and its object.
LENT = {"xcomp": (DOER,), "advcl": (DOER,), "ccomp": (DOER,), "conj": (DOER, TARGET)}
NAME = ("flat", "compound", "nmod:desc")
SMALL = ("ADP", "DET", "PART", "AUX", "PUNCT", "PRON")
UP = 3  # verbs between a trigger and the subject it shares


class Told:
    """A reading whose trees are asked for the parties of events."""

    def __init__(self, reading: Reading, page: Page, alike: Alike, events: Events) -> None:
        if reading.syntax is None:
            raise ValueError("the reading has no syntax; read it with syntax=True")
        self.reading, self.page, self.alike, self.events = reading, page, alike, events
        self.syntax: Syntax = reading.syntax
        self.below: dict[int, list[int]] = defaultdict(list)
        for word, above in enumerate(self.syntax.head):
            if above != word:
                self.below[above].append(word)

    def mention_at(self, start: int, end: int) -> EventMention:
        """The event mention of some words."""
        s, text, alike = self.syntax, self.reading.report.text, self.alike
        words = range(bisect_right(s.end, start), bisect_left(s.start, end))
        if not words:
            raise ValueError(f"no word stands at {start} to {end}")
        top = next((w for w in words if s.head[w] not in words or s.head[w] == w), words[0])
        own = frozenset(
            stem for w in words if s.upos[w] not in SMALL and (stem := self._stem(w))
        ) or frozenset((alike.stem(self._word(top)),))
        held = self._parties(top, words)
        first, past = self._sentence(start, end)
        marks = [m for m in s.events if first <= m.start < past]
        quote = text[start:end]
        doer, target = held[DOER] - own, held[TARGET] - own
        return EventMention(
            page=self.page,
            start=start,
            end=end,
            words=quote,
            stems=own,
            groups=alike.groups_of(quote) | alike.groups_of(self._word(top)),
            kind=kind_of(quote, self.events),
            verbal=s.upos[top] == "VERB",
            pointing=s.upos[top] in ("PRON", "DET"),
            speech=speaks(own, alike),
            doer=doer,
            target=target,
            parties=doer | target | held[OTHER] - own,
            named=(doer | target) & self.page.names,
            places=_joined(stems_in(m.quote, alike) for m in marks if m.kind == "place"),
            times=_joined(stems_in(m.quote, alike) for m in marks if m.kind == "time"),
            numbers=frozenset(
                self._word(w).lower()
                for w in range(bisect_right(s.end, first), bisect_left(s.start, past))
                if s.upos[w] == "NUM"
            ),
            around=stems_in(text[first:past], alike) - own,
            beside=near(text, start, end, first, past, alike) - own,
            sentence=first,
        )

    def _parties(self, top: int, inside: Sequence[int]) -> dict[str, frozenset[str]]:
        """Who and what hangs on a trigger, or on the verbs above whose subject it shares."""
        s = self.syntax
        held: dict[str, set[str]] = {DOER: set(), TARGET: set(), OTHER: set()}
        for word in inside:
            self._take(word, held, inside, (DOER, TARGET, OTHER))
        at = top
        for _ in range(UP):
            above, relation = s.head[at], s.relation[at]
            if above == at or held[DOER] or (held[TARGET] and relation != "xcomp"):
                break
            if s.upos[top] == "VERB" and relation in LENT:
                self._take(above, held, inside, LENT[relation])
            elif relation.startswith("acl") or relation == "amod":
                passive = self._word(top).lower().endswith(("ed", "en"))
                held[TARGET if passive else DOER] |= self._keys(above)
                break
            elif s.upos[top] != "VERB" and s.upos[above] == "VERB":
                self._take(above, held, inside, (TARGET,) if relation == "nsubj" else (DOER,))
                break
            elif s.upos[top] != "VERB":
                held[OTHER] |= self._keys(above)
                break
            at = above
        return {role: frozenset(keys) for role, keys in held.items()}

    def _take(
        self, word: int, held: dict[str, set[str]], inside: Sequence[int], wanted: Sequence[str]
    ) -> None:
        s = self.syntax
        for child in self.below[word]:
            role = ROLES.get(s.relation[child])
            if child in inside or role is None:
                continue
            if role == OTHER:
                case = {self._word(w).lower() for w in self.below[child] if s.relation[w] == "case"}
                if case == {"by"}:
                    role = DOER
                elif case == {"of"} and s.upos[word] != "VERB":
                    role = TARGET
            if role in wanted:
                held[role] |= self._keys(child)

    def _keys(self, word: int, deep: int = 0) -> frozenset[str]:
        """The words of a name or a noun; of a pronoun, those of whom it means."""
        s = self.syntax
        found: set[str] = set()
        meant = s.antecedent[word]
        if meant is not None and s.upos[word] != "PROPN" and deep < UP:
            while s.relation[meant] == "flat" and s.head[meant] != meant:
                meant = s.head[meant]
            found |= self._keys(meant, deep + 1)
        if s.upos[word] == "PRON":
            return frozenset(found)
        return frozenset(found).union(*((stem,) for stem in self._name(word)))

    def _name(self, word: int) -> Iterator[str]:
        s = self.syntax
        if s.upos[word] not in SMALL and (stem := self._stem(word)):
            yield stem
        for child in self.below[word]:
            if s.relation[child] in NAME and s.upos[child] in ("PROPN", "NOUN"):
                yield from self._name(child)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        at = bisect_right(self.reading.sentences, start, key=lambda pair: pair[0]) - 1
        return self.reading.sentences[at] if at >= 0 else (start, end)

    def _word(self, index: int) -> str:
        return self.reading.report.text[self.syntax.start[index] : self.syntax.end[index]]

    def _stem(self, index: int) -> str | None:
        return content(self._word(index), self.alike)


def _joined(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
