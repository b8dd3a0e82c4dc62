"""The points of a story in; what one account gives on somebody's word and a related one as plain
fact, without its hedge, or otherwise, out, as drifts.

Sentences need not be alike for that: the claims answer one question with one value, or related
accounts, or one voice, answer it in two ways.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.reading.days import day_of
from rashomon.records import Answer, Claim, Drift, DriftKind, Hop, Place, Point
from rashomon.weighing.rarities import rare_in, rarities
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
REPLY = "reply: "
FIRM = ("asserted", "reported")


class _Related:
    """Which reports are related: by a copy, an outlet, or a rare thing that both have."""

    def __init__(self, points: Sequence[Point], scene: Scene) -> None:
        self.scene = scene
        self._near: dict[str, set[str]] = defaultdict(set)
        for copy in scene.copies:
            self._add(copy.report, copy.of)
        values = (rarity for point in points for rarity in rare_in(point))
        for rarity in (*rarities(scene), *values):
            self._add(rarity.first.report, rarity.second.report)
        media = scene.language.names.media
        self._media = {
            report: {m.entity for m in scene.readings[report].mentions if m.entity in media}
            for report in scene.reports
        }
        self._voices: dict[str, set[str]] = {}
        for report in scene.reports:
            self._voices[report] = {scene.outlet(report)}
        for claim in scene.claims:
            for hop in claim.chain[1:]:
                if hop.source and hop.source_kind not in NAMELESS:
                    self._voices[claim.report].add(voice_key(hop, scene))

    def _add(self, first: str, second: str) -> None:
        self._near[first].add(second)
        self._near[second].add(first)

    def closely(self, old: Answer, new: Answer) -> bool:
        """Whether one report is of the other's outlet, or has its words."""
        one_outlet = self.scene.outlet(old.report) == self.scene.outlet(new.report)
        return one_outlet or new.report in self._near[old.report]

    def names(self, new: Answer, old: Answer) -> bool:
        """Whether a later account names the outlet of another: "the Courier's report"."""
        return not self._media[new.report].isdisjoint(self.scene.outlets(old.report))

    def knows(self, new: Answer, old: Answer) -> bool:
        """Whether a later account has another's words, or names a voice that the other names for
        its answer."""
        voices = {voice_key(hop, self.scene) for hop in old.chain[1:] if hop.source}
        voices |= set(self.scene.outlets(old.report))
        return self.closely(old, new) or bool(voices & self._voices[new.report])


def hardened(points: Sequence[Point], scene: Scene) -> Iterator[Drift]:
    """Every such drift of a story; of an answer, from the first account of what was before."""
    related = _Related(points, scene)
    acts = _acts(scene)
    order = scene.order
    for point in points:
        if not point.slot.endswith((*ASKED, *CHANGED)) and not point.slot.startswith(REPLY):
            continue
        told = sorted(point.answers, key=lambda a: (order[a.report], a.start))
        yield from _confirmed(point, told, acts, scene)
        version_of = {c: n for n, v in enumerate(point.versions) for c in v.claims}
        for new in told:
            drifts = _of(new, told, point, version_of, related)
            yield from {(d.kind, d.before): d for d in reversed(drifts)}.values()


def _of(
    new: Answer,
    told: Sequence[Answer],
    point: Point,
    version_of: Mapping[str, int],
    related: _Related,
) -> list[Drift]:
    """The drifts that lead to an answer."""
    scene = related.scene
    kind = next((kind for end, kind in CHANGED.items() if point.slot.endswith(end)), None)
    if point.slot.startswith(REPLY):
        kind = "polarity"
    given: dict[int | None, set[str]] = defaultdict(set)
    for answer in told:
        given[version_of.get(answer.claim)].add(answer.report)
    found = []
    for old in told:
        if old.report == new.report or not _follows(old, new, scene):
            continue
        first, second = version_of.get(old.claim), version_of.get(new.claim)
        if first == second:
            asked = point.slot.endswith(ASKED)
            happened = point.slot.endswith(": happened") and related.closely(old, new)
            if _lost(old, new, scene) and (happened or (asked and related.knows(new, old))):
                was = old.chain[-1].source
                drift = Drift(_voice(old, scene), _place(new), "attribution", was, "own voice")
                found.append(drift)
            if asked and _firmer(old, new) and _one_party(old, new, scene):
                found.append(
                    Drift(
                        _claim(old, scene),
                        _claim(new, scene),
                        "certainty",
                        old.certainty,
                        new.certainty,
                    )
                )
            continue
        if not _precedes(old, new, related):
            continue  # where nobody knows which came first, one change is not two
        # One who gives both answers tells of two things, or of a dispute.
        both = new.report in given[first] or old.report in given[second]
        near = (related.closely(old, new) or related.names(new, old)) and not both
        if _apart(old, new) and (near or _one_voice(old, new, scene)):
            found.append(Drift(_place(old), _place(new), "number", old.quote, new.quote))
        elif kind is not None and _rivals(kind, old, new, point, scene):
            common = any({old.report, new.report} <= reports for reports in given.values())
            if not common and (near or _one_voice(old, new, scene)):
                found.append(Drift(_place(old), _place(new), kind, old.value, new.value))
    return found


def _acts(scene: Scene) -> Mapping[str, list[Claim]]:
    """What each report tells that somebody confirmed."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.event.type == "confirmation" and claim.polarity == "affirmed" and claim.actor:
            found[claim.report].append(claim)
    return found


def _confirmed(
    point: Point, told: Sequence[Answer], acts: Mapping[str, list[Claim]], scene: Scene
) -> Iterator[Drift]:
    """What a party said in one account, and is said to have confirmed in another: the answers are
    one, and the act stands in the sentence of the later."""
    version_of = {c: n for n, v in enumerate(point.versions) for c in v.claims}
    for new in told:
        for act in acts.get(new.report, ()):
            party = scene.party_of_role(act.actor) if act.actor is not None else ""
            if not party or not _in_one_sentence(new, act, scene):
                continue
            where = act.event
            text = scene.reports[new.report].text
            to = Place(new.report, where.start, where.end, text[where.start : where.end])
            for old in told:
                same = version_of.get(old.claim) == version_of.get(new.claim)
                if not same or old.report == new.report or not _follows(old, new, scene):
                    continue
                for hop in _named((old,)):
                    if party_of(hop, scene) == party and not _confirms(hop):
                        cue = hop.cue or hop.source
                        yield Drift(_voice(old, scene), to, "certainty", cue, to.quote)


def _confirms(hop: Hop) -> bool:
    return (hop.cue or "").lower().startswith("confirm")


def _in_one_sentence(answer: Answer, act: Claim, scene: Scene) -> bool:
    """Whether an answer and an act of speech stand in one sentence."""
    sentences = scene.readings[answer.report].sentences
    at = next((s for s in sentences if s[0] <= answer.start < s[1]), None)
    return at is not None and at[0] <= act.event.start < at[1]


def _follows(old: Answer, new: Answer, scene: Scene) -> bool:
    """Whether one answer may have come after the other."""
    days = [day_of(scene.reports[answer.report].published) for answer in (old, new)]
    return days[0] is None or days[1] is None or days[0] <= days[1]


def _precedes(old: Answer, new: Answer, related: _Related) -> bool:
    """Whether one account is taken to come first: by its day, else the one that the other names."""
    reports, order = related.scene.reports, related.scene.order
    days = [day_of(reports[answer.report].published) for answer in (old, new)]
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        return days[0] < days[1]
    named, names = related.names(new, old), related.names(old, new)
    return named if named != names else order[old.report] < order[new.report]


def _firmer(old: Answer, new: Answer) -> bool:
    """Whether a hedge is gone."""
    return old.certainty == "possible" and new.certainty in FIRM and old.polarity == new.polarity


def _lost(old: Answer, new: Answer, scene: Scene) -> bool:
    """Whether a named voice is gone."""
    own = scene.outlets(old.report)
    named = any(voice_key(hop, scene) not in own for hop in _named((old,)))
    return named and not others(new.chain, scene) and new.polarity == old.polarity


def _apart(old: Answer, new: Answer) -> bool:
    """Whether two answers are numbers that cannot both hold."""
    if (old.low, old.high) == (None, None) or (new.low, new.high) == (None, None):
        return False
    highs = [float("inf") if a.high is None else a.high for a in (old, new)]
    return (old.low or 0.0) > highs[1] or (new.low or 0.0) > highs[0]


def _rivals(kind: DriftKind, old: Answer, new: Answer, point: Point, scene: Scene) -> bool:
    """Whether two answers that stand in two versions are rivals, not two words for one thing."""
    if kind == "reason":
        return True
    if point.state not in ("differ", "denied"):
        return False
    slots, known = scene.language.slots, scene.language.names.parties
    if kind == "actor":
        return old.value.removeprefix(NOT) in known and new.value.removeprefix(NOT) in known
    if kind == "target":
        return not slots.is_vague(old.value) and not slots.is_vague(new.value)
    if kind == "item":
        under = slots.under(slots.head(old.quote))
        return under != slots.under(slots.head(new.quote))
    return True


def _named(answers: Sequence[Answer]) -> list[Hop]:
    """The innermost voices of answers, where they are named."""
    hops = [answer.chain[-1] for answer in answers if len(answer.chain) > 1]
    return [hop for hop in hops if hop.source and hop.source_kind not in NAMELESS]


def _one_voice(old: Answer, new: Answer, scene: Scene) -> bool:
    """Whether two answers rest on one named voice."""
    voices = [voice_key(hop, scene) for hop in _named((old, new))]
    return len(voices) == 2 and voices[0] == voices[1]


def _one_party(old: Answer, new: Answer, scene: Scene) -> bool:
    """Whether two answers rest on one named voice, or on two who speak for one party."""
    parties = [party_of(hop, scene) for hop in _named((old, new))]
    one = len(parties) == 2 and parties[0] is not None and parties[0] == parties[1]
    return one or _one_voice(old, new, scene)


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
