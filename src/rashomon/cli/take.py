"""`rashomon import`: what others have made, taken into a case beside what was read."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rashomon.cli.cases import CaseName
from rashomon.cli.output import JSON_HELP, complain
from rashomon.exchange.formats import SOURCES
from rashomon.store import open_case
from rashomon.store.custody import user

Form = Annotated[str, typer.Argument(help=f"One of: {', '.join(SOURCES)}.", metavar="FORMAT")]
Files = Annotated[list[Path], typer.Argument(help="The files to take in.")]
By = Annotated[str | None, typer.Option(help="Who takes it in; else your user name.")]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def take(name: Form, case: CaseName, files: Files, by: By = None, json: Json = False) -> None:
    """Take in what others have made: coded events, parties, annotations, checks.

    Nothing that was read changes. Annotations are anchored by their words; what does not anchor is
    kept and listed.
    """
    if name not in SOURCES:
        raise ValueError(f"there is no form {name!r}; choose from {', '.join(SOURCES)}")
    source = SOURCES[name].load()
    counts: Counter[str] = Counter()
    with open_case(case) as kept:
        for path in files:
            for taken in source(kept, path, by or user()):
                counts["new" if taken.new else "known"] += taken.kept
                counts["lost"] += not taken.kept
                counts["loose"] += taken.anchored is False
                if json:
                    typer.echo(msgspec.json.encode(taken).decode())
                elif not taken.kept or taken.anchored is False:
                    typer.echo(taken.words)
    complain(
        f"{counts['new']} new, {counts['known']} known already, {counts['loose']} not anchored, "
        f"{counts['lost']} could not be taken in."
    )
    if counts["lost"]:
        raise typer.Exit(1)
