"""The accounts of a story in; what changed where one of them tells again what another told, out.

Looked for only between reports that are related: one copies the other, both are of one outlet, or
both name a common source. Elsewhere a difference is one between two accounts, which points show.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from rashomon.linking.copies.texts import Sentence
from rashomon.reading.days import day_of
from rashomon.records import Claim, Drift, Hop, Place, Point
from rashomon.weighing.changes import Relation, changes, share
from rashomon.weighing.hardened import hardened
from rashomon.weighing.rarities import Rarity
from rashomon.weighing.related import Related
from rashomon.weighing.resting import NAMELESS, parties_in, party_of, voice_key
from rashomon.weighing.scene import Scene
from rashomon.weighing.shed import shed

# Two sentences of related reports are one told again from this cosine of their telling words on;
# where their claims share a doer, a target or a number, from the lower one.
ALIKE, ALIKE_IN_PART = 0.35, 0.2
# Where nobody knows which account came first, these are changes from either: what was lost.
LOSSES = ("attribution", "certainty", "dropped")
# A word that more sentences of a story have finds nothing.
COMMON = 40


@dataclass(frozen=True)
class Told:
    """A sentence of a report with the claims that begin in it."""

    number: int
    report: str
    text: str
    sentence: Sentence
    claims: tuple[Claim, ...]

    def place(self, start: int | None = None, end: int | None = None) -> Place:
        """The sentence, or a part of it, as a place."""
        begin = self.sentence.start if start is None else start
        past = self.sentence.end if end is None else end
        return Place(self.report, begin, past, self.text[begin:past])

    @cached_property
    def hops(self) -> tuple[Hop, ...]:
        """The voices of its claims but the outlet's own."""
        hops = (hop for claim in self.claims for hop in claim.chain[1:] if hop.source)
        return tuple({(hop.start, hop.source): hop for hop in hops}.values())


def drifts_of(points: Sequence[Point], scene: Scene, rare: Sequence[Rarity]) -> tuple[Drift, ...]:
    """Every change between two reports of a story, from the earlier to the later one; `rare` is
    what few of its reports share."""
    told = list(_told(scene))
    found: dict[tuple[str, int, str, str], Drift] = {}
    ranked = _order(scene)
    for before, after, relation in _retold(told, ranked, scene):
        back = ranked[before.report] > ranked[after.report]
        for drift in changes(before, after, relation, scene):
            if not back or drift.kind in LOSSES:
                found.setdefault(_key(drift), drift)
    related = Related(points, scene, rare)
    later = (*hardened(points, scene, related), *shed(scene))
    more = {(*_key(drift), drift.before): drift for drift in later}
    kept = [*found.values(), *(d for key, d in more.items() if key[:-1] not in found)]
    copied = {(copy.of, copy.report) for copy in scene.copies}
    order = scene.order
    return tuple(
        sorted(
            kept,
            key=lambda d: (
                (d.from_.report, d.to.report) not in copied,
                order[d.to.report],
                order[d.from_.report],
                d.to.start,
                d.kind,
            ),
        )
    )


def _key(drift: Drift) -> tuple[str, int, str, str]:
    """What two drifts share of which one is enough."""
    return drift.from_.report, drift.to.start, drift.to.report, drift.kind


def _told(scene: Scene) -> Iterator[Told]:
    number = 0
    for account in scene.members:
        if account.text is None:
            continue
        starts: dict[int, list[Claim]] = defaultdict(list)
        sentences = account.text.sentences
        for claim in account.claims:
            at = claim.evidence[0].start
            place = bisect_right(sentences, at, key=attrgetter("start")) - 1
            if place >= 0 and at < sentences[place].end:
                starts[sentences[place].start].append(claim)
        for sentence in sentences:
            claims = tuple(starts[sentence.start])
            yield Told(number, account.report.id, account.report.text, sentence, claims)
            number += 1


def _retold(
    told: Sequence[Told], order: Mapping[str, int], scene: Scene
) -> Iterator[tuple[Told, Told, Relation]]:
    """Sentences that are one told again, the likest of two reports first, with what relates them.

    Where nothing tells which of two reports came first, both orders are looked at: of these, only
    what was lost counts as a change.
    """
    copies = {frozenset((copy.report, copy.of)) for copy in scene.copies}
    voices = {report: {scene.outlet(report)} for report in order}
    of_sentence = [_voices(each, scene) for each in told]
    for each, named in zip(told, of_sentence, strict=True):
        voices[each.report] |= named
    taken: set[tuple[int, str]] = set()  # a sentence is told again once in a report
    for alike, first, second in sorted(_alike(told), key=lambda p: (-p[0], p[1], p[2])):
        before, after = told[first], told[second]
        if (first, after.report) in taken and (second, before.report) in taken:
            continue
        taken |= {(first, after.report), (second, before.report)}
        if order[before.report] > order[after.report]:
            before, after = after, before
        copied = frozenset((before.report, after.report)) in copies
        if not copied and not voices[before.report] & voices[after.report]:
            continue
        if alike < ALIKE and not share(before, after, scene):
            continue
        one_voice = bool(of_sentence[before.number] & of_sentence[after.number])
        yield before, after, Relation(copied, one_voice, alike)
        if not copied and not _in_time(before, after, scene):
            yield after, before, Relation(copied, one_voice, alike)


def _alike(told: Sequence[Told]) -> Iterator[tuple[float, int, int]]:
    """Pairs of sentences of two reports with the cosine of their telling words."""
    holding: dict[str, list[int]] = defaultdict(list)
    for each in told:
        for word in each.sentence.weights:
            holding[word].append(each.number)
    for second in told:
        shared: dict[int, float] = defaultdict(float)
        for word, weight in second.sentence.weights.items():
            if len(holding[word]) <= COMMON:
                for first in holding[word]:
                    shared[first] += weight * weight
        for first in shared:
            if first < second.number and told[first].report != second.report:
                alike = _cosine(told[first].sentence, second.sentence)
                if alike >= ALIKE_IN_PART:
                    yield alike, first, second.number


def _in_time(before: Told, after: Told, scene: Scene) -> bool:
    """Whether it is known which of two reports came first."""
    days = [day_of(scene.reports[told.report].published) for told in (before, after)]
    return days[0] is not None and days[1] is not None and days[0] != days[1]


def _order(scene: Scene) -> Mapping[str, int]:
    """Reports by the time they were published; a copy behind what it copies."""
    order = scene.order
    depth = dict.fromkeys(order, 0)
    for report in order:
        at = report
        while at in scene.parents:
            at = scene.parents[at].of
            depth[report] += 1
    ranked = sorted(order, key=lambda r: (order[scene.root(r)], depth[r], order[r]))
    return {report: number for number, report in enumerate(ranked)}


def _voices(told: Told, scene: Scene) -> set[str]:
    named = [hop for hop in told.hops if hop.source_kind not in NAMELESS]
    parties = {party for hop in named if (party := party_of(hop, scene))}
    joined = {party for hop in named for party in parties_in(hop.source, scene)}
    spoken = {party for claim in told.claims for party in _confirming(claim, scene)}
    return {voice_key(hop, scene) for hop in named} | parties | joined | spoken


def _confirming(claim: Claim, scene: Scene) -> tuple[str, ...]:
    """Who confirms, where that is told as an act: "confirmed on Tuesday"."""
    confirmed = claim.event.type == "confirmation" and claim.polarity == "affirmed"
    party = scene.party_of_role(claim.actor) if confirmed and claim.actor is not None else ""
    return (party,) if party else ()


def _cosine(a: Sentence, b: Sentence) -> float:
    shared = a.weights.keys() & b.weights.keys()
    norm = a.norm * b.norm
    return sum(a.weights[word] ** 2 for word in shared) / norm if norm else 0.0
