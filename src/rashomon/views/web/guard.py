"""Requests in; those that come from elsewhere, or are too large, are refused, and every answer says
what a browser may do with it.

A page on the Web can make a visitor's browser ask a server on the visitor's own machine. So the
server answers only to its own name (a foreign name that leads here is a trick), takes changes only
from its own pages, and asks for a token where it is bound to more than this machine.
"""

from collections.abc import Collection
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.views.web.answers import Problem

LOCAL = ("localhost", "127.0.0.1", "::1")
COOKIE = "rashomon_token"
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
# Scripts, styles and data come from this server alone, nothing is sent elsewhere, and no page may
# put this one into a frame.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# A page as it was fetched: its looks may show, but it may run, load and send nothing, and it stands
# outside of our origin even where it is opened by itself.
RAW_POLICY = "; ".join(
    (
        "sandbox",
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware that stands before everything else."""

    def __init__(
        self, app: ASGIApp, *, hosts: Collection[str], token: str | None, largest: int
    ) -> None:
        """`hosts`: the names this server answers to; `token`: what to ask for, if anything;
        `largest`: how many bytes a request may bring."""
        self._app = app
        self._hosts = frozenset(hosts)
        self._token = token
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self._app(scope, _bounded(receive, self._largest), _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if (urlsplit(f"//{host}").hostname or "") not in self._hosts:
            return _no(
                421, f"this server does not answer to the name {host!r}; use its own address"
            )
        if scope["method"] in CHANGING and not self._is_own(headers, host):
            return _no(403, "changes are taken from this server's own pages only")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._largest:
            return _too_large(self._largest)
        return self._without_token(scope, headers)

    def _is_own(self, headers: Headers, host: str) -> bool:
        """Whether a change comes from one of our pages, or from a program that is no browser."""
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc == host

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        if self._token is None or self._fits(_bearer(headers)) or self._fits(_cookie(headers)):
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if self._fits(query.get("token", [""])[0]) and scope["method"] == "GET":
            # Out of the address bar, and so out of histories and of what is passed on.
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            return answer
        return _no(401, "this server asks for a token; open the address that it printed")

    def _fits(self, given: str) -> bool:
        return self._token is not None and compare_digest(given.encode(), self._token.encode())


def _bearer(headers: Headers) -> str:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token if kind.lower() == "bearer" else ""


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _no(status: int, why: str) -> Response:
    body = msgspec.json.encode(Problem(f"{why[0].upper()}{why[1:]}."))
    return Response(body, status, media_type="application/json")


def _too_large(largest: int) -> Response:
    most = largest // 1_000_000
    return _no(413, f"this is more than the {most} MB that one request may bring; send it in parts")


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent


def _bounded(receive: Receive, largest: int) -> Receive:
    """Stop a request that brings more than it said it would, or did not say."""
    brought = 0

    async def received() -> Message:
        nonlocal brought
        message = await receive()
        brought += len(message.get("body", b""))
        if brought > largest:
            return {"type": "http.disconnect"}
        return message

    return received
