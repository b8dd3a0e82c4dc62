"""`conflicts.yml` in; who stands against whom, and where, out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from rashomon.errors import LanguageError
from rashomon.language.names import Names


class Conflict(NamedTuple):
    """A conflict: the lands it is fought over, and its sides."""

    name: str
    where: frozenset[str]
    sides: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Conflicts:
    """All conflicts; a part of a party (its army, its leader) stands where the party stands."""

    known: tuple[Conflict, ...]
    linked: Mapping[str, tuple[str, ...]]
    names: Names

    @cached_property
    def _sides(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for number, conflict in enumerate(self.known):
            for side, members in enumerate(conflict.sides):
                for member in members:
                    found.setdefault(member, []).append((number, side))
        return {member: tuple(at) for member, at in found.items()}

    def sides(self, entity: str) -> tuple[tuple[int, int], ...]:
        """The conflicts a party is in, each with its side there, by number."""
        if entity in self._sides:
            return self._sides[entity]
        party = self.names.parties.get(entity)
        return self.sides(party.of) if party is not None and party.of else ()

    def against(self, entity: str, other: str) -> bool:
        """Whether two parties stand on different sides of some conflict."""
        theirs = dict(self.sides(other))
        return any(theirs.get(number, side) != side for number, side in self.sides(entity))

    def beside(self, entity: str, other: str) -> bool:
        """Whether two parties are one, or stand on one side of every conflict they share."""
        if self.names.whole(entity) == self.names.whole(other):
            return True
        theirs = dict(self.sides(other))
        shared = [theirs[n] == side for n, side in self.sides(entity) if n in theirs]
        return bool(shared) and all(shared)

    def lands(self, entity: str) -> frozenset[str]:
        """The lands of a party: its own, and those its conflicts are fought over."""
        party = self.names.parties.get(entity)
        own = {self.names.whole(entity), *(party.where if party is not None else ())}
        return frozenset(own).union(*(self.known[n].where for n, _ in self.sides(entity)))


def compile_conflicts(lists: Mapping[str, Any], names: Names) -> Conflicts:
    """Compile `conflicts.yml`; every party in it must be an entry of the actors list."""
    known = tuple(
        Conflict(name, frozenset(entry["where"]), tuple(map(frozenset, entry["sides"])))
        for name, entry in lists["conflicts"].items()
    )
    linked = {str(state): tuple(groups) for state, groups in lists["linked"].items()}
    named = {party for conflict in known for side in conflict.sides for party in side}
    named |= {party for state, groups in linked.items() for party in (state, *groups)}
    if unknown := sorted(named - names.parties.keys()):
        raise LanguageError(
            f"conflicts.yml: no entry of the actors list is {unknown[0]!r}; add it."
        )
    return Conflicts(known, linked, names)
