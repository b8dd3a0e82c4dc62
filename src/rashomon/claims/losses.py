"""A clause in, the nouns of it that tell of harm out: "without victims or damage", "human losses".

A reporter joins in one noun what befell people and what befell things ("no human or material
losses"); each is a claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.claims.light import light_part
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.records import EventType

BESIDE = ("amod", "compound", "nmod:unmarked", "nmod:desc")
BEHIND = ("nmod", "obl")
LEADING = ("in", "of", "to", "among")
WITH = ("with", "without")
VERBS = ("VERB", "AUX")
THERE = "there"


@dataclass(frozen=True, slots=True)
class Losses:
    """Asked about a noun that may tell of harm."""

    grammar: Grammar
    language: Language

    def kinds(self, noun: int) -> Iterator[EventType]:
        """What a noun of harm says was harmed, by the words beside it and behind it."""
        g, small = self.grammar, self.language.words
        if g.plain(noun) not in small["harms"]:
            return
        told = {g.plain(w) for w in self._saying(noun)}
        found = [kind for kind, words in small["harmed"].items() if words & told]
        if not found and g.plain(noun) in small["bare_harms"] and self._is_dealt(noun):
            found = ["casualties"]
        yield from found

    def is_harm(self, noun: int) -> bool:
        """Whether a noun tells of harm to people or things: "losses", "casualties"."""
        plain = self.grammar.plain(noun)
        match = self.language.events.nouns.at([plain], 0)
        hurt = any(t.type in ("casualties", "damage") for t in (match[1] if match else ()))
        return hurt or plain in self.language.words["harms"]

    def is_told(self, noun: int) -> bool:
        """Whether a clause that tells of something else says that there was this harm, or none:
        "fell without damage", "left a bridge in ruins and caused damage"."""
        g = self.grammar
        while g.relation(noun) == "conj":
            above = g.above(noun)
            if above is None:
                return False
            if g.case(noun) in WITH:
                break
            if g.part(above) in VERBS:  # "caused damage but | no casualties"
                return self.language.harming.at([g.plain(above)], 0) is not None
            noun = above
        return g.case(noun) in WITH or self._is_dealt(noun)

    def _is_dealt(self, noun: int) -> bool:
        """Whether harm is what a verb of harming is about: "inflicted losses", "there was no"."""
        g, verb = self.grammar, self.grammar.above(noun)
        if verb is None:
            return False
        if any(g.plain(w) == THERE for w in g.below(verb, ("expl",))):
            return True
        if any(g.plain(w) == THERE for w in g.below(noun, ("expl",))):
            return True
        if g.finer(noun) not in ("obj", "nsubj:pass", "obl", "acl"):
            return False
        plain = [g.plain(verb), g.case(noun)]
        known = self.language.harming.at(plain, 0) is not None
        return known or light_part(g, verb, self.language) == "suffers"

    def _saying(self, noun: int) -> Iterator[int]:
        """The words that say what was harmed: beside the noun, or behind it and a preposition."""
        g = self.grammar
        behind = [w for w in g.below(noun, BEHIND) if g.case(w) in LEADING]
        for word in (*g.below(noun, BESIDE), *behind):
            yield word
            yield from g.below(word, ("conj",))
