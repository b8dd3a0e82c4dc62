"""A report's trees, to be asked which noun a "who" or "which" stands for."""

from rashomon.reading.hanging import Hanging

SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubj:pass", "csubj:pass")
SUBJECTS = (*SUBJECT, *PASSIVE)
RELATIVE = ("who", "which", "that")
BEFORE_NOUN = ("det", "amod", "compound", "nummod", "flat")
VERBS = ("VERB", "AUX")
NEAR = 12


class Relatives(Hanging):
    """A report's syntax, to be asked about relative clauses."""

    def stands_for(self, start: int, end: int) -> tuple[int, int] | None:
        """The noun that a relative pronoun at these characters stands for, with what is before it:
        "the coalition, | which said"."""
        word = self._top(start, end)
        verb = self.above(word) if word is not None else None
        if word is None or verb is None:
            return None
        meant = self._meant(word, verb)
        if meant == word:
            return None
        return self.phrase(meant, lambda w: w < meant and self.relation(w) in BEFORE_NOUN)

    def _meant(self, word: int, verb: int) -> int:
        """ "The rebels who shelled": who is the noun that the clause hangs on."""
        above = self.above(verb)
        if self.plain(word) in RELATIVE and above is not None:
            if self._syntax.relation[verb].startswith("acl"):
                return above
            if self._syntax.relation[verb] == "conj":
                return self._meant(word, above) if self.part(above) in VERBS else above
            if self._syntax.relation[verb] == "advcl" and self.part(word - 1) in ("NOUN", "PROPN"):
                return word - 1  # "pointed to a rocket | that fell", hung on the pointing
        return word

    def _embedded(self, verb: int) -> int | None:
        """The "which" of "the raid | which the Crescent says killed two": who says it stands right
        before the verb, but does not do it."""
        said = verb - 1
        while said > 0 and self.above(said) == verb and self.relation(said) in ("aux", "advmod"):
            said -= 1
        if said <= 0 or self.part(said) != "VERB" or self.plain(said).endswith("ing"):
            return None
        near = range(said - 1, max(said - NEAR, -1), -1)
        which = next((w for w in near if self._is_relative(w)), None)
        own = self._one(verb, (*SUBJECT, *PASSIVE))
        if which is None or which == said - 1 or (own is not None and own < which):
            return None
        return which if all(self.part(w) != "VERB" for w in range(which, said)) else None

    def _noun_of(self, which: int, verb: int) -> int:
        """The noun that a "which" stands for, wherever the tree hangs its clause."""
        holders = (self.above(which), verb, verb - 1)
        hung = (w for w in holders if w is not None and self.relation(w) == "acl")
        above = next((a for w in hung if (a := self.above(w)) is not None and a < which), None)
        if above is not None:
            return above
        before = which - 1
        return before - 1 if before and self.part(before) == "PUNCT" else before

    def _is_relative(self, word: int) -> bool:
        return self.part(word) == "PRON" and self.plain(word) in RELATIVE

    def _lettered(self, verb: int) -> int | None:
        """ "The port that IS has besieged": letters that the tree takes for an auxiliary."""
        near = (w for w in self.below(verb, ("aux", "aux:pass", "cop")) if w < verb)
        return next((w for w in near if self._is_capitals(w)), None)

    def _is_capitals(self, word: int) -> bool:
        start, end = self.chars(word)
        written = self._text[start:end]
        before = self._text[self.chars(word - 1)[0] : start].strip() if word else ""
        return len(written) > 1 and written.isupper() and not before.isupper()
