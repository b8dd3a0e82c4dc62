"""The forms that a case is exported in and that others' work is taken in from, by name.

A form is loaded when it is asked for, so that a command does not load what all of them need.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from rashomon.exchange.material import Material
from rashomon.exchange.taken import Taken
from rashomon.store import Case

# A form of one file: its text, in parts. A form of several files: writes them into a folder, and
# says which.
Text = Callable[[Material], Iterator[str]]
Files = Callable[[Material, Path], Iterator[Path]]
# Takes a file into a case: whose hand, and what came of each thing in it.
Take = Callable[[Case, Path, str], Iterator[Taken]]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: what it is, how its file ends, and the file whose `write` makes it.

    `suffix` is empty for a form of several files. `rolled`: its rows are made by a rule (`--rule`).
    """

    about: str
    suffix: str
    home: str
    rolled: bool = False

    def load(self) -> Any:
        """The function that writes it: `Text` where there is a suffix, else `Files`."""
        return import_module(f"rashomon.exchange.out.{self.home}").write


@dataclass(frozen=True, slots=True)
class Source:
    """A form that others' work comes in: what it is, and the file whose `take` takes it in."""

    about: str
    home: str

    def load(self) -> Take:
        """The function that takes a file into a case."""
        take: Take = import_module(f"rashomon.exchange.into.{self.home}").take
        return take


FORMATS: dict[str, Format] = {
    "jsonl": Format("every record, a line each", ".jsonl", "jsonl"),
    "parquet": Format("every record, a table each", "", "parquet"),
    "eventreport": Format("a row for each report of each happening", ".csv", "eventreport"),
    "ged": Format("a row for each happening in UCDP GED's columns", ".csv", "ged", rolled=True),
    "acled": Format("a row for each happening in ACLED's columns", ".csv", "acled", rolled=True),
    "sipri": Format("claimed arms transfers in SIPRI's columns", ".csv", "transfers"),
    "w3c": Format("claims as W3C Web Annotations", ".jsonl", "annotations"),
    "ftm": Format("FollowTheMoney entities", ".json", "followthemoney"),
    "prov": Format("where everything comes from, in PROV-JSON", ".json", "provenance"),
    "geojson": Format("the places of claims", ".geojson", "places"),
    "graphml": Format("who claims what of whom", ".graphml", "network"),
    "dossier": Format("stories as a page to print", ".html", "dossier"),
    "markdown": Format("stories as Markdown", ".md", "markdown"),
}

SOURCES: dict[str, Source] = {
    "ged": Source("coded events of UCDP GED, a CSV", "ged"),
    "ftm": Source("FollowTheMoney entities, as parties of the case", "followthemoney"),
    "annotations": Source("annotations of Hypothesis or Recogito", "annotations"),
    "claimreview": Source("checks by others, in schema.org's ClaimReview", "claimreview"),
}
