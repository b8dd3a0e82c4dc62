"""`rashomon read`: pages in, claims out, to the screen or into a case file."""

from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.cases import link_case
from rashomon.cli.output import (
    ACTORS_HELP,
    JSON_HELP,
    PLACES_HELP,
    complain,
    print_json,
    print_view,
    progress,
    size_of,
)
from rashomon.geography import load_gazetteer, split_places
from rashomon.intake import reports
from rashomon.language import load_language
from rashomon.reader import default_reader, describe
from rashomon.records import Failure, Reading
from rashomon.store import open_case
from rashomon.store.address import masked
from rashomon.store.filling import fill
from rashomon.views.terminal import reading_view

Paths = Annotated[
    list[str], typer.Argument(help="Files and folders (text, HTML, JSON Lines; .gz too), or -.")
]
CaseName = Annotated[
    str | None,
    typer.Option("--case", help="Keep what is read in this case: a file, or an address."),
]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]
Syntax = Annotated[
    bool, typer.Option("--syntax", help="With --json: words, trees and marks of each report, too.")
]
Actors = Annotated[list[Path] | None, typer.Option("--actors", help=ACTORS_HELP)]
Places = Annotated[list[Path] | None, typer.Option("--places", help=PLACES_HELP)]


def read(
    paths: Paths,
    case: CaseName = None,
    json: Json = False,
    syntax: Syntax = False,
    actors: Actors = None,
    places: Places = None,
) -> None:
    """Read pages and print what they claim; with --case, keep it all in a case file."""
    if syntax and not json:
        raise ValueError("--syntax is for machines: give --json with it.")
    lists, gazetteers = split_places(places or ())
    aside: list[str] = []
    counts = {"reports": 0, "claims": 0, "new": 0}
    failures: list[Failure] = []
    with (
        open_case(case, create=True) if case else nullcontext() as kept,
        progress() as bar,
    ):
        if kept:
            kept.keep_lists(actors or (), lists)
        language = kept.language() if kept else load_language("en", actors or (), lists)
        gazetteer = load_gazetteer(language, gazetteers)
        reader = default_reader(language, gazetteer=gazetteer, syntax=syntax)
        task = bar.add_task("reading", total=size_of(paths) or None, reports=0)

        pages = reports(paths, language, aside)
        if kept:
            stream: Iterable[tuple[Reading, bytes | None, bool]] = fill(kept, reader, pages)
        else:
            stream = ((reading, raw, False) for reading, raw in reader.read(pages))
        for reading, raw, new in stream:
            counts["reports"] += bool(reading.report.text)
            counts["claims"] += len(reading.claims)
            counts["new"] += new and bool(reading.report.text)
            if reading.failure:
                failures.append(reading.failure)
            bar.update(task, advance=len(raw or b""), reports=counts["reports"])
            if json:
                print_json(reading)
            elif not kept and reading.report.text:
                print_view(reading_view(reading))
        if kept:
            bar.stop()
            link_case(kept)
    _report(counts, failures, aside, case, json=json)
    if failures:
        raise typer.Exit(1)


def _report(
    counts: dict[str, int],
    failures: list[Failure],
    aside: list[str],
    case: str | None,
    *,
    json: bool,
) -> None:
    """Sum up: on standard error, and for a case on standard output, where it is the result."""
    for failure in failures:
        complain(f"! {describe(failure)}")
    if aside:
        complain(f"Left aside, being no pages: {', '.join(aside)}.")
    words = f"{counts['reports']} reports read, {counts['claims']} claims"
    if case:
        words += f"; {counts['new']} new in {masked(case)}"
    if failures:
        words += f"; {len(failures)} could not be read, or not wholly (see above)"
    if case and not json:
        typer.echo(f"{words}.")
    else:
        complain(f"{words}.")
