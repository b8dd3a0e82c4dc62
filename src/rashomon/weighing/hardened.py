"""The points of a story in; what one account gives on somebody's word and a related one as plain
fact, or with another number on the same word, out, as drifts.

Sentences need not be alike for that: the claims answer one question with one value, or one voice
gives two.
"""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.reading.days import day_of
from rashomon.records import Answer, Drift, Place, Point
from rashomon.weighing.resting import NAMELESS, voice_key
from rashomon.weighing.scene import Scene

# Questions on which an account that names no voice has taken something for granted.
ASKED = (": actor", ": target", ": item", "how many killed", "how many wounded", "munitions")


def hardened(points: Sequence[Point], scene: Scene) -> Iterator[Drift]:
    """Every such drift of a story; of an answer, from the first account that it may come from."""
    voices = _voices(scene)
    order = scene.order
    for point in points:
        if not point.slot.endswith(ASKED):
            continue
        version_of = {c: n for n, v in enumerate(point.versions) for c in v.claims}
        told = sorted(point.answers, key=lambda a: (order[a.report], a.start))
        for new in told:
            drifts = _of(new, told, version_of, voices, scene)
            yield from {drift.kind: drift for drift in reversed(drifts)}.values()


def _of(
    new: Answer,
    told: Sequence[Answer],
    version_of: Mapping[str, int],
    voices: Mapping[str, set[str]],
    scene: Scene,
) -> list[Drift]:
    """The drifts that lead to an answer."""
    found = []
    for old in told:
        if old.report == new.report or not _follows(old, new, scene):
            continue
        same = version_of.get(old.claim) == version_of.get(new.claim)
        if same and _lost(old, new) and voices[old.report] & voices[new.report]:
            was = old.chain[-1].source
            found.append(Drift(_voice(old, scene), _place(new), "attribution", was, "own voice"))
        elif not same and _apart(old, new) and _one_voice(old, new, scene):
            found.append(Drift(_place(old), _place(new), "number", old.quote, new.quote))
    return found


def _voices(scene: Scene) -> dict[str, set[str]]:
    """The named voices of each report, and the reports that it copies or is copied by."""
    found: dict[str, set[str]] = {report: {report} for report in scene.reports}
    for claim in scene.claims:
        for hop in claim.chain[1:]:
            if hop.source and hop.source_kind not in NAMELESS:
                found[claim.report].add(voice_key(hop, scene))
    for copy in scene.copies:
        found[copy.report].add(copy.of)
    return found


def _follows(old: Answer, new: Answer, scene: Scene) -> bool:
    """Whether one answer may have come after the other."""
    days = [day_of(scene.reports[answer.report].published) for answer in (old, new)]
    return days[0] is None or days[1] is None or days[0] <= days[1]


def _lost(old: Answer, new: Answer) -> bool:
    """Whether a named voice is gone."""
    named = len(old.chain) > 1 and old.chain[-1].source_kind not in NAMELESS
    return named and len(new.chain) == 1 and new.polarity == old.polarity


def _apart(old: Answer, new: Answer) -> bool:
    """Whether two answers are numbers that cannot both hold."""
    if (old.low, old.high) == (None, None) or (new.low, new.high) == (None, None):
        return False
    highs = [float("inf") if a.high is None else a.high for a in (old, new)]
    return (old.low or 0.0) > highs[1] or (new.low or 0.0) > highs[0]


def _one_voice(old: Answer, new: Answer, scene: Scene) -> bool:
    """Whether two answers rest on one named voice."""
    hops = [a.chain[-1] for a in (old, new) if len(a.chain) > 1]
    named = [hop for hop in hops if hop.source and hop.source_kind not in NAMELESS]
    return len(named) == 2 and voice_key(named[0], scene) == voice_key(named[1], scene)


def _place(answer: Answer) -> Place:
    return Place(answer.report, answer.start, answer.end, answer.quote)


def _voice(answer: Answer, scene: Scene) -> Place:
    """The words of a voice, where they are known."""
    hop = answer.chain[-1]
    if hop.start is None or hop.end is None:
        return _place(answer)
    text = scene.reports[answer.report].text
    return Place(answer.report, hop.start, hop.end, text[hop.start : hop.end])
