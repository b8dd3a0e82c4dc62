"""What every command that decides shares: who and why, and the log of what was decided."""

from typing import Annotated

import typer

from rashomon.cli.output import JSON_HELP, complain, print_json, print_view
from rashomon.records import Decision
from rashomon.views.entities import decision_line

By = Annotated[str | None, typer.Option(help="Who decides; else your user name.")]
Why = Annotated[str, typer.Option(help="The reason, for the log.")]
Log = Annotated[bool, typer.Option("--log", help="List what was decided, and what was undone.")]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def show_decisions(decisions: list[Decision], *, json: bool) -> None:
    """Print decisions, one line each; those that were undone are marked."""
    undone = {d.undoes for d in decisions if d.kind == "undo"}
    for decision in decisions:
        if json:
            print_json(decision)
        else:
            print_view(decision_line(decision, undone=decision.number in undone))
    if not decisions and not json:
        complain("Nothing was decided yet.")
