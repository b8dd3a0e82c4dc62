"""The accounts of one story in, what every later step asks of it out: who copies whom, which
parties are one, and which claims tell of another day's happening.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.language import Language
from rashomon.linking import Account
from rashomon.linking.copies import COPIED
from rashomon.linking.copies.texts import outlets_of
from rashomon.linking.kinds import SPEECH, family
from rashomon.linking.verdicts import Verdicts, claim_key
from rashomon.records import Claim, Copy, Reading, Report, Role
from rashomon.weighing.apart import happenings


@dataclass(frozen=True)
class Scene:
    """One story: its accounts, its copies, and the language it is told in."""

    members: tuple[Account, ...]
    readings: Mapping[str, Reading]
    copies: tuple[Copy, ...]
    language: Language
    verdicts: Verdicts = field(default_factory=Verdicts)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports of the story, by id, in the order they were published."""
        return {account.report.id: account.report for account in self.members}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each report, by id, among the story's."""
        return {report: place for place, report in enumerate(self.reports)}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the story's accounts."""
        return tuple(claim for account in self.members for claim in account.claims)

    @cached_property
    def claim_of(self) -> Mapping[str, Claim]:
        """Every claim of the story's accounts, by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def about(self) -> str:
        """The kind of happening that most reports tell of; "" where they only speak."""
        told = Counter(
            kind
            for account in self.members
            for kind in {family(c.event.type) for c in account.claims if c.event.type not in SPEECH}
        )
        return min(told, key=lambda kind: (-told[kind], kind)) if told else ""

    @cached_property
    def unconfirmed(self) -> frozenset[str]:
        """The claims that somebody is only said not to have confirmed."""
        stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for claim in self.claims:
            if claim.event.type == "confirmation" and claim.polarity == "denied":
                span = claim.evidence[0]
                stretches[claim.report].append((claim.event.start, span.end))
        return frozenset(
            claim.id
            for claim in self.claims
            if claim.event.type not in SPEECH
            for start, end in stretches.get(claim.report, ())
            if start < claim.event.start < end
        )

    @cached_property
    def silent(self) -> frozenset[str]:
        """The parties that some account says had no word on it."""
        asked = (claim.actor for claim in self.claims if claim.event.type == "no_comment")
        return frozenset(self.party_of_role(role) for role in asked if role) - {""}

    def party_of_role(self, role: Role) -> str:
        """The party that a role belongs to, where the lists know it; else ""."""
        party = self.party(role.entity) or ""
        return party if party in self.language.names.parties else ""

    @cached_property
    def key_of(self) -> Mapping[str, str]:
        """For each claim, by id, the key that people's decisions go by."""
        return {claim.id: claim_key(claim) for claim in self.claims}

    def publisher(self, report: str) -> str:
        """The outlet of a report."""
        return self.reports[report].publisher or self.reports[report].name

    def outlet(self, report: str) -> str:
        """The outlet of a report without what stands in brackets beside it."""
        return next(iter(self.outlets(report)), report)

    def outlets(self, report: str) -> Sequence[str]:
        """The outlet of a report and the agencies that it names beside itself: "Gazette (AFP)"."""
        return self._outlets[report]

    @cached_property
    def _outlets(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, Sequence[str]] = {}
        for key, report in self.reports.items():
            named = [self._medium(outlet) for outlet in outlets_of(report)]
            known = self.language.names.media
            found[key] = [*named[:1], *(outlet for outlet in named[1:] if outlet in known)]
        return found

    @cached_property
    def outlet_names(self) -> frozenset[str]:
        """The outlets of the story's reports."""
        return frozenset(outlet for named in self._outlets.values() for outlet in named)

    def _medium(self, outlet: str) -> str:
        """A medium as what it is compared by: "associated-press" is "ap"."""
        names = self.language.names
        words = outlet.split("-")
        match = names.table.at(words, 0)
        if match is None or match[0] != len(words):
            return outlet
        return next((name.entity for name in match[1] if name.entity in names.media), outlet)

    @cached_property
    def parents(self) -> Mapping[str, Copy]:
        """For each report that copies another one, the copy that shows it best."""
        found: dict[str, Copy] = {}
        for copy in sorted(self.copies, key=lambda c: (-c.covered * c.alike, c.id)):
            if copy.degree in COPIED and not self._leads_to(copy.of, copy.report, found):
                found.setdefault(copy.report, copy)
        return found

    @staticmethod
    def _leads_to(report: str, other: str, parents: Mapping[str, Copy]) -> bool:
        while report != other and report in parents:
            report = parents[report].of
        return report == other

    def root(self, report: str) -> str:
        """The report that a report goes back to, copy by copy."""
        while report in self.parents:
            report = self.parents[report].of
        return report

    def party(self, entity: str | None) -> str | None:
        """The party that an entity belongs to: an army's state, a spokesman's ministry's state."""
        return self.language.names.whole(entity) if entity else None

    @cached_property
    def _happenings(self) -> Mapping[str, str]:
        readings = (self.readings[report] for report in self.reports)
        return happenings(self.claims, readings)

    def happening(self, claim: Claim) -> str:
        """The name of the happening that a claim tells of; none for the story's own."""
        return self._happenings.get(claim.id, "")


def scene_of(
    members: Sequence[Account],
    readings: Mapping[str, Reading],
    copies: Sequence[Copy],
    language: Language,
    verdicts: Verdicts | None = None,
) -> Scene:
    """Set a story's scene: its own copies only."""
    told = {account.report.id for account in members}
    mine = tuple(c for c in copies if c.report in told and c.of in told)
    return Scene(tuple(members), readings, mine, language, verdicts or Verdicts())
