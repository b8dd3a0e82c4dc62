"""A trigger and its sentence's tree in; what hangs on the trigger's word, and may fill a role, out.

Words are those of the tree, as numbers; each comes with the rule that found it. Which nouns may
fill a role is not asked here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rashomon.claims.light import light_part
from rashomon.claims.triggers import FoundTrigger
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.records import EventType

VERBS = ("VERB", "AUX")
PARTICIPLES = ("past", "part")
COUNTABLE = ("NOUN", "NUM", "PROPN")
# What is handed over has a receiver.
HANDED: frozenset[EventType] = frozenset({"arms_transfer", "aid", "financing"})
# "Soleimani's killing", "the minister's arrest": the owner of these is whom it is done to.
OWNER_SUFFERS: frozenset[EventType] = frozenset(
    {"casualties", "arrest", "displacement", "damage", "sanction"}
)
# What is done with another party.
MUTUAL: frozenset[EventType] = frozenset(
    {"meeting", "agreement", "diplomatic_break", "attack", "ceasefire"}
)
# Of these only people and parties can be the doer, never a thing or another event.
HARM: frozenset[EventType] = frozenset({"attack", "casualties", "damage", "displacement", "arrest"})
# Behind a verb or noun these lead to the one it is done to, to the receiver, to the other party.
SUFFERING = ("on", "against", "at", "upon", "of", "into", "toward", "towards")
AIMING = ("on", "against", "at", "upon", "into", "toward", "towards")
RECEIVING = ("to", "for")
PARTNERS = ("with", "against")
GIVING = ("from", "by")
SUBJECTED = ("subjected", "exposed", "subject")
KINDS = ("amod", "compound", "nmod:unmarked", "nmod:desc")
POSSESSIVE = ("'s", "'", "’s", "’", "s")
# Behind these stands what hurt those who are told of: "killed when rebels shelled the port".
WHEN = frozenset({"when", "as"})
NAMES = ("NOUN", "PROPN", "ADJ")
OBLIQUE = ("obl", "obl:agent", "nmod")


@dataclass(frozen=True, slots=True)
class Filler:
    """A word of the tree, the rule by which it fills its role, and the words, if any, by which it
    is only charged with it."""

    word: int
    rule: str
    by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Who may be the doer, the one it is done to and the thing, the likeliest first."""

    doers: tuple[Filler, ...] = ()
    targets: tuple[Filler, ...] = ()
    items: tuple[Filler, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Asks:
    """The questions asked about one trigger; `own` are the characters of its words."""

    grammar: Grammar
    word: int
    own: tuple[int, int]
    trigger: FoundTrigger
    language: Language

    def _agents(self, word: int) -> Iterator[Filler]:
        g = self.grammar
        for below in g.below(word, (*OBLIQUE, "nsubj")):
            if g.case(below) != "by" or self._is_own(below):
                continue
            if g.plain(below) in self.language.cues.accounts:
                continue  # "moved by the word of officials"
            denied = any(g.plain(w) == "not" for w in g.below(below, ("advmod", "cc")))
            others = [*g.below(below, ("conj",)), *(w for w in g.below(word, OBLIQUE) if w > below)]
            others = [w for w in others if g.case(w) == "by"] if denied else []
            yield from (Filler(w, "agent") for w in (others or [below]))  # "not by A but by B"
            if denied:
                return

    def _behind(self, word: int, cases: tuple[str, ...], rule: str) -> Iterator[Filler]:
        """What hangs on a word behind one of some prepositions, in the order of these."""
        g = self.grammar
        hanging = [(g.case(w), w) for w in g.below(word, OBLIQUE) if w > self.word]
        for case in cases:
            yield from (Filler(w, rule) for c, w in hanging if c == case)

    def _aimed(self, verb: int) -> Iterator[Filler]:
        """ "Fired at the port", "imposed sanctions on the firm", "cut ties with the kingdom"."""
        g = self.grammar
        cases = (*AIMING, *PARTNERS) if self._takes_partner() else AIMING
        if self.trigger.type == "diplomatic_break":
            cases = (*cases, "from")  # "recalled its ambassador from"
        if self.trigger.type in ("demand", "damage"):
            cases = (*cases, "to")  # "appealed to the mission", "set fire to the mill"
        yield from self._behind(verb, cases, "of-on-against")
        for inner in g.below(verb, ("obj",)):
            if self._is_own(inner) and self.trigger.type == "diplomatic_break":
                yield from self._behind(inner, ("from",), "of-on-against")
            if self._is_own(inner) or light_part(g, verb, self.language) is not None:
                yield from self._behind(inner, (*SUFFERING, *PARTNERS), "of-on-against")

    def _takes_partner(self) -> bool:
        return self.trigger.type in MUTUAL

    def _receivers(self, verb: int) -> Iterator[Filler]:
        g = self.grammar
        objects = g.below(verb, ("obj",))
        yield from (Filler(w, "receiver") for w in g.below(verb, ("iobj",)))
        yield from self._behind(verb, RECEIVING, "receiver")
        for thing in objects:
            yield from self._behind(thing, RECEIVING, "receiver")
        for thing in objects:  # "gave the rebels rockets" looks like a kind of rocket
            yield from (Filler(w, "receiver") for w in g.below(thing, ("compound", "amod")))

    def _sides(self, noun: int) -> list[Filler]:
        """ "Clashes between the army and the front"."""
        g = self.grammar
        first = next((w for w in g.below(noun, OBLIQUE) if g.case(w) == "between"), None)
        if first is None:
            return []
        hung = (w for w in g.below(noun, ("conj",)) if w > first)  # of the noun, says the tree
        return [Filler(w, "between") for w in (first, *g.below(first, ("conj",)), *hung)]

    def owners_of(self, thing: int) -> Iterator[Filler]:
        """Whose a weapon or a launch of it is: "a front rocket", "a launch by the front"."""
        g = self.grammar
        led = (g.above(w) for w in g.behind(thing, 1) if g.plain(w) in ("of", "by"))
        told = [w for w in led if w is not None and w > thing]  # wherever the tree hangs it
        told += [w for w in g.below(thing, OBLIQUE) if g.case(w) in ("of", "by")]
        told += [*g.below(thing, ("nmod:poss",)), *g.below(thing, KINDS)]
        weapons = self.language.events.weapons
        named = (w for w in told if g.part(w) in NAMES and weapons.at([g.plain(w)], 0) is None)
        yield from (Filler(w, "through") for w in named)

    def _some(self, word: int | None, rule: str) -> tuple[Filler, ...]:
        return () if word is None else (Filler(word, rule),)

    def _is_own(self, word: int) -> bool:
        start, end = self.grammar.chars(word)
        return self.own[0] <= start and end <= self.own[1]

    def _passively(self, verb: int) -> bool:
        return self.grammar.is_passive(verb, participle=self.grammar.relation(verb) == "acl")

    def _blamed(self, verb: int | None, thing: int) -> tuple[Filler, ...]:
        """ "Blamed the raid on the front": the front is who would have done it."""
        if verb is None:
            return ()
        cases = self.language.blaming.get(self.grammar.plain(verb), ())
        relation = self.grammar.finer(thing)
        object_like = relation == "ccomp" and not self.grammar.case(thing)
        if relation not in ("obj", "nsubj:pass") and not object_like:
            return ()
        found = (*self._behind(verb, cases, "blamed"), *self._behind(thing, cases, "blamed"))
        return tuple(replace(f, by=(verb,)) for f in found if f.word > thing)
