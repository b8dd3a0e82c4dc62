"""`rashomon compare`: the accounts of a case, or of files, side by side."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.cases import compare_case, explain_in_case, print_case, show_case
from rashomon.cli.output import (
    ACTORS_HELP,
    JSON_HELP,
    PLACES_HELP,
    complain,
    print_json,
    print_view,
)
from rashomon.geography import split_places
from rashomon.language import Language, load_language
from rashomon.reader import describe, read
from rashomon.records import Comparison, Reading
from rashomon.store import open_case
from rashomon.store.address import is_server
from rashomon.views.comparing import comparison_view
from rashomon.views.why import why_view
from rashomon.weighing import compare_readings
from rashomon.weighing.compare import heading_of

SQLITE = b"SQLite format 3\x00"

Paths = Annotated[
    list[str],
    typer.Argument(
        help="A case (a file, or an address on a server), or files and folders of pages."
    ),
]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]
Which = Annotated[int | None, typer.Option("--story", help="Show this story of the list.", min=1)]
All = Annotated[bool, typer.Option("--all", help="Show every story in full.")]
Why = Annotated[
    str | None, typer.Option("--why", help="Say why of a link, copy, origin or claim, by its id.")
]
Actors = Annotated[list[Path] | None, typer.Option("--actors", help=ACTORS_HELP)]
Places = Annotated[list[Path] | None, typer.Option("--places", help=PLACES_HELP)]


def compare(
    paths: Paths,
    json: Json = False,
    story: Which = None,
    everything: All = False,
    why: Why = None,
    actors: Actors = None,
    places: Places = None,
) -> None:
    """Set accounts of the same happening side by side and mark where they differ.

    Lists the stories, the one of the strongest conflict first, and shows that one in full. Exits
    with 1 where accounts differ, like diff.
    """

    def chosen(count: int) -> Sequence[int]:
        return _chosen(count, story, everything=everything)

    if len(paths) == 1 and _is_case(paths[0]):
        with open_case(paths[0]) as kept:
            if actors or places:
                kept.keep_lists(actors or (), split_places(places or ())[0])
            compare_case(kept)
            if why is not None:
                explain_in_case(kept, why)
                return
            differ = print_case(kept) if json else show_case(kept, chosen)
    else:
        language = load_language("en", actors or (), split_places(places or ())[0])
        readings = list(_readings(paths, actors or (), places or ()))
        found = compare_readings(readings, language)
        if why is not None:
            _explain(why, found, readings)
            return
        show_comparison(found, language, json=json, chosen=chosen(len(found.stories)))
        differ = any(heading_of(each).conflicts for each in found.stories)
    if differ:
        raise typer.Exit(1)


def show_comparison(
    found: Comparison, language: Language, *, json: bool, chosen: Sequence[int] = (0,)
) -> None:
    """Print a comparison; `chosen` stories in full, by their place in the list."""
    if json:
        print_json(found)
    else:
        print_view(comparison_view(found, chosen, language.names.neutral))


def _chosen(count: int, story: int | None, *, everything: bool) -> Sequence[int]:
    if everything:
        return range(count)
    if story is not None and story > count:
        raise ValueError(f"there is no story {story}; there are {count}")
    return (story - 1 if story is not None else 0,)


def _explain(key: str, found: Comparison, readings: Iterable[Reading]) -> None:
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    view = why_view(key, found, claims)
    if view is None:
        raise ValueError(f"nothing here has the id {key!r}; compare and its --json show ids")
    print_view(view)


def _readings(
    paths: Iterable[str], actors: Iterable[Path], places: Iterable[Path]
) -> Iterable[Reading]:
    for reading in read(paths, actors, places):
        if reading.failure:
            complain(f"! {describe(reading.failure)}")
        if reading.report.text:
            yield reading


def _is_case(name: str) -> bool:
    if is_server(name):
        return True
    path = Path(name)
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE or path.suffix == ".db"
    except OSError:
        return path.suffix == ".db"
