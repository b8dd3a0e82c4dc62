"""`rashomon verify`: is all that a case holds as it was kept?"""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rashomon.cli.output import JSON_HELP, complain
from rashomon.exchange.packing import is_packed, verify_pack
from rashomon.records import Altered, Verified
from rashomon.store import open_case
from rashomon.store.address import is_server

CaseName = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="The case: a file, one that `pack` sealed, or an address on a server.",
    ),
]
Noted = Annotated[
    str | None,
    typer.Option(
        "--head",
        help="The hash of a line of the log that you wrote down elsewhere: a log that was made "
        "anew from its beginning does not hold it.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def verify(case: CaseName, noted: Noted = None, json: Json = False) -> None:
    """Hash all that a case holds anew and name what was altered; exit code 3 where anything was.

    Checked are the raw bytes, every report, reading, decision, list, visit and imported thing
    against the log of custody, the log against itself, every quotation against its words, and all
    that follows from these. Write down the hash that is printed: with it a later look can tell
    whether the log itself was made anew (--head).
    """
    checked: Verified
    altered: list[Altered]
    if not is_server(case) and is_packed(Path(case)):
        checked, altered = verify_pack(Path(case), noted)
    else:
        with open_case(case) as kept:
            checked, altered = kept.verify(noted)
    if json:
        typer.echo(msgspec.json.encode({"checked": checked, "altered": altered}).decode())
    else:
        for each in altered:
            typer.echo(f"{each.table}: {each.what}.")
        things = ", ".join(f"{count} {name}" for name, count in checked.things.items() if count)
        complain(
            f"{checked.lines} lines of the log, {checked.quotations} quotations; {things}. "
            + (f"{len(altered)} are not as they were kept." if altered else "All as it was kept.")
        )
        typer.echo(f"head {checked.head}")
    if altered:
        raise typer.Exit(3)
