"""A case in, its comparison on the screen or as JSON: story by story, so that memory stays flat."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from rashomon.cli.output import complain, print_view
from rashomon.records import Comparison, Heading, Report
from rashomon.store import Case
from rashomon.store.custody import user
from rashomon.views.comparing import stories_view
from rashomon.views.why import why_view
from rashomon.weighing.compare import order_of

# Not a path: an address has two slashes, and a path only one.
CaseName = Annotated[
    str, typer.Argument(metavar="CASE", help="The case: a file, or an address on a server.")
]
Chosen = Callable[[int], Sequence[int]]


def link_case(kept: Case) -> None:
    """Link what came in since; a bar on standard error where somebody looks."""
    with _bar("linking") as told:
        kept.link(told)


def compare_case(kept: Case) -> None:
    """Compare what changed since, with a bar likewise."""
    with _bar("comparing") as told:
        kept.compare(told)


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    columns = TextColumn(what), BarColumn(), MofNCompleteColumn()
    quiet = not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def log_export(kept: Case, form: str, digest: str, detail: Mapping[str, object]) -> None:
    """Write into a case's log that it was exported; where it takes no changes, say that it is not
    in there."""
    if kept.takes_changes:
        kept.log_export(form, digest, detail, user())
    else:
        complain(f"{kept.where}: the case is read-only, so its log does not tell of this export.")


def print_case(kept: Case) -> bool:
    """Print a case's comparison as one JSON object; whether accounts differ."""
    out = sys.stdout.buffer
    out.write(b'{"reports":[')
    out.writelines(_listed(r for r in kept.reports() if r.text))
    out.write(b'],"stories":[')
    out.writelines(_listed(kept.stories()))
    out.write(b"]}\n")
    return _differ(kept.headings())


def show_case(kept: Case, chosen: Chosen) -> bool:
    """Print the list of a case's stories, and some in full; whether accounts differ. `chosen` is
    told how many there are."""
    headings = kept.headings()
    numbers = [number for number in chosen(len(headings)) if number < len(headings)]
    shown = {number: kept.story(headings[number].id) for number in numbers}
    reports = tuple(_heads(kept))
    told = kept.told()
    alone = [report.name for report in reports if report.id not in told]
    print_view(stories_view(reports, headings, shown, alone, kept.language().names.neutral))
    return _differ(headings)


def explain_in_case(kept: Case, key: str) -> None:
    """Print why a record of a case's comparison, or a claim, is what it is."""
    reports = tuple(_heads(kept))
    for story in kept.stories():
        view = why_view(key, Comparison(reports, (story,)), {})
        if view is not None:
            break
    else:
        claims = {claim.id: claim for claim in kept.claims() if claim.id.startswith(key)}
        view = why_view(key, Comparison(reports, ()), claims)
    if view is None:
        raise ValueError(f"nothing here has the id {key!r}; compare and its --json show ids")
    print_view(view)


def _differ(headings: Sequence[Heading]) -> bool:
    return any(heading.conflicts for heading in headings)


def _heads(kept: Case) -> Iterator[Report]:
    """The reports of a case without their texts, which no view of a comparison shows."""
    return iter(sorted(kept.heads(), key=order_of))


def _listed(records: Iterator[msgspec.Struct]) -> Iterator[bytes]:
    """Records as JSON, with commas between."""
    for number, record in enumerate(records):
        yield b"," * bool(number) + msgspec.json.encode(record)
