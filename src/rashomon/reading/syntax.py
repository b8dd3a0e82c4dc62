"""What the encoder sees in; the words of a report with their trees and what the other heads say."""

from collections.abc import Sequence

import numpy as np

from rashomon.reading.coreference import NONE
from rashomon.reading.encoder import Encoder, Seen
from rashomon.reading.heads import Floats
from rashomon.reading.pieces import Ints
from rashomon.reading.spans import spans_of
from rashomon.reading.trees import trees_of
from rashomon.records import Mark, Syntax

# The heads' own names for what they mark, and ours.
EVENTS = {"ACTION": "action", "PARTICIPANT": "participant", "LOC": "place", "TIME": "time"}
ROLES = {
    "PerpInd": "perpetrator",
    "PerpOrg": "perpetrator_organisation",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
# Its marks break off in mid phrase ("power" grid); how readily they go on was chosen on MUC-4's
# training documents (REE there 58.9 -> 62.3).
CARRY_ON = 1.0
PREDICATES = frozenset({"VERB", "AUX"})


def syntax_of(
    text: str,
    seen: Seen,
    sentences: Sequence[tuple[int, int]],
    antecedent: Ints,
    encoder: Encoder,
) -> Syntax:
    """Read the syntax of a text whose sentences are given in characters; `antecedent` holds the
    earlier word that each word leads back to."""
    pieces = seen.pieces
    trees = trees_of(seen, [pieces.within(start, end) for start, end in sentences], encoder)
    upos = [trees.classes[c] for c in trees.upos]
    happened = 1 / (1 + np.exp(-seen.scores["fact"][:, 0]))
    return Syntax(
        start=tuple(pieces.start.tolist()),
        end=tuple(pieces.end.tolist()),
        upos=tuple(upos),
        head=tuple(trees.head.tolist()),
        relation=tuple(trees.relations[r] for r in trees.relation),
        happened=tuple(
            round(float(chance), 2) if part in PREDICATES else None
            for chance, part in zip(happened, upos, strict=True)
        ),
        antecedent=tuple(None if word == NONE else word for word in antecedent.tolist()),
        events=_marks(text, seen, seen.scores["events"], tuple(EVENTS.values())),
        roles=_marks(text, seen, seen.scores["roles"], tuple(ROLES.values()), CARRY_ON),
    )


def _marks(
    text: str, seen: Seen, scores: Floats, kinds: Sequence[str], carry_on: float = 0.0
) -> tuple[Mark, ...]:
    found = []
    for kind, first, past in spans_of(scores, carry_on=carry_on):
        start, end = int(seen.pieces.start[first]), int(seen.pieces.end[past - 1])
        found.append(Mark(start=start, end=end, quote=text[start:end], kind=kinds[kind]))
    return tuple(found)
