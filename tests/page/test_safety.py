"""Nothing that a report says runs, and nobody but this machine's own pages may ask."""

import csv
import http.client
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.page.asking import get, settled, story
from tests.page.conftest import Serve, Served, Tab, opened

HOSTILE = """<!doctype html><html><head><meta charset="utf-8">
<title>Shells hit Ner'iva <script>window.ran = 1</script></title>
<meta property="og:site_name" content="<img src=x onerror='window.ran=2'>The Trap">
<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/a.css">
<script src="https://evil.example/a.js"></script><script>window.ran = 3; parent.ran = 3</script>
<style>body { background: url(https://evil.example/b.png) } * { position: fixed; inset: 0 }</style>
<meta http-equiv="refresh" content="0; url=https://evil.example/"></head>
<body onload="window.ran = 4"><article>
<p>Shells hit the market at Ner'iva on Saturday, killing nine people, the mayor said.
<script>window.ran = 5</script> &lt;script&gt;window.ran = 6&lt;/script&gt; said the army.</p>
<p onclick="window.ran = 7">The Valley Guard denied it. "&lt;img src=x onerror=window.ran=8&gt;", a spokesman said.
<svg onload="window.ran = 9"></svg><iframe src="javascript:parent.ran=10"></iframe></p>
<form action="https://evil.example/"><input autofocus onfocus="window.ran = 11"></form>
</article></body></html>"""

SHEET = {
    "id": "sheet",
    "title": '=HYPERLINK("https://evil.example","the ministry")',
    "publisher": "@SUM(1+1)*cmd|' /C calc'!A0",
    "text": "The army attacked the market at Ner'iva, the front said.",
}


@pytest.fixture(scope="module")
def served(
    demo: Path,
    serve: Serve,
    command: Callable[..., Popen[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Served:
    """The demonstration case with a hostile page in it."""
    folder = tmp_path_factory.mktemp("hostile")
    case = folder / "hostile.db"
    shutil.copy(demo, case)
    pages = folder / "pages"
    pages.mkdir()
    (pages / "trap.html").write_text(HOSTILE, encoding="utf-8")
    (pages / "sheet.jsonl").write_text(json.dumps(SHEET) + "\n", encoding="utf-8")
    assert command("read", pages, "--case", case).wait(120) == 0
    found = serve(case)
    settled(found.address)
    return found


def test_no_script_of_a_report_runs_on_any_screen(tab: Tab, served: Served) -> None:
    key = story(served.address)["heading"]["id"]
    trap = get(f"{served.address}/report/trap.html.json")["report"]["id"]
    claims = get(f"{served.address}/report/{trap}/claims.json")["ids"]
    assert claims
    screens = ["/", "/reports", f"/story/{key}", f"/report/{trap}", "/network", "/where"]
    screens += [f"/claim/{claim}" for claim in claims[:4]] + ["/search?q=market", "/log"]
    for screen in [*screens, f"/story/{key}/dossier"]:
        page = tab.go(screen, "h1")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ran") is None, screen
        assert page.locator("main script, main iframe, .version script").count() == 0


def test_the_raw_page_shows_and_can_do_nothing(browser: Browser, served: Served) -> None:
    with opened(browser, served.address) as tab:
        page = tab.go("/report/trap.html?tab=raw", "iframe")
        expect(page.frame_locator("iframe").locator("article")).to_contain_text("Shells hit")
        page.wait_for_timeout(500)
        assert page.evaluate("window.ran") is None
        frame = page.frames[1]
        assert "evil.example" not in frame.url
        # The browser notes what it was not let do, and nothing of it left.
        assert all("evil" not in address for address in tab.elsewhere)
        tab.errors.clear()
        tab.elsewhere.clear()


def test_the_raw_page_by_itself_stands_outside_of_our_origin(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address) as tab:
        tab.page.goto(f"{served.address}/report/trap.html/raw", wait_until="commit")
        tab.page.wait_for_timeout(500)
        assert tab.page.url == f"{served.address}/report/trap.html/raw"
        assert tab.page.evaluate("self.origin") == "null"
        assert tab.page.evaluate("window.ran") is None
        tab.errors.clear()
        tab.elsewhere.clear()


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(served: Served) -> None:
    with urlopen(f"{served.address}/reports.csv") as answer:
        rows = answer.read().decode("utf-8-sig")
    assert "HYPERLINK" in rows
    for line in csv.reader(rows.splitlines()):
        assert not any(cell.startswith(("=", "+", "@")) for cell in line)


@pytest.mark.parametrize(
    "path", ["/", "/stories.json", "/docs", "/assets/page.js", "/nowhere.json"]
)
def test_every_answer_tells_the_browser_what_it_may_do(served: Served, path: str) -> None:
    headers = ask(served, "GET", path)[1]
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def ask(
    served: Served, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    """An answer to a request with any headers, Host too."""
    address = urlsplit(served.address)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    return answer.status, found, answer.read().decode("utf-8", "replace")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_foreign_name_is_not_answered(served: Served, host: str) -> None:
    """A page elsewhere may have its own name lead to this machine, and then read all it gets."""
    status, _, said = ask(served, "GET", "/stories.json", Host=host)
    assert status in (400, 421)
    assert "Ner'iva" not in said


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_changes_are_taken_from_our_own_pages_only(served: Served, headers: dict[str, str]) -> None:
    body = b'{"text": "Shells hit the bridge, the front said."}'
    kind = {"Content_Type": "application/json"}
    status, _, said = ask(served, "POST", "/reports/pasted", body, **kind, **headers)
    assert status == 403
    assert "own pages only" in said


def test_too_much_at_once_is_refused(served: Served) -> None:
    status, _, said = ask(served, "POST", "/reports", b"", Content_Length="900000000")
    assert status == 413
    assert "more than the 200 MB" in said


def test_it_listens_on_this_machine_alone(served: Served) -> None:
    assert urlsplit(served.address).hostname == "127.0.0.1"


def test_elsewhere_a_token_is_asked_for(
    browser: Browser, demo: Path, command: Callable[..., Popen[str]], tmp_path: Path
) -> None:
    case = tmp_path / "token.db"
    shutil.copy(demo, case)
    server = command("serve", case, "--port", 0, "--host", "0.0.0.0", "--json")
    try:
        assert server.stdout is not None
        told = server.stdout.readline().split('"')[3]
        port = urlsplit(told).port
        token = urlsplit(told).query.removeprefix("token=")
        assert len(token) >= 32
        here = Served(case, f"http://127.0.0.1:{port}")
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Cookie": "rashomon_token=no"}):
            status, _, said = ask(here, "GET", "/stories.json", **headers)
            assert (status, "asks for a token" in said) == (401, True)
        assert ask(here, "GET", "/stories.json", Authorization=f"Bearer {token}")[0] == 200
        with opened(browser, here.address) as tab:
            page = tab.go(f"/?token={token}", "main li h2 a")
            assert "token" not in page.url
            page.click("main li h2 a")
            page.wait_for_selector("tbody td")
    finally:
        server.terminate()
        server.wait(20)
