"""Hands the tests a server on this machine that says what it is told to, and a visitor of it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from rashomon.intake.fetching import Manners, Visitor

Told = Callable[[BaseHTTPRequestHandler], None]
HTML = "text/html; charset=utf-8"


@dataclass
class Server:
    """`pages` says by path what a request is answered with; `asked` is what was asked for."""

    address: str
    pages: dict[str, Told] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def says(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer a path with a body."""
        self.pages[path] = lambda handler: answer(handler, body, status, headers)

    def page(self, path: str, words: str) -> None:
        """Answer a path with a page."""
        body = f"<html><body><article><p>{words}</p></article></body></html>"
        self.says(path, body.encode(), content_type=HTML)


def answer(
    handler: BaseHTTPRequestHandler, body: bytes, status: int, headers: dict[str, str]
) -> None:
    handler.send_response(status)
    for name, value in {"content_length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-").title(), value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.headers.append(dict(self.headers))
            told = known.pages.get(self.path)
            try:
                if told is not None:
                    told(self)
                else:
                    answer(self, b"nothing here", 404, {"content_type": "text/html"})
            except OSError:  # who asked has gone
                pass

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        known = Server(f"http://127.0.0.1:{running.server_port}")
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield known
        running.shutdown()


@dataclass
class Clock:
    """A clock that only goes on when somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visitor(clock: Clock) -> Iterator[Visitor]:
    manners = Manners(timeout=0.5, whole=1.5, largest=100_000, private=True)
    made = Visitor(manners, "tester", clock.sleep, lambda: clock.now)
    yield made
    made.close()
