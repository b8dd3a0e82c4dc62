"""A report in; its page as it was fetched, and whether it is still what it was, out."""

from rashomon.errors import StoreError
from rashomon.intake.decode import decode
from rashomon.intake.html import MADE_FROM_HTML
from rashomon.records import Record, unlike
from rashomon.views.desk import Desk


class Verified(Record, frozen=True):
    """What was checked of a report: its raw bytes against their hash, and every span of its newest
    reading against its words. `words` says what was found, in one sentence."""

    report: str
    sha256: str
    found: str | None
    bytes: int
    spans: int
    wrong: int
    whole: bool
    words: str


def verified(desk: Desk, report: str) -> Verified:
    """Hash a report's bytes anew, and cut every span out of its text again."""
    reading = desk.case.reading(report)
    text, told = reading.report.text, reading.report.sha256
    spans, wrong = unlike(text, (reading.mentions, reading.attributions, reading.claims))
    found, size, reason = None, 0, ""
    try:
        raw = desk.case.raw(told)  # hashed as it is fetched
        found, size = told, len(raw)
    except StoreError as error:
        reason = str(error).rstrip(".")
    if wrong:
        reason = f"{wrong} of {spans} quotations are not the words of the text"
    words = reason or f"{size} bytes and {spans} quotations are as they were kept"
    return Verified(
        reading.report.id,
        told,
        found,
        size,
        spans,
        wrong,
        not reason,
        f"{words[0].upper()}{words[1:]}.",
    )


def raw_page(desk: Desk, report: str) -> tuple[bytes, str]:
    """The bytes of a report as they were read, with the type to show them by: what was read as
    HTML is shown as a page (which may run nothing), everything else as plain text."""
    (head,) = desk.case.heads([report])
    raw = desk.case.raw(head.sha256)
    if head.extractor.startswith(MADE_FROM_HTML):
        return raw, "text/html"
    text, _ = decode(raw, head.address)
    return text.encode("utf-8", "replace"), "text/plain; charset=utf-8"
