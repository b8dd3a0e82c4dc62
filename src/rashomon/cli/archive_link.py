"""`rashomon archive link`: the copies and stories of an archive."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli.output import ACTORS_HELP, complain
from rashomon.reading.encoder import cores

Archive = Annotated[
    Path, typer.Argument(metavar="ARCHIVE", help="The folder that `rashomon archive read` filled.")
]
Workers = Annotated[
    int | None, typer.Option(help="Processes that outline shards; else one a core.", min=1)
]
Memory = Annotated[
    str, typer.Option(help="What DuckDB may hold in memory before it writes to disk.")
]
Anew = Annotated[
    bool, typer.Option("--anew", help="Link all shards again; what was linked is removed first.")
]

Actors = Annotated[list[Path] | None, typer.Option("--actors", help=ACTORS_HELP)]


def link(
    archive: Archive,
    anew: Anew = False,
    workers: Workers = None,
    memory: Memory = "2GB",
    actors: Actors = None,
) -> None:
    """Find which reports of an archive copy which, and which tell of one happening.

    Shards that came in since the last time are joined with those that were there; no file of an
    earlier time changes.
    """
    # Imported here: no other command needs what holds tables.
    from rashomon.archive import linked

    quiet = not sys.stderr.isatty()
    with Console(stderr=True, quiet=quiet).status("linking") as status:
        shards = linked.link(
            archive,
            anew=anew,
            workers=workers or cores(),
            actors=[str(each.absolute()) for each in actors or ()],
            memory=memory,
            progress=lambda what, done, of: status.update(f"{what} ({done} of {of})"),
        )
    complain(f"{shards} shards linked.")
