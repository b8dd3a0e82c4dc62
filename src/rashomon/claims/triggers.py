"""A clause in, the words of it that speak of an event out, one for each type of event."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from rashomon.claims.light import light_part
from rashomon.claims.losses import Losses
from rashomon.language import Language
from rashomon.language.events import SubjectPart, Trigger
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words
from rashomon.records import AttackMode, EventType

# How far from "send" or "make" what is sent or made may stand, in words.
NEAR = 9
# Types that colour a clause but say little alone: they count only where nothing else does.
# Between a verb and its particle: "wiped | it | out".
AROUND = ("it", "them", "him", "her", "us")
WEAK: frozenset[str] = frozenset(
    {
        "support",
        "meeting",
        "agreement",
        "threat",
        "accusation",
        "aid",
        "claim_of_responsibility",
        "condemnation",
        "investigation",
        "confirmation",
        "denial",
    }
)


VERBS = ("VERB", "AUX")
SOMEBODY = ("unnamed_official", "armed_group", "offices", "expert")
NOUNS = ("NOUN", "PROPN", "VERB", "X")
# Words that say more of another noun: "a monitoring group", "besieged areas".
BESIDE_NOUN = ("amod", "compound")
BEFORE_NOUN = (*BESIDE_NOUN, "nmod:unmarked")
# Of these a word beside a noun tells none the less, if the noun is counted: "8 injured people".
COUNTED: frozenset[str] = frozenset({"casualties", "displacement"})


# What befalls people and things, told by a noun with a word for which of them ("human losses").
HARMED: frozenset[str] = frozenset({"casualties", "damage"})
HARM = "noun+harm"


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """Word positions of a trigger, its type, whether it is a verb and which form, and what part its
    subject has in it; `rule` says which list it is of."""

    type: EventType
    begin: int
    end: int
    tag: str
    subject: SubjectPart = "does"
    rule: str = "noun"


def triggers(words: Words, at: range, grammar: Grammar, language: Language) -> list[FoundTrigger]:
    """The triggers of a clause, one a type: verbs, or, where there are none, the first noun."""
    look = _Look(words, at, grammar, language)
    verbs = list(_first_of_type(look.verbs(), look.is_another))
    nouns = list(_first_of_type(look.nouns(), lambda _: False))
    strong = [noun for noun in nouns if noun.type not in WEAK]
    if not verbs:
        told = (strong or nouns)[:1]
        return [*told, *(n for n in look.harms(nouns) if n.type not in {t.type for t in told})]
    if all(verb.type in WEAK for verb in verbs):  # "the attack was carried out with the help of"
        return [*strong[:1], *verbs]
    known = {verb.type for verb in verbs}
    hurt = (n for n in nouns if n.type == "casualties" and n.rule == "noun")
    return [*verbs, *_first_of_types((*hurt, *look.harms(nouns)), known)]


def event_nouns(
    words: Words, at: range, grammar: Grammar, language: Language
) -> list[FoundTrigger]:
    """The nouns of a clause that name an event, one a type."""
    look = _Look(words, at, grammar, language)
    return list(_first_of_type(look.nouns(), lambda _: False))


def mode_of(words: Words, at: range, language: Language) -> AttackMode | None:
    """How an attack was made, by the first weapon word of its clause."""
    for index in at:
        match = language.events.modes.at(words.plain, index)
        if match and match[1][0] != "other":
            return match[1][0]
    return None


def _first_of_type(
    found: Iterator[FoundTrigger], is_another: Callable[[FoundTrigger], bool]
) -> Iterator[FoundTrigger]:
    """One trigger a type, and those that tell of another happening of the type."""
    seen: set[EventType] = set()
    for trigger in found:
        if trigger.type not in seen or is_another(trigger):
            seen.add(trigger.type)
            yield trigger


def _first_of_types(found: Iterable[FoundTrigger], known: Set[str]) -> Iterator[FoundTrigger]:
    """One trigger a type, of the types that are not known."""
    seen = set(known)
    for trigger in found:
        if trigger.type not in seen:
            seen.add(trigger.type)
            yield trigger


@dataclass(frozen=True, slots=True)
class _Look:
    """A clause, looked through for triggers; the tree tells verbs from nouns."""

    words: Words
    at: range
    grammar: Grammar
    language: Language

    def verbs(self) -> Iterator[FoundTrigger]:
        """Verbs of the lists, and "dead", "wounded" said of people that are counted."""
        index = self.at.start
        while index < self.at.stop:
            other = self.language.no_events.at(self.words.plain, index)
            match = None if other else self.language.events.verbs.at(self.words.plain, index)
            length = other[0] if other else match[0] if match else 1
            if other is None and match is None and (match := self._around_pronoun(index)):
                length = match[0] + 1
            for trigger in match[1] if match and not self._is_idle(index) else ():
                if trigger.needs and not self._has(index, trigger.needs):
                    continue
                if trigger.subject == "receives" and not self._gets(index):
                    continue
                if trigger.needs == "item" and self._is_about_event(index):
                    continue
                if self._is_here(index, index + length, trigger):
                    yield FoundTrigger(
                        trigger.type,
                        index,
                        min(index + length, self.at.stop),
                        trigger.tag,
                        trigger.subject,
                        f"verb+{trigger.needs}" if trigger.needs else "verb",
                    )
                    break
            index += length

    def _around_pronoun(self, index: int) -> tuple[int, list[Trigger]] | None:
        """ "Wiped it out", "blew them up": a verb of two words around a pronoun."""
        plain = self.words.plain
        if index + 2 >= self.at.stop or plain[index + 1] not in AROUND:
            return None
        match = self.language.events.verbs.at((plain[index], plain[index + 2]), 0)
        return match if match is not None and match[0] == len(("verb", "particle")) else None

    def nouns(self) -> Iterator[FoundTrigger]:
        """Nouns of the lists that are no part of another noun's name."""
        index = self.at.start
        while index < self.at.stop:
            other = self.language.no_events.at(self.words.plain, index)
            match = None if other else self.language.events.nouns.at(self.words.plain, index)
            length = other[0] if other else match[0] if match else 1
            if length == 1 and (kinds := self._harmed(index)):
                yield from (
                    FoundTrigger(kind, index, index + 1, "noun", rule=HARM) for kind in kinds
                )
                match = None
            for trigger in match[1] if match else ():
                if self._is_noun_here(index, index + length, trigger):
                    end = min(index + length, self.at.stop)
                    yield FoundTrigger(trigger.type, index, end, "noun")
                    break
            index += length

    def _harmed(self, index: int) -> tuple[EventType, ...]:
        """What a noun of harm says was harmed: "human and material losses"."""
        if self.words.plain[index] not in self.language.words["harms"]:
            return ()
        top = self._top(index, index + 1)
        if top is None or self.grammar.part(top) not in NOUNS:
            return ()
        return tuple(Losses(self.grammar, self.language).kinds(top))

    def harms(self, nouns: Sequence[FoundTrigger]) -> Iterator[FoundTrigger]:
        """Of some nouns those that tell of harm, whatever else their clause tells."""
        losses = Losses(self.grammar, self.language)
        for noun in nouns:
            top = self._top(noun.begin, noun.end) if noun.type in HARMED else None
            if top is not None and losses.is_told(top):
                yield noun

    def _is_idle(self, index: int) -> bool:
        """Whether a verb's object makes it tell of no event, "met the demands", or it only tells
        what a thing is like: "trucks fitted with guns"."""
        plain, small = self.words.plain[index], self.language.words
        things, fitted = small["idle_objects"].get(plain, ()), plain in small["fitted"]
        g, top = self.grammar, self._top(index, index + 1) if things or fitted else None
        if top is None:
            return False
        if fitted and g.relation(top) in ("acl", "amod"):
            behind = [g.plain(w) for w in g.behind(top, 1)]
            return behind == ["with"] and not g.agents(top)
        told = g.below(top, ("obj", "nsubj:pass"))
        told += [w for o in told for w in g.below(o, ("nmod",)) if g.case(w) == "of"]
        return any(g.plain(w) in things for w in told)

    def _is_noun_here(self, first: int, last: int, trigger: Trigger) -> bool:
        g, top = self.grammar, self._top(first, last)
        if top is None or g.part(top) not in NOUNS or g.relation(top) in BESIDE_NOUN:
            return False
        if trigger.needs == "item":
            return self._has(first, "item")
        kinds = (g.plain(w) for w in g.below(top, BEFORE_NOUN))
        if trigger.type == "attack" and any(k in self.language.words["peaceful"] for k in kinds):
            return False  # "an aid operation"
        if trigger.needs == "light":
            verb = g.above(top)
            return verb is not None and self._is_done(top, verb)
        return True

    def _is_done(self, noun: int, verb: int) -> bool:
        g = self.grammar
        part, relation = light_part(g, verb, self.language), g.finer(noun)
        if part == "partakes":
            return relation in ("obl", "nmod") and g.case(noun) == "in"
        behind = (light_part(g, w, self.language) for w in g.below(noun, ("acl",)))
        done = part is not None and relation in ("obj", "nsubj:pass")
        return done or any(part is not None for part in behind)

    def is_another(self, trigger: FoundTrigger) -> bool:
        """Whether a verb has a doer or an object of its own: "stormed the plant and took its
        guards" are two attacks, "attacked and shelled the plant" is one."""
        g, top = self.grammar, self._top(trigger.begin, trigger.end)
        if top is None:
            return False
        if g.below(top, ("nsubj", "nsubj:pass")) or g.counted_before(top) is not None:
            return True
        above = g.above(top) if g.relation(top) == "conj" else None
        shared = g.objects(above) if above is not None and above < top else []
        return any(w > top and w not in shared for w in g.objects(top))

    def _is_here(self, first: int, last: int, trigger: Trigger) -> bool:
        top = self._top(first, last)
        if top is None:
            return False
        relation = self.grammar.relation(top)
        beside = relation in BESIDE_NOUN or self.grammar.finer(top) == "nmod:unmarked"
        if trigger.tag == "adjective":
            return self._is_counted(first)
        if self.grammar.part(top) not in VERBS and not self._is_joined(top, trigger):
            return False
        return not beside or (trigger.type in COUNTED and self._is_counted(first))

    def _is_joined(self, word: int, trigger: Trigger) -> bool:
        """ "Trains, arms and directs": what is joined to a verb and has a verb's form is one."""
        above = self.grammar.above(word)
        joined = self.grammar.relation(word) == "conj" and above is not None
        gerund = trigger.tag == "ing" and bool(self.grammar.below(word, ("obj",)))
        formed = trigger.tag in ("s", "base") or gerund
        return formed and joined and self.grammar.part(above or 0) in VERBS

    def _top(self, first: int, last: int) -> int | None:
        return self.grammar.word(self.words.starts[first], self.words.ends[last - 1])

    def _is_counted(self, index: int) -> bool:
        """Whether people are counted or named before a word: the "dead" are they."""
        before = self.words.plain[index - 1] if index > self.at.start else ""
        told = range(self.at.start, index)
        return before == "left" or any(self._counts(self.words.plain[i]) for i in told)

    def _counts(self, word: str) -> bool:
        language = self.language
        return (
            word.isdigit()
            or word in language.words["numbers"]
            or word in language.words["crowds"]
            or language.events.people.at([word], 0) is not None
            or word in language.sources["witness"]
        )

    def _has(self, index: int, what: str) -> bool:
        """Whether a weapon, or people that can be sent, stand near a verb in its clause; whether
        it has an object or tells of whom it is done to."""
        if what == "event":
            return self._has_event(index)
        if what == "money":
            return self._has_money(index)
        if what in ("party", "acting party"):
            return self._has_party(index, acting=what == "acting party")
        if what == "lives":
            return self._has_lives(index)
        if what.endswith("object"):
            return self._has_object(index) == (what == "object")
        events = self.language.events
        table = events.weapons if what == "item" else events.people
        g, top = self.grammar, self._top(index, index + 1)
        if what == "item" and top is not None and g.finer(top) == "acl:relcl":
            holder = g.above(top)  # "the drones | that the front launched"
            if holder is not None and table.at([g.plain(holder)], 0) is not None:
                return True
        if what == "item" and top is not None and self._is_sent(top):
            return True
        near = range(max(self.at.start, index - NEAR), min(self.at.stop, index + NEAR))
        found = ((i, match[0]) for i in near if (match := table.at(self.words.plain, i)))
        return any(not self._is_beside(i, i + length) for i, length in found)

    def _is_sent(self, verb: int) -> bool:
        """ "It was fired from Norland": a weapon, named before."""
        g = self.grammar
        if g.plain(verb) not in self.language.words["sent_off"]:
            return False
        passive = g.is_passive(verb, participle=False)
        subject = g.suffering(verb) if passive else None
        standing = subject is not None and g.part(subject) == "PRON"
        return standing and any(g.case(w) == "from" for w in g.below(verb, ("obl",)))

    def _is_beside(self, first: int, last: int) -> bool:
        """Whether words only tell the kind of another thing: "a missile | base"."""
        g, top = self.grammar, self._top(first, last)
        if top is None or g.finer(top) != "compound":
            return False
        head = g.above(top)
        known = self.language.events
        return head is not None and not (
            known.weapons.at([g.plain(head)], 0) or known.people.at([g.plain(head)], 0)
        )

    def _has_object(self, index: int) -> bool:
        g, top = self.grammar, self._top(index, index + 1)
        if top is None:
            return False
        passive = g.is_passive(top, participle=True)
        return passive or any(not g.plain(w).endswith("self") for w in g.below(top, ("obj",)))

    def _has_party(self, index: int, *, acting: bool) -> bool:
        """Whether the object of a verb is somebody, "received the envoy", or its subject is."""
        g, top = self.grammar, self._top(index, index + 1)
        if top is None:
            return False
        subject = g.subject(top) if acting else None
        told = g.below(top, ("obj", "nsubj:pass")) if not acting else []
        if subject is not None:
            if g.part(subject) == "PROPN":
                return True
            told = [g.meant(subject)]
        sources = self.language.sources
        return any(g.plain(w) in sources[kind] for w in told for kind in SOMEBODY)

    def _is_about_event(self, index: int) -> bool:
        """ "Launched the attack to seize weapons": what is launched is the attack."""
        g, top = self.grammar, self._top(index, index + 1)
        told = g.below(top, ("obj", "nsubj:pass")) if top is not None else []
        nouns, weapons = self.language.events.nouns, self.language.events.weapons
        plain = [[g.plain(w)] for w in told]
        return any(nouns.at(p, 0) is not None and weapons.at(p, 0) is None for p in plain)

    def _gets(self, index: int) -> bool:
        """Whether a verb of getting has a thing for its object: not "got injured"."""
        g, top = self.grammar, self._top(index, index + 1)
        if top is None or g.is_passive(top, participle=True):
            return top is not None
        return any(g.part(w) in (*NOUNS, "NUM") and g.part(w) != "VERB" for w in g.objects(top))

    def _has_lives(self, index: int) -> bool:
        """Whether what a verb takes is lives: "the raids cost nine lives"."""
        g, top = self.grammar, self._top(index, index + 1)
        told = [*g.objects(top), *g.below(top, ("nsubj:pass",))] if top is not None else []
        return any(g.plain(w) in self.language.words["lives"] for w in told)

    def _has_event(self, index: int) -> bool:
        """Whether what a verb is about is an attack: "claimed the bombing", "was claimed by"."""
        g, top = self.grammar, self._top(index, index + 1)
        told = [*g.objects(top), *g.below(top, ("nsubj:pass",))] if top is not None else []
        nouns = self.language.events.nouns
        found = (match for w in told if (match := nouns.at([g.plain(w)], 0)))
        return any(match[1][0].type == "attack" for match in found)

    def _has_money(self, index: int) -> bool:
        """Whether money stands behind a verb: "pays the front $2 million"."""
        small, behind = self.language.words, range(index, min(index + NEAR, self.at.stop))
        return any(
            self.words.plain[i] in small["signs"] or self.words.plain[i] in small["money"]
            for i in behind
        )
