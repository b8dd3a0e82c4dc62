"""The points of a story in; which of its accounts are related, and how, out.

What changed is told only between related accounts: elsewhere a difference is one of two accounts.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from rashomon.records import Point
from rashomon.weighing.rarities import Rarity, rare_in
from rashomon.weighing.resting import NAMELESS, voice_key
from rashomon.weighing.scene import Scene


class Related:
    """Reports, by id, asked in pairs; `rare` is what few of them share."""

    def __init__(self, points: Sequence[Point], scene: Scene, rare: Sequence[Rarity]) -> None:
        self._outlets = {report: scene.outlets(report) for report in scene.reports}
        self._own = {report: scene.outlet(report) for report in scene.reports}
        self._near: dict[str, set[str]] = defaultdict(set)
        for copy in scene.copies:
            self._join(copy.report, copy.of)
        values = (rarity for point in points for rarity in rare_in(point))
        for rarity in (*rare, *values):
            self._join(rarity.first.report, rarity.second.report)
        media = scene.language.names.media
        self._media = {
            report: {m.entity for m in scene.readings[report].mentions if m.entity in media}
            for report in scene.reports
        }
        self._voices = {report: {self._own[report]} for report in scene.reports}
        for claim in scene.claims:
            for hop in claim.chain[1:]:
                if hop.source and hop.source_kind not in NAMELESS:
                    self._voices[claim.report].add(voice_key(hop, scene))

    def _join(self, first: str, second: str) -> None:
        self._near[first].add(second)
        self._near[second].add(first)

    def closely(self, one: str, other: str) -> bool:
        """Whether both are of one outlet, have one's words, or share what hardly any other has."""
        return self._own[one] == self._own[other] or other in self._near[one]

    def names(self, one: str, other: str) -> bool:
        """Whether one names the other's outlet: "the Courier's report"."""
        return not self._media[one].isdisjoint(self._outlets[other])

    def cites(self, one: str, other: str, voices: Collection[str]) -> bool:
        """Whether one names the other's outlet as a voice, or one of some voices."""
        known = self._voices[one]
        return not known.isdisjoint(self._outlets[other]) or not known.isdisjoint(voices)
