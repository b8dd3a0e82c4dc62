"""`rashomon archive read`: archives of any size in, tables out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import ProgressColumn, Task
from rich.text import Text

from rashomon.cli.output import ACTORS_HELP, JSON_HELP, PLACES_HELP, complain, print_json, progress
from rashomon.errors import sentence
from rashomon.reading.encoder import cores

if TYPE_CHECKING:
    from rashomon.run.events import Engine
    from rashomon.run.filing import Folder
    from rashomon.run.summary import Summary

# Files that are named one by one where more are left aside.
NAMED = 20

Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files and folders (WARC, WACZ, JSON Lines, Parquet, pages), here or in a store "
        "(s3://...); with --online, addresses of feeds and site maps."
    ),
]
Out = Annotated[str, typer.Option("--out", help="The folder of the tables, here or in a store.")]
EngineName = Annotated[
    str, typer.Option("--engine", help="Who does the work: `pool` (this machine) or `ray`.")
]
Workers = Annotated[
    int | None, typer.Option(help="Readers at work at a time; else one for each core.", min=1)
]
Online = Annotated[
    bool, typer.Option("--online", help="Ask the network for feeds, site maps and their pages.")
]
Every = Annotated[
    float, typer.Option(help="Seconds between two requests to one server, at the least.", min=0.0)
]
Most = Annotated[int, typer.Option(help="Pages to fetch at the most.", min=1)]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Also from this machine and private networks.")
]
Pages = Annotated[
    int, typer.Option(help="Pages of a shard; a folder of tables keeps to one number.", min=1)
]
Actors = Annotated[list[Path] | None, typer.Option("--actors", help=ACTORS_HELP)]
Places = Annotated[list[Path] | None, typer.Option("--places", help=PLACES_HELP)]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def read(
    sources: Sources,
    out: Out,
    engine: EngineName = "pool",
    workers: Workers = None,
    online: Online = False,
    every: Every = 2.0,
    most: Most = 1000,
    private: Private = False,
    pages: Pages = 2000,
    actors: Actors = None,
    places: Places = None,
    json: Json = False,
) -> None:
    """Read archives into tables of reports and claims; given again, it goes on where it broke off.

    Exit code 1 where something could not be read; the tables `failures` say what, and why.
    """
    # Imported here: no other command needs what runs archives.
    from rashomon.run.filing import FETCHED, Folder
    from rashomon.run.shards import sources_of
    from rashomon.run.summary import Summary
    from rashomon.run.work import Setup

    run = _engine(engine)
    named = [each for each in sources if not _is_address(each)]
    addresses = [each for each in sources if _is_address(each)]
    if addresses and not online:
        raise ValueError(f"{addresses[0]} is an address; --online asks the network for it")
    folder, aside = Folder.at(out), list[str]()
    with folder.held():
        folder.begin({"pages": pages})
        failed = _gathered(addresses, folder, every, most, private=private) if addresses else 0
        named += [f"{out.rstrip('/')}/{FETCHED}"] if folder.names(FETCHED) and addresses else []
        found = list(sources_of(named, pages, out, aside))
        summary = Summary(sum(source.size for source in found))
        whole = out if "://" in out else str(Path(out).absolute())
        setup = Setup(whole, _names(actors), _names(places), pages)
        with progress(_Pace()) as bar:
            task = bar.add_task("reading", total=1.0, summary=summary)
            for event in run(setup, found, workers or cores()):
                summary.hears(event)
                bar.update(task, completed=summary.share)
    _report(summary, aside, out, json=json)
    if summary.counts["failures"] or failed:
        raise typer.Exit(1)


def _engine(name: str) -> "Engine":
    if name == "pool":
        from rashomon.run import pool

        return pool.run
    if name == "ray":
        from rashomon.run import ray

        return ray.run
    raise ValueError(f"there is no engine {name!r}; choose pool or ray")


def _gathered(
    addresses: list[str], folder: "Folder", every: float, most: int, *, private: bool
) -> int:
    """Fetch what feeds and site maps list into WARC files; how many could not be had."""
    from rashomon.intake.fetching import Manners, Visitor
    from rashomon.run.gathering import gather
    from rashomon.store.custody import user

    visitor = Visitor(Manners(every=every, private=private), user())
    try:
        failures = gather(addresses, folder, visitor, most)
    finally:
        visitor.close()
    for failure in failures:
        complain(f"! {sentence(failure.reason, failure.where, failure.advice)}")
    return len(failures)


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _names(paths: list[Path] | None) -> tuple[str, ...]:
    """Files as any worker on this machine finds them."""
    return tuple(str(path.absolute()) for path in paths or ())


def _report(summary: "Summary", aside: list[str], out: str, *, json: bool) -> None:
    """Sum up: as JSON on standard output, or in words; what is wrong on standard error."""
    if aside:
        more = f" and {len(aside) - NAMED} more" if len(aside) > NAMED else ""
        complain(f"Left aside, being no pages: {', '.join(aside[:NAMED])}{more}.")
    for line in summary.aside:
        complain(f"! {line}.")
    if json:
        print_json(summary.told() | {"out": out})
    (complain if json else typer.echo)(f"{summary.words()}; the tables are in {out}.")


class _Pace(ProgressColumn):
    """Shards that are done, reports, reports a second."""

    def render(self, task: Task) -> Text:
        summary: Summary = task.fields["summary"]
        pace = summary.now / task.elapsed if task.elapsed else 0
        shards = f"{summary.ended} of {summary.shards} shards"
        return Text(f"{shards}, {summary.now} reports, {pace:.1f}/s")
