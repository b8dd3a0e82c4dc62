"""Addresses are followed to their pages, politely, within bounds; what fails is one sentence."""

import gzip
import hashlib
import re
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from rashomon import __version__
from rashomon.intake.fetching import Manners, Visit, Visitor
from tests.intake.fetching.conftest import HTML, Clock, Server

WORDS = "The army shelled Vella on Monday, the mayor said. The army denied it."


def reason(visit: Visit) -> str:
    assert visit.page is None
    assert visit.failure is not None
    assert visit.failure.stage == "fetch"
    return visit.failure.reason


def test_a_page_comes_with_its_address_time_and_every_answer(
    server: Server, visitor: Visitor
) -> None:
    server.page("/a.html", WORDS)
    visit = visitor.visit(f"{server.address}/a.html#top")
    assert visit.failure is None
    assert visit.page is not None
    assert visit.page.kind == "html"
    assert visit.address == f"{server.address}/a.html"
    robots, page = visit.fetches
    assert (robots.address, robots.status) == (f"{server.address}/robots.txt", 404)
    assert (page.address, page.final, page.status) == (visit.address, visit.address, 200)
    assert page.sha256 == hashlib.sha256(visit.page.data).hexdigest()
    assert ("Content-Type", HTML) in page.headers
    assert (page.by, page.tool) == ("tester", f"rashomon {__version__}")
    assert datetime.fromisoformat(page.at).utcoffset() == timedelta(0)
    assert visit.page.about[visit.page.name] == {"address": visit.address, "retrieved": page.at}


def test_a_server_is_told_who_asks_and_gets_no_cookies_back(
    server: Server, visitor: Visitor
) -> None:
    body = WORDS.encode()
    server.says("/a", body, content_type="text/plain", set_cookie="session=1; Path=/")
    visitor.visit(f"{server.address}/a")
    visitor.visit(f"{server.address}/a")
    assert all(h["User-Agent"].startswith(f"rashomon/{__version__} ") for h in server.headers)
    assert not any("Cookie" in headers for headers in server.headers)
    assert all(headers["Host"] in server.address for headers in server.headers)


def test_headers_are_kept_in_order_as_they_were_sent(server: Server, visitor: Visitor) -> None:
    def told(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nX-b: 2\r\nx-A: =1+1\r\nX-b: \xe9\r\nContent-Type: text/plain\r\n"
            b"Content-Length: 5\r\n\r\nVella"
        )

    server.pages["/a"] = told
    fetch = visitor.visit(f"{server.address}/a").fetches[-1]
    assert fetch.headers == (
        ("X-b", "2"),
        ("x-A", "=1+1"),
        ("X-b", "\xe9"),
        ("Content-Type", "text/plain"),
        ("Content-Length", "5"),
    )


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private/", "/a", True),
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: rashomon\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Rashomon\nAllow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("<html>no rules at all \x00", "/a", True),
    ],
)
def test_robots_txt_is_kept_to(
    server: Server, visitor: Visitor, rules: str, path: str, allowed: bool
) -> None:
    server.says("/robots.txt", rules.encode(), content_type="text/plain")
    server.page(path, WORDS)
    visit = visitor.visit(server.address + path)
    assert (visit.page is not None) == allowed
    assert (path in server.asked) == allowed
    if not allowed:
        assert "forbids it" in reason(visit)


@pytest.mark.parametrize(
    ("status", "allowed"), [(401, True), (404, True), (500, False), (503, False)]
)
def test_a_robots_txt_that_cannot_be_had(
    server: Server, visitor: Visitor, status: int, allowed: bool
) -> None:
    server.says("/robots.txt", b"User-agent: *\nDisallow: /", status)
    server.page("/a", WORDS)
    visit = visitor.visit(f"{server.address}/a")
    assert (visit.page is not None) == allowed
    if not allowed:
        assert "nothing there may be fetched" in reason(visit)
    assert server.asked.count("/robots.txt") == 1
    visitor.visit(f"{server.address}/a")
    assert server.asked.count("/robots.txt") == 1


def test_a_robots_txt_is_followed_where_it_moved(server: Server, visitor: Visitor) -> None:
    server.says("/robots.txt", b"", 301, location="/rules")
    server.says("/rules", b"User-agent: *\nDisallow: /a", content_type="text/plain")
    server.page("/a", WORDS)
    assert "forbids it" in reason(visitor.visit(f"{server.address}/a"))
    server.says("/robots.txt", b"", 301, location="/robots.txt")
    other = server.address.replace("127.0.0.1", "localhost")
    assert visitor.visit(f"{other}/a").page is not None  # moved for ever: as if there were none


def test_requests_to_one_server_stand_apart(server: Server, visitor: Visitor, clock: Clock) -> None:
    server.page("/a", WORDS)
    server.page("/b", WORDS)
    visitor.visit(f"{server.address}/a")
    visitor.visit(f"{server.address}/b")
    assert clock.slept == [2.0, 2.0]  # robots.txt, then both pages


def test_a_crawl_delay_is_kept_and_one_without_end_refused(
    server: Server, visitor: Visitor, clock: Clock
) -> None:
    server.says("/robots.txt", b"User-agent: *\nCrawl-delay: 7")
    server.page("/a", WORDS)
    visitor.visit(f"{server.address}/a")
    visitor.visit(f"{server.address}/a")
    assert clock.slept == [2.0, 7.0]
    slow = server.address.replace("127.0.0.1", "localhost")
    server.says("/robots.txt", b"User-agent: *\nCrawl-delay: 86400")
    assert visitor.visit(f"{slow}/a").page is not None
    assert "asks for 86400 seconds" in reason(visitor.visit(f"{slow}/a"))


def test_a_busy_server_is_asked_again_when_it_says(
    server: Server, visitor: Visitor, clock: Clock
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    said = iter([("429", "11"), ("503", later)])

    def told(handler: BaseHTTPRequestHandler) -> None:
        status, wait = next(said, ("", ""))
        handler.send_response(int(status or 200))
        handler.send_header("Retry-After", wait)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        handler.wfile.write(WORDS.encode())

    server.pages["/a"] = told
    visit = visitor.visit(f"{server.address}/a")
    assert visit.page is not None
    assert [fetch.status for fetch in visit.fetches] == [404, 429, 503, 200]
    assert clock.slept[1] == 11
    assert 27 < clock.slept[2] <= 30


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        ("4000", "come back in 4000 seconds"),
        ("soon", "answers 429"),
        ("", "answers 429"),
        ("1", "answers 429"),
    ],
)
def test_a_server_that_stays_busy(server: Server, visitor: Visitor, wait: str, words: str) -> None:
    server.says("/a", b"", 429, retry_after=wait)
    assert words in reason(visitor.visit(f"{server.address}/a"))
    assert server.asked.count("/a") == (3 if wait == "1" else 1)


def test_redirects_are_followed_and_each_is_kept(server: Server, visitor: Visitor) -> None:
    server.says("/a", b"", 301, location="/b?x=1")
    server.says("/b?x=1", b"", 307, location=f"{server.address}/c#part")
    server.page("/c", WORDS)
    visit = visitor.visit(f"{server.address}/a")
    assert visit.page is not None
    assert visit.address == f"{server.address}/a"
    told = [
        (f.address.removeprefix(server.address), f.final.removeprefix(server.address), f.status)
        for f in visit.fetches[1:]
    ]
    assert told == [("/a", "/b?x=1", 301), ("/b?x=1", "/c", 307), ("/a", "/c", 200)]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/a", "more than 10 times"),
        ("ftp://example.org/", "no address of the Web"),
        ("file:///etc/hostname", "no address of the Web"),
        ("http://[::bad/", "no address of the Web"),
        ("https://name:word@example.org/", "name or password"),
    ],
)
def test_redirects_that_lead_nowhere(
    server: Server, visitor: Visitor, place: str, words: str
) -> None:
    server.says("/a", b"", 302, location=place)
    visit = visitor.visit(f"{server.address}/a")
    assert words in reason(visit)
    assert sum(fetch.status == 302 for fetch in visit.fetches) == server.asked.count("/a")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "2130706433",
        "0x7f.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "[::ffff:127.0.0.1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "224.0.0.1",
    ],
)
def test_this_machine_and_its_neighbours_are_not_asked(host: str) -> None:
    visitor = Visitor(Manners(timeout=0.2), "tester")
    said = reason(visitor.visit(f"http://{host}:9/a"))
    visitor.close()
    assert "private network" in said
    assert "--allow-private" in visitor.visit(f"http://{host}:9/a").failure.advice  # type: ignore[union-attr]


def test_a_redirect_into_a_private_network_is_not_followed(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.intake.fetching import addresses

    port = server.address.rpartition(":")[2]
    server.says("/a", b"", 302, location="http://10.9.8.7/secret")
    public = addresses.is_public
    monkeypatch.setattr(
        addresses, "is_public", lambda number: number == "127.0.0.1" or public(number)
    )
    visitor = Visitor(Manners(timeout=0.2, every=0), "tester")
    visit = visitor.visit(f"http://127.0.0.1:{port}/a")
    visitor.close()
    assert "10.9.8.7 is this machine or one of a private network" in reason(visit)
    assert [fetch.status for fetch in visit.fetches] == [404, 302]


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (b"%PDF-1.7", {"content_type": "application/pdf"}, "application/pdf, no page"),
        (b"\x89PNG", {"content_type": "image/png"}, "image/png, no page"),
        (b"{}", {"content_type": "application/json"}, "application/json, no page"),
        (b'{"a": 1}', {}, "JSON, no page"),
        (b"x" * 100_001, {"content_type": HTML}, "larger than 0.1 MB"),
        (
            gzip.compress(b"x" * 50_000_000),
            {"content_type": HTML, "content_encoding": "gzip"},
            "larger than 0.1 MB",
        ),
        (
            gzip.compress(gzip.compress(b"x"))[:-9],
            {"content_type": HTML, "content_encoding": "gzip"},
            "cut short",
        ),
        (b"no gzip", {"content_type": HTML, "content_encoding": "gzip"}, "damaged"),
        (b"abc", {"content_type": HTML, "content_encoding": "br"}, "packed as 'br'"),
        (b"abc", {"content_type": HTML, "content_length": "500"}, "broke off"),
    ],
)
def test_what_is_no_page_is_one_sentence(
    server: Server, visitor: Visitor, body: bytes, headers: dict[str, str], words: str
) -> None:
    server.says("/a", body, **headers)
    visit = visitor.visit(f"{server.address}/a")
    assert words in reason(visit)
    assert visit.failure is not None
    assert visit.failure.where == f"{server.address}/a"
    assert visit.fetches[-1].status == 200  # the answer is kept, though no page came of it


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(WORDS.encode()),
        gzip.compress(WORDS[:9].encode()) + gzip.compress(WORDS[9:].encode()) + b"\0\0",
        zlib.compress(WORDS.encode()),
    ],
)
def test_packed_pages_are_unpacked(server: Server, visitor: Visitor, body: bytes) -> None:
    server.says("/a", body, content_type="text/plain", content_encoding="gzip")
    page = visitor.visit(f"{server.address}/a").page
    assert page is not None
    assert page.data == WORDS.encode()


def test_more_than_the_promised_length_is_not_read(server: Server, visitor: Visitor) -> None:
    server.says(
        "/a",
        WORDS.encode() + b"and more",
        content_type="text/plain",
        content_length=str(len(WORDS)),
    )
    page = visitor.visit(f"{server.address}/a").page
    assert page is not None
    assert page.data == WORDS.encode()


def _endless(handler: BaseHTTPRequestHandler, pause: float) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * (10 if pause else 65536))
        time.sleep(pause)


@pytest.mark.parametrize(
    ("pause", "words"), [(0.0, "larger than"), (0.1, "too long"), (5.0, "too long")]
)
def test_a_body_without_end_is_left(
    server: Server, visitor: Visitor, pause: float, words: str
) -> None:
    server.pages["/a"] = lambda handler: _endless(handler, pause)
    begun = time.monotonic()
    assert words in reason(visitor.visit(f"{server.address}/a"))
    assert time.monotonic() - begun < 4


def test_a_server_that_says_nothing_or_nonsense(server: Server, visitor: Visitor) -> None:
    server.pages["/slow"] = lambda handler: time.sleep(2)
    assert "too long" in reason(visitor.visit(f"{server.address}/slow"))
    server.pages["/odd"] = lambda handler: handler.wfile.write(b"220 smtp ready\r\n\r\n") and None
    assert "broke off or is no HTTP" in reason(visitor.visit(f"{server.address}/odd"))


@pytest.mark.parametrize("status", [204, 304, 400, 403, 404, 410, 451, 500, 599, 799])
def test_other_answers_are_named(server: Server, visitor: Visitor, status: int) -> None:
    server.says("/a", b"", status)
    assert re.match(rf"the server answers {status}\b", reason(visitor.visit(f"{server.address}/a")))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "news",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "http://",
        "https:///a",
        "http://a b/",
        "http://example.org:0/",
        "http://exa\x00mple.org/",
        "http://u:p@example.org/",
    ],
)
def test_what_is_no_address(visitor: Visitor, address: str) -> None:
    visit = visitor.visit(address)
    assert visit.fetches == ()
    assert "address" in reason(visit)


def test_nobody_listens(visitor: Visitor) -> None:
    said = reason(visitor.visit("http://127.0.0.1:9/a"))
    assert "robots.txt of 127.0.0.1 cannot be had (the server cannot be reached" in said
