"""The page as a stranger gets it: the wheel, installed in an empty folder, in headless Chromium, with
every address but its own blocked.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
# A machine that does other things besides is slow, not wrong.
expect.set_options(timeout=20_000)
# Where the page's own script shows what it has loaded.
SHOWN = "main h1"


@dataclass
class Served:
    """A case that is served: its file, its address."""

    case: Path
    address: str


Once = Callable[[str, Callable[[Path], None]], Path]
Serve = Callable[[Path], Served]


@dataclass
class Tab:
    """A tab of the browser, what went wrong in it, and what it asked for elsewhere."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def go(self, path: str, there: str = SHOWN) -> Page:
        """Open an address of the page and wait for its words."""
        self.page.goto(f"{self.address}{path}")
        self.page.wait_for_selector(there)
        return self.page


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Makes what lies at a path once for all processes that run tests; the first one makes it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def make(name: str, by: Callable[[Path], None]) -> Path:
        path, done = shared / name, shared / f"{name}.made"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                by(path)
                done.touch()
        return path

    return make


@pytest.fixture(scope="session")
def installed(once: Once) -> Path:
    """The folder into which the wheel is installed."""
    return once("installed", _install)


def _install(into: Path) -> None:
    made = into.with_name("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = made.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, "--target", str(into), str(wheel)], check=True, capture_output=True)


@pytest.fixture(scope="session")
def command(
    installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., subprocess.Popen[str]]:
    """Starts the installed command in an empty folder."""
    empty, home = tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("home")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "RASHOMON"))},
        "PYTHONPATH": str(installed),
        "RASHOMON_HOME": str(home),
    }

    def start(*words: object) -> subprocess.Popen[str]:
        line = [sys.executable, "-m", "rashomon", *map(str, words)]
        return subprocess.Popen(
            line, cwd=empty, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    return start


@pytest.fixture(scope="session")
def demo(
    command: Callable[..., subprocess.Popen[str]],
    once: Once,
) -> Path:
    """The demonstration case, made by the installed command."""

    def make(path: Path) -> None:
        assert command("demo", "--case", path).wait(120) == 0

    return once("demo.db", make)


@pytest.fixture(scope="session")
def serve(command: Callable[..., subprocess.Popen[str]]) -> Iterator[Serve]:
    """Serves case files; all servers end with the session."""
    started: list[subprocess.Popen[str]] = []

    def start(case: Path) -> Served:
        server = command("serve", case, "--port", 0, "--json")
        started.append(server)
        assert server.stdout is not None
        return Served(case, json.loads(server.stdout.readline())["address"].rstrip("/"))

    yield start
    for server in started:
        server.terminate()
    for server in started:
        server.wait(20)


@pytest.fixture(scope="module")
def served(demo: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The demonstration case, a copy for each module of tests."""
    copy = tmp_path_factory.mktemp("served") / "demo.db"
    shutil.copy(demo, copy)
    return serve(copy)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a head."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"needs Chromium: no {CHROMIUM} (apt-get install chromium, or set CHROMIUM)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@contextmanager
def opened(browser: Browser, address: str, **options: object) -> Iterator[Tab]:
    """A tab in a context of its own; at the end nothing went wrong, and nothing was asked for
    elsewhere."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 1400, "height": 950},
        **options,  # type: ignore[arg-type]
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    tab = Tab(page, address)

    def only_ours(route: Route) -> None:
        if route.request.url.startswith((f"{address}/", "data:", "blob:")):
            route.continue_()
        else:
            tab.elsewhere.append(route.request.url)
            route.abort()

    context.route("**/*", only_ours)
    page.on("pageerror", lambda error: tab.errors.append(str(error)))
    page.on("console", lambda said: tab.errors.append(said.text) if said.type == "error" else None)
    try:
        yield tab
        assert tab.errors == []
        assert tab.elsewhere == []
    finally:
        context.close()


def until(page: Page, holds: str, seconds: float = 30) -> None:
    """Wait until an expression holds. Playwright's own way is stopped by our security policy: it
    looks again from inside the page."""
    end = time.monotonic() + seconds
    while not page.evaluate(holds):
        assert time.monotonic() < end, f"not within {seconds} s: {holds}"
        page.wait_for_timeout(50)


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Tab]:
    """A tab on the served demonstration case."""
    with opened(browser, served.address) as one:
        yield one
