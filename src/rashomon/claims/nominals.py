"""An event told by a noun in ("the army's raid on the port"); who did it, and to whom, out."""

from dataclasses import dataclass

from rashomon.claims.asking import (
    HANDED,
    KINDS,
    OWNER_SUFFERS,
    PARTNERS,
    POSSESSIVE,
    RECEIVING,
    SUBJECTED,
    SUFFERING,
    VERBS,
    Filler,
    Frame,
)
from rashomon.claims.charging import Charges
from rashomon.claims.light import light_part


@dataclass(frozen=True, slots=True)
class Nominal(Charges):
    """Asked about a noun."""

    def noun_doers(self) -> tuple[Filler, ...]:
        """Who may have done what a noun names, the likeliest first."""
        g, noun = self.grammar, self.word
        names = [noun, *(w for w in g.below(noun, KINDS) if self._is_own(w))]
        kinds = [w for n in names for w in g.below(n, KINDS) if not self._is_own(w)]
        if g.plain(noun) in self.language.words["rivalries"]:
            kinds = []
        owners = [Filler(w, "owner") for w in (*self._owners(noun), *reversed(kinds))]
        agents = tuple(self._agents(noun))
        others = tuple(self.charged())
        senders = tuple(self._behind(noun, ("from",), "giver"))
        return (*agents, *self._light().doers, *others, *owners, *self._sides(noun)[:1], *senders)

    def _owners(self, noun: int) -> list[int]:
        """ "Norland's raid": also where the tree hangs the owner on a noun further on."""
        g = self.grammar
        first = g.phrase(noun, lambda w: w < noun and g.relation(w) in ("amod", "compound"))[0]
        mark = g.word_before(first)
        if mark is not None and g.plain(mark) in self.language.words["possessives"]:
            return [mark]
        while mark is not None and g.plain(mark) in POSSESSIVE and mark:
            mark -= 1
            if g.plain(mark) not in POSSESSIVE:
                return [mark]
        return g.below(noun, ("nmod:poss",))

    def of_noun(self) -> Frame:
        """ "The army's raid on the port", "a raid carried out by the army", "Turkish strikes"."""
        g, noun = self.grammar, self.word
        targets = [*self._behind(noun, self._suffering(), "of-on-against")]
        if self.trigger.type == "support" and g.case(noun) in ("with", "through"):
            helpers = (*self._behind(noun, ("of", "from", "by"), "agent"), *self.noun_doers())
            helped = g.subject(verb) if (verb := g.above(noun)) is not None else None
            return Frame(helpers, self._some(helped, "light-verb"))
        if not targets:  # "the killing of the mayor" is none who kills, whatever the tree says
            named = [w for w in g.below(noun, ("nsubj",)) if w > noun and g.case(w) == "of"]
            of = [g.above(w) for w in g.behind(noun, 1) if g.plain(w) == "of"]
            named += [w for w in of if w is not None and w > noun]  # "bombing of convoy kills nine"
            targets = [Filler(w, "of-on-against") for w in named]
        if blamed := self._blamed(g.above(noun), noun):
            charged = {f.word for f in blamed}
            return Frame(blamed, tuple(f for f in targets if f.word not in charged))
        if self.trigger.type == "attack" and g.plain(noun) in self.language.words["made_by"]:
            made = [f for f in targets if g.case(f.word) == "of"]  # "an airstrike of the coalition"
            targets = [f for f in targets if f not in made]
            doers = (*self.noun_doers(), *(Filler(f.word, "owner") for f in made))
            return Frame(doers, (*targets, *self._light().targets, *made), self._light().items)
        light = self._light()
        doers = self.noun_doers()
        if self.trigger.type in OWNER_SUFFERS:
            owners = [Filler(w, "owner") for w in self._owners(noun)]
            doers = (*self._agents(noun), *self.charged())
            doers += light.doers if self.trigger.type != "casualties" else ()
            if targets:  # "Norland's arrest of three fishermen"
                doers = (*doers, *owners)
            targets = targets or owners
        sides = self._sides(noun)
        return Frame(doers, (*targets, *light.targets, *sides[1:]), light.items)

    def _suffering(self) -> tuple[str, ...]:
        kind = self.trigger.type
        if kind in HANDED or kind == "support":
            return (*RECEIVING, "of") if kind == "support" else RECEIVING
        if kind in ("meeting", "agreement", "ceasefire"):
            return PARTNERS
        if kind in ("threat", "demand", "damage"):
            return (*SUFFERING, "to")
        return SUFFERING

    def _light(self) -> Frame:
        """The parties of the verb that says that what the noun names was done: "carried out a
        raid", "the raid was carried out by", "came under attack", "is involved in the war"."""
        g = self.grammar
        top = self._whole(self.word)
        if self.trigger.type == "support":  # "a war | in support of the front": who wages it
            while g.relation(top) == "nmod" and g.case(self.word) == "in":
                top = g.above(top) or top
        verb, relation, case = g.above(top), g.finer(top), g.case(top)
        found = Frame()
        for below in g.below(self.word, ("acl", "acl:relcl")):  # "a raid carried out by the army"
            if light_part(g, below, self.language) is not None:
                found = Frame(tuple(self._agents(below)) or self._others_subject(below))
        if verb is not None and case == "to" and g.plain(verb) in SUBJECTED:
            told = self._some(
                next(iter(g.below(verb, ("nsubj", "nsubj:pass"))), None), "light-verb"
            )
            return Frame(tuple(self._agents(verb)), told)
        partaking = verb is not None and light_part(g, verb, self.language) == "partakes"
        if verb is None or not (partaking or g.part(verb) in VERBS):
            return found
        passive = self._passively(verb)
        told = self._some(g.suffering(verb) if passive else g.subject(verb), "light-verb")
        oblique = relation in ("obl", "nmod")
        part = light_part(g, verb, self.language)
        if self.trigger.type == "support" and g.case(self.word) == "in":
            return Frame(told)  # "sent troops in support of the front"
        if oblique and case == "under":
            return Frame(tuple(self._agents(verb)), told)
        if part == "partakes":  # "engaged the rebels in a firefight": with whom
            sides = tuple(Filler(w, "light-verb") for w in g.below(verb, ("obj",)))
            return Frame(told, sides) if oblique and case == "in" else found
        if part is None or (oblique and case in RECEIVING):
            return found
        given = tuple(Filler(w, "receiver") for w in g.below(verb, ("iobj",)))
        aimed = (*given, *self._aimed(verb))
        if passive:
            return Frame(tuple(self._agents(verb)), aimed)
        if relation in ("obj", "obl"):
            if part == "suffers":
                return Frame((*self._agents(verb), *found.doers), told)
            return Frame(told, aimed)
        return found

    def _whole(self, noun: int) -> int:
        """The noun, or "a series" of it: what the verb is about."""
        g, above = self.grammar, self.grammar.above(noun)
        series = above is not None and g.plain(above) in self.language.words["series"]
        return above if series and g.case(noun) == "of" and above is not None else noun

    def _others_subject(self, verb: int) -> tuple[Filler, ...]:
        """ "The raid that rebels carried out": not the raid itself."""
        subject = self.grammar.subject(verb)
        return () if subject in (None, self.word) else self._some(subject, "light-verb")
