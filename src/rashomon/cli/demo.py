"""`rashomon demo`: the invented case that comes with Rashomon, read and compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from rashomon import __version__
from rashomon.cli.compare import show_comparison
from rashomon.cli.output import JSON_HELP, complain
from rashomon.geography.files import home
from rashomon.intake import reports
from rashomon.language import load_language
from rashomon.reader import default_reader, read
from rashomon.store import open_case
from rashomon.store.address import masked
from rashomon.store.filling import fill
from rashomon.weighing import compare_readings

Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]
CaseName = Annotated[
    str | None, typer.Option("--case", help="Keep it as this case: a file, or an address.")
]


def demo(case: CaseName = None, json: Json = False) -> None:
    """Read the demonstration case (all invented) and set its accounts side by side."""
    with demo_files() as pages:
        actors, places = [pages / "actors.yml"], [pages / "places.yml"]
        if case is not None:
            make(case, pages)
            complain(f"The demonstration case, all invented, is in {masked(case)}.")
            return
        readings = list(read([pages / "reports"], actors, places))
        language = load_language("en", actors, places)
        found = compare_readings(readings, language)
        show_comparison(found, language, json=json)
        claims = sum(len(reading.claims) for reading in readings)
        complain(
            f"{len(readings)} reports, {claims} claims. Everything in this case is invented. "
            f"Its files: {pages}"
        )


def demo_case() -> Path:
    """The demonstration case as a case file of the user's, made at the first call. What somebody
    decided in it stays; a new version of Rashomon begins a new one."""
    path = home() / "cases" / f"demo-{__version__}.db"
    if not path.exists():
        complain("Reading the demonstration case; this takes some seconds, once.")
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        with demo_files() as pages:
            make(new, pages)
        new.replace(path)
    return path


@contextmanager
def demo_files() -> Iterator[Path]:
    """The folder of the demonstration case."""
    with as_file(files("rashomon") / "demo") as pages:
        yield pages


def make(where: str | Path, pages: Path) -> None:
    """Read the demonstration case into a case, and compare it."""
    with open_case(where, create=True) as case:
        case.keep_lists([pages / "actors.yml"], [pages / "places.yml"])
        language = case.language()
        for _ in fill(case, default_reader(language), reports([pages / "reports"], language)):
            pass
        case.compare()
