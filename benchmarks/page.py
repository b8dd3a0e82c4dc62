"""How long does the page take: a report of 200,000 words, a story of 200 reports, an edit?

Data: made here, of sentences of our own. Two hundred short reports on one shelling are read in
earnest; the long report is a reading of some 2,000 words, told a hundred times over.
Measured in headless Chromium, from the click to the frame after the words are there; beside it, as
the other, the same for the log, a screen with next to nothing on it. `load` is the same from an
empty tab: the page and its scripts come first. Times depend on the machine: look at the ratios.
Command: python benchmarks/page.py [--chromium PATH] [--runs N]
Needs the tools for development (`make test` installs them) and Debian's package chromium.
"""

import random
import subprocess
import sys
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from msgspec.structs import asdict, replace
from playwright.sync_api import Page, sync_playwright

from common import rashomon, show, spread, stop, write_lines
from rashomon.reader import read
from rashomon.records import Reading, Record, Report, content_id
from rashomon.store import open_case

WORDS, REPORTS, PORT = 200_000, 200, 8917
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
VOICES = (
    *("the interior ministry", "the army", "the front", "a hospital official", "the mayor"),
    *("Colonel Vasse", "a spokesman of the front", "residents", "the observers", "a witness"),
)
TELLINGS = (
    "At least {n} people were killed when shells hit the fish market in Orsel, {voice} said.",
    "{Voice} said {n} people were killed in the shelling of the fish market in Orsel on {day}.",
    "Shells fired by the front struck the fish market in Orsel on {day}, {voice} said.",
    "The army shelled the fish market in Orsel on {day}, {voice} said.",
    "{Voice} denied that the front had shelled the fish market in Orsel.",
    "The front denied any part in the shelling. {Voice} accused the army of it.",
    "{n} others were wounded, {voice} said.",
    "No group has claimed responsibility for the shelling of the fish market.",
)
FILLING = (
    "Boats stayed in the harbour all day, and the ferry to the islands did not sail.",
    "Traders swept glass from the quay while children carried water up from the pump.",
    "The price of barley had risen for the third week, and the mill stood still.",
)
# From a click to the frame after the words are there.
CLICKED = """async ([path, there]) => {
  const link = Object.assign(document.createElement("a"), { href: path });
  document.body.append(link);
  const begun = performance.now();
  link.click();
  link.remove();
  while (!document.querySelector(there)) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""
# From the key that saves a decision to the frame after it is shown.
EDITED = """async (there) => {
  const begun = performance.now();
  document.querySelector("dialog form").requestSubmit();
  while (!document.querySelector(there)) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""


def story_reports(draw: random.Random) -> Iterator[dict[str, str]]:
    """Reports on one shelling, each in an order and with voices of its own."""
    for number in range(REPORTS):
        told = []
        for telling in draw.sample(TELLINGS, 5):
            voice = draw.choice(VOICES)
            words = telling.format(
                n=draw.choice((9, 11, 14, 14, 16, 21)),
                day="Monday",
                voice=voice,
                Voice=voice[0].upper() + voice[1:],
            )
            told.append(f"{words} {draw.choice(FILLING)}")
        yield {
            "id": f"report-{number}",
            "publisher": f"Outlet {number % 120}",
            "published": f"2024-05-{7 + number % 6:02}",
            "title": draw.choice(("Shells hit fish market in Orsel", "Many dead in Orsel market")),
            "text": "\n\n".join(told),
        }


def long_reading(draw: random.Random, folder: Path) -> Reading:
    """The reading of a text, told as often as it takes to fill a book."""
    told = [row["text"] for row in story_reports(draw)][:20]
    page = folder / "part.txt"
    page.write_text("\n\n".join(told) + "\n\n", encoding="utf-8")
    (one,) = read([page])
    text = one.report.text
    times = WORDS // len(text.split()) + 1
    offsets = [number * len(text) for number in range(times)]
    report = Report(
        id=content_id("book"),
        name="book.txt",
        sha256=one.report.sha256,
        address="book.txt",
        text=text * times,
        segments=tuple(moved(s, at) for at in offsets for s in one.report.segments),
        language="en",
        extractor="made",
    )
    of_report = {"report": report.id}
    claims = [
        replace(moved(claim, at), id=content_id(claim.id, at), **of_report)
        for at in offsets
        for claim in one.claims
    ]
    return Reading(
        report=report,
        mentions=tuple(moved(mention, at) for at in offsets for mention in one.mentions),
        attributions=tuple(moved(each, at) for at in offsets for each in one.attributions),
        claims=tuple(claims),
    )


def moved(record: Any, by: int) -> Any:
    """A record whose words stand so many characters further on."""
    if isinstance(record, tuple):
        return tuple(moved(each, by) for each in record)
    if not isinstance(record, Record):
        return record
    fields = {name: moved(value, by) for name, value in asdict(record).items()}
    if isinstance(fields.get("start"), int) and isinstance(fields.get("end"), int):
        fields |= {"start": fields["start"] + by, "end": fields["end"] + by}
    return replace(record, **fields)


@contextmanager
def served(case: Path) -> Iterator[str]:
    """The address of a case that is served."""
    address = f"http://127.0.0.1:{PORT}"
    server = subprocess.Popen(
        rashomon("serve", case, "--port", PORT), stdout=subprocess.DEVNULL, stderr=sys.stderr
    )
    try:
        for _ in range(100):
            try:
                now = urlopen(f"{address}/now.json").read()
                if b'"running"' not in now and b'"waiting"' not in now:
                    break
            except OSError:
                pass
            time.sleep(0.3)
        else:
            stop("the server did not answer")
        yield address
    finally:
        server.terminate()
        server.wait()


def opened(page: Page, address: str, path: str, there: str, runs: int) -> dict[str, Any]:
    """How long a screen takes from a click, the first time apart, and from an empty tab."""
    page.goto(f"{address}/add")
    page.wait_for_selector("h1")
    page.wait_for_timeout(1000)
    clicks = []
    for _ in range(runs + 1):
        clicks.append(page.evaluate(CLICKED, [path, there]))
        page.wait_for_timeout(400)
        page.evaluate(CLICKED, ["/add", "form textarea"])
        page.wait_for_timeout(400)
    loads = []
    for _ in range(runs):
        begun = time.perf_counter()
        page.goto(f"{address}{path}", wait_until="commit")
        page.wait_for_selector(there)
        loads.append(1000 * (time.perf_counter() - begun))
        page.wait_for_timeout(400)
    return {
        "first_click_ms": round(clicks[0]),
        "click_ms": spread(clicks[1:], 0),
        "load_ms": spread(loads, 0),
    }


def edited(page: Page, address: str, path: str, runs: int) -> dict[str, float]:
    """How long it takes until a decision is shown, by turns accepted and rejected."""
    page.goto(f"{address}{path}")
    page.wait_for_selector("[data-card]")
    page.wait_for_timeout(800)
    times = []
    for number in range(runs):
        page.locator("[data-card]").nth(number).click()
        page.keyboard.press("r")
        page.wait_for_selector("dialog form")
        times.append(page.evaluate(EDITED, f".cards > :nth-child({number + 1}).rejected"))
        page.wait_for_timeout(1500)
    return spread(times, 0)


def main() -> None:
    """Make the cases, serve them, and look."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    if not Path(given.chromium).exists():
        stop(
            f"There is no {given.chromium}; install Debian's chromium or name it: --chromium PATH."
        )
    draw = random.Random(17)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=given.chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1400, "height": 950})
        book, words = long_reading(draw, folder), folder / "book.db"
        with open_case(words, create=True) as kept:
            kept.add(book, reader="made")
        with served(words) as address:
            path, half = f"/report/{book.report.id}", len(book.report.text) // 2
            middle = f"{path}?at={half}-{half + 9}"
            found = {
                "log": opened(page, address, "/log", "main section h2", given.runs),
                "report": opened(page, address, path, "[data-start]", given.runs),
                "report_in_the_middle": opened(page, address, middle, "[data-start]", given.runs),
                "edit_ms": edited(page, address, path, min(given.runs, 8)),
            }
        pages, case = write_lines(folder / "pages.jsonl", story_reports(draw)), folder / "story.db"
        subprocess.run(rashomon("read", pages, "--case", case), check=True, capture_output=True)
        with open_case(case) as kept:
            begun = time.perf_counter()
            kept.compare()
            compared = time.perf_counter() - begun
            story = kept.headings()[0]
        with served(case) as address:
            path = f"/story/{story.id}"
            found["story"] = opened(page, address, path, "tbody td", given.runs)
        browser.close()
    log = found["log"]["click_ms"]["median"] or 1
    show(
        {
            "words": len(book.report.text.split()),
            "claims": len(book.claims),
            "story_reports": story.reports,
            "compared_s": round(compared, 1),
            **found,
            "click_against_log": {
                name: round(found[name]["click_ms"]["median"] / log, 1)
                for name in ("report", "report_in_the_middle", "story")
            },
        }
    )


if __name__ == "__main__":
    main()
