"""Readings in, and what people have decided of their entities and claims; the readings as these see
them out.

Nothing is written over: the same readings without a decision are as they were read.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import asdict, replace

from rashomon.linking.verdicts import Verdicts, claim_key
from rashomon.records import Attribution, Claim, Decision, Hop, Mention, Reading, Role


def decided(readings: Iterable[Reading], decisions: Sequence[Decision]) -> Iterator[Reading]:
    """Each reading with the entities that people have decided on."""
    told = _Decided(decisions)
    for reading in readings:
        yield told.reading(reading) if told else reading


def decided_claims(claims: Iterable[Claim], decisions: Sequence[Decision]) -> Iterator[Claim]:
    """Each claim that nobody rejected, with the entities that people have decided on."""
    told = _Decided(decisions)
    for claim in claims:
        if not told.rejects(claim):
            yield told.claim(claim) if told else claim


class _Decided:
    """The decisions that change whom words mean; a rename changes only what an entity is called."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.decisions = [d for d in decisions if d.of == "entity" and d.kind in ("merge", "split")]
        self.rejected = Verdicts(decisions).rejected

    def __bool__(self) -> bool:
        return bool(self.decisions or self.rejected)

    def rejects(self, claim: Claim) -> bool:
        """Whether a person holds that the words do not say what the claim says."""
        return bool(self.rejected) and claim_key(claim) in self.rejected

    def entity(self, entity: str | None, words: str, report: str) -> str | None:
        """Whom some words mean, as decided, in the order that it was."""
        for decision in self.decisions:
            if entity != decision.entity:
                continue
            split = (
                decision.kind == "split" and words.casefold() == (decision.name or "").casefold()
            )
            if decision.kind == "merge" or (split and decision.report in (None, report)):
                entity = decision.into
        return entity

    def reading(self, reading: Reading) -> Reading:
        report = reading.report.id

        def mention(each: Mention) -> Mention:
            return replace(each, entity=self.entity(each.entity, each.quote, report))

        def attribution(each: Attribution) -> Attribution:
            words = each.source[0].quote if each.source else ""
            return replace(each, entity=self.entity(each.entity, words, report))

        return replace(
            reading,
            mentions=tuple(map(mention, reading.mentions)),
            attributions=tuple(map(attribution, reading.attributions)),
            claims=tuple(self.claim(c) for c in reading.claims if not self.rejects(c)),
        )

    def claim(self, claim: Claim) -> Claim:
        """A claim, the entities of its roles and voices as decided."""

        def hop(each: Hop) -> Hop:
            return replace(each, entity=self.entity(each.entity, each.source, claim.report))

        roles = {
            name: replace(role, entity=self.entity(role.entity, role.text, claim.report))
            for name, role in asdict(claim).items()
            if isinstance(role, Role)
        }
        return replace(claim, chain=tuple(map(hop, claim.chain)), **roles)
