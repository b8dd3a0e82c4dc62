"""Plain text of any encoding."""

from fuzz.holding import check_intake, hold
from fuzz.kept import PAGES
from fuzz.words import TEXTS, encoded
from rashomon.intake.files import Page
from rashomon.intake.reports import read_pages
from rashomon.language import load_language

STRATEGY = encoded(TEXTS)


def seeds() -> list[bytes]:
    """Reports in some encodings."""
    first, second = PAGES.values()
    return [
        first.encode(), second.encode(), second.encode("utf-16"), first.encode("cp1252"),
        (first * 30).encode(), "\n".join(first.split()).encode(),
    ]  # fmt: skip


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """A report, or a failure with a reason; what is UTF-8 stands in the report as it is."""
    (intake,) = read_pages([Page(data, "page.txt", "text", "page.txt")], load_language("en"))
    check_intake(intake)
    hold(intake.raw == data, "other raw bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    if intake.report.text and not text.startswith("\ufeff"):
        hold(intake.report.text == text.replace("\x00", "\ufffd"), "another text")
