"""`rashomon gazetteer`: the places that names are looked up in, and a user's own beside them."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.output import JSON_HELP, complain, print_json, print_view
from rashomon.geography import files, load_gazetteer
from rashomon.language import load_language
from rashomon.naming.placing import located
from rashomon.views.entities import place_words, standing_words

gazetteer = typer.Typer(
    help="The places that names are looked up in: list, add and remove your own; find a name.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Files = Annotated[
    list[Path], typer.Argument(help="A GeoNames dump (txt or zip), a CSV or a GeoJSON.")
]
Names = Annotated[list[str], typer.Argument(help="The name of an added file.")]
Place = Annotated[str, typer.Argument(help="A name of a place, in any spelling.")]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


@gazetteer.command()
def add(paths: Files) -> None:
    """Add places of your own; they are asked before the shipped ones from now on."""
    for path in paths:
        done = files.add(path)
        left = (
            f"; {done.skipped} lines without a name or a point were left out"
            if done.skipped
            else ""
        )
        typer.echo(f"{done.source}: {done.places} places added{left}.")


@gazetteer.command("list")
def list_() -> None:
    """List the files that were added."""
    for each in files.added():
        typer.echo(f"{each.source}: {each.places} places, added {each.added}")
    complain(f"They lie in {files.folder()}.")


@gazetteer.command()
def remove(names: Names) -> None:
    """Take added places away again."""
    for name in names:
        typer.echo(f"{files.remove(name).stem} is removed.")


@gazetteer.command()
def find(name: Place, json: Json = False) -> None:
    """Show every place of a name, and what is said of its status."""
    language = load_language()
    sites = load_gazetteer(language).sites(name)
    for site in sites:
        place = located(site)
        if json:
            print_json(place)
            continue
        print_view(f"{place.name}: {place_words(place)}  ({place.id})")
        for standing in place.standings:
            print_view(f"    {standing_words(standing, language)}")
        if site.rivals:
            print_view(f"    the gazetteer names these states for it: {site.rivals}")
    if not sites:
        complain(f"No gazetteer has {name!r}; `rashomon gazetteer add FILE` adds places.")
