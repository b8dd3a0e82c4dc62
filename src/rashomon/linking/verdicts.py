"""What people have decided across reports in, as answers to what linking and weighing ask, out."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from rashomon.records import Claim, Decision

Verdict = Mapping[frozenset[str], bool]


def claim_key(claim: Claim) -> str:
    """Where a claim stands and of what type it is: what a newer reader finds again."""
    where = claim.evidence[0]
    return f"{claim.report}:{where.start}-{claim.evidence[-1].end}:{claim.event.type}"


class Verdicts:
    """The decisions that hold, by what they are of; where two bear on one pair the later counts."""

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        self._decisions = decisions

    @cached_property
    def called(self) -> tuple[tuple[str, str], ...]:
        """The names that people gave to entities."""
        renamed = (d for d in self._decisions if d.of == "entity" and d.kind == "rename")
        return tuple((d.entity, d.name) for d in renamed if d.entity and d.name)

    @cached_property
    def stories(self) -> Verdict:
        """Of two reports, by id: whether they tell of one happening."""
        return self._pairs("story", "merge")

    @cached_property
    def copies(self) -> Verdict:
        """Of two reports, by id: whether one copies the other."""
        return self._pairs("copy", "accept")

    @cached_property
    def origins(self) -> Verdict:
        """Of two claims, by `claim_key`: whether they rest on one origin."""
        return self._pairs("origin", "accept", "merge")

    @cached_property
    def rejected(self) -> frozenset[str]:
        """The claims, by `claim_key`, that people hold to be misread."""
        held = {d.entity: d.kind == "reject" for d in self._decisions if d.of == "claim"}
        return frozenset(key for key, rejected in held.items() if rejected and key)

    def _pairs(self, of: str, *yes: str) -> Verdict:
        return {
            frozenset((d.entity, d.into)): d.kind in yes
            for d in self._decisions
            if d.of == of and d.entity and d.into
        }
