"""Who is answered, and what is too much: the guard by itself, without a server."""

from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from rashomon.views.web.guard import LOCAL, Guard
from tests.helpers import run_apart


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that counts what it is brought."""
    brought = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        brought += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    await PlainTextResponse(str(brought))(scope, receive, send)


def ask(
    headers: dict[str, str] | None = None,
    *,
    method: str = "GET",
    path: str = "/",
    query: str = "",
    parts: tuple[bytes, ...] = (b"",),
    token: str | None = None,
) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of an answer; 0 where the line was cut."""
    sent: list[Message] = []
    waiting = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    waiting[-1]["more_body"] = False
    given = {"host": "localhost:8765", **(headers or {})}
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
    }

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    guard = Guard(echo, hosts=LOCAL, token=token, largest=100)
    run_apart(guard, scope, receive, send)
    if not sent:
        return 0, {}, ""
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], found, body.decode()


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1:8765", "[::1]:8765"])
def test_it_answers_to_its_own_name(host: str) -> None:
    assert ask({"host": host})[0] == 200


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "localhost@evil.example", "10.0.0.1"]
)
def test_it_answers_to_no_other(host: str) -> None:
    status, _, said = ask({"host": host})
    assert status == 421
    assert "does not answer to the name" in said


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://localhost:8765"}, 200),
        ({"origin": "http://localhost:8765", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://localhost:9999"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_changes_come_from_its_own_pages(headers: dict[str, str], status: int) -> None:
    assert ask(headers, method="POST")[0] == status
    assert ask(headers)[0] == 200


def test_what_is_said_to_be_too_much_is_refused() -> None:
    assert ask({"content-length": "101"}, method="POST")[0] == 413
    assert ask({"content-length": "many"}, method="POST")[0] == 413


def test_what_turns_out_to_be_too_much_is_cut_off() -> None:
    assert ask(method="POST", parts=(b"x" * 60, b"x" * 40))[2] == "100"
    assert ask(method="POST", parts=(b"x" * 60, b"x" * 41))[0] == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"authorization": "Bearer secret"}, 200),
        ({"authorization": "bearer secret"}, 200),
        ({"authorization": "Basic secret"}, 401),
        ({"authorization": "Bearer secre"}, 401),
        ({"cookie": "a=b; rashomon_token=secret"}, 200),
        ({"cookie": "rashomon_token=other"}, 401),
        ({"cookie": "\u00e9=; =;"}, 401),
    ],
)
def test_a_token_is_asked_for_where_there_is_one(headers: dict[str, str], status: int) -> None:
    assert ask(headers, token="secret")[0] == status


def test_a_token_in_the_address_goes_into_a_cookie() -> None:
    status, headers, _ = ask(path="/story/a", query="token=secret", token="secret")
    assert (status, headers["location"]) == (303, "/story/a")
    assert "httponly" in headers["set-cookie"].lower()
    assert "samesite=strict" in headers["set-cookie"].lower()
    assert ask(query="token=wrong", token="secret")[0] == 401
    assert ask(query="token=secret", method="POST", token="secret")[0] == 401


def test_a_refusal_also_tells_the_browser_what_it_may_do() -> None:
    assert "default-src 'none'" in ask({"host": "evil.example"})[1]["content-security-policy"]
