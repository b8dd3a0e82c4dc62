"""A case of two invented reports, made once; a fresh copy of it for each input."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from fuzz.holding import hold
from rashomon.intake import Page, report_of
from rashomon.language import load_language
from rashomon.records import Reading
from rashomon.store import Case, open_case

PAGES = {
    "https://harrow.example/bridge?id=1": (
        "Nine killed at the bridge, mayor says\n\nNine people were killed when Norland shelled the old "
        "bridge on Tuesday, the mayor of Fenby said. “We saw nine bodies,” a witness said.\n"
    ),
    "https://fen.example/bridge": (
        "Norland denies attack\n\nNorland denied that it shelled the bridge. The 🕊 bridge was hit by "
        "the Fen Militia, an army spokesman said. نفت نورلاند. Nine people were killed.\n"
    ),
}


@cache
def template() -> bytes:
    """The bytes of the case."""
    language = load_language("en")
    with TemporaryDirectory(prefix="fuzz-case-") as folder:
        path = Path(folder) / "case.db"
        with open_case(path, create=True) as case:
            for address, text in PAGES.items():
                page = Page(text.encode(), "page", "text", "page", {"page": {"address": address}})
                intake = report_of(page, language)
                case.add(Reading(intake.report), intake.raw, reader="none")
        return path.read_bytes()


@contextmanager
def fresh(data: bytes, name: str) -> Iterator[tuple[Case, Path]]:
    """A case of its own, and a file with the input beside it."""
    folder = Path(mkdtemp(prefix="fuzz-"))
    try:
        (folder / "case.db").write_bytes(template())
        (folder / name).write_bytes(data)
        with open_case(folder / "case.db") as case:
            yield case, folder / name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_imported(case: Case) -> None:
    """What is kept can be read again, and stands at its words."""
    texts = {report.id: report.text for report in case.reports()}
    for each in case.imported():
        if each.start is not None:
            hold(each.report in texts, "words of no report")
            hold(texts[each.report or ""][each.start : each.end] == each.quote, "other words")
