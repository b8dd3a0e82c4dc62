"""What the tests of exported tables share: a made case of two sides, and a table read back."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from rashomon.exchange.formats import FORMATS
from rashomon.exchange.material import Material
from rashomon.intake import reports
from rashomon.reader import default_reader
from rashomon.store import open_case
from rashomon.store.filling import fill

MADE = "2026-11-22T10:00:00+00:00"
Page = tuple[str, str, str]  # outlet, day, text
# Each side's paper has the other side for the doer; the wire service blames nobody.
MARKET: Sequence[Page] = (
    (
        "Kyiv Ledger",
        "2024-05-07",
        "Russia shelled the fish market in Kharkiv on Monday, killing nine people and wounding 20, "
        "the mayor said.\n\nRussia denied it.",
    ),
    (
        "Moscow Tribune",
        "2024-05-07",
        "Ukraine shelled the fish market in Kharkiv on Monday, killing four people, Russia's "
        "defence ministry said.\n\nUkraine denied shelling the market.",
    ),
    (
        '=cmd("x"); Alpine "Wire",\nZurich 🕊 صوت',
        "2024-05-08",
        "At least 12 people were killed when shells hit the fish market in Kharkiv on Monday, "
        "hospital officials said.",
    ),
    (
        "Harrow Post",
        "2024-05-08",
        "Nine people were killed when shells hit the fish market in Kharkiv on Monday, the council "
        "said.",
    ),
)


def make(folder: Path, pages: Sequence[Page]) -> Path:
    """A case of some pages, compared."""
    records = [
        {"id": f"page-{n}", "publisher": outlet, "published": day, "title": "Kharkiv", "text": text}
        for n, (outlet, day, text) in enumerate(pages)
    ]
    source = folder / "pages.jsonl"
    source.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    path = folder / "case.db"
    with open_case(path, create=True) as case:
        language = case.language()
        for _ in fill(case, default_reader(language), reports([source], language)):
            pass
        case.compare()
    return path


def rows(
    path: Path, form: str, rule: str = "conservative", story: str | None = None
) -> list[dict[str, str]]:
    """A case, or one story of it, in a form, read back by `csv`."""
    with open_case(path) as case:
        written = "".join(FORMATS[form].load()(Material(case, story, rule, MADE)))
    return list(csv.DictReader(io.StringIO(written, newline=""), strict=True))


def header(path: Path, form: str) -> list[str]:
    with open_case(path) as case:
        first = next(FORMATS[form].load()(Material(case, made=MADE)))
    return next(csv.reader([first]))


def texts(path: Path) -> Mapping[str, str]:
    """The texts of a case's reports, by id."""
    with open_case(path) as case:
        return {report.id: report.text for report in case.reports()}


def filled(row: Mapping[str, str]) -> set[str]:
    """The columns of a row that hold something."""
    return {name for name, cell in row.items() if cell}
