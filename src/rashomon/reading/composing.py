"""Words in, names that are made of an owner and a noun out: "Norland's army", "the Norport regime".

An owner is a name of the lists; what its noun makes of it (its forces, its rule, the group itself)
stands in `naming.yml`. So is whose "Berg's gangs" are: those of the party that Berg leads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from rashomon.language import Language
from rashomon.language.names import ACTOR_TYPES, Name
from rashomon.language.naming import Head

MOST_MODIFIERS = 3
# Kinds of names that may own a noun; short forms that the text must settle may not.
OWNING = frozenset(
    (
        "official",
        "variant",
        "acronym",
        "metonym",
        "demonym",
        "self",
        "hostile",
        "contested",
        "epithet",
    )
)
HOSTILE = ("hostile", "epithet")


class Composed(NamedTuple):
    """A composed name, in words: the first, and one past the last; and whom it may mean."""

    first: int
    last: int
    names: tuple[Name, ...]


class Composer:
    """Finds the composed name at a word of a text."""

    def __init__(self, plain: Sequence[str], language: Language) -> None:
        self.plain = plain
        self.names = language.names
        self.naming = language.naming

    def behind(self, index: int, length: int, owners: Iterable[Name]) -> Composed | None:
        """What an owner at a word and the noun behind it make: "Norland | occupation forces". Words
        of the enemy before it belong to it: "the so-called | Northern Front"."""
        owners = [owner for owner in owners if owner.kind in OWNING or owner.type == "person"]
        if not owners:
            return None
        first, harsh = self._before(index)
        at = index + length
        at += at < len(self.plain) and self.plain[at] in ("'s", "'")
        found: Composed | None = None
        for _ in range(MOST_MODIFIERS + 1):
            if at >= len(self.plain):
                break
            if match := self.naming.heads.at(self.plain, at):
                made = self._made(owners, match[1], harsh)
                found = Composed(first, at + match[0], made) if made else found
            tone = self.naming.modifiers.get(self.plain[at])
            if tone is None:
                break
            harsh = harsh or tone == "hostile"
            at += 1
        if found is None and first < index:
            whole = tuple(
                replace(owner, kind="hostile")
                for owner in owners
                if owner.kind not in ("demonym", "epithet", "metonym", "context")
                and owner.type != "person"
            )
            return Composed(first, index + length, whole) if whole else None
        return found

    def before(self, index: int) -> tuple[int, Sequence[Head]] | None:
        """A noun at a word whose owner stands behind it: where the owner begins, and the noun. "The
        regime in | Norport", "forces of the | Northern entity"."""
        match = self.naming.heads.at(self.plain, index)
        if match is None:
            return None
        at = index + match[0]
        if at + 1 >= len(self.plain):
            return None
        noun = self.naming.joints.get(self.plain[at], frozenset())
        if self.plain[index + match[0] - 1] not in noun:
            return None
        at += 1 + (self.plain[at + 1] == "the")
        return (at, match[1]) if at < len(self.plain) else None

    def owned(
        self, index: int, at: int, length: int, owners: Iterable[Name], heads: Sequence[Head]
    ) -> Composed | None:
        """What a noun and the owner behind it make; "in" leads to a seat only."""
        seats = "in" in (self.plain[at - 1], self.plain[at - 2])
        kinds = {"metonym"} if seats else OWNING - {"demonym", "epithet"}
        first, harsh = self._before(index)
        made = self._made([owner for owner in owners if owner.kind in kinds], heads, harsh)
        return Composed(first, at + length, made) if made else None

    def _before(self, index: int) -> tuple[int, bool]:
        """Where the hostile words before a name begin."""
        first = index
        while first and index - first < MOST_MODIFIERS:
            if self.naming.modifiers.get(self.plain[first - 1]) != "hostile":
                break
            first -= 1
        return first, first < index

    def _made(self, owners: Iterable[Name], heads: Sequence[Head], harsh: bool) -> tuple[Name, ...]:
        made: dict[str, Name] = {}
        for owner in owners:
            for head in heads:
                entity = self._meant(owner, head)
                if entity is None or entity in made:
                    continue
                tone = harsh or head.tone == "hostile" or owner.kind in HOSTILE
                kind = "hostile" if tone else "variant" if owner.kind == "demonym" else owner.kind
                kind = "variant" if kind in ("official", "acronym") else kind
                party = self.names.parties[entity]
                made[entity] = Name(owner.written, entity, kind, ACTOR_TYPES[party.type])
                break
        return tuple(made.values())

    def _meant(self, owner: Name, head: Head) -> str | None:
        """Whom an owner and a noun mean: the owner's forces, its government, itself."""
        party = self.names.parties.get(owner.entity)
        if party is None or party.type == "media":
            return None
        if party.type == "person":
            if party.of is None:
                return None
            led = self.names.parties[party.of]
            if led.type == "government" and led.part is None:
                part = "forces" if head.part in ("forces", "group") else ""
                return self.names.part(led.entity, part)
            whole = self.names.whole(led.entity)
            return whole if head.part == "rule" and led.part == "forces" else led.entity
        if party.type in ("armed_group", "organisation") or party.part is not None:
            return party.entity
        if head.part == "forces":
            forces = self.names.part(party.entity, "forces")
            return None if party.type == "territory" and forces == party.entity else forces
        if head.part == "rule":
            if head.tone == "neutral":
                rule = self.names.part(party.entity, "government")
                return None if party.type == "territory" and rule == party.entity else rule
            return party.entity
        if owner.kind == "metonym" and head.tone == "hostile":  # "Norport's terrorists"
            return self.names.part(party.entity, "forces")
        return None  # a state's "rebels" and "militias" are somebody else's
