"""Checks that others have made, as schema.org's ClaimReview, in; each kept beside the reports that
it is of, or listed with why none was found, out.

A rating is its author's verdict. It is shown as theirs, and nothing is reckoned with it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from rashomon.errors import ExchangeError
from rashomon.exchange.addresses import Addresses
from rashomon.exchange.anchoring import Sought
from rashomon.exchange.files import readable, sha256_of
from rashomon.exchange.into.keeping import Ready, keep
from rashomon.exchange.into.objects import Found, each, objects, objects_in
from rashomon.exchange.into.texts import Texts
from rashomon.exchange.taken import Taken
from rashomon.intake.decode import decode
from rashomon.records import Span, content_id, span
from rashomon.store import Case
from rashomon.store.foreign import Thing
from rashomon.views.given import at, first_words, line, words

# Words that stand in a report by accident are shorter than these.
TELLING = 25
# A check that names more places where the claim was made is a list of addresses.
MOST_PLACES = 50
LARGEST_PAGE = 64 * 2**20
# What of a check is a page that makes the claim.
_PAGES = ("appearance", "firstAppearance", "url", "sameAs", "@id")


def take(case: Case, path: Path, by: str) -> Iterator[Taken]:
    """Take in the checks of a file, or of a page that has them in its source; `by` is who does."""
    checks = _Reading(case, path).checks()
    sha256 = sha256_of(path)
    yield from keep(case, "check", checks, by=by, source=path.name, sha256=sha256)


class _Reading:
    """A file of checks, being read against the reports of a case."""

    def __init__(self, case: Case, path: Path) -> None:
        self._path = path
        self._addresses = Addresses(case)
        self._texts = Texts(case)

    def checks(self) -> Iterator[Ready | Taken]:
        """Every check of the file, once for each report that it is of."""
        none = True
        for found in _found_in(self._path):
            where = f"{self._path.name}, {found.where}"
            if found.wrong:
                yield Taken(where, f"{where}: {found.wrong}; export it again.", False, False)
            for number, review in enumerate(_reviews(found.value), 1):
                none = False
                yield from self._of(review, where if number == 1 else f"{where}, check {number}")
        if none:
            advice = "give a file with `@type` ClaimReview in it, or a page that has one"
            raise ExchangeError("no check stands in this file", str(self._path), advice)

    def _of(self, review: dict[str, Any], where: str) -> Iterator[Ready | Taken]:
        claimed, url = words(review, "claimReviewed"), words(review, "url")
        lacking = [
            name
            for name, value in (
                ("claimReviewed", claimed),
                ("reviewRating", rating_of(review)),
                ("url", url),
            )
            if not value
        ]
        if lacking:
            told = (
                f"{where}: this check gives no {' and no '.join(lacking)}; ask its author for it."
            )
            yield Taken(where, told, False, False)
            return
        raw = msgspec.json.encode(review)
        key = f"{url} {content_id(claimed)}".replace("\x00", " ")
        head = f"{where}: the check of “{line(claimed, 60)}”"
        reports = self._reports(review)
        for report in reports:
            place = self._place(report, claimed)
            told = f"{head} belongs to report {report}."
            thing = Thing(f"{key}@{report}", raw, report, place)
            yield Ready(thing, told, True if place else None)
        for report, place in () if reports else self._saying(claimed):
            told = f"{head} is of words in report {report}."
            yield Ready(Thing(f"{key}@{report}", raw, report, place), told, True)
            reports.append(report)
        if not reports:
            why = "no report has an address that it names, and none holds its words"
            yield Ready(Thing(key, raw), f"{head} belongs to no report; {why}.", False)

    def _reports(self, review: dict[str, Any]) -> list[str]:
        """The reports of the pages on which the claim is said to have been made."""
        found = (self._addresses.reports(page) for page in _pages(review))
        return list(dict.fromkeys(report for reports in found for report in reports))

    def _saying(self, claimed: str) -> Iterator[tuple[str, Span]]:
        """The reports that hold the words of a claim, where these are too many for accident."""
        if len(claimed) < TELLING:
            return
        for report in self._texts.holding(claimed):
            if (place := self._place(report, claimed)) is not None:
                yield report, place

    def _place(self, report: str, claimed: str) -> Span | None:
        """The one place of a report where a claim's words stand."""
        place = self._texts.anchoring(report).find(Sought(claimed), near=False).place
        return span(self._texts.of(report), *place) if place else None


def rating_of(review: dict[str, Any]) -> str:
    """What a check says of a claim, in its author's words; else its number."""
    paths = ("alternateName",), ("name",), ("ratingValue",)
    return first_words(at(review, "reviewRating"), *paths)


def _found_in(path: Path) -> Iterator[Found]:
    """The objects of a file, or of the scripts of a page."""
    with readable(path), path.open("rb") as file:
        head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
        if not head.startswith(b"<"):
            yield from objects(path)
            return
        file.seek(0)
        data = file.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        reason = f"this page is larger than {LARGEST_PAGE >> 20} MB"
        raise ExchangeError(reason, str(path), "give the checks alone, as JSON-LD")
    page, _ = decode(data, str(path))
    for number, script in enumerate(_scripts(page), 1):
        try:
            raw = script.strip().encode("utf-8", "replace")
            for found in objects_in(raw, f"script {number}"):
                yield Found(f"script {number}, {found.where}", found.raw, found.value, found.wrong)
        except ExchangeError as error:
            yield Found(f"script {number}", b"", {}, error.reason)


def _scripts(page: str) -> Iterator[str]:
    """The scripts of a page that hold JSON-LD; each sign of the page is looked at once."""
    small = page.lower()
    if len(small) != len(page):  # a letter that is two small ones: offsets would not hold
        small = page
    at = small.find("<script")
    while at >= 0:
        opened = small.find(">", at)
        closed = small.find("</script", opened)
        if opened < 0 or closed < 0:
            return
        if "application/ld+json" in small[at : min(opened, at + 1000)]:
            yield page[opened + 1 : closed]
        at = small.find("<script", closed)


def _reviews(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The checks in an object, however deep they stand: in a graph, a feed, an item."""
    waiting: list[Any] = [value]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            if any(_is_review(kind) for kind in each(thing.get("@type"))):
                yield thing
            else:
                waiting.extend(reversed(list(thing.values())))
        elif isinstance(thing, list):
            waiting.extend(reversed(thing))


def _is_review(kind: Any) -> bool:
    return isinstance(kind, str) and kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "ClaimReview"


def _pages(review: dict[str, Any]) -> Iterator[str]:
    """The addresses at which the reviewed claim is said to have been made."""
    pages: list[str] = []
    for item in each(review.get("itemReviewed")):
        for name in _PAGES:
            for page in each(at(item, name)):
                pages.append(first_words(page, ("url",), ("@id",)) or words(page))
    return (page for page in dict.fromkeys(pages[:MOST_PLACES]) if page)
