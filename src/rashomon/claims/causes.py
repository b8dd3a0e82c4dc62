"""A clause in; what it says brought a blast about, of what kind a weapon was, or whence it came,
out.

"A rocket led to the explosion", "the blast was not caused by a Norland air strike", "the missile
was an S-300", "it came from Sudmark": each says with what it was done or by whom, though the verb
names no event.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.claims.context import Context
from rashomon.claims.faults import STANDING, SUBJECTS, Fault
from rashomon.claims.parties import PARTIES, Parties
from rashomon.claims.roles import Roles
from rashomon.claims.triggers import FoundTrigger
from rashomon.records import EventType, Role

OBJECTS = ("obj", "obl", "nmod", "xcomp")
AGENTS = ("obl", "obl:agent", "nmod")


def causes(context: Context, clause: range) -> Iterator[Fault]:
    """What a clause says brought a happening about, and what it says of a weapon."""
    small = context.language.words
    verbs = [i for i in clause if context.words.plain[i] in small["cause_heads"]]
    being = [i for i in clause if context.words.plain[i] in small["be"]]
    if not verbs and not being:
        return
    asks = _Causes(context, clause, context.parties)
    for index in verbs:
        word = context.grammar.word(context.words.starts[index], context.words.ends[index])
        if word is not None:
            yield from asks.causing(word)
            yield from asks.caused(word)
            yield from asks.coming(word)
    if being:
        yield from asks.identified()


@dataclass(frozen=True, slots=True)
class _Causes:
    context: Context
    clause: range
    parties: Parties

    def causing(self, verb: int) -> Iterator[Fault]:
        """ "Rockets led to the blast": with what, and by whom, where it says whose they were."""
        g, small = self.context.grammar, self.context.language.words
        if g.plain(verb) not in small["causing"] or g.agents(verb):
            return
        subject = g.subject(verb)
        if subject is None or not self.parties.is_weapon(subject):
            return
        blasts = [w for w in g.below(verb, OBJECTS) if w > verb and self._is_blast(w)]
        if blasts:
            yield from self._fault(verb, verb, self._means(subject))

    def caused(self, verb: int) -> Iterator[Fault]:
        """ "The blast was caused by a rocket", "was the result of a Norland air strike"."""
        g, small = self.context.grammar, self.context.language.words
        if g.plain(verb) not in small["caused"]:
            return
        subject = g.suffering(verb)
        told = subject is not None and (self._is_blast(subject) or g.plain(subject) in STANDING)
        led = [w for w in g.below(verb, (*AGENTS, "obj")) if w > verb]
        by = [w for w in led if g.case(w) in ("by", "of", "from")]
        if not told or not by:
            return
        means = by[0]
        if self.parties.is_weapon(means):
            yield from self._fault(verb, verb, self._means(means))
        elif self.parties.is_happening(means):
            owner = self._owner(means)
            if owner is not None:
                yield from self._fault(verb, verb, Roles().with_actor(owner, "owner"))

    def coming(self, verb: int) -> Iterator[Fault]:
        """ "It came from Norland": who fired it; "the debris is from Norland's arsenals": who made
        it."""
        g, small = self.context.grammar, self.context.language.words
        if g.plain(verb) not in small["stemming"]:
            return
        subject = g.subject(verb)
        place = next((w for w in g.below(verb, AGENTS) if g.case(w) == "from"), None)
        if subject is None or place is None or place < verb:
            return
        if g.plain(subject) in small["remains"]:
            role = self._party(place) or self._owner(place)
            if role is not None:
                made = Roles(place=role, rules={"place": "made-there"})
                yield from self._fault(verb, place, made, "production")
            return
        one = g.plain(subject) in STANDING or self._is_one(subject)
        role = self._party(place)
        if not one or role is None:
            return
        known = self.parties.is_weapon(subject)
        yield from self._fault(verb, place, self._with_item(role, subject if known else None))

    def identified(self) -> Iterator[Fault]:
        """ "The missile was a Soviet-made S-300", "the rockets were of the Grad type"."""
        g, words = self.context.grammar, self.context.words
        start, end = words.starts[self.clause.start], words.ends[self.clause.stop - 1]
        for word in g.words(start, end):
            being = g.below(word, ("cop",))
            # "The missile was a Soviet-made rocket": the tree hangs the missile on "made".
            held = (word, *g.below(word, ("amod",))) if being else ()
            subjects = [w for h in held for w in g.below(h, SUBJECTS) if w < being[0]]
            if not subjects or self._owner(word) is not None:
                continue
            told = subjects[0]
            armed = self.parties.is_weapon(told)
            if not armed and g.plain(told) not in STANDING:
                continue
            kind = self._kind(word)
            if kind is not None:
                roles = Roles(item=kind, rules={"item": "weapon-named"})
                yield from self._fault(being[0], word, roles, "statement")

    def _kind(self, word: int) -> Role | None:
        """A weapon that tells what another was: more than "a rocket", which names none."""
        g, small = self.context.grammar, self.context.language.words
        if g.plain(word) in small["models"]:  # "of the Grad type"
            inside = [w for w in g.below(word) if g.relation(w) not in SUBJECTS]
            named = [w for w in inside if self._is_named_weapon(w)]
            return self.parties.thing(named[0]) if named else None
        if not self.parties.is_weapon(word):
            return None
        whole = self.parties.thing(word)
        models = self.context.language.events.models
        for below in g.below(word, ("compound", "amod", "nmod", "flat")):
            mention = self.parties.mention(below)
            if whole is not None and mention is not None and mention.entity in models:
                return Role(whole.text, whole.start, whole.end, mention.entity)  # "an S-300 rocket"
        return whole

    def _is_named_weapon(self, word: int) -> bool:
        mention = self.parties.mention(word)
        return mention is not None and mention.type == "weapon"

    def _means(self, weapon: int) -> Roles:
        """A weapon, with whose it is where that is said."""
        return self._with_item(self._owner(weapon), weapon)

    def _with_item(self, owner: Role | None, weapon: int | None) -> Roles:
        item = self.parties.thing(weapon) if weapon is not None else None
        rules = {"actor": "owner"} if owner else {}
        if item is not None:
            rules["item"] = "weapon-named"
        return Roles(actor=owner, item=item, rules=rules)

    def _owner(self, word: int) -> Role | None:
        """Whose a weapon or a strike is: "a Norland air strike", "a rocket of the front's"."""
        owner = self.parties.owner(word)
        named = self.parties.mention(owner) if owner is not None else None
        if named is not None and named.type in PARTIES and named.entity:
            return Role(named.quote, named.start, named.end, named.entity)
        return self.parties.role(owner) if owner is not None else None

    def _party(self, word: int) -> Role | None:
        """A party or its land."""
        mention = self.parties.mention(word)
        if mention is None or mention.type not in (*PARTIES, "place") or mention.entity is None:
            return None
        return Role(mention.quote, mention.start, mention.end, mention.entity)

    def _is_one(self, word: int) -> bool:
        """Whether a weapon is a certain single one: "the rocket", not "missiles"."""
        g = self.context.grammar
        plain = g.plain(word)
        articles = [g.plain(w) for w in g.below(word, ("det",))]
        return self.parties.is_weapon(word) and "the" in articles and not plain.endswith("s")

    def _is_blast(self, word: int) -> bool:
        """Whether a word names what a weapon brings about."""
        return self.context.grammar.plain(word) in self.context.language.words["blasts"]

    def _fault(
        self, verb: int, word: int, roles: Roles, event: EventType = "attack"
    ) -> Iterator[Fault]:
        """A claim at the verb or the noun that says it, with the words that bear on it."""
        if roles.actor is None and roles.item is None and roles.place is None:
            return
        words, g = self.context.words, self.context.grammar
        said, at = words.within(*g.chars(verb)), words.within(*g.chars(word))
        told = said if g.part(verb) == "VERB" else at
        if self.clause.start <= said.start and said.stop <= self.clause.stop:
            found = FoundTrigger(event, told.start, told.stop, "phrase", rule="fault")
            # All that stands before bears on it: "it is unlikely that it came from".
            yield Fault(found, range(self.clause.start, max(at.stop, said.stop)), roles)
