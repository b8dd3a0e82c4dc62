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
    Filler,
    Frame,
)
from rashomon.claims.harming import Harming
from rashomon.claims.triggers import FoundTrigger
from rashomon.claims.values import fate_of, own_fate
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words

# A clause of what somebody is accused of hangs so on the verb, or on the accused.
CLAUSES = ("acl", "advcl", "ccomp", "xcomp")
NEAR = 5


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
    if asks.is_circumstance():
        return asks.of_noun()
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
class _Verbal(Harming):
    """Asked about a verb, or about a noun that a verb leads to."""

    def of_verb(self) -> Frame:
        """ "Rebels shelled the port", "the port was shelled by rebels", "rockets fell on it"."""
        g, verb = self.grammar, self.word
        if self.trigger.tag in PARTICIPLES and (named := tuple(self._named(verb))):
            return Frame(tuple(self._agents(verb)), named)
        if g.is_passive(verb, participle=self.trigger.tag in PARTICIPLES):
            return self._passive()
        subject = self._doing(verb)
        acted_on = [self._called(w) for w in g.objects(verb) if not self._is_own(w)]
        objects = [Filler(w, "object") for w in acted_on if not self._is_others(w)]
        if self.trigger.rule == "verb+lives":
            objects = [f for o in objects for f in self._behind(o.word, ("of",), "object")]
            return Frame((*subject, *self._through(subject)), tuple(objects))
        if not objects and subject and g.below(verb, ("nsubj",)) == [subject[0].word]:
            if subject[0].word > verb:  # only what is done to stands behind: "killed 42 people"
                return Frame(targets=(Filler(subject[0].word, "object"),))
            if self.trigger.type == "casualties" and self.trigger.tag in PARTICIPLES:
                # A headline drops the "were": "Nine killed in raid".
                return Frame(tuple(self._harmers(verb)), subject)
        if subject and not objects and self._is_charged(verb):
            return Frame(targets=subject)  # a headline's "army accused of shelling"
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
        if subject and not objects and self._bursts(subject[0].word):
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
        if self.trigger.type == "accusation":  # "blamed a rocket of the front"
            armed = [f for f in objects if self._is_weapon(f.word)]
            objects = [*(o for f in armed for o in self.owners_of(f.word)), *objects]
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

    def _called(self, word: int) -> int:
        """ "Bombed what it called supply dumps": the dumps."""
        g = self.grammar
        if g.plain(word) != "what":
            return word
        for verb in g.below(word, ("acl", "acl:relcl")):
            if g.plain(verb) in self.language.words["branding"]:
                named = [w for w in g.below(verb, ("obj", "xcomp")) if w > verb]
                return named[-1] if named else word
        return word

    def _bursts(self, subject: int) -> bool:
        """ "A truck exploded": what is no weapon did not do it, it was done to it."""
        g = self.grammar
        bursting = g.plain(self.word) in self.language.words["bursting"]
        bursting = bursting and not g.objects(self.word)  # "blew it up"
        return bursting and not self._is_weapon(subject)

    def _is_weapon(self, word: int) -> bool:
        """Whether a word is a weapon, or the firing of one: "rocket", "rocket launch"."""
        g, weapons = self.grammar, self.language.events.weapons
        kinds = (w for w in g.below(word, KINDS))
        return any(weapons.at([g.plain(w)], 0) is not None for w in (word, *kinds))

    def _is_others(self, word: int) -> bool:
        """ "Ten killed | 15 injured in raids": a number whose own fate follows it."""
        g = self.grammar
        number = g.part(word) == "NUM" and self.trigger.type == "casualties"
        return number and own_fate([g.plain(w) for w in g.behind(word, 2)]) is not None

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
        blaming = self.language.blaming.get(g.plain(verb), ())
        if self.trigger.type == "accusation" and blaming:  # "the raid, which was blamed on rebels"
            return Frame(doers, tuple(self._behind(verb, blaming, "blamed")), suffering)
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
        first = next(iter(g.behind(verb, 1)), None)
        if first is not None and g.is_lettered(first):
            return first  # "accused IS of": letters that look like a verb
        near = (w for w in g.behind(verb, NEAR) if not self._is_own(w))
        nouns = [w for w in near if g.part(w) in ("NOUN", "PROPN")]
        led = [w for w in nouns if [g.plain(b) for b in g.behind(w, 1)] in (["of"], ["over"])]
        if led and nouns[0] == led[0]:
            return led[0]  # "accuses Norland | of shelling"
        word = next((w for w in nouns if g.relation(w) in ("obj", "nsubj")), None)
        hung = word is not None and g.above(word) in (verb, g.above(verb)) and not g.case(word)
        return word if hung else None

    def _leaves(self, subject: int, objects: Sequence[Filler]) -> bool:
        """ "Families evacuated the district": those who live there leave it themselves."""
        g, language = self.grammar, self.language
        people = (*language.sources["witness"], *language.words["crowds"])
        told = [g.plain(f.word) for f in objects]
        others = any(word in people or fate_of([word]) for word in told)
        return self.trigger.type == "displacement" and g.plain(subject) in people and not others

    def _is_charged(self, verb: int) -> bool:
        """Whether "of" stands right behind "accused": who stands before it is accused."""
        g = self.grammar
        leads = self.language.charging.get(g.plain(verb), ())
        behind = [g.plain(w) for w in g.behind(verb, 1)]
        past = self.trigger.tag in PARTICIPLES
        return self.trigger.type == "accusation" and past and bool(set(behind) & set(leads))

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

    def is_circumstance(self) -> bool:
        """ "Prayed | after shelling in the port": when it was, not what the one who prays did."""
        g, word = self.grammar, self.word
        if self.trigger.tag != "ing" or not word or g.objects(word):
            return False
        noun = self.language.events.nouns.at([g.plain(word)], 0) is not None
        return noun and g.plain(word - 1) in self.language.words["circumstances"]

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

    def _accused(self, verb: int) -> int | None:
        """ "Accuses the army of shelling": the army shelled, wherever the tree hangs it."""
        g, above = self.grammar, self.grammar.above(verb)
        marks = [w for w in g.below(verb, ("mark", "case")) if g.plain(w) in ("of", "for")]
        if above is None or g.relation(verb) not in CLAUSES or not marks:
            return None
        charge = g.above(above) if g.relation(verb) == "acl" else above
        if charge is None or g.part(charge) not in VERBS:
            return None
        cue = self.language.cues.verbs.at([g.plain(charge)], 0)
        if cue is None or cue[1][0].group != "accuse":
            return None
        if g.relation(verb) == "acl":
            return above
        named = marks[0] - 1  # "accuses Norland | of shelling": who stands right before it
        objects = g.below(charge, ("obj",))
        standing = charge < named and g.part(named) in ("NOUN", "PROPN", "PRON")
        return next(iter(objects), named if standing else None)
