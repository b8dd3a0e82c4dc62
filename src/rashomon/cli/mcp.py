"""`rashomon mcp`: a case for assistants that speak the Model Context Protocol."""

from typing import Annotated

import typer

from rashomon.cli.cases import CaseName, compare_case
from rashomon.cli.output import complain
from rashomon.errors import RashomonError
from rashomon.store import open_case

Largest = Annotated[
    int, typer.Option(help="Bytes of JSON that an answer holds at the most.", metavar="BYTES")
]
First = Annotated[
    bool, typer.Option("--compare", help="Compare what has come in since, before serving.")
]


def mcp(case: CaseName, largest: Largest = 50_000, compare: First = False) -> None:
    """Offer a case to an assistant on standard input and output; its tools change nothing.

    The assistant's program starts this command. What the tools take and give is told in
    docs/reference/exchange/assistants.md.
    """
    # Imported here: the protocol is an extra, and takes a second to load.
    try:
        from rashomon.views.assistant.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "anyio"):
            raise
        raise RashomonError(
            'rashomon mcp needs an extra; run: pip install "rashomon[mcp]".'
        ) from error
    from rashomon.views.assistant.served import Served

    if compare:
        with open_case(case) as kept:
            compare_case(kept)
    desk = Served(case, largest)
    complain(f"{desk.shown} is offered to the program that started this; nothing is changed.")
    try:
        serve(desk)
    finally:
        desk.close()
