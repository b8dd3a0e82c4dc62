"""Readings in, and what people have decided of their entities and claims; the readings as these see
them out.

Nothing is written over: the same readings without a decision are as they were read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import asdict, replace

from rashomon.linking.verdicts import Verdicts, claim_key
from rashomon.records import Attribution, Claim, Decision, Hop, Mention, Reading, Role


def decided(
    readings: Iterable[Reading], decisions: Sequence[Decision], *, rejected: bool = False
) -> Iterator[Reading]:
    """Each reading with the entities that people have decided on, and its claims as they told them;
    with `rejected`, also those that they hold to be misread."""
    told = _Decided(decisions)
    if rejected:
        told.rejected = frozenset()
    for reading in readings:
        yield told.reading(reading) if told else reading


def decided_claims(claims: Iterable[Claim], decisions: Sequence[Decision]) -> Iterator[Claim]:
    """Each claim as people told it, with the entities that they have decided on; without those that
    somebody rejected. What was never read is not among them (`told_claims`)."""
    told = _Decided(decisions)
    for claim in claims:
        yield from told.claims([claim]) if told else [claim]


def as_told(claim: Claim, decisions: Sequence[Decision]) -> Claim:
    """A claim as people told it, also one that somebody rejected."""
    told = _Decided(decisions)
    return told.claim(told.as_told(claim))


def told_claims(decisions: Sequence[Decision]) -> Iterator[tuple[str, Claim]]:
    """The claims that people made, or told otherwise than they were read, each with the key of what
    was read there; without those that somebody rejected."""
    told = _Decided(decisions)
    for claims in told.told.values():
        for key, claim in claims.items():
            for seen in told.claims([claim]):
                yield key, seen


def meant(decisions: Sequence[Decision]) -> Callable[[str | None, str, str], str | None]:
    """Tells whom words mean as people decided: of the entity that they were read as, the words and
    their report by id."""
    return _Decided(decisions).entity


def taken_for(entity: str, decisions: Sequence[Decision]) -> set[str]:
    """The entities whose words, or some of them, people may have decided to mean `entity`, itself
    among them."""
    found = {entity}
    for decision in reversed(_Decided(decisions).decisions):
        if decision.into in found and decision.entity:
            found.add(decision.entity)
    return found


class _Decided:
    """The decisions that change whom words mean; a rename changes only what an entity is called."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.decisions = [d for d in decisions if d.of == "entity" and d.kind in ("merge", "split")]
        verdicts = Verdicts(decisions)
        self.rejected, self.told = verdicts.rejected, verdicts.told

    def __bool__(self) -> bool:
        return bool(self.decisions or self.rejected or self.told)

    def claims(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Claims as people told them, without those whose words, as a person holds, do not say
        what the claim says."""
        for read in claims:
            claim = self.as_told(read)
            if not self.rejected.intersection((claim_key(read), claim_key(claim))):
                yield self.claim(claim)

    def as_told(self, read: Claim) -> Claim:
        """What a person told in the place of what was read."""
        return self.told.get(read.report, {}).get(claim_key(read), read)

    def entity(self, entity: str | None, words: str, report: str) -> str | None:
        """Whom some words mean, as decided, in the order that it was."""
        for decision in self.decisions:
            if entity != decision.entity:
                continue
            split = decision.kind == "split" and folded(words) == folded(decision.name or "")
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
            claims=tuple(self._of_report(reading)),
        )

    def _of_report(self, reading: Reading) -> list[Claim]:
        """The claims of a report, and where they stand those that people made, or that they told
        of what this reading has no more."""
        read = {claim_key(claim) for claim in reading.claims}
        told = self.told.get(reading.report.id, {})
        made = [claim for key, claim in told.items() if key not in read]
        found = [*self.claims(reading.claims), *self.claims(made)]
        return sorted(found, key=lambda c: c.evidence[0].start) if made else found

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


def folded(words: str) -> str:
    """A name as it is compared: a line that breaks within it is no other name."""
    return " ".join(words.split()).casefold()
