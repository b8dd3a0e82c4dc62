"""`rashomon entities`: who and what a case names, under which names, and what people decide."""

from typing import Annotated

import typer

from rashomon.cli.cases import CaseName
from rashomon.cli.decisions import By, Json, Log, Why, show_decisions
from rashomon.cli.output import complain, print_json, print_view
from rashomon.linking.entities import entities_of
from rashomon.records import DecisionKind
from rashomon.store import Case, open_case
from rashomon.store.custody import user
from rashomon.views.entities import entity_lines

GROUPS = {
    "party": ("government", "armed_group", "organisation", "nationality"),
    "person": ("person",),
    "place": ("place", "facility"),
}

Kind = Annotated[str | None, typer.Option("--type", help=f"Only: {', '.join(GROUPS)}.")]
Words = Annotated[str | None, typer.Option("--text", help="Only those with this in a name.")]
Limit = Annotated[int | None, typer.Option(help="At most so many.", min=0)]
Merge = Annotated[str | None, typer.Option(help="This entity is the same as the one of --into.")]
Split = Annotated[str | None, typer.Option(help="A --name of this entity means the one of --into.")]
Rename = Annotated[str | None, typer.Option(help="Call this entity by --name.")]
Undo = Annotated[int | None, typer.Option(help="Take back the decision of this number.")]
Into = Annotated[
    str | None, typer.Option(help="The entity that is meant: one listed, or a new one.")
]
Name = Annotated[str | None, typer.Option(help="A name, as written.")]
OfReport = Annotated[
    str | None, typer.Option("--report", help="Split in this report only (name or id).")
]


def entities(
    case: CaseName,
    kind: Kind = None,
    text: Words = None,
    limit: Limit = None,
    merge: Merge = None,
    split: Split = None,
    rename: Rename = None,
    undo: Undo = None,
    into: Into = None,
    name: Name = None,
    report: OfReport = None,
    by: By = None,
    why: Why = "",
    log: Log = False,
    json: Json = False,
) -> None:
    """List the parties, people and places of a case with all their names, or decide on them.

    What you decide is logged with who, when and why; it changes no reading, holds for pages read
    later too, and --undo takes it back.
    """
    if kind is not None and kind not in GROUPS:
        raise ValueError(f"--type {kind!r} is unknown; use one of: {', '.join(GROUPS)}")
    with open_case(case) as kept:
        wanted: list[tuple[DecisionKind, str | None, int | None]] = [
            ("merge", merge, None),
            ("split", split, None),
            ("rename", rename, None),
            ("undo", None, undo),
        ]
        asked = [each for each in wanted if each[1] is not None or each[2] is not None]
        if len(asked) > 1:
            raise ValueError("one decision at a time: --merge, --split, --rename or --undo")
        if asked:
            verb, entity, undoes = asked[0]
            if entity is not None and not kept.names(entity):
                complain(f"Nothing is read as {entity!r} so far; the decision waits for it.")
            decision = kept.decide(
                verb,
                by=by or user(),
                why=why,
                entity=entity,
                into=into,
                name=name,
                report=report,
                undoes=undoes,
            )
            show_decisions([decision], json=json)
        elif log:
            show_decisions(kept.decisions(), json=json)
        else:
            _list(kept, kind, text, limit, json=json)


def _list(case: Case, kind: str | None, text: str | None, limit: int | None, *, json: bool) -> None:
    language = case.language()
    found = entities_of(case.readings(), language, case.standing())
    if kind is not None:
        found = [entity for entity in found if entity.type in GROUPS[kind]]
    if text is not None:
        words = text.casefold()
        found = [
            entity
            for entity in found
            if words in entity.name.casefold()
            or any(words in use.name.casefold() for use in entity.names)
        ]
    for entity in found[:limit]:
        if json:
            print_json(entity)
        else:
            print_view(entity_lines(entity, language))
    if not json:
        complain(f"{len(found)} entities.")
