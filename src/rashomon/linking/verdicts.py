"""What people have decided across reports in, as answers to what linking and weighing ask, out."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from rashomon.records import Claim, Decision, DecisionKind

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
        return frozenset(key for key, kind in self.judged.items() if kind == "reject")

    @cached_property
    def judged(self) -> Mapping[str, DecisionKind]:
        """What people last decided of claims, by `claim_key`."""
        return {d.entity: d.kind for d in self._decisions if d.of == "claim" and d.entity}

    @cached_property
    def told(self) -> Mapping[str, Mapping[str, Claim]]:
        """By report, the claims that people made, or told otherwise than they were read, by the
        `claim_key` of what each stands for."""
        found: dict[str, dict[str, Claim]] = {}
        for decision in self._decisions:
            if decision.of == "claim" and decision.entity and decision.claim:
                mine = found.setdefault(decision.claim.report, {})
                # What is edited again stands for what was first read.
                first = next((k for k, c in mine.items() if claim_key(c) == decision.entity), None)
                mine[first or decision.entity] = decision.claim
        return found

    def _pairs(self, of: str, *yes: str) -> Verdict:
        return {
            frozenset((d.entity, d.into)): d.kind in yes
            for d in self._decisions
            if d.of == of and d.entity and d.into
        }
