"""A trigger and its sentence's tree in; the words of who does it, to whom and with what out.

Words are those of the tree, as numbers; each comes with the rule that found it. Which nouns may
fill a role is not asked here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.claims.light import light_part
from rashomon.claims.triggers import FoundTrigger
from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words
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
SUBJECTED = ("subjected", "exposed")
KINDS = ("amod", "compound", "nmod:unmarked", "nmod:desc")
POSSESSIVE = ("'s", "'", "’s", "’", "s")
OBLIQUE = ("obl", "obl:agent", "nmod")


@dataclass(frozen=True, slots=True)
class Filler:
    """A word of the tree, and the rule by which it fills its role."""

    word: int
    rule: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Who may be the doer, the one it is done to and the thing, the likeliest first."""

    doers: tuple[Filler, ...] = ()
    targets: tuple[Filler, ...] = ()
    items: tuple[Filler, ...] = field(default=())


def frame_of(
    words: Words, trigger: FoundTrigger, grammar: Grammar, language: Language
) -> Frame | None:
    """Read a trigger's frame off the tree; None where the tree has no such word."""
    start, end = words.starts[trigger.begin], words.ends[trigger.end - 1]
    word = grammar.word(start, end)
    if word is None:
        return None
    asks = _Asks(grammar, word, (start, end), trigger, language)
    if trigger.tag == "adjective" or asks.is_left():
        return asks.of_state()
    if trigger.rule.startswith("verb"):  # also where the tree takes it for a noun
        return asks.of_verb()
    return asks.of_verb() if grammar.part(word) in VERBS else asks.of_noun()


@dataclass(frozen=True, slots=True)
class _Asks:
    """The questions asked about one trigger; `own` are the characters of its words."""

    grammar: Grammar
    word: int
    own: tuple[int, int]
    trigger: FoundTrigger
    language: Language

    def of_verb(self) -> Frame:
        """ "Rebels shelled the port", "the port was shelled by rebels", "rockets fell on it"."""
        g, verb = self.grammar, self.word
        if g.is_passive(verb, participle=self.trigger.tag in PARTICIPLES):
            return self._passive()
        subject = self._doing(verb)
        objects = [Filler(w, "object") for w in g.objects(verb) if not self._is_own(w)]
        if not objects and subject and g.below(verb, ("nsubj",)) == [subject[0].word]:
            if subject[0].word > verb:  # only what is done to stands behind: "killed 42 people"
                return Frame(targets=(Filler(subject[0].word, "object"),))
            if self.trigger.type == "casualties" and self.trigger.tag in PARTICIPLES:
                # A headline drops the "were": "Nine killed in raid".
                return Frame(tuple(self._through(self._harmed_by(verb))), subject)
        if blamed := [f for o in objects for f in self._blamed(verb, o.word)]:
            return Frame(subject, tuple(blamed))
        if self.trigger.subject == "suffers":
            return Frame(tuple(self._through(self._harmed_by(verb))), subject)
        if self.trigger.subject == "receives":
            givers = tuple(self._behind(verb, GIVING, "giver"))
            return Frame(doers=givers, targets=subject, items=tuple(objects))
        if self.trigger.subject == "comes":
            return Frame(tuple(self._behind(verb, ("from", "in"), "giver")), items=subject)
        behind = tuple(self._aimed(verb))
        if self.trigger.type in HANDED:
            things = (*reversed(objects), *self._behind(verb, ("with",), "with"))
            return Frame(subject, (*self._receivers(verb), *objects), things)
        if self.trigger.type in HARM:
            subject = (*subject, *self._through(subject))
        accused = g.fronted(verb) if self.trigger.type == "accusation" else None
        if accused is not None and not objects:
            objects = [Filler(accused, "accused")]
        if self.trigger.type == "demand" and not objects:  # "demanded that the army withdraw"
            told = [g.below(w, ("nsubj",)) for w in g.below(verb, ("ccomp", "xcomp"))]
            objects = [Filler(w, "told") for found in told for w in found]
        sides = g.below(subject[0].word, ("conj",)) if subject else []
        if self.trigger.type in MUTUAL and sides and not (objects or behind):
            behind = tuple(Filler(w, "between") for w in sides)  # "the army and the front clashed"
        return Frame(subject, (*objects, *behind), tuple(objects))

    def _through(self, fillers: Sequence[Filler]) -> Iterator[Filler]:
        """Of an event among the doers ("Norland strikes killed nine") those who did that."""
        g, events = self.grammar, self.language.events
        for filler in fillers:
            if events.nouns.at([g.plain(filler.word)], 0) is not None:
                inner = replace(self, word=filler.word, own=g.chars(filler.word))
                yield from (Filler(f.word, "through") for f in inner.noun_doers())

    def _harmed_by(self, verb: int) -> list[Filler]:
        """The events in or by which a verb of harm says that it was done: "killed in a raid"."""
        g = self.grammar
        behind = [w for w in g.below(verb) if w > verb and g.case(w) in ("in", "by", "during")]
        return [Filler(w, "agent") for w in behind]

    def noun_doers(self) -> tuple[Filler, ...]:
        """Who may have done what a noun names, the likeliest first."""
        g, noun = self.grammar, self.word
        names = [noun, *(w for w in g.below(noun, KINDS) if self._is_own(w))]
        kinds = [w for n in names for w in g.below(n, KINDS) if not self._is_own(w)]
        owners = [Filler(w, "owner") for w in (*self._owners(noun), *reversed(kinds))]
        agents = tuple(self._agents(noun))
        others = (*self._charged(noun), *self._behind_it(noun))
        senders = tuple(self._behind(noun, ("from",), "giver"))
        return (*agents, *self._light().doers, *others, *owners, *self._sides(noun)[:1], *senders)

    def _owners(self, noun: int) -> list[int]:
        """ "Norland's raid": also where the tree hangs the owner on a noun further on."""
        g = self.grammar
        first = g.phrase(noun, lambda w: w < noun and g.relation(w) in ("amod", "compound"))[0]
        mark = g.word_before(first)
        while mark is not None and g.plain(mark) in POSSESSIVE and mark:
            mark -= 1
            if g.plain(mark) not in POSSESSIVE:
                return [mark]
        return g.below(noun, ("nmod:poss",))

    def _charged(self, noun: int) -> tuple[Filler, ...]:
        """ "Blamed Norland for the raid": Norland is who would have done it."""
        g, verb = self.grammar, self.grammar.above(noun)
        if verb is None or g.part(verb) not in VERBS or g.case(noun) not in ("for", "over"):
            return ()
        cue = self.language.cues.verbs.at([g.plain(verb)], 0)
        charging = cue is not None and cue[1][0].group in ("accuse", "condemn")
        return tuple(Filler(w, "accused") for w in g.below(verb, ("obj",))) if charging else ()

    def _behind_it(self, noun: int) -> tuple[Filler, ...]:
        """ "Norland was behind the raid", "is responsible for the raid"."""
        g, above = self.grammar, self.grammar.above(noun)
        if g.case(noun) == "behind" and g.below(noun, ("cop",)):
            return tuple(Filler(w, "subject") for w in g.below(noun, ("nsubj",)))
        if above is not None and g.plain(above) == "responsible" and g.case(noun) == "for":
            return tuple(Filler(w, "subject") for w in g.below(above, ("nsubj",)))
        return ()

    def _passive(self) -> Frame:
        g, verb = self.grammar, self.word
        doers = tuple(self._agents(verb))
        if self.trigger.type in HARM:
            doers = (*doers, *self._through(self._harmed_by(verb)))
        suffering = self._some(g.suffering(verb), "passive-subject")
        if self.trigger.type in HANDED:
            left = tuple(Filler(w, "object") for w in g.below(verb, ("obj",)))
            return Frame(doers, (*self._receivers(verb), *suffering), left or suffering)
        if not suffering:  # "was killed nine soldiers"
            suffering = tuple(Filler(w, "object") for w in g.below(verb, ("obj",)) if w > verb)
        return Frame(doers, (*suffering, *self._aimed(verb)), suffering)

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
        return Frame(targets=tuple(Filler(w, "counted") for w in (*before, *subject)))

    def _doing(self, verb: int) -> tuple[Filler, ...]:
        """The subject; behind "disguised as" not the part that is played but who plays it."""
        g = self.grammar
        subject = self._accused(verb)
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

    def of_noun(self) -> Frame:
        """ "The army's raid on the port", "a raid carried out by the army", "Turkish strikes"."""
        g, noun = self.grammar, self.word
        blamed = self._blamed(g.above(noun), noun)
        if blamed:
            return Frame(blamed)
        targets = [*self._behind(noun, self._suffering(), "of-on-against")]
        light = self._light()
        doers = self.noun_doers()
        if self.trigger.type in OWNER_SUFFERS:
            owners = [Filler(w, "owner") for w in self._owners(noun)]
            doers = tuple(self._agents(noun))
            doers += light.doers if self.trigger.type != "casualties" else ()
            if targets:  # "Norland's arrest of three fishermen"
                doers = (*doers, *owners)
            targets = targets or owners
        sides = self._sides(noun)
        return Frame(doers, (*targets, *light.targets, *sides[1:]), light.items)

    def _blamed(self, verb: int | None, thing: int) -> tuple[Filler, ...]:
        """ "Blamed the raid on the front": the front is who would have done it."""
        if verb is None:
            return ()
        cases = self.language.blaming.get(self.grammar.plain(verb), ())
        if self.grammar.finer(thing) not in ("obj", "nsubj:pass"):
            return ()
        found = (*self._behind(verb, cases, "blamed"), *self._behind(thing, cases, "blamed"))
        return tuple(f for f in found if f.word > thing)

    def _suffering(self) -> tuple[str, ...]:
        kind = self.trigger.type
        if kind in HANDED or kind == "support":
            return (*RECEIVING, "of") if kind == "support" else RECEIVING
        if kind in ("meeting", "agreement", "ceasefire"):
            return PARTNERS
        if kind in ("threat", "demand"):
            return (*SUFFERING, "to")
        return SUFFERING

    def _light(self) -> Frame:
        """The parties of the verb that says that what the noun names was done: "carried out a
        raid", "the raid was carried out by", "came under attack", "is involved in the war"."""
        g = self.grammar
        verb, relation, case = g.above(self.word), g.finer(self.word), g.case(self.word)
        found = Frame()
        for below in g.below(self.word, ("acl", "acl:relcl")):  # "a raid carried out by the army"
            if light_part(g, below, self.language) is not None:
                found = Frame(tuple(self._agents(below)) or self._others_subject(below))
        if verb is None or g.part(verb) not in VERBS:
            return found
        passive = self._passively(verb)
        told = self._some(g.suffering(verb) if passive else g.subject(verb), "light-verb")
        oblique = relation in ("obl", "nmod")
        part = light_part(g, verb, self.language)
        if oblique and (case == "under" or (case == "to" and g.plain(verb) in SUBJECTED)):
            return Frame(tuple(self._agents(verb)), told)
        if part == "partakes":
            return Frame(told) if oblique and case == "in" else found
        if part is None or (oblique and case in RECEIVING):
            return found
        aimed = tuple(self._aimed(verb))
        if passive:
            return Frame(tuple(self._agents(verb)), aimed)
        if relation in ("obj", "obl"):
            return Frame(targets=told) if part == "suffers" else Frame(told, aimed)
        return found

    def _others_subject(self, verb: int) -> tuple[Filler, ...]:
        """ "The raid that rebels carried out": not the raid itself."""
        subject = self.grammar.subject(verb)
        return () if subject in (None, self.word) else self._some(subject, "light-verb")

    def _passively(self, verb: int) -> bool:
        return self.grammar.is_passive(verb, participle=self.grammar.relation(verb) == "acl")

    def _agents(self, word: int) -> Iterator[Filler]:
        g = self.grammar
        for below in g.below(word, OBLIQUE):
            if g.case(below) != "by" or self._is_own(below):
                continue
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
        return [Filler(w, "between") for w in (first, *g.below(first, ("conj",)))]

    def _some(self, word: int | None, rule: str) -> tuple[Filler, ...]:
        return () if word is None else (Filler(word, rule),)

    def _is_own(self, word: int) -> bool:
        start, end = self.grammar.chars(word)
        return self.own[0] <= start and end <= self.own[1]
