"""A report's trees, to be asked who says what: a verb of saying, its subject and its clause."""

from rashomon.reading.grammar import Grammar
from rashomon.reading.relatives import PASSIVE, SUBJECT

CLAUSE = ("ccomp",)
TELLERS = ("by", "from")
# What belongs to a noun's name: "the Norland foreign ministry".
NAMING = ("det", "amod", "compound", "flat", "nmod:poss", "nmod:unmarked", "inner", "case")
LONGEST_NAME = 7  # words


class Telling(Grammar):
    """A report's syntax, to be asked about verbs of saying."""

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

    def teller(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Of "had been told by engineers that C", "learned from prisoners that C": the stretches of
        who told it, with the preposition, and of what was told."""
        verb = self._top(start, end)
        if verb is None or self._syntax.upos[verb] != "VERB":
            return None
        told = [w for w in self.below(verb, (*CLAUSE, "advcl")) if self._is_that(w)]
        clause = told[0] if told else None
        tellers = [w for w in self.below(verb, ("obl", "obl:agent")) if self.case(w) in TELLERS]
        if clause is None or not tellers or tellers[0] > clause:
            return None
        return self._chars(*self._stretch(tellers[0])), self._chars(*self._stretch(clause))

    def owner_behind(self, start: int, end: int) -> tuple[int, int] | None:
        """Of the "of" at these characters: the stretch of the noun that it leads to, with what
        belongs to its name."""
        of = self.word(start, end)
        noun = self.above(of) if of is not None else None
        if of is None or noun is None or not of < noun <= of + LONGEST_NAME:
            return None
        _, past = self.phrase(noun, lambda w: w > of and self.finer(w) in NAMING)
        return self._chars(of + 1, of + 2)[0], past

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
        """Whether a verb is joined to another whose subject is its own: "came and | accused",
        "rejected it, | accusing"."""
        above, relation = self._syntax.head[verb], self._syntax.relation[verb]
        hanging = relation == "advcl" and not self.below(verb, ("mark", "case"))
        joined = (relation == "conj" and above < verb) or (
            hanging and self.plain(verb).endswith("ing")
        )
        return joined and self._syntax.upos[above] == "VERB"
