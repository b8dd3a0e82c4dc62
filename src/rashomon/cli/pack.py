"""`rashomon pack` and `unpack`: a case sealed into one file, and taken out of it again."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.cases import CaseName, compare_case, log_export
from rashomon.cli.output import complain
from rashomon.exchange import packing
from rashomon.exchange.files import sha256_of
from rashomon.store import open_case
from rashomon.store.address import is_server

Packed = Annotated[Path, typer.Argument(help="The file that `pack` made.")]
Out = Annotated[Path | None, typer.Option(help="The file to write; else CASE.rashomon beside it.")]
To = Annotated[Path, typer.Argument(help="The case file to make.")]


def pack(case: CaseName, out: Out = None) -> None:
    """Seal a case into one file that another machine opens and verifies.

    It holds the case, its records as JSON Lines, every raw page, and the hash of each. Write down
    the head that is printed: with it anybody can tell later whether the log was made anew.
    """
    with open_case(case) as kept:
        beside = kept.path.parent if isinstance(kept.address, Path) else Path()
        made = out or beside / f"{kept.name}.rashomon"
        compare_case(kept)
        manifest = packing.pack(kept, made)
        log_export(kept, "pack", sha256_of(made), {"out": str(made), "head": manifest.head})
    complain(f"{made}: {len(manifest.resources)} files, {manifest.lines} lines of the log.")
    typer.echo(f"head {manifest.head}")


def unpack(packed: Packed, case: To) -> None:
    """Take the case out of a sealed file, after all of it was hashed anew."""
    if is_server(case):
        raise ValueError("unpack makes a file; `rashomon copy` brings it onto a server from there")
    packing.unpack(packed, case)
    complain(f"{case} is the case as it was packed; `rashomon verify {case}` hashes all of it.")
