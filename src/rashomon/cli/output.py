"""Where commands print: records to standard output, all else to standard error."""

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
from rich.console import Console, RenderableType
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

JSON_HELP = "Print JSON for machines instead of text for people."
ACTORS_HELP = (
    "Your own parties on top of the built-in ones: a list (YAML) or FollowTheMoney entities; may "
    "be given more than once."
)
PLACES_HELP = (
    "Your own places on top of the built-in ones: a list (YAML), a GeoNames dump, a CSV or a "
    "GeoJSON; may be given more than once."
)


def print_json(record: object) -> None:
    """Print one record as one line of JSON."""
    sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")


def print_view(view: RenderableType) -> None:
    """Print what a person reads. A pipe gets whole lines, without colour."""
    plain = not sys.stdout.isatty()
    Console(highlight=False, soft_wrap=False, width=110 if plain else None).print(view)


def complain(words: str) -> None:
    """Say something beside the data. It may name what others made up (an address, a file in a
    ZIP), and signs that a terminal obeys become spaces."""
    plain = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in words)
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(plain))


class _Rate(ProgressColumn):
    """Reports a second."""

    def render(self, task: Task) -> Text:
        reports, elapsed = task.fields.get("reports", 0), task.elapsed or 0
        return Text(f"{reports} reports, {reports / elapsed:.0f}/s" if elapsed else "")


def progress(pace: ProgressColumn | None = None) -> Progress:
    """A progress bar on standard error, with its pace (reports a second, unless told otherwise) and
    the time that remains; silent where none looks."""
    return Progress(
        TextColumn("reading"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        pace or _Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def size_of(paths: Iterable[str]) -> int:
    """Bytes below the paths, to judge the remaining time by."""
    total = 0
    for path in map(Path, paths):
        files = path.rglob("*") if path.is_dir() else [path]
        for file in files:
            try:
                total += file.stat().st_size if file.is_file() else 0
            except OSError:
                continue
    return total
