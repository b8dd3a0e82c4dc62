"""The claims of a story in; the sources that one account lists and a related one sheds, or raises
from saying to confirming, out, as drifts.

"Three Norland officials and two of Sudmark" become "three Norland officials": nobody sees that one
side is gone.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.phrases import split
from rashomon.records import Claim, Drift, Place
from rashomon.weighing.resting import NAMELESS, parties_in, voice_key
from rashomon.weighing.scene import Scene
from rashomon.weighing.slots import is_listing

# Voices that stand for people who are counted, not named.
COUNTED = ("unnamed_official", "expert", "witness", "unspecified")
CONFIRMING = ("confirm", "corroborat", "verif")


@dataclass(frozen=True)
class _Listed:
    """Sources of a report that it only counts, and of what sides they are."""

    place: Place
    sides: frozenset[str]
    cue: str
    whole: bool


def shed(scene: Scene) -> Iterator[Drift]:
    """Every such drift, from the earlier to the later of two accounts that cite one outlet."""
    lists: dict[str, list[_Listed]] = defaultdict(list)
    outlets: dict[str, set[str]] = {report: set(scene.outlets(report)) for report in scene.reports}
    for claim in scene.claims:
        for hop in claim.chain[1:]:
            if hop.source_kind == "media" and hop.source:
                outlets[claim.report].add(voice_key(hop, scene))
        found = _listed(claim, scene)
        if found is not None:
            lists[claim.report].append(found)
    order = scene.order
    for old, told in lists.items():
        for new, retold in lists.items():
            if order[old] < order[new] and outlets[old] & outlets[new]:
                yield from _between(told, retold)
                yield from _between(retold, told)


def _between(told: list[_Listed], retold: list[_Listed]) -> Iterator[Drift]:
    """What became of the fullest list of one account in another."""
    full = max(told, key=lambda each: (each.whole, len(each.sides), -each.place.start))
    if not full.whole or len(full.sides) < 2:
        return
    kept = frozenset[str]().union(*(each.sides for each in retold))
    near = max(retold, key=lambda e: (e.whole, len(e.sides & full.sides), -e.place.start))
    if not near.sides & full.sides:
        return
    if full.sides - kept:
        yield Drift(full.place, near.place, "attribution", full.place.quote, near.place.quote)
    elif _confirms(near) and not _confirms(full):
        yield Drift(full.place, near.place, "certainty", full.cue, near.cue)


def _confirms(listed: _Listed) -> bool:
    return listed.cue.lower().startswith(CONFIRMING)


def _listed(claim: Claim, scene: Scene) -> _Listed | None:
    hop = claim.chain[-1]
    if is_listing(claim) and claim.actor is not None:
        told = claim.actor
        place = Place(claim.report, told.start, told.end, told.text)
        return _Listed(place, _sides(told.text, scene), claim.event.trigger, whole=True)
    if len(claim.chain) == 1 or hop.start is None or hop.end is None:
        return None
    words = split(hop.source)
    whole = "and" in words
    if not whole and not words[-1].endswith("s"):
        return None  # one official is no list
    if hop.source_kind not in COUNTED and not (whole and hop.source_kind not in NAMELESS):
        return None
    place = Place(claim.report, hop.start, hop.end, hop.source)
    return _Listed(place, _sides(hop.source, scene), hop.cue or "", whole)


def _sides(said: str, scene: Scene) -> frozenset[str]:
    """The parties and camps that the words of a voice name."""
    camps = scene.language.slots.camps
    told = {camps[word] for word in split(said) if word in camps}
    return frozenset({*parties_in(said, scene), *told})
