"""Visits to addresses go in; what came of each is kept in a case: page, reading and answers."""

from dataclasses import dataclass
from hashlib import sha256

from rashomon.intake.fetching import Visit
from rashomon.intake.files import Page
from rashomon.intake.reports import read_pages
from rashomon.language import Language
from rashomon.reader import Reader
from rashomon.records import Failure, Reading, Report
from rashomon.store.case import Case


@dataclass(frozen=True, slots=True)
class Kept:
    """What a visit added: a reading, whether it is new, and what went wrong."""

    reading: Reading | None = None
    new: bool = False
    failure: Failure | None = None


def fetched(case: Case) -> set[str]:
    """The addresses whose page a case holds already."""
    return {fetch.address for fetch in case.fetches() if fetch.status == 200 and fetch.sha256}


def keep_visit(case: Case, reader: Reader, language: Language, visit: Visit) -> Kept:
    """Read the page of a visit and keep it with all that servers said, together or not at all.

    The same bytes are kept once; other bytes of one address make another report.
    """
    if visit.page is None:
        with case.transaction():
            _log(case, visit)
            if visit.failure is not None:
                case.add_failure(visit.failure)
        return Kept(failure=visit.failure)
    page = visit.page
    before = case.same_page(Report(id="", name="", sha256="", address=visit.address, text=""))
    digest = sha256(page.data).hexdigest()
    if digest in {report.sha256 for report in before}:
        with case.transaction():
            _log(case, visit)
        return Kept()
    if before:
        page = _told_apart(page, digest)
    ((reading, raw),) = reader.read(read_pages([page], language))
    with case.transaction():
        new = case.add(reading, raw, reader=reader.name)
        _log(case, visit)
    return Kept(reading, new and bool(reading.report.text), reading.failure)


def _told_apart(page: Page, digest: str) -> Page:
    """A page under a name of its own: a later visit may bring the same text in other bytes."""
    name = f"{page.name} ({digest[:12]})"
    return Page(page.data, name, page.kind, page.where, {name: page.about[page.name]})


def _log(case: Case, visit: Visit) -> None:
    for fetch in visit.fetches:
        case.keep_fetch(fetch)
