"""The points of a story in; what one account gives on somebody's word and a related one as plain
fact, without its hedge, or otherwise, out, as drifts.

Sentences need not be alike for that: the claims answer one question with one value, or related
accounts, or one voice, answer it in two ways.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.reading.days import day_of
from rashomon.records import CONFLICTS, Answer, Claim, Drift, DriftKind, Place, Point
from rashomon.weighing.related import Related
from rashomon.weighing.resting import NAMELESS, others, party_of, voice_key
from rashomon.weighing.scene import Scene
from rashomon.weighing.slots import NOT

# Questions on which an account that names no voice has taken something for granted.
ASKED = (": actor", ": target", ": item", "how many killed", "how many wounded", "munitions")
# Of these an account of one's own outlet, or of one copied, gives another answer.
CHANGED: dict[str, DriftKind] = {
    ": actor": "actor",
    ": target": "target",
    ": item": "item",
    ": happened": "polarity",
    ": why": "reason",
}
REPLY, HAPPENED = "reply: ", ": happened"
FIRM = ("asserted", "reported")


@dataclass(frozen=True)
class _Told:
    """An answer with its version, its day, its innermost voice where that is named, the party that
    this speaks for, all voices of its chain, and whether it is the outlet's own word."""

    answer: Answer
    version: int | None
    day: date | None
    voice: str | None
    party: str | None
    voices: frozenset[str]
    own: bool

    @property
    def report(self) -> str:
        return self.answer.report


def hardened(points: Sequence[Point], scene: Scene, related: Related) -> Iterator[Drift]:
    """Every such drift of a story; of an answer, from the first account of what was before."""
    acts = _acts(scene)
    for point in points:
        if not point.slot.endswith((*ASKED, *CHANGED)) and not point.slot.startswith(REPLY):
            continue
        told = _told(point, scene)
        yield from _confirmed(told, acts, scene)
        asks = _Point(point, told, scene, related)
        for new in told:
            drifts = [drift for old in told for drift in asks.between(old, new)]
            yield from {_key(d): d for d in reversed(drifts)}.values()


def _key(drift: Drift) -> tuple[str, str]:
    """What two drifts that lead to an answer share of which one is enough: from one account one
    voice that is gone, of values each once."""
    lost = drift.kind == "attribution"
    return drift.kind, drift.from_.report if lost else drift.before


def _told(point: Point, scene: Scene) -> list[_Told]:
    version_of = {claim: n for n, v in enumerate(point.versions) for claim in v.claims}
    found = []
    for answer in point.answers:
        hop = answer.chain[-1] if len(answer.chain) > 1 else None
        named = hop is not None and bool(hop.source) and hop.source_kind not in NAMELESS
        found.append(
            _Told(
                answer,
                version_of.get(answer.claim),
                day_of(scene.reports[answer.report].published),
                voice_key(hop, scene) if hop is not None and named else None,
                party_of(hop, scene) if hop is not None and named else None,
                frozenset(voice_key(h, scene) for h in answer.chain[1:] if h.source),
                not others(answer.chain, scene),
            )
        )
    return sorted(found, key=lambda t: (scene.order[t.report], t.answer.start))


class _Point:
    """One question, asked what became of an answer from one account to another."""

    def __init__(self, point: Point, told: Sequence[_Told], scene: Scene, related: Related) -> None:
        self.scene, self.related = scene, related
        kind = next((kind for end, kind in CHANGED.items() if point.slot.endswith(end)), None)
        self.kind: DriftKind | None = "polarity" if point.slot.startswith(REPLY) else kind
        self.asked = point.slot.endswith(ASKED)
        self.happened = point.slot.endswith(HAPPENED)
        self.rival = point.state in CONFLICTS
        self.versions: dict[str, set[int | None]] = defaultdict(set)
        self.voiced: set[tuple[str, int | None]] = set()
        self.owned: set[tuple[str, int | None]] = set()
        for each in told:
            self.versions[each.report].add(each.version)
            (self.owned if each.own else self.voiced).add((each.report, each.version))

    def between(self, old: _Told, new: _Told) -> Iterator[Drift]:
        """The drifts from an answer to another."""
        if old.report == new.report or not _follows(old, new):
            return
        if old.version == new.version:
            yield from self._weakened(old, new)
        elif self._precedes(old, new):  # in no known order one change is not two
            yield from self._changed(old, new)

    def _weakened(self, old: _Told, new: _Told) -> Iterator[Drift]:
        """The same answer without its voice, or without its hedge."""
        before, after = old.answer, new.answer
        if before.polarity != after.polarity:
            return
        # An account that names a voice for it elsewhere has not lost it, but for its first words.
        plain = (new.report, new.version) not in self.voiced
        plain = plain and (old.report, old.version) not in self.owned
        lost = new.own and (plain or self._is_first(new))
        if lost and old.voice and old.voice not in self.scene.outlets(old.report):
            near = self.related.closely(old.report, new.report)
            cited = self.asked and self.related.cites(new.report, old.report, old.voices)
            if cited or (near and (self.asked or self.happened)):
                was = before.chain[-1].source
                where = _voice(before, self.scene)
                yield Drift(where, _place(after), "attribution", was, "own voice")
        firmer = before.certainty == "possible" and after.certainty in FIRM
        if self.asked and firmer and _one_party(old, new):
            yield Drift(
                _claim(before, self.scene), _claim(after, self.scene),
                "certainty", before.certainty, after.certainty,
            )  # fmt: skip

    def _is_first(self, told: _Told) -> bool:
        """Whether an answer stands in the first sentence of its report: most often the headline."""
        sentences = self.scene.readings[told.report].sentences
        return bool(sentences) and told.answer.start < sentences[0][1]

    def _changed(self, old: _Told, new: _Told) -> Iterator[Drift]:
        """Another answer: of one voice, or of related accounts that have none in common."""
        first, second = self.versions[old.report], self.versions[new.report]
        related = self.related
        near = related.closely(old.report, new.report) or related.names(new.report, old.report)
        # One who gives both answers tells of two things, or of a dispute.
        near = near and old.version not in second and new.version not in first
        one_voice = old.voice is not None and old.voice == new.voice
        if not near and not one_voice:
            return
        before, after = old.answer, new.answer
        if _apart(before, after):
            yield Drift(_place(before), _place(after), "number", before.quote, after.quote)
        elif self.kind is not None and first.isdisjoint(second) and self._rivals(before, after):
            yield Drift(_place(before), _place(after), self.kind, before.value, after.value)

    def _rivals(self, old: Answer, new: Answer) -> bool:
        """Whether two answers that stand in two versions are rivals, not two words for one
        thing."""
        slots, known = self.scene.language.slots, self.scene.language.names.parties
        if self.kind == "reason":
            return True
        if not self.rival:
            return False
        if self.kind == "actor":
            return old.value.removeprefix(NOT) in known and new.value.removeprefix(NOT) in known
        if self.kind == "target":
            return not slots.is_vague(old.value) and not slots.is_vague(new.value)
        if self.kind == "item":
            under = slots.under(slots.head(old.quote))
            return under != slots.under(slots.head(new.quote))
        return True

    def _precedes(self, old: _Told, new: _Told) -> bool:
        """Whether one account is taken to come first: by its day, else the one that the other
        names."""
        if old.day is not None and new.day is not None and old.day != new.day:
            return old.day < new.day
        named = self.related.names(new.report, old.report)
        order = self.scene.order
        if named != self.related.names(old.report, new.report):
            return named
        return order[old.report] < order[new.report]


def _acts(scene: Scene) -> Mapping[str, list[Claim]]:
    """What each report tells that somebody confirmed."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.event.type == "confirmation" and claim.polarity == "affirmed" and claim.actor:
            found[claim.report].append(claim)
    return found


def _confirmed(
    told: Sequence[_Told], acts: Mapping[str, list[Claim]], scene: Scene
) -> Iterator[Drift]:
    """What a party said in one account, and is said to have confirmed in another: the answers are
    one, and the act stands in the sentence of the later."""
    for new in told:
        for act in acts.get(new.report, ()):
            party = scene.party_of_role(act.actor) if act.actor is not None else ""
            if not party or not _in_one_sentence(new.answer, act, scene):
                continue
            start, end = act.event.start, act.event.end
            to = Place(new.report, start, end, scene.reports[new.report].text[start:end])
            for old in told:
                apart = old.version != new.version or old.report == new.report
                if apart or old.party != party or not _follows(old, new):
                    continue
                hop = old.answer.chain[-1]
                if not (hop.cue or "").lower().startswith("confirm"):
                    cue = hop.cue or hop.source
                    yield Drift(_voice(old.answer, scene), to, "certainty", cue, to.quote)


def _in_one_sentence(answer: Answer, act: Claim, scene: Scene) -> bool:
    """Whether an answer and an act of speech stand in one sentence."""
    sentences = scene.readings[answer.report].sentences
    at = next((s for s in sentences if s[0] <= answer.start < s[1]), None)
    return at is not None and at[0] <= act.event.start < at[1]


def _follows(old: _Told, new: _Told) -> bool:
    """Whether one answer may have come after the other."""
    return old.day is None or new.day is None or old.day <= new.day


def _one_party(old: _Told, new: _Told) -> bool:
    """Whether two answers rest on one named voice, or on two who speak for one party."""
    one_voice = old.voice is not None and old.voice == new.voice
    return one_voice or (old.party is not None and old.party == new.party)


def _apart(old: Answer, new: Answer) -> bool:
    """Whether two answers are numbers that cannot both hold."""
    if (old.low, old.high) == (None, None) or (new.low, new.high) == (None, None):
        return False
    highs = [float("inf") if a.high is None else a.high for a in (old, new)]
    return (old.low or 0.0) > highs[1] or (new.low or 0.0) > highs[0]


def _claim(answer: Answer, scene: Scene) -> Place:
    """The words of an answer's claim."""
    span = scene.claim_of[answer.claim].evidence[0]
    return Place(answer.report, span.start, span.end, span.quote)


def _place(answer: Answer) -> Place:
    return Place(answer.report, answer.start, answer.end, answer.quote)


def _voice(answer: Answer, scene: Scene) -> Place:
    """The words of a voice, where they are known."""
    hop = answer.chain[-1]
    if hop.start is None or hop.end is None:
        return _place(answer)
    text = scene.reports[answer.report].text
    return Place(answer.report, hop.start, hop.end, text[hop.start : hop.end])
