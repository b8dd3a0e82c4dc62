"""A report's trees, to be asked: who does what a verb says, to whom, and which words hang on it.

Relations are those of Universal Dependencies. Subjects that a verb shares with another ("came and
shelled", "accused of shelling") are found there; "who" is the noun before it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import Syntax

SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubj:pass", "csubj:pass")
AGENT = ("obl:agent",)
OBJECT = ("obj",)
CLAUSE = ("ccomp",)
# A verb that hangs so on another has the other's subject where it has none of its own.
SHARING = ("conj", "xcomp", "advcl", "parataxis")
RELATIVE = ("who", "which", "that")
DEEPEST = 6  # verbs on verbs on verbs


@dataclass(frozen=True, slots=True)
class Parties:
    """Where, in characters, the head words stand; None where the tree has none."""

    doer: int | None
    target: int | None
    passive: bool


class Grammar:
    """A report's syntax, to be asked."""

    def __init__(self, syntax: Syntax, text: str) -> None:
        self._syntax = syntax
        self._text = text
        self._below: dict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(syntax.head):
            if head != word:
                self._below[head].append(word)

    def parties(self, start: int, end: int) -> Parties | None:
        """Who does what the verb at these characters says, and to whom; None where it is no verb
        that the tree knows."""
        verb = self._top(start, end)
        if verb is None or self._syntax.upos[verb] not in ("VERB", "AUX"):
            return None
        passive = self._one(verb, PASSIVE) is not None or self._is_reduced(verb)
        if passive:
            target = self._one(verb, PASSIVE) or self._noun_above(verb)
            return Parties(self._at(self._one(verb, AGENT)), self._at(target), True)
        doer = self._subject(verb, DEEPEST)
        return Parties(self._at(doer), self._at(self._one(verb, OBJECT)), False)

    def saying(self, start: int, end: int) -> tuple[tuple[int, int], int] | None:
        """Of a verb at these characters that has a subject, if only one that it shares with the
        verb before it ("came and accused"): the subject's whole stretch, and where the verb's own
        stretch ends; None where it has none."""
        if (spoken := self._spoken(start, end, shared=True)) is None:
            return None
        verb, subject = spoken
        return self._chars(*self._stretch(subject)), self._chars(*self._stretch(verb))[1]

    def said(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Of a verb at these characters that has a subject and a clause of its own: the stretches
        of both; None where it lacks one of them. In "C, S said" the clause is what it hangs on."""
        if (spoken := self._spoken(start, end)) is None:
            return None
        verb, subject = spoken
        clause = self._one(verb, CLAUSE)
        above = self._syntax.head[verb]
        if clause is not None:
            first, past = self._stretch(clause)
        elif self._syntax.relation[verb] == "parataxis" and above < verb:
            first, past = self._stretch(above)[0], self._stretch(verb)[0]
        else:
            return None
        source = self._stretch(subject)
        if first < source[1] and source[0] < past:
            return None
        return self._chars(*source), self._chars(first, past)

    def _spoken(self, start: int, end: int, *, shared: bool = False) -> tuple[int, int] | None:
        """An active verb and its own subject, or that of the verb it is joined to."""
        verb = self._top(start, end)
        if verb is None or self._syntax.upos[verb] != "VERB":
            return None
        bearer = verb
        while shared and self._one(bearer, SUBJECT) is None and self._is_joined(bearer):
            bearer = self._syntax.head[bearer]
        subject = self._one(bearer, SUBJECT)
        if subject is None or self._one(bearer, PASSIVE) is not None:
            return None
        return verb, subject

    def _is_joined(self, verb: int) -> bool:
        """Whether a verb is joined to one before it: "came and | accused"."""
        above = self._syntax.head[verb]
        joined = self._syntax.relation[verb] == "conj" and above < verb
        return joined and self._syntax.upos[above] == "VERB"

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

    def _subject(self, verb: int, deep: int) -> int | None:
        own = self._one(verb, SUBJECT)
        if own is not None:
            return self._meant(own, verb)
        above = self._syntax.head[verb]
        relation = self._syntax.relation[verb]
        if relation.startswith("acl"):
            return above
        if above == verb or not deep or relation.split(":")[0] not in SHARING:
            return None
        if self._syntax.upos[above] in ("VERB", "AUX"):
            return self._one(above, PASSIVE) or self._subject(above, deep - 1)
        return None

    def _meant(self, word: int, verb: int) -> int:
        """ "The rebels who shelled": who is the noun that the clause hangs on."""
        start, end = self._syntax.start[word], self._syntax.end[word]
        if self._text[start:end].lower() in RELATIVE:
            above = self._syntax.head[verb]
            if self._syntax.relation[verb].startswith("acl") and above != verb:
                return above
        return word

    def _is_reduced(self, verb: int) -> bool:
        """ "The port shelled by rebels": a participle with its doer behind it."""
        return self._one(verb, AGENT) is not None

    def _noun_above(self, verb: int) -> int | None:
        if self._syntax.relation[verb].startswith("acl"):
            return self._syntax.head[verb]
        return None

    def _one(self, word: int, relations: Sequence[str]) -> int | None:
        return next((w for w in self._below[word] if self._syntax.relation[w] in relations), None)

    def _at(self, word: int | None) -> int | None:
        return None if word is None else self._syntax.start[word]
