"""`rashomon archive case`: stories of an archive as a case for the desk."""

from typing import Annotated

import typer

from rashomon.cli.archive_link import Archive
from rashomon.cli.cases import link_case
from rashomon.cli.output import complain
from rashomon.store import open_case

Stories = Annotated[
    list[str],
    typer.Argument(help="Stories by id or its beginning, or reports by id, as `find` shows them."),
]
Out = Annotated[
    str, typer.Option("--out", help="The case that they go into: a file, or an address.")
]


def case(archive: Archive, stories: Stories, out: Out) -> None:
    """Lift stories of an archive into a case, with the reports that they copy or are copied by.

    The case is made where there is none; `rashomon compare` then shows it as any other.
    """
    # Imported here: no other command needs what holds tables.
    from rashomon.archive.folder import Folder
    from rashomon.archive.lifting import lift, meant

    folder = Folder(archive)
    reports = meant(folder, stories)  # before a case is made for nothing
    with open_case(out, create=True) as kept:
        new = lift(folder, reports, kept)
        link_case(kept)
    complain(f"{new} reports are new in {out}.")
