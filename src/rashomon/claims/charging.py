"""An event's noun in its tree in; whom its sentence charges with it, and by which word, out.

"Police linked the front to the raid", "the blast, for which the front is held responsible": who
says so does not say that the front was seen to do it.
"""

from collections.abc import Iterator

from rashomon.claims.asking import OBLIQUE, VERBS, Asks, Filler

# "For which", "in which" behind the noun stand for it: how far off, in words.
STANDING_IN = 6
KIND = ("det", "amod", "compound", "nmod", "nummod")
SHARING = ("for", "in", "with")
PREDICATED = ("nsubj", "nsubj:pass")


class Charges(Asks):
    """Asked about an event's noun."""

    __slots__ = ()

    def charged(self) -> Iterator[Filler]:
        """Who is charged with the event, or said to be behind it, the plainest first."""
        if self.grammar.relation(self.word) == "conj":  # "responsible for raids and | bombings"
            first = self.grammar.above(self.word)
            if first is not None and self.grammar.part(first) in ("NOUN", "PROPN"):
                yield from self._answering(first)
        for word in self._standing_in(self.word):
            yield from self._tied(word)
            yield from self._answering(word)
        yield from self._is_claimed(self.word)
        yield from self._is_behind(self.word)
        yield from self._is_work(self.word)
        yield from self._is_caused(self.word)

    def _standing_in(self, noun: int) -> Iterator[int]:
        """The noun, and the "which" that stands for it behind a preposition."""
        g = self.grammar
        yield noun
        for word in g.behind(noun, STANDING_IN):
            if g.part(word) == "NOUN":
                return
            if g.plain(word) == "which" and g.case(word):
                yield word

    def _tied(self, event: int) -> Iterator[Filler]:
        """ "Linked the front to the raid", "the front is suspected of the raid"."""
        g, verb = self.grammar, self.grammar.above(event)
        if verb is not None and g.part(verb) not in VERBS and g.relation(verb) == "obj":
            verb = g.above(verb)  # "the front to the raid" may look like one phrase
        if verb is None or self._lead(event) not in self.language.charging.get(g.plain(verb), ()):
            return
        yield from self._party(verb, (verb,))

    def _answering(self, event: int) -> Iterator[Filler]:
        """ "Is responsible for the raid", "held the front responsible", "its role in the raid"."""
        g, words, above = self.grammar, self.language.words, self.grammar.above(event)
        if above is None:
            return
        lead = self._lead(event)
        if (share := self._share(event)) is not None:
            verb = g.above(share)  # "was jailed for his role in", "arrested in connection with"
            if verb is not None and g.plain(verb) in self.language.charging and g.case(share):
                yield from self._party(verb, (verb,))
                return
            yield from (Filler(w, "behind") for w in g.below(share, ("nmod:poss",)))
            return
        if lead in words["answering"].get(g.plain(above), ()):
            holding, adjective = g.above(above), above
        else:  # "for which they hold the front responsible"
            near, wanted = g.behind(above, STANDING_IN), words["answering"]
            named = (w for w in near if lead in wanted.get(g.plain(w), ()))
            holding, adjective = above, next(named, above)
        if adjective == event or (adjective == above and holding == above):
            return
        if holding is not None and g.plain(holding) in words["holding"]:
            yield from self._party(holding, (holding, adjective))
            return
        subject = g.subject(adjective)
        if subject is not None:
            yield Filler(subject, "behind")

    def _share(self, event: int) -> int | None:
        """The "role" of "its role in the raid"."""
        g, before = self.grammar, self._before(event)
        if before is None or not before or g.plain(before) not in SHARING:
            return None
        return before - 1 if g.plain(before - 1) in self.language.words["shares"] else None

    def _lead(self, event: int) -> str:
        """The preposition before it, also where the tree takes it for the mark of a clause."""
        before = self._before(event)
        return self.grammar.case(event) or (
            self.grammar.plain(before) if before is not None else ""
        )

    def _before(self, event: int) -> int | None:
        """The word before it and what belongs to it."""
        g = self.grammar
        first = g.phrase(event, lambda w: w < event and g.relation(w) in KIND)[0]
        return g.word_before(first)

    def _party(self, verb: int, by: tuple[int, ...]) -> Iterator[Filler]:
        g = self.grammar
        if g.is_passive(verb, participle=g.relation(verb) == "acl"):
            party = g.suffering(verb)
            yield from () if party is None else (Filler(party, "charged", by),)
            return
        told = (w for w in g.objects(verb) if w != self.word)
        yield from (Filler(w, "charged", by) for w in told)

    def _is_claimed(self, event: int) -> Iterator[Filler]:
        """ "The front claimed the raid": to have done it."""
        g, verb = self.grammar, self.grammar.above(event)
        if verb is None or g.plain(verb) not in self.language.words["claiming"]:
            return
        if g.relation(event) == "obj" and (subject := g.subject(verb)) is not None:
            yield Filler(subject, "behind")

    def _is_behind(self, event: int) -> Iterator[Filler]:
        """ "The front was behind the raid", "is believed to be behind it"."""
        g, above = self.grammar, self.grammar.above(event)
        if g.case(event) != "behind" or not g.below(event, ("cop",)):
            return
        told = g.below(event, PREDICATED)
        if not told and above is not None and g.part(above) in VERBS:
            told = g.below(above, PREDICATED)
        yield from (Filler(w, "behind") for w in told)

    def _is_work(self, event: int) -> Iterator[Filler]:
        """ "The raid was the work of the front", "was an act of war by the front"."""
        g, deed = self.grammar, self.grammar.above(event)
        if deed is None or not any(event < cop < deed for cop in g.below(deed, ("cop",))):
            return
        if g.plain(deed) in self.language.words["deeds"]:
            yield from (Filler(w, "behind") for w in g.below(deed, OBLIQUE) if g.case(w) == "of")
        of = (w for w in g.below(deed, ("nmod",)) if g.case(w) == "of")
        for holder in (deed, *of):
            agents = (w for w in g.below(holder) if w > holder and g.case(w) == "by")
            yield from (Filler(w, "behind") for w in agents)

    def _is_caused(self, event: int) -> Iterator[Filler]:
        """ "Norland's rocket caused the blast", "it came from a launch of the front": whose that
        is; a party that caused it did it itself."""
        g, verb = self.grammar, self.grammar.above(event)
        if verb is None or g.part(verb) not in VERBS:
            return
        relation, known = g.finer(event), self.language.harming
        if relation == "nsubj" and g.plain(verb) in self.language.words["stemming"]:
            causes = [w for w in g.below(verb, OBLIQUE) if g.case(w) == "from"]
        else:
            deals = known.at([g.plain(verb), g.case(event)], 0)
            if deals is None or deals[1][0] != "does":
                return
            if relation == "obl" and deals[0] == 1:
                return  # "leaving because of the raid": of the verb alone, not with its preposition
            if relation == "nsubj:pass" or g.is_passive(verb, participle=False):
                causes = [w for w in g.below(verb) if g.case(w) == "by"]
            elif relation in ("obj", "obl", "ccomp") and (subject := g.subject(verb)) is not None:
                causes = [subject]
            else:
                return
        for cause in causes:
            yield Filler(cause, "behind")
            yield from self.owners_of(cause)
