"""Text that is read to the end: claims, and who makes them."""

from fuzz.holding import check_intake, hold
from fuzz.kept import PAGES
from fuzz.words import TEXTS
from rashomon.intake.files import Page
from rashomon.intake.reports import read_pages
from rashomon.language import load_language
from rashomon.reader import default_reader
from rashomon.records import spans_of

STRATEGY = TEXTS.map(str.encode)
# The encoder takes its time with long ones; `text` looks at those.
LONGEST = 20_000


def seeds() -> list[bytes]:
    """Reports."""
    return [page.encode() for page in PAGES.values()]


def warm() -> None:
    """Load what is loaded once: the encoder among it."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """Every quotation stands where it is said to."""
    language = load_language("en")
    intakes = read_pages([Page(data[:LONGEST], "page.txt", "text", "page.txt")], language)
    for reading, _ in default_reader(language).read(intakes):
        if reading.failure is not None:
            hold("unexpected" not in reading.failure.reason, reading.failure.reason[:200])
        text = reading.report.text
        for start, end, words in spans_of((reading.mentions, reading.attributions, reading.claims)):
            hold(text[start:end] == words, "other words")
    check_intake(next(iter(read_pages([Page(data[:LONGEST], "a", "text", "a")], language))))
