"""A trigger and its sentence's tree in; the words of who does it, to whom and with what out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.claims.asking import (
    AIMING,
    COUNTABLE,
    GIVING,
    HANDED,
    HARM,
    KINDS,
    MUTUAL,
    PARTICIPLES,
    POSSESSIVE,
    VERBS,
    WHEN,
    Filler,
    Frame,
)
from rashomon.claims.light import light_part
from rashomon.claims.nominals import Nominal
from rashomon.claims.triggers import FoundTrigger
from rashomon.claims.values import fate_of
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words
from rashomon.records import EventType

SUBJECT = ("nsubj", "nsubj:pass")
LEADING = ("mark", "case")
NEAR = 5
BEING = ("was", "were", "is", "are")
RELATIVE = ("who", "which", "that")
STOPS = ("PUNCT", "VERB", "AUX")
LONGEST_NAME = 8  # words
NAMING = ("NOUN", "PROPN", "ADJ")


def frame_of(
    words: Words, trigger: FoundTrigger, grammar: Grammar, language: Language
) -> Frame | None:
    """Read a trigger's frame off the tree; None where the tree has no such word."""
    start, end = words.starts[trigger.begin], words.ends[trigger.end - 1]
    word = grammar.word(start, end)
    if word is None:
        return None
    if trigger.rule == "cue":  # "rushed to blame": the verb that blames
        word = _last_verb(grammar, word, end)
    asks = _Verbal(grammar, word, (start, end), trigger, language)
    if trigger.tag == "adjective" or asks.is_left():
        return asks.of_state()
    if asks.is_named():
        frame = asks.of_noun()
        # "Denied bombing of the port" is what one did oneself, "its bombing" need not be.
        own = grammar.part(word) in VERBS and not asks.is_owned() and not frame.doers
        return replace(frame, doers=asks.of_verb().doers) if own else frame
    if trigger.rule.startswith("verb"):  # also where the tree takes it for a noun
        return asks.of_verb()
    return asks.of_verb() if grammar.part(word) in VERBS else asks.of_noun()


def _last_verb(grammar: Grammar, word: int, end: int) -> int:
    """The last verb of a cue."""
    last = grammar.word_before(end)
    while last is not None and last > word:
        if grammar.part(last) == "VERB":
            return last
        last -= 1
    return word


@dataclass(frozen=True, slots=True)
class _Verbal(Nominal):
    """Asked about a verb, or about a noun that a verb leads to."""

    def of_verb(self) -> Frame:
        """ "Rebels shelled the port", "the port was shelled by rebels", "rockets fell on it"."""
        g, verb = self.grammar, self.word
        if self.trigger.tag in PARTICIPLES and (named := tuple(self._named(verb))):
            return Frame(tuple(self._agents(verb)), named)
        if g.is_passive(verb, participle=self.trigger.tag in PARTICIPLES):
            return self._passive()
        subject = self._doing(verb)
        objects = [Filler(w, "object") for w in g.objects(verb) if not self._is_own(w)]
        if self.trigger.rule == "verb+lives":
            objects = [f for o in objects for f in self._behind(o.word, ("of",), "object")]
            return Frame((*subject, *self._through(subject)), tuple(objects))
        if not objects and subject and g.below(verb, ("nsubj",)) == [subject[0].word]:
            if subject[0].word > verb:  # only what is done to stands behind: "killed 42 people"
                return Frame(targets=(Filler(subject[0].word, "object"),))
            if self.trigger.type == "casualties" and self.trigger.tag in PARTICIPLES:
                # A headline drops the "were": "Nine killed in raid".
                return Frame(tuple(self._harmers(verb)), subject)
        if blamed := [f for o in objects for f in self._blamed(verb, o.word)]:
            return Frame(subject, tuple(blamed))
        if self.trigger.subject == "suffers":
            return Frame(tuple(self._harmers(verb)), subject)
        if self.trigger.subject == "receives":
            givers = tuple(self._behind(verb, GIVING, "giver"))
            return Frame(doers=givers, targets=subject, items=tuple(objects))
        if self.trigger.subject == "comes":
            return Frame(tuple(self._behind(verb, ("from", "in"), "giver")), items=subject)
        if subject and self._leaves(subject[0].word, objects):
            return Frame(targets=subject)
        behind = tuple(self._aimed(verb))
        if self.trigger.type in HANDED:
            things = (*reversed(objects), *self._behind(verb, ("with",), "with"))
            return Frame(subject, (*self._receivers(verb), *objects), things)
        if self.trigger.type in HARM:
            subject = (*subject, *self._through(subject))
        accused = self._charged_behind(verb) if self.trigger.type == "accusation" else None
        if accused is not None and not objects:
            objects = [Filler(accused, "accused")]
        if self.trigger.type == "demand" and not objects:  # "demanded that the army withdraw"
            told = [g.below(w, ("nsubj",)) for w in g.below(verb, ("ccomp", "xcomp"))]
            objects = [Filler(w, "told") for found in told for w in found]
        if self.trigger.type in ("denial", "threat"):
            objects = [*objects, *self._owning(objects)]
        sides = g.below(subject[0].word, ("conj",)) if subject else []
        if self.trigger.type in MUTUAL and sides and not (objects or behind):
            behind = tuple(Filler(w, "between") for w in sides)  # "the army and the front clashed"
        if self.trigger.rule == "verb+item":  # "fired rounds at the port": not at the rounds
            return Frame(subject, (*behind, *objects), tuple(objects))
        return Frame(subject, (*objects, *behind), tuple(objects))

    def _through(self, fillers: Sequence[Filler]) -> Iterator[Filler]:
        """Of an event among the doers ("Norland strikes killed nine") those who did that."""
        g, events = self.grammar, self.language.events
        jailed = self.trigger.type == "arrest"
        for filler in fillers:
            plain = [g.plain(filler.word)]
            known = (events.weapons, events.nouns)
            if any(table.at(plain, 0) is not None for table in known):
                yield from self._wielder(filler.word)
            if events.weapons.at(plain, 0) is not None:  # "killed by army shells"
                kinds = [w for w in g.below(filler.word, KINDS) if g.part(w) in NAMING]
                yield from (Filler(w, "through") for w in kinds)
            told = g.below(filler.word, ("acl", "acl:relcl"))  # "rounds fired by rebels"
            fired = [w for w in told if "attack" in self._kinds(w)]
            yield from (Filler(f.word, "through") for w in fired for f in self._agents(w))
            if events.nouns.at(plain, 0) is not None:
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
        phrase = [g.plain(w) for w in (verb, *g.behind(verb, 1))]
        match = self.language.events.verbs.at(phrase, 0)
        return {trigger.type for trigger in match[1]} if match is not None else set()

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

    def _passive(self) -> Frame:
        g, verb = self.grammar, self.word
        doers = tuple(self._agents(verb))
        if self.trigger.type in HARM:
            senders = self._behind(verb, ("from",), "giver")  # "fired from a Norland warplane"
            doers = (*doers, *self._harmers(verb), *senders)
        suffering = self._some(g.suffering(verb), "passive-subject")
        if self.trigger.type in HANDED:
            left = tuple(Filler(w, "object") for w in g.below(verb, ("obj",)))
            return Frame(doers, (*self._receivers(verb), *suffering), left or suffering)
        if not suffering:  # "was killed nine soldiers"
            suffering = tuple(Filler(w, "object") for w in g.below(verb, ("obj",)) if w > verb)
        aimed = tuple(self._aimed(verb))
        if hit := self._objects_of_case():  # "a rocket fired on the school": not the rocket
            return Frame(doers, hit, suffering)
        return Frame(doers, (*suffering, *aimed), suffering)

    def _owning(self, objects: Sequence[Filler]) -> Iterator[Filler]:
        """ "Rejected a Norland plan", "threatened action against Norland": whom it concerns."""
        g = self.grammar
        for filler in objects:
            yield from self._behind(filler.word, (*AIMING, "by", "from"), "of-on-against")
            yield from (Filler(w, "owner") for w in g.below(filler.word, ("nmod:poss", "amod")))

    def _charged_behind(self, verb: int) -> int | None:
        """Who is accused, where the tree hangs them elsewhere: right behind the verb."""
        g = self.grammar
        if (fronted := g.fronted(verb)) is not None:
            return fronted
        near = (w for w in g.behind(verb, NEAR) if not self._is_own(w))
        word = next((w for w in near if g.relation(w) in ("obj", "nsubj")), None)
        hung = word is not None and g.above(word) in (verb, g.above(verb)) and not g.case(word)
        return word if hung else None

    def _leaves(self, subject: int, objects: Sequence[Filler]) -> bool:
        """ "Families evacuated the district": those who live there leave it themselves."""
        g, language = self.grammar, self.language
        people = (*language.sources["witness"], *language.words["crowds"])
        told = [g.plain(f.word) for f in objects]
        others = any(word in people or fate_of([word]) for word in told)
        return self.trigger.type == "displacement" and g.plain(subject) in people and not others

    def _named(self, verb: int) -> Iterator[Filler]:
        """ "Among those killed was a nurse", "a nurse was among those killed": who they were."""
        g = self.grammar
        those = verb - 1
        if those < 0 or g.plain(those) not in ("those", "people"):
            return
        told = [w for w in g.below(those, ("nsubj",)) if w < those]
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

    def _harmers(self, verb: int) -> Iterator[Filler]:
        """Who did what hurt those of whom a verb tells."""
        yield from self._through(self._harmed_by(verb))
        if self.trigger.type == "casualties":
            yield from self._meanwhile(verb)

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

    def _objects_of_case(self) -> tuple[Filler, ...]:
        """What the last word of a trigger of several leads to: "fired on | the school"."""
        g = self.grammar
        last = g.word_before(self.own[1]) if self.trigger.end - self.trigger.begin > 1 else None
        if last is None or g.relation(last) != "case":
            return ()
        led = g.above(last)
        return () if led is None or g.case(led) == "by" else (Filler(led, "of-on-against"),)

    def is_named(self) -> bool:
        """ "Today's shelling", "bombing of the convoy": a noun, whatever the tree makes of it."""
        g, word = self.grammar, self.word
        if self.trigger.tag not in ("ing", "noun") or g.below(word, ("aux",)):
            return False
        if self.is_owned() or g.below(word, ("obj",)):
            return self.is_owned()
        return any(g.plain(w) in ("of", "between") for w in g.behind(word, 1))

    def is_owned(self) -> bool:
        """Whether "'s" stands before the word."""
        return bool(self.word) and self.grammar.plain(self.word - 1) in POSSESSIVE

    def is_left(self) -> bool:
        """ "Leaving nine people wounded": a participle behind the people that it is said of."""
        g = self.grammar
        if self.trigger.tag not in PARTICIPLES or g.part(self.word - 1) not in COUNTABLE:
            return False
        people = g.phrase(self.word - 1, lambda below: below < self.word - 1)
        leaving = g.word_before(people[0])
        return leaving is not None and g.plain(leaving) in self.language.words["leaving"]

    def of_state(self) -> Frame:
        """ "8 injured people", "12 were dead", "left four dead"."""
        g, word = self.grammar, self.word
        above = g.above(word)
        if g.relation(word) == "amod" and above is not None:
            return Frame(targets=(Filler(above, "counted"),))
        subject = g.below(word, ("nsubj", "nsubj:pass"))
        before = [word - 1] if word and g.part(word - 1) in COUNTABLE else []
        targets = tuple(Filler(w, "counted") for w in (*before, *subject))
        return Frame(tuple(self._leavers(before)), targets)

    def _leavers(self, people: Sequence[int]) -> Iterator[Filler]:
        """ "Rebels shelled the town, leaving nine dead": who left them so."""
        g = self.grammar
        for word in people:
            first = g.phrase(word, lambda below, head=word: below < head)[0]  # type: ignore[misc]
            leaving = g.word_before(first)
            if leaving is not None and g.plain(leaving) in self.language.words["leaving"]:
                subject = self._some(g.subject(leaving), "subject")
                yield from (*subject, *self._through(subject))

    def _doing(self, verb: int) -> tuple[Filler, ...]:
        """The subject; behind "disguised as" not the part that is played but who plays it."""
        g = self.grammar
        if self._is_suffered(verb):
            return ()
        subject = self._accused(verb)
        if subject is None:
            subject = self._hunter(verb)
        if subject is None:
            subject = g.subject(verb)
        if subject is None:
            return ()
        first = g.phrase(subject, lambda below: below < subject and g.relation(below) != "case")
        played = g.word_before(first[0])
        if played is None or g.plain(played) != "as" or not played:
            return (Filler(subject, "subject"),)
        if g.plain(played - 1) not in self.language.words["naming"]:
            return (Filler(subject, "subject"),)
        naming = played - 1
        player = g.above(naming) if g.relation(naming) == "acl" else g.subject(naming)
        return self._some(player, "subject")

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

    def _accused(self, verb: int) -> int | None:
        """ "Accuses the army of shelling": the army shelled, wherever the tree hangs it."""
        g, above = self.grammar, self.grammar.above(verb)
        marks = {g.plain(w) for w in g.below(verb, ("mark", "case"))}
        if above is None or g.relation(verb) not in ("acl", "advcl") or not marks & {"of", "for"}:
            return None
        charge = g.above(above) if g.relation(verb) == "acl" else above
        if charge is None or g.part(charge) not in VERBS:
            return None
        cue = self.language.cues.verbs.at([g.plain(charge)], 0)
        if cue is None or cue[1][0].group != "accuse":
            return None
        return above if g.relation(verb) == "acl" else next(iter(g.below(charge, ("obj",))), None)
