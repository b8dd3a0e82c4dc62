"""Takes the pictures of the README, and of every screen, of the demonstration case.

Command: python page/shots.py FOLDER [--all] [--chromium PATH]
Needs the tools for development and Debian's package chromium.
"""

import json
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
README = ("board", "report", "claim")


def get(address: str) -> Any:
    """A JSON twin."""
    with urlopen(address) as answer:
        return json.load(answer)


@contextmanager
def served() -> Iterator[str]:
    """The address of the demonstration case, which nobody has decided on."""
    with TemporaryDirectory() as folder:
        case = Path(folder) / "nériva.db"
        rashomon = [sys.executable, "-m", "rashomon"]
        subprocess.run([*rashomon, "demo", "--case", str(case)], check=True)
        line = [*rashomon, "serve", str(case), "--port", "0", "--json"]
        server = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        try:
            yield json.loads(server.stdout.readline())["address"].rstrip("/")
        finally:
            server.terminate()
            server.wait()


def screens(address: str) -> dict[str, tuple[str, str]]:
    """Where each screen is, and what shows that it is there."""
    key = get(f"{address}/stories.json")["stories"][0]["heading"]["id"]
    board = get(f"{address}/story/{key}.json")
    rows = {row["slot"]: row for row in board["rows"]}
    killed = rows["how many killed"]["cells"][0]
    blamed = rows["attack: actor"]["cells"][0]["first"]
    around = get(f"{address}/story/{key}/around.json")
    copy = next(root for root in around["roots"] if root["copied"])
    at = f"{blamed['start']}-{blamed['end']}"
    ledger = f"/story/{key}?slot=how+many+killed&version={killed['number']}"
    return {
        "stories": ("/", "main li"),
        "board": (f"/story/{key}", "tbody td"),
        "ledger": (ledger, "aside [data-account]"),
        "claim": (f"/claim/{blamed['claim']}", ".steps li"),
        "report": (f"/report/{blamed['report']}?at={at}", "[data-card]"),
        "beside": (f"/report/{copy['report']}?beside={copy['copied']['of']}", ".shared"),
        "raw": (f"/report/{copy['report']}?tab=raw", "iframe"),
        "where": (f"/where?story={key}", "svg .spot"),
        "network": ("/network", "figure svg .edge"),
        "search": ("/search?q=valley+guard", "main section"),
        "name": ("/name/jorun-kadelle", "main section"),
        "reports": ("/reports", "tbody tr"),
        "log": ("/log", "main section"),
        "add": ("/add", "textarea"),
        "dossier": (f"/story/{key}/dossier", ".version"),
        "docs": ("/docs", ".opblock"),
    }


def main() -> None:
    """Take them."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--all", action="store_true", help="every screen, light and dark, two widths"
    )
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    looks = (
        [(1400, "light"), (1400, "dark"), (400, "light"), (400, "dark")]
        if given.all
        else [(1400, "light")]
    )
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=list(FLAGS))
        while any(
            job["state"] in ("waiting", "running") for job in get(f"{address}/now.json")["jobs"]
        ):
            time.sleep(0.3)
        for width, scheme in looks:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme
            )
            page = context.new_page()
            for name, (path, there) in screens(address).items():
                if not given.all and name not in README:
                    continue
                page.goto(f"{address}{path}")
                page.wait_for_selector(there)
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(400)
                shown = f"{name}-{width}-{scheme}.png" if given.all else f"{name}.png"
                page.screenshot(path=given.folder / shown)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
