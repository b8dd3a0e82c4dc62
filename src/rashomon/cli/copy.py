"""`rashomon copy`: a case, whole and checked, into another file or onto a server, and back."""

from typing import Annotated

import typer

from rashomon.cli.output import JSON_HELP, complain, print_json
from rashomon.store import open_case
from rashomon.store.copying import copy as copied

From = Annotated[str, typer.Argument(metavar="FROM", help="The case: a file or an address.")]
To = Annotated[str, typer.Argument(metavar="TO", help="Where it is copied to: nothing yet.")]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def copy(source: From, target: To, json: Json = False) -> None:
    """Copy a case with all that was ever read, decided and done: a file, or a case on a PostgreSQL
    server (postgresql://USER@HOST/DATABASE?schema=SCHEMA).

    Others may go on reading and writing meanwhile; the copy is the case as it was at the
    beginning. It is compared with what was copied, and kept only if both are equal.
    """
    with open_case(source) as there, open_case(target, create=True) as here:
        counts = copied(there, here)
        if json:
            print_json(counts)
        else:
            rows = sum(counts.values())
            typer.echo(
                f"{there.where} is copied to {here.where}: {counts['reports']} reports, "
                f"{counts['claims']} claims, {counts['decisions']} decisions; {rows} rows of "
                f"{len(counts)} tables, all equal."
            )
    if not json:
        complain("The copy is a case of its own: what is done to one is not done to the other.")
