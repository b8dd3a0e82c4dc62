"""A clause in; what it says was not hit, out: "without touching any base", "hit no military site",
"fell far from any village".

That something was not hit does not deny the strike.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.claims.context import Context
from rashomon.claims.faults import Fault
from rashomon.claims.parties import Parties
from rashomon.claims.roles import Roles
from rashomon.claims.triggers import FoundTrigger
from rashomon.records import Role

NO = ("no", "any", "neither")
INNER = ("amod", "compound", "nmod:unmarked", "flat", "conj", "cc")
NEAR = 5  # words
STRUCK = frozenset({"attack", "damage", "casualties"})


def spared(context: Context, clause: range, events: frozenset[str]) -> Iterator[Fault]:
    """What a clause that tells of some `events` says was not hit; its words are the bearing."""
    words, small = context.words, context.language.words
    plain = words.plain
    hitting = [i for i in clause if plain[i] in small["touching"]]
    sparing = [i for i in clause if plain[i] in small["sparing"] and i + 1 in clause]
    if not (hitting or sparing):
        return
    asks = _Spared(context, clause, context.parties)
    if not events & STRUCK:
        return
    for index in hitting:
        yield from asks.untouched(index)
    for index in sparing:
        if plain[index + 1] == "from":
            yield from asks.away(index)


@dataclass(frozen=True, slots=True)
class _Spared:
    context: Context
    clause: range
    parties: Parties

    def untouched(self, index: int) -> Iterator[Fault]:
        """ "Without hitting the base", "hit no base"."""
        g, words = self.context.grammar, self.context.words
        verb = g.word(words.starts[index], words.ends[index])
        if verb is None or g.part(verb) != "VERB":
            return
        without = any(g.plain(w) == "without" for w in g.below(verb, ("mark", "case")))
        for word in g.below(verb, ("obj",)):
            none = any(g.plain(w) in NO for w in g.below(word, ("det",)))
            role = self._role(word)
            if role is not None and (without or none):
                yield self._fault(index, role)

    def away(self, index: int) -> Iterator[Fault]:
        """ "Fell away from any town": where "any" says that none was near."""
        g, words = self.context.grammar, self.context.words
        adverb = g.word(words.starts[index], words.ends[index])
        if adverb is None:
            return
        near = [w for w in range(adverb + 1, adverb + NEAR) if g.plain(w) == "any"]
        above = g.above(near[0]) if near else None
        role = self._role(above) if above is not None else None
        if role is not None:
            yield self._fault(index, role)

    def _role(self, word: int) -> Role | None:
        """A noun with the words before it but "no" and "any"."""
        g = self.context.grammar
        if g.part(word) not in ("NOUN", "PROPN"):
            return None
        start, _ = g.phrase(word, lambda w: w < word and g.relation(w) in INNER)
        joined = [
            w for w in g.below(word, ("conj",)) if w > word and g.part(w) in ("NOUN", "PROPN")
        ]
        end = g.chars((word, *joined)[-1])[1]
        text = g.text(start, end)
        named = self.parties.mention(word)
        return Role(text, start, end, named.entity if named is not None else None)

    def _fault(self, index: int, role: Role) -> Fault:
        trigger = FoundTrigger("attack", index, index + 1, "phrase", rule="spared")
        roles = Roles(target=role, rules={"target": "spared"})
        words = self.context.words
        return Fault(trigger, words.within(words.starts[index], role.end), roles)
