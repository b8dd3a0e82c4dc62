"""Requests in; those that come from elsewhere, or are too large, are refused, and every answer says
what a browser may do with it.

A page on the Web can make a visitor's browser ask a server on the visitor's own machine. So the
server answers only to its own name (a foreign name that leads here is a trick), takes changes only
from its own pages, and asks for a token where it is bound to more than this machine. In a case that
people open each by a token of their own, everybody may do what their role says, and no more.
"""

from collections.abc import Callable, Collection
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.records import Person
from rashomon.views.web.answers import Problem

LOCAL = ("localhost", "127.0.0.1", "::1")
COOKIE = "rashomon_token"
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
# What only an admin may ask for.
ADMINS = ("/people", "/custody")
# Where a request holds whose it is.
PERSON = "rashomon.person"

# Tells whose a token is; None where it is nobody's.
Whose = Callable[[str], Person | None]
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
        self,
        app: ASGIApp,
        *,
        hosts: Collection[str],
        token: str | None,
        largest: int,
        whose: Whose | None = None,
    ) -> None:
        """`hosts`: the names this server answers to; `token`: what to ask for, if anything;
        `largest`: how many bytes a request may bring; `whose`: whose a token is, where people have
        tokens of their own: then theirs are asked for, and no other."""
        self._app = app
        self._hosts = frozenset(hosts)
        self._token = token
        self._largest = largest
        self._whose = whose

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers) or await self._without_token(scope, headers)
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
        return None

    def _is_own(self, headers: Headers, host: str) -> bool:
        """Whether a change comes from one of our pages, or from a program that is no browser."""
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc == host

    async def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        if self._token is None and self._whose is None:
            return None
        for given in (_bearer(headers), _cookie(headers)):
            if await self._knows(given, scope):
                return _not_allowed(scope)
        query = parse_qs(scope["query_string"].decode("latin-1"))
        given = query.get("token", [""])[0]
        if scope["method"] == "GET" and await self._knows(given, scope):
            # Out of the address bar, and so out of histories and of what is passed on.
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(COOKIE, given, httponly=True, samesite="strict")
            return answer
        if self._whose is not None:
            return _no(
                401, "this case asks for a token of your own; an admin of it can give you one"
            )
        return _no(401, "this server asks for a token; open the address that it printed")

    async def _knows(self, given: str, scope: Scope) -> bool:
        """Whether a token opens the case; whose it is stands in the request from then on."""
        if not given:
            return False
        if self._whose is None:
            return self._token is not None and compare_digest(given.encode(), self._token.encode())
        # Asked anew each time, so that whoever is let in no more is out at once.
        scope[PERSON] = await run_in_threadpool(self._whose, given)
        return scope[PERSON] is not None


def _not_allowed(scope: Scope) -> Response | None:
    """Refuse what somebody's role does not let them do."""
    person: Person | None = scope.get(PERSON)
    if person is None or person.role == "admin":
        return None
    if scope["path"].startswith(ADMINS):
        return _no(403, f"{person.name} may {person.role} this case, but not let others in")
    if scope["method"] in CHANGING and person.role == "read":
        return _no(403, f"{person.name} may look at this case, but neither decide nor add to it")
    return None


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
