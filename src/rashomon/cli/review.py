"""`rashomon review`: a person accepts, rejects, merges or splits what a comparison shows."""

from typing import Annotated

import typer

from rashomon.cli.cases import CaseName, compare_case
from rashomon.cli.decisions import By, Json, Log, Why, show_decisions
from rashomon.errors import StoreError, sentence
from rashomon.linking.verdicts import claim_key
from rashomon.records import Claim, DecisionKind, DecisionOf, Story
from rashomon.store import Case, open_case
from rashomon.store.custody import user

VERBS: tuple[DecisionKind, ...] = ("accept", "reject", "merge", "split", "undo")

Verb = Annotated[
    str | None, typer.Argument(help="accept, reject, merge, split or undo.", show_default=False)
]
Ids = Annotated[
    list[str] | None,
    typer.Argument(help="What of: an id that compare shows, or two; for undo a number of the log."),
]


def review(
    case: CaseName,
    verb: Verb = None,
    ids: Ids = None,
    by: By = None,
    why: Why = "",
    log: Log = False,
    json: Json = False,
) -> None:
    """Decide on what compare shows, with your name and reason in the log; undo takes it back.

    accept or reject ID: a claim, a copy, or that two claims rest on one origin.
    merge or split REPORT REPORT: that they do, or do not, tell of one happening; with two claims,
    that these do, or do not, rest on one origin. Reports go by name or id.
    """
    with open_case(case) as kept:
        if log or verb is None:
            show_decisions(kept.decisions(), json=json)
            return
        if verb not in VERBS:
            raise ValueError(f"{verb!r} is no decision; use one of: {', '.join(VERBS)}")
        kind: DecisionKind = verb
        said = _said(kept, kind, ids or [])
        decision = kept.decide(kind, by=by or user(), why=why, **said)  # type: ignore[arg-type]
        show_decisions([decision], json=json)


def _said(kept: Case, kind: DecisionKind, ids: list[str]) -> dict[str, str | int]:
    """What a decision is of, as its record holds it."""
    if kind == "undo":
        if len(ids) != 1 or not ids[0].isdigit():
            raise ValueError("undo takes the number of one decision; --log lists them")
        decision = next((d for d in kept.decisions() if d.number == int(ids[0])), None)
        return {"undoes": int(ids[0]), "of": decision.of if decision else "entity"}
    if kind in ("merge", "split"):
        if len(ids) != 2:
            raise ValueError(f"{kind} takes two reports, or two claims")
        return _pair(kept, kind, *ids)
    if len(ids) != 1:
        raise ValueError(f"{kind} takes one id: of a claim, a copy or a merge of origins")
    return _one(kept, ids[0])


def _pair(kept: Case, kind: DecisionKind, first: str, second: str) -> dict[str, str | int]:
    """Two reports, by name or id, or two claims, by the beginnings of their ids."""
    found = _claims(kept, first), _claims(kept, second)
    if all(found):
        return {"entity": claim_key(found[0][0]), "into": claim_key(found[1][0]), "of": "origin"}
    reports = [kept.reading(key).report.id for key in (first, second)]
    if reports[0] == reports[1]:
        raise ValueError(f"{first!r} and {second!r} are one report")
    return {"entity": reports[0], "into": reports[1], "of": "story"}


def _one(kept: Case, key: str) -> dict[str, str | int]:
    """A claim, a copy or a merge, by the beginning of its id."""
    claims = _claims(kept, key)
    if claims:
        return {"entity": claim_key(claims[0]), "of": "claim"}
    compare_case(kept)
    for story in kept.stories():
        for of, record, pair in _shown(kept, story):
            if record.startswith(key):
                return {"entity": pair[0], "into": pair[1], "of": of}
    reason = f"nothing in this case has the id {key!r}"
    raise StoreError(sentence(reason, advice="compare, its --json and claims show ids"))


def _claims(kept: Case, key: str) -> list[Claim]:
    found = [claim for claim in kept.claims() if claim.id.startswith(key)]
    if len({claim.id for claim in found}) > 1:
        raise ValueError(f"{key!r} begins the ids of {len(found)} claims; give more of it")
    return found


def _shown(kept: Case, story: Story) -> list[tuple[DecisionOf, str, tuple[str, str]]]:
    """Every copy and merge of a story: what it is, its id, and the pair that it is of."""
    claims = {c.id: c for reading in kept.readings_of(story.reports) for c in reading.claims}
    found: list[tuple[DecisionOf, str, tuple[str, str]]] = []
    found += [("copy", copy.id, (copy.report, copy.of)) for copy in story.copies]
    for merge in (m for p in story.points for v in p.versions for m in v.merges):
        first, second = (claim_key(claims[claim]) for claim in merge.answers)
        found.append(("origin", merge.id, (first, second)))
    return found
