"""`rashomon demo`: the invented case that comes with Rashomon, read and compared."""

from importlib.resources import as_file, files
from typing import Annotated

import typer

from rashomon.cli.compare import show_comparison
from rashomon.cli.output import JSON_HELP, complain
from rashomon.language import load_language
from rashomon.reader import read
from rashomon.weighing import compare_readings

Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def demo(json: Json = False) -> None:
    """Read the demonstration case (all invented) and set its accounts side by side."""
    with as_file(files("rashomon") / "demo") as folder:
        actors, places = [folder / "actors.yml"], [folder / "places.yml"]
        readings = list(read([folder / "reports"], actors, places))
        language = load_language("en", actors, places)
        found = compare_readings(readings, language)
        show_comparison(found, language, json=json)
        claims = sum(len(reading.claims) for reading in readings)
        complain(
            f"{len(readings)} reports, {claims} claims. Everything in this case is invented. "
            f"Its files: {folder}"
        )
