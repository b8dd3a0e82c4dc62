"""A version with its origins in, the labels that hold of it out, each with its rule in words.

Several may hold at once; they stand in no order of true and false.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.records import Answer, Claim, Label, PointState, Side
from rashomon.weighing.merging import Counted
from rashomon.weighing.scene import Scene


def labels_of(
    answers: Sequence[Answer],
    counted: Counted,
    sides: Sequence[Side],
    state: PointState,
    denied: bool,
    scene: Scene,
) -> tuple[Label, ...]:
    """Every label of a version; `denied`: somebody denies what it says."""
    found = [
        *_of_origins(answers, counted, sides),
        *_of_sides(counted, sides, scene),
        *_of_state(state, denied),
        *_corrected(answers, scene),
    ]
    return tuple(found)


def _of_origins(
    answers: Sequence[Answer], counted: Counted, sides: Sequence[Side]
) -> Iterator[Label]:
    if all(side.kind == "none_given" for side in sides):
        yield Label("unattributed", "no account names a source for it")
    reports = len({answer.report for answer in answers})
    if counted.most == 1 and reports == 1:
        yield Label("one_origin", "one report says so, on one origin")
    elif counted.most == 1:
        yield Label("one_origin_many_copies", f"{reports} reports go back to one origin")


def _of_sides(counted: Counted, sides: Sequence[Side], scene: Scene) -> Iterator[Label]:
    conflicts = scene.language.conflicts
    parties = sorted({side.party for side in sides if side.party})
    unplaced = any(side.party is None for side in sides)
    against = [(a, b) for a, b in combinations(parties, 2) if conflicts.against(a, b)]
    if against:
        yield Label("opposing_sides_agree", f"{against[0][0]} and {against[0][1]} both say so")
    elif counted.least > 1 and parties and not unplaced:
        together = all(conflicts.beside(a, b) for a, b in combinations(parties, 2))
        if together:
            named = " and ".join(parties)
            yield Label(
                "several_origins_same_side",
                f"at least {counted.least} origins, all speaking for {named}",
            )
    for side in sides:
        if side.interest == "against_its_interest":
            rule = f"{side.origin} speaks for {side.party}, whom it does not serve"
            yield Label("conceded_by_the_side_it_hurts", rule)
            return


def _of_state(state: PointState, denied: bool) -> Iterator[Label]:
    if denied:
        yield Label("denied", "somebody says that it is not so")
    if state == "differ":
        yield Label("values_conflict", "other accounts give what cannot hold beside it")


def _corrected(answers: Sequence[Answer], scene: Scene) -> Iterator[Label]:
    """Where the sentence of an answer says that its outlet took something back."""
    for answer in answers:
        word = _takes_back(scene.claim_of[answer.claim], scene)
        if word:
            rule = f"{scene.publisher(answer.report)} says “{word}”"
            yield Label("withdrawn_or_corrected", rule)
            return


def _takes_back(claim: Claim, scene: Scene) -> str | None:
    """The word that takes back what was said: the claim's own act, or the cue it stands behind."""
    words = scene.language.slots.corrected
    said = [claim.event.trigger, *(hop.cue or "" for hop in claim.chain)]
    return next((w for w in said if w.lower() in words), None)
