"""`rashomon serve`: a case as a page in the browser, on this machine alone."""

import socket
import webbrowser
from contextlib import suppress
from secrets import token_urlsafe
from threading import Timer
from typing import Annotated

import typer

from rashomon.cli.demo import demo_case
from rashomon.cli.output import complain

CaseName = Annotated[
    str | None,
    typer.Argument(
        metavar="[CASE]",
        help="The case: a file, or an address on a server; without one, the demonstration case.",
    ),
]
Port = Annotated[int, typer.Option(help="The port; 0 takes any that is free.", min=0, max=65535)]
Host = Annotated[
    str,
    typer.Option(help="Where to listen. Anywhere but on this machine, a token is asked for."),
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser.")]
Json = Annotated[
    bool, typer.Option("--json", help="Print the address as JSON; the screens are JSON as well.")
]

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    case: CaseName = None,
    port: Port = 8765,
    host: Host = "127.0.0.1",
    open_it: Open = False,
    json: Json = False,
) -> None:
    """Show a case as a page: stories, claims, reports, places, who claims what of whom.

    Listens on this machine only, and needs no network. Stop it with Ctrl-C.
    """
    # Imported here: the web server takes a second to load, and no other command needs it.
    import uvicorn

    from rashomon.views.web.app import make_app, page_bytes
    from rashomon.views.web.desk import Desk
    from rashomon.views.web.guard import LOCAL

    page_bytes()
    desk = Desk(case or demo_case())
    # Where people have tokens of their own, no other opens the case.
    named = desk.case.has_people()
    token = None if named or host in LOOPBACK else token_urlsafe(24)
    try:
        listener = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        desk.close()
        raise ValueError(
            f"port {port} of {host} cannot be used ({error.strerror}); name another with --port"
        ) from error
    address = address_of(host, listener.getsockname()[1], token)
    app = make_app(desk, hosts=(*LOCAL, *names_of(host)), token=token)
    if json:
        typer.echo(f'{{"address":"{address}"}}')
    else:
        typer.echo(f"{desk.shown} is shown at {address} (Ctrl-C stops it)")
    if named:
        complain(
            "Each opens it once with ?token=TOKEN behind the address, with a token of their own "
            "(`rashomon people` gives them). Tokens and pages travel unencrypted unless a proxy "
            "with HTTPS stands before this server."
        )
    elif token:
        complain(
            "Others can reach this address. Whoever has the token can read and change the case; it "
            "travels unencrypted, so use it only in a network that you trust."
        )
    if open_it:
        Timer(0.5, webbrowser.open, [address]).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on")
    uvicorn.Server(config).run(sockets=[listener])


def address_of(host: str, port: int, token: str | None) -> str:
    """The address to open, with the token in it where one is asked for."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")


def names_of(host: str) -> list[str]:
    """The names that a server answers to where it listens on more than this machine: the one it
    was given, or, for all of them, the machine's own."""
    if host in LOOPBACK:
        return []
    if host not in ("0.0.0.0", "::"):
        return [host]
    names = {socket.gethostname(), socket.getfqdn()}
    with suppress(OSError):
        names |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
    return sorted(names)
