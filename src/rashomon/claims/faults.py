"""A clause in; whom it holds to be at fault, or whose a weapon is said to be, out.

"Norland is to blame", "Sudmark had no part in it", "it was not a Norland missile": no verb and no
noun of these names an event, but each says who did it, or did not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.claims.context import Context
from rashomon.claims.firmness import ORDER, Firmness, hedges
from rashomon.claims.parties import PARTIES, Parties
from rashomon.claims.roles import Roles
from rashomon.claims.triggers import FoundTrigger
from rashomon.records import Mention, Role, Span, span

STEPS = 6  # words back from "to blame" to the "is" and past what stands beside it
SUBJECTS = ("nsubj", "nsubj:pass", "expl")
STANDING = ("it", "this", "that", "they", "these", "those", "which")
INNER = ("amod", "compound", "nmod")
ONE = ("one", "ones")


@dataclass(frozen=True, slots=True)
class Fault:
    """The words that lay an act at a party's door, or take it away, the words that bear on them,
    and the parts of the claim."""

    trigger: FoundTrigger
    bearing: range
    roles: Roles


def faults(context: Context, clause: range) -> Iterator[Fault]:
    """Whom a clause holds at fault, and whose weapon it says it was."""
    plain, small = context.words.plain, context.language.words
    heads = small["fault_heads"]
    hits = [i for i in clause if plain[i] in heads]
    being = any(plain[i] in small["be"] for i in clause)
    if not (hits or being):
        return
    asks = _Faults(context, clause, context.parties)
    if hits:
        yield from asks.blamed(hits)
    if being:
        yield from asks.owned()


def fault_firmness(context: Context, fault: Fault, said: Firmness) -> Firmness:
    """How firmly it is said: what stands between the party and the words of blame bears on them,
    besides what the voice does to all it says (`said`)."""
    found = list(hedges(context.words, fault.bearing, context.language))
    near = {kind: tuple(s for k, s in found if k == kind) for kind, _ in found}
    certainty, because, rule = said.certainty, said.certainty_words, said.rules[0]
    level = next((level for level in ORDER if level in near), None)
    if level is not None:
        certainty, because, rule = level, near[level], "hedge"
    negations = near.get("negation", ())
    if said.polarity == "affirmed" and not negations:
        negations = tuple(_excluding(context, fault))
    turned = len(negations) % 2 == 1
    denied = turned != (said.polarity == "denied")
    words = (negations if turned else said.polarity_words) if denied else ()
    how = ("negation" if turned else "cue") if denied else "affirmed"
    return Firmness(certainty, "denied" if denied else "affirmed", because, words, (rule, how))


def _excluding(context: Context, fault: Fault) -> Iterator[Span]:
    """ "Ruled | out": the verb that takes it away, where nobody is heard to say so."""
    words, cues = context.words, context.language.cues
    for index in fault.bearing:
        match = cues.verbs.at(words.plain, index)
        if match is not None and match[1][0].group == "exclude":
            yield span(words.text, words.starts[index], words.ends[index + match[0] - 1])
            return


@dataclass(frozen=True, slots=True)
class _Faults:
    context: Context
    clause: range
    parties: Parties

    def blamed(self, hits: Sequence[int]) -> Iterator[Fault]:
        """ "Is to blame", "was not at fault", "has nothing to do with it"."""
        words, small = self.context.words, self.context.language.words
        for index in hits:
            match = small["faulting"].at(words.plain, index)
            having = None if match else small["disowning"].at(words.plain, index)
            found = match or having
            if found is None or self._is_of_event(index + found[0]):
                continue
            verb = self._verb(index, "having" if having else "be")
            subject = self._before(verb) if verb is not None else None
            roles = self._who(subject) if subject is not None else None
            if verb is not None and roles is not None:
                end = min(index + found[0], self.clause.stop)
                trigger = FoundTrigger("attack", index, end, "phrase", rule="fault")
                yield Fault(trigger, range(verb, end), roles)
        yield from self._excluded(hits)

    def _who(self, subject: int) -> Roles | None:
        """A party, or a weapon with whose it is."""
        if self.parties.is_somebody(subject):
            role = self.parties.role(subject)
            return Roles().with_actor(role, "behind") if role is not None else None
        if not self.parties.is_weapon(subject):
            return None
        owner = self.parties.owner(subject)
        named = self.parties.mention(owner) if owner is not None else None
        if named is not None and named.type == "nationality":  # of "a Norland missile" no more
            mine = Role(named.quote, named.start, named.end, named.entity)
            return self._armed(mine, subject)
        role = self.parties.role(owner) if owner is not None else None
        if role is None:  # "a misfired rocket was the cause": whose, it does not say
            item = self.parties.thing(subject)
            return Roles(item=item, rules={"item": "weapon-named"}) if item is not None else None
        return self._armed(role, subject)

    def _armed(self, role: Role, weapon: int) -> Roles:
        item = self.parties.thing(weapon)
        if item is None or item.entity is None:
            return Roles().with_actor(role, "owner")
        return Roles(actor=role, item=item, rules={"actor": "owner", "item": "weapon-named"})

    def _excluded(self, hits: Sequence[int]) -> Iterator[Fault]:
        """ "Ruled out Norland as the origin", "named Norland as the culprit"."""
        g, words = self.context.grammar, self.context.words
        for index in hits:
            match = self.context.language.words["origins"].at(words.plain, index)
            party = self._before(index) if match else None
            verb = g.above(party) if party is not None else None
            roles = self._who(party) if party is not None else None
            if match is None or verb is None or roles is None or roles.actor is None:
                continue
            end = min(index + match[0], self.clause.stop)
            trigger = FoundTrigger("attack", index, end, "phrase", rule="fault")
            first = words.within(*g.chars(verb)).start
            yield Fault(trigger, range(max(first, self.clause.start), end), roles)

    def _is_of_event(self, index: int) -> bool:
        """Whether "for the raid" follows "responsible": who is that is read from the noun."""
        words = self.context.words
        if index >= self.clause.stop or words.plain[index] != "for":
            return False
        if words.plain[index - 1] not in self.context.language.words["answering"]:
            return False
        return words.plain[min(index + 1, self.clause.stop - 1)] not in STANDING

    def _verb(self, index: int, name: str) -> int | None:
        """The "is" or "has" before some words, small words between them apart (words)."""
        small, between = self.context.language.words, self.context.language.cues.between
        for at in range(index - 1, max(index - STEPS, self.clause.start - 1), -1):
            plain = self.context.words.plain[at]
            if plain in small[name]:
                return self._first(at)
            if plain not in between and not self._is_hedge(at):
                return None
        return None

    def _first(self, verb: int) -> int:
        """The first of the helping verbs before a verb: "| may have been"."""
        small, words = self.context.language.words, self.context.words
        while verb - 1 in self.clause and (
            words.plain[verb - 1] in small["auxiliaries"]
            or words.plain[verb - 1] in self.context.language.cues.between
        ):
            verb -= 1
        return verb

    def _is_hedge(self, index: int) -> bool:
        """Whether a word only says how sure it is: "is | most likely | to blame"."""
        language = self.context.language
        known = language.hedges.at(self.context.words.plain, index)
        return known is not None or self.context.words.plain[index] in language.words["degrees"]

    def _before(self, verb: int) -> int | None:
        """The noun right before a verb, with all that hangs on it (a word of the tree)."""
        g, words = self.context.grammar, self.context.words
        if verb - 1 not in self.clause:
            return None
        word = g.word(words.starts[verb - 1], words.ends[verb - 1])
        limit = words.starts[verb]
        while word is not None and g.part(word) not in ("VERB", "AUX", "PUNCT"):
            above = g.above(word)
            if above is None or (above > word and g.chars(above)[0] >= limit):
                return word
            if g.part(above) in ("VERB", "AUX") or g.relation(word) in SUBJECTS:
                return word
            word = above
        return None

    def owned(self) -> Iterator[Fault]:
        """ "It was a Norland missile", "the missile was not Norland's": whose weapon it was."""
        words = self.context.words
        start, end = words.starts[self.clause.start], words.ends[self.clause.stop - 1]
        for mention in self.context.named.at(start, end):
            if mention.entity is None or mention.type not in PARTIES:
                continue
            if start <= mention.start and mention.end <= end:
                yield from self._owned_by(mention)

    def _owned_by(self, mention: Mention) -> Iterator[Fault]:
        g, words = self.context.grammar, self.context.words
        owner = g.word(mention.start, mention.end)
        if owner is None or self._is_borne(mention):
            return
        alone = mention.type == "nationality" and self._being(owner) is not None
        thing = owner if alone else self._thing(owner)
        being = self._being(thing) if thing is not None else None
        if thing is None or being is None:
            return
        told = [w for w in g.below(thing, SUBJECTS) if w < being]
        weapons = [w for w in told if self.parties.is_weapon(w)]
        if thing == owner and not weapons:
            return  # "it was Norland's": who knows what
        if not weapons and not any(g.plain(w) in STANDING for w in told):
            return
        trigger = self._at(thing)
        first = words.within(*g.chars(being)).start
        role = Role(mention.quote, mention.start, mention.end, mention.entity)
        roles = self._armed(role, weapons[0] if weapons else thing)
        yield Fault(trigger, range(self._first(first), trigger.end), roles)

    def _at(self, word: int) -> FoundTrigger:
        at = self.context.words.within(*self.context.grammar.chars(word))
        return FoundTrigger("attack", at.start, at.stop, "phrase", rule="fault")

    def _being(self, word: int) -> int | None:
        """The "was" of "was a Norland missile"."""
        return next(iter(self.context.grammar.below(word, ("cop",))), None)

    def _thing(self, owner: int) -> int | None:
        """The weapon that a party stands before, or behind "of": "a missile of their defence"."""
        g = self.context.grammar
        above = g.above(owner)
        while above is not None and g.relation(above) in INNER and not self._being(above):
            above = g.above(above)  # "a Norland air defence missile", "of their air defence"
        if above is None or self.parties.owner(above) is None:
            return None
        return above if self.parties.is_weapon(above) or g.plain(above) in ONE else None

    def _is_borne(self, mention: Mention) -> bool:
        """ "Norland-made": not theirs."""
        text = self.context.report.text
        return text[mention.end : mention.end + 1] in ("-", "–")
