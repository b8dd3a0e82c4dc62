"""A verb of harm in its tree in; who did what hurt those of whom it tells, and who they were, out.

"Nine died in a raid by rebels", "were hurt when rebels shelled the port", "rounds fired by rebels
killed nine": the rebels, though another event stands between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.claims.asking import HARM, VERBS, WHEN, Filler, Frame
from rashomon.claims.light import light_part
from rashomon.claims.nominals import Nominal
from rashomon.reading.relatives import RELATIVE
from rashomon.records import EventType

SUBJECT = ("nsubj", "nsubj:pass")
LEADING = ("mark", "case")
BEING = ("was", "were", "is", "are")
HIT = ("obl", "nmod", "obj")
STOPS = ("PUNCT", "VERB", "AUX")
LONGEST_NAME = 8  # words


@dataclass(frozen=True, slots=True)
class Harming(Nominal):
    """Asked about a verb that may tell of harm."""

    def of_noun(self) -> Frame:
        """ "Gunners inflicted losses on the army": who a verb of harming says did it, to whom."""
        frame = Nominal.of_noun(self)
        if self.trigger.type not in ("casualties", "damage"):
            return frame
        g, verb = self.grammar, self.grammar.above(self._first(self.word))
        lives = self.language.words["lives"]
        targets = tuple(f for f in frame.targets if g.plain(f.word) not in lives)
        deals = self.language.harming.at([g.plain(verb)], 0) if verb is not None else None
        if verb is None or deals is None or deals[1][0] == "tells":
            return replace(frame, targets=targets)
        if self._passively(verb):
            doers = tuple(self._agents(verb))
        else:
            subject = g.subject(verb)
            led = subject is not None and g.plain(subject) in RELATIVE
            doers = self._some(None if led else subject, "light-verb")
        hit = (w for w in g.below(verb, HIT) if w > self.word and g.case(w) in ("on", "to", "upon"))
        targets = (*targets, *(Filler(w, "of-on-against") for w in hit))
        return replace(frame, doers=(*frame.doers, *doers, *self._through(doers)), targets=targets)

    def _first(self, noun: int) -> int:
        """Of nouns that are joined the first, on which the others hang."""
        g = self.grammar
        while g.relation(noun) == "conj" and (above := g.above(noun)) is not None:
            if g.part(above) in VERBS:
                break
            noun = above
        return noun

    def _harmers(self, verb: int) -> Iterator[Filler]:
        """Who did what hurt those of whom a verb tells."""
        yield from self._through(self._harmed_by(verb))
        if self.trigger.type == "casualties":
            yield from self._meanwhile(verb)

    def _harmed_by(self, verb: int) -> list[Filler]:
        """The events in or by which a verb of harm says that it was done: "killed in a raid"."""
        g = self.grammar
        joined = [verb, *g.below(verb, ("conj",))]  # "were killed and dozens injured in a raid"
        hanging = (w for v in joined for w in g.below(v) if w > verb)
        leads = {"in", "by", "during", "due", "from"}
        leads |= {"after"} if self.trigger.type == "casualties" else set()
        behind = [w for w in hanging if leads & {g.case(w), *self._marks(w)}]
        return [Filler(w, "agent") for w in behind]

    def _marks(self, noun: int) -> list[str]:
        """What leads to a noun that the tree takes for a clause: "after | strikes by"."""
        g = self.grammar
        return [g.plain(w) for w in g.below(noun, ("mark",)) if g.part(noun) == "NOUN"]

    def _meanwhile(self, verb: int) -> Iterator[Filler]:
        """ "Nine were killed when rebels shelled the port": who made the attack of which that is
        told, where the attack has somebody else for its doer than the dead."""
        g, harmed = self.grammar, self.grammar.suffering(verb)
        for clause in g.below(verb, ("advcl",)):
            led = {g.plain(w) for w in g.below(clause, ("mark", "advmod"))}
            if clause < verb or "attack" not in self._kinds(clause) or not led & WHEN:
                continue
            if g.is_passive(clause, participle=False):
                agents = tuple(self._agents(clause))
                yield from (*agents, *self._through(agents))
                continue
            subject = g.subject(clause)
            if subject is None or g.part(subject) == "PRON" or not g.objects(clause):
                continue
            if harmed is None or g.plain(subject) != g.plain(harmed):
                yield Filler(subject, "through")

    def _through(self, fillers: Sequence[Filler]) -> Iterator[Filler]:
        """Of an event among the doers ("Norland strikes killed nine") those who did that."""
        g, events = self.grammar, self.language.events
        jailed = self.trigger.type == "arrest"
        for filler in fillers:
            plain = [g.plain(filler.word)]
            event = events.names(g.plain(filler.word - 1) if filler.word else "", plain[0])
            if event or events.weapons.at(plain, 0) is not None:
                yield from self._wielder(filler.word)
            if events.weapons.at(plain, 0) is not None:  # "killed by army shells"
                yield from self.owners_of(filler.word)
            told = g.below(filler.word, ("acl", "acl:relcl"))  # "rounds fired by rebels"
            fired = [w for w in told if "attack" in self._kinds(w)]
            yield from (Filler(f.word, "through") for w in fired for f in self._agents(w))
            if event:
                inner = replace(self, word=filler.word, own=g.chars(filler.word))
                # Who is jailed for a raid does not jail.
                doers = (f for f in inner.noun_doers() if not (jailed and f.by))
                yield from (Filler(f.word, "through") for f in doers)

    def _wielder(self, thing: int) -> Iterator[Filler]:
        """ "Rebels hit the town with shells | killing nine": who used what killed."""
        g, word = self.grammar, thing
        while g.relation(word) in ("obl", "nmod", "obj", "compound"):
            above = g.above(word)
            if above is None:
                return
            if g.part(above) in VERBS and above != self.word:
                if g.is_passive(above, participle=True) or not self._may_wield(above):
                    return  # "nine were hurt as a result of shelling": not by the nine
                subject = g.subject(above)
                if subject is not None and subject != thing:
                    yield Filler(subject, "through")
                return
            word = above

    def _may_wield(self, verb: int) -> bool:
        """Whether who does what a verb says uses what hangs on it: "hit the town with shells" or
        "carried out a raid", not "discussed the raid"."""
        g = self.grammar
        return bool(self._kinds(verb) & HARM) or light_part(g, verb, self.language) is not None

    def _kinds(self, verb: int) -> set[EventType]:
        """The types of event that a verb may speak of."""
        g = self.grammar
        return self.language.events.types_of([g.plain(w) for w in (verb, *g.behind(verb, 1))])

    def _hunter(self, verb: int) -> int | None:
        """ "Ambushed a group of rebels | killing nine": who ambushed, though the tree says that the
        rebels kill."""
        g = self.grammar
        while g.relation(verb) == "conj" and (joined := g.above(verb)) is not None:
            verb = joined
        prey = g.above(verb)
        if self.trigger.tag != "ing" or g.finer(verb) != "acl" or prey is None:
            return None
        while g.relation(prey) in ("nmod", "obl") and (further := g.above(prey)) is not None:
            if g.part(further) in VERBS:
                break
            prey = further
        hunting = g.above(prey)
        if hunting is None or g.part(hunting) not in VERBS or g.relation(prey) != "obj":
            return None
        hunts = self.trigger.type in HARM and self._kinds(hunting) & HARM
        return g.subject(hunting) if hunts else None

    def _is_suffered(self, verb: int) -> bool:
        """ "Nine were hurt in shelling of the camp", "as a result of shelling": whom a verb of harm
        tells of does not do what hurt them."""
        g, above = self.grammar, self.grammar.above(verb)
        if self.trigger.tag != "ing" or above is None or g.below(verb, SUBJECT):
            return False
        return (
            bool(self._kinds(above) & HARM)
            and g.is_passive(above, participle=True)
            and bool(g.below(verb, LEADING))
        )

    def _named(self, verb: int) -> Iterator[Filler]:
        """ "Among those killed was a nurse", "a nurse was among those killed": who they were."""
        g = self.grammar
        those = verb - 1
        if those < 0 or g.plain(those) not in ("those", "people"):
            return
        told = [w for w in g.below(those, ("nsubj",)) if w < those]
        if those and g.plain(those - 1) == "among" and not told:
            told = [w for w in g.below(verb, SUBJECT) if w < those][:1]
        yield from (Filler(w, "named") for w in told)
        being = next((w for w in g.behind(verb, 2) if g.plain(w) in BEING), None)
        if told or being is None:
            return
        rest = list(g.behind(being, LONGEST_NAME))
        stops = (i for i, w in enumerate(rest) if g.part(w) in STOPS or g.plain(w) in RELATIVE)
        rest = rest[: next(stops, len(rest))]
        if rest:
            top = g.word(g.chars(rest[0])[0], g.chars(rest[-1])[1])
            yield from self._some(top, "named")

    def _leavers(self, people: Sequence[int]) -> Iterator[Filler]:
        """ "Rebels shelled the town, leaving nine dead": who left them so."""
        g = self.grammar
        for word in people:
            first = g.phrase(word, lambda below, head=word: below < head)[0]  # type: ignore[misc]
            leaving = g.word_before(first)
            if leaving is not None and g.plain(leaving) in self.language.words["leaving"]:
                who = g.subject(leaving)
                if who is not None and who > leaving and g.below(leaving, ("aux",)):
                    continue  # "strikes had left nine dead, | it said": it said so
                subject = self._some(who, "subject")
                yield from (*subject, *self._through(subject))
