"""`rashomon fetch`: pages from the Web into a case; the only command that asks the network."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.cases import link_case
from rashomon.cli.output import JSON_HELP, complain, print_json
from rashomon.reader import default_reader, describe
from rashomon.records import Failure
from rashomon.store import open_case
from rashomon.store.address import masked
from rashomon.store.custody import user

Addresses = Annotated[list[str] | None, typer.Argument(help="Addresses (https:// or http://).")]
CaseName = Annotated[
    str, typer.Option("--case", help="Keep what is fetched in this case: a file, or an address.")
]
ListFile = Annotated[
    Path | None, typer.Option("--list", help="Also the addresses of this file, one a line.")
]
Again = Annotated[bool, typer.Option("--again", help="Also addresses that were fetched before.")]
Every = Annotated[
    float, typer.Option(help="Seconds between two requests to one server, at the least.", min=0.0)
]
Timeout = Annotated[float, typer.Option(help="Seconds to wait for a server.", min=0.1)]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Also from this machine and private networks.")
]
By = Annotated[str | None, typer.Option(help="Who fetches; else your user name.")]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def fetch(
    case: CaseName,
    addresses: Addresses = None,
    list_file: ListFile = None,
    again: Again = False,
    every: Every = 2.0,
    timeout: Timeout = 20.0,
    private: Private = False,
    by: By = None,
    json: Json = False,
) -> None:
    """Fetch pages, keep them as they came with what the server said, and read them.

    Keeps to robots.txt; an address that was fetched is not fetched again unless --again.
    """
    # Imported here: no other command needs what asks the network.
    from rashomon.intake.fetching import Manners, Visitor
    from rashomon.intake.fetching.addresses import plain
    from rashomon.store.fetched import fetched, keep_visit

    wanted = dict.fromkeys(map(plain, [*(addresses or ()), *_listed(list_file)]))
    if not wanted:
        raise ValueError("name an address, or a file of addresses with --list")
    counts = {"fetched": 0, "new": 0, "before": 0, "claims": 0}
    failures: list[Failure] = []
    manners = Manners(every=every, timeout=timeout, private=private)
    with open_case(case, create=True) as kept:
        language = kept.language()
        reader, known = default_reader(language), set() if again else fetched(kept)
        visitor = Visitor(manners, by or user())
        for address in wanted:
            if address in known:
                counts["before"] += 1
                continue
            visit = visitor.visit(address)
            came = keep_visit(kept, reader, language, visit)
            counts["fetched"] += visit.page is not None
            counts["new"] += came.new
            if came.failure is not None:
                failures.append(came.failure)
                complain(f"! {describe(came.failure)}")
            if came.reading is not None:
                counts["claims"] += len(came.reading.claims)
                if json:
                    print_json(came.reading)
        visitor.close()
        link_case(kept)
    words = f"{counts['fetched']} pages fetched, {counts['claims']} claims; "
    words += f"{counts['new']} new in {masked(case)}"
    if counts["before"]:
        words += f"; {counts['before']} fetched before and left alone (--again fetches them again)"
    if failures:
        words += f"; {len(failures)} could not be had or read (see above)"
    (complain if json else typer.echo)(f"{words}.")
    if failures:
        raise typer.Exit(1)


def _listed(path: Path | None) -> list[str]:
    """The addresses of a file; what stands behind a # at the beginning of a line is a remark."""
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: the list of addresses cannot be read ({error})") from error
    told = (line.strip() for line in lines)
    return [line for line in told if line and not line.startswith("#")]
