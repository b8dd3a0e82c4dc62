"""A short form and the scene of its report in, the party it means out, or those it may mean.

Every candidate is weighed by plain signs: whether the lists know the form for it, where it was
named last, in whose lands the places lie, and who speaks. The best one is taken where it stands
clear of the next; two that are alike give no answer.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.language import Language
from rashomon.language.names import Party
from rashomon.naming.bare import Bare
from rashomon.naming.scene import Scene

LISTED, LISTED_COMMON = 1.4, 0.9  # "rebels" are many's
SAID = (1.6, 1.4, 1.0, 0.8)  # named in this sentence, in the one before ...
SOMEWHERE = 0.6  # ... or anywhere in the report
KIN = 0.5  # of that, where only its state, or a part of it, is named
SAME_NOUN = 0.8  # "the front" after the Northern Front
HERE, BEFORE, ELSEWHERE = 0.9, 0.65, 0.4  # a place of its land is named in the sentence, before
FOUGHT_OVER = 0.5  # of that, where it is a land that a state's conflict is fought over
ADVERSARY, OWN_SIDE = 1.5, -3.0  # the speaker's enemy; the speaker's own side
BEHIND = 1.5
FOE = 0.5  # one that it stands against is named in the sentence, or the one before
NEEDED, NEEDED_LISTED, NEEDED_NAMED = 1.5, 1.7, 0.3
VAGUE = 0.6
CLEAR = 0.25
TELLING = 3  # words of a form that only one party has leave little doubt: "forces of aggression"


class Meant(NamedTuple):
    """The party that is meant, or the candidates that the text does not part."""

    entity: str | None
    candidates: tuple[str, ...] = ()


def choose(bare: Bare, scene: Scene, language: Language) -> Meant:
    """Choose among the candidates of a short form."""
    weighed = sorted(
        (-_weight(entity, bare, scene, language), entity)
        for entity in dict.fromkeys(_candidates(bare, scene, language))
    )
    if not weighed:
        return Meant(None)
    best, entity = -weighed[0][0], weighed[0][1]
    needed = NEEDED_NAMED if bare.named else NEEDED_LISTED if bare.listed else NEEDED
    needed += VAGUE * bare.vague
    if len(bare.listed) == 1 and len(bare.quote.split()) >= TELLING:
        needed = LISTED
    if best < needed:
        return Meant(None, bare.listed if bare.named else ())
    close = tuple(sorted(other for weight, other in weighed if best + weight < CLEAR))
    if len({language.names.whole(other) for other in close}) > 1:
        return Meant(None, close)
    # An army and its state are no rivals: the one that the lists know the form for is meant, of
    # the enemy the forces.
    parties = language.names.parties
    forces = [other for other in close if other in parties and parties[other].part == "forces"]
    listed = [other for other in close if other in bare.listed]
    if bare.adversary and forces and bare.part != "rule":
        return Meant(forces[0])
    return Meant(next(iter([other for other in forces if other in listed] or listed), entity))


def _candidates(bare: Bare, scene: Scene, language: Language) -> Iterator[str]:
    if bare.behind:
        for state in bare.behind:
            yield from language.conflicts.linked.get(state, ())
        return
    yield from bare.listed
    if bare.named or bare.vague:
        return
    for entity in tuple(scene.parties):
        party = language.names.parties[entity]
        yield from _of_part(party, bare, language)
    speaker = scene.speaker(bare.start, bare.end, near=bare.adversary)
    if bare.adversary and speaker and bare.part in ("rule", "forces"):
        for number, side in language.conflicts.sides(speaker):
            for at, members in enumerate(language.conflicts.known[number].sides):
                for member in members if at != side else ():
                    yield from _of_part(language.names.parties[member], bare, language)


def _of_part(party: Party, bare: Bare, language: Language) -> Iterator[str]:
    """What of a named party a noun can mean: its army, its government, the group itself."""
    names = language.names
    whole = names.parties.get(names.whole(party.entity), party)
    called = bare.head in party.name.lower().split()
    if bare.part == "forces":
        if party.part == "forces" or (party.type == "armed_group" and called):
            yield party.entity
        if whole.type == "government" and party.type != "armed_group":
            yield names.part(whole.entity, "forces")
    elif bare.part == "rule" and party.type in ("government", "person"):
        if whole.type == "government":
            yield whole.entity
    elif bare.part == "group":
        if party.type in ("armed_group", "organisation"):
            yield party.entity
    elif bare.part == "body" and called and party.type != "person":
        yield party.entity


def _weight(entity: str, bare: Bare, scene: Scene, language: Language) -> float:
    here = scene.sentence(bare.start)
    common = bare.quote.islower() and " " not in bare.quote and not bare.named
    weight = (LISTED_COMMON if common else LISTED) if entity in bare.listed else 0.0
    weight += BEHIND if bare.behind else 0.0
    weight += max(_said(entity, here, scene), KIN * _said_of_kin(entity, here, scene, language))
    if bare.head and bare.head in language.names.neutral[entity].lower().split():
        weight += SAME_NOUN if scene.parties.get(entity) else 0.0
    party = language.names.parties.get(entity)
    own = frozenset({language.names.whole(entity), *(party.where if party else ())})
    lands = language.conflicts.lands(entity)
    home = 1.0 if party is not None and party.type == "armed_group" else FOUGHT_OVER
    weight += max(_lies_in(own, here, scene), home * _lies_in(lands, here, scene))
    if bare.listed and any(
        ({here, here - 1} & {*at}) and language.conflicts.against(other, entity)
        for other, at in scene.parties.items()
    ):
        weight += FOE
    speaker = scene.speaker(bare.start, bare.end, near=bare.adversary)
    if speaker is not None and not bare.named:
        if bare.adversary and language.conflicts.beside(speaker, entity):
            weight += OWN_SIDE
        elif language.conflicts.against(speaker, entity):
            weight += ADVERSARY if bare.adversary else ADVERSARY / 2
    return weight


def _lies_in(lands: frozenset[str], here: int, scene: Scene) -> float:
    """Whether places that the report names lie in some lands."""
    if scene.lands.get(here, frozenset()) & lands:
        return HERE
    if scene.lands.get(here - 1, frozenset()) & lands:
        return BEFORE
    return ELSEWHERE if any(found & lands for found in scene.lands.values()) else 0.0


def _said(entity: str, here: int, scene: Scene) -> float:
    """How near a party was named before, or at all."""
    named = scene.parties.get(entity, ())
    before = [here - at for at in named if at <= here]
    if before and min(before) < len(SAID):
        return SAID[min(before)]
    return SOMEWHERE if named else 0.0


def _said_of_kin(entity: str, here: int, scene: Scene, language: Language) -> float:
    """How near its state or another part of the same party was named."""
    whole = language.names.whole(entity)
    kin = [other for other in scene.parties if language.names.whole(other) == whole]
    return max((_said(other, here, scene) for other in kin), default=0.0)
