"""`rashomon compare`: the accounts of a case, or of files, side by side."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.output import (
    ACTORS_HELP,
    JSON_HELP,
    PLACES_HELP,
    complain,
    print_json,
    print_view,
)
from rashomon.geography import split_places
from rashomon.language import load_language
from rashomon.reader import describe, read
from rashomon.records import Comparison, Reading
from rashomon.store import open_case
from rashomon.views.terminal import comparison_view
from rashomon.weighing import compare_readings

SQLITE = b"SQLite format 3\x00"
DIFFERENCES = ("differ", "denied")

Paths = Annotated[list[str], typer.Argument(help="A case file, or files and folders of pages.")]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]
Actors = Annotated[list[Path] | None, typer.Option("--actors", help=ACTORS_HELP)]
Places = Annotated[list[Path] | None, typer.Option("--places", help=PLACES_HELP)]


def compare(paths: Paths, json: Json = False, actors: Actors = None, places: Places = None) -> None:
    """Set accounts of the same happening side by side and mark where they differ.

    Exits with 1 where they differ, like diff.
    """
    if len(paths) == 1 and _is_case(Path(paths[0])):
        with open_case(paths[0]) as kept:
            renamed = [d for d in kept.standing() if d.kind == "rename"]
            called = [(d.entity, d.name) for d in renamed if d.entity and d.name]
            found = compare_readings((r for r in kept.readings() if r.report.text), called=called)
    else:
        language = load_language("en", actors or (), split_places(places or ())[0])
        found = compare_readings(_readings(paths, actors or (), places or ()), language)
    show_comparison(found, json=json)
    if any(point.state in DIFFERENCES for story in found.stories for point in story.points):
        raise typer.Exit(1)


def show_comparison(found: Comparison, *, json: bool) -> None:
    """Print a comparison."""
    if json:
        print_json(found)
    else:
        print_view(comparison_view(found))


def _readings(
    paths: Iterable[str], actors: Iterable[Path], places: Iterable[Path]
) -> Iterable[Reading]:
    for reading in read(paths, actors, places):
        if reading.failure:
            complain(f"! {describe(reading.failure)}")
        if reading.report.text:
            yield reading


def _is_case(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE or path.suffix == ".db"
    except OSError:
        return path.suffix == ".db"
