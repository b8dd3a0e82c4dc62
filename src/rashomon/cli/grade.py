"""`rashomon grade`: what people hold of a source, a claim or a story, on scales of their field."""

from typing import Annotated, get_args

import typer

from rashomon.cli.cases import CaseName
from rashomon.cli.decisions import By, Json, Why, show_decisions
from rashomon.errors import MissingError, sentence
from rashomon.linking.grades import SCALES, SUBJECTS
from rashomon.linking.verdicts import claim_key
from rashomon.records import DecisionOf
from rashomon.store import Case, open_case
from rashomon.store.custody import user

_SCALES = ", ".join(f"{scale} ({SUBJECTS[scale]}: {', '.join(SCALES[scale])})" for scale in SCALES)

Scale = Annotated[
    str | None, typer.Argument(help=f"One of: {_SCALES}.", metavar="SCALE", show_default=False)
]
Subject = Annotated[
    str | None,
    typer.Argument(
        help="An entity, as `rashomon entities` shows it; a claim; a story.", show_default=False
    ),
]
Grade = Annotated[str | None, typer.Argument(help="The grade.", show_default=False)]


def grade(
    case: CaseName,
    scale: Scale = None,
    subject: Subject = None,
    grade: Grade = None,
    by: By = None,
    why: Why = "",
    json: Json = False,
) -> None:
    """Grade a source, a claim or a story, with your name and reason; without a grade, list them.

    Grades are people's alone: Rashomon sets none, and nothing that it computes rests on one. What
    nobody graded is F or 6, which cannot be judged. `review CASE undo NUMBER` takes one back.
    """
    with open_case(case) as kept:
        if scale is None or subject is None or grade is None:
            found = [d for d in kept.standing() if d.kind == "grade" and scale in (None, d.of)]
            show_decisions(found, json=json)
            return
        of = _scale(scale)
        found = [
            kept.decide(
                "grade",
                by=by or user(),
                why=why,
                entity=_subject(kept, of, subject),
                of=of,
                name=grade.upper() if of == "reliability" else grade.lower(),
            )
        ]
        show_decisions(found, json=json)


def _scale(name: str) -> DecisionOf:
    for scale in get_args(DecisionOf):
        if scale == name and scale in SCALES:
            found: DecisionOf = scale
            return found
    raise ValueError(f"there is no scale {name!r}; choose from {', '.join(SCALES)}")


def _subject(kept: Case, of: DecisionOf, key: str) -> str:
    """What is graded, as the log calls it."""
    if of == "status":
        return kept.story(key, whole=False).id
    if of == "reliability":
        if not kept.names(key) and kept.name_of(key) is None:
            advice = "`rashomon entities CASE` lists who is named"
            raise MissingError(sentence(f"nobody is called {key!r} here", advice=advice))
        return key
    return claim_key(kept.claim(key))
