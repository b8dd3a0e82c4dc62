"""The origins of a version in; what kind each is, whose side it speaks for, and whether what it
says serves that side, out.
"""

from collections.abc import Sequence

from rashomon.records import Answer, Interest, OriginKind, Side, SourceKind
from rashomon.weighing.resting import party_of
from rashomon.weighing.scene import Scene
from rashomon.weighing.slots import NOT

KINDS: dict[SourceKind, OriginKind] = {
    "named_person": "named_person",
    "named_official": "named_official",
    "unnamed_official": "unnamed_official",
    "document": "document",
    "witness": "witness",
    "expert": "expert",
    "government": "party_statement",
    "armed_group": "party_statement",
    "organisation": "party_statement",
    "media": "other_outlet",
    "hearsay": "none_given",
    "unspecified": "none_given",
    "own_voice": "none_given",
}


def sides_of(
    slot: str, key: str, groups: Sequence[Sequence[Answer]], scene: Scene
) -> tuple[Side, ...]:
    """A side for each proven origin of a version, given by the answers that rest on it."""
    return tuple(_side(slot, key, min(group, key=_rank), scene) for group in groups)


def _rank(answer: Answer) -> tuple[bool, str, int]:
    return len(answer.chain) == 1, answer.report, answer.start


def _side(slot: str, key: str, answer: Answer, scene: Scene) -> Side:
    voice = answer.chain[-1]
    party = party_of(voice, scene) if len(answer.chain) > 1 else None
    if len(answer.chain) == 1:
        seen: OriginKind = "own_reporter" if voice.access == "saw" else "none_given"
        return Side(scene.publisher(answer.report), seen)
    kind = KINDS[voice.source_kind]
    interest = _interest(slot, key, party, scene)
    return Side(voice.entity or voice.source or kind, kind, party, interest)


def _interest(slot: str, key: str, party: str | None, scene: Scene) -> Interest:
    """Whether saying so serves the party that says it: to name the other side as the doer does, to
    name one's own does not. Of numbers and places nobody can tell by the words alone."""
    doer = scene.party(key.removeprefix(NOT))
    if party is None or doer is None or not slot.endswith(("actor", "is blamed")):
        return "unknown"
    cleared = key.startswith(NOT)
    conflicts = scene.language.conflicts
    if conflicts.beside(party, doer):
        return "serves_its_side" if cleared else "against_its_interest"
    if conflicts.against(party, doer):
        return "against_its_interest" if cleared else "serves_its_side"
    return "third_party"
