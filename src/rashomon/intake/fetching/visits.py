"""An address in; the page that it leads to out, and every answer on the way there, or why not."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx2

from rashomon.errors import IntakeError
from rashomon.intake.fetching.addresses import checked
from rashomon.intake.fetching.asking import TOOL, Answer, Asker, Manners, Wanted
from rashomon.intake.fetching.robots import PARKED, Robots
from rashomon.intake.files import TYPES, Page, PageKind, sniff
from rashomon.records import Failure, Fetch

# Redirects that are followed, and how often a server that asks for patience is asked again.
REDIRECTS, AGAIN = 10, 2
BUSY = (429, 503)
Types = Mapping[str, PageKind]
FILES = "save it with a browser, and read the file once it is text or HTML"


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of an address: the answers on the way, and a page or a failure."""

    address: str
    fetches: tuple[Fetch, ...]
    page: Page | None = None
    failure: Failure | None = None


class Visitor:
    """Visits addresses one after the other. `sleep` and `clock` are those of the machine."""

    def __init__(
        self,
        manners: Manners,
        by: str,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.manners, self.by = manners, by
        self._sleep, self._clock = sleep, clock
        self._asker = Asker(manners)
        self._robots = Robots(self._ask)
        self._next: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._fetches: list[Fetch] = []
        self._types: Types = TYPES

    def close(self) -> None:
        """Let go of what is open."""
        self._asker.close()

    def visit(self, address: str, types: Types = TYPES) -> Visit:
        """Follow an address to its page, which is of one of these types."""
        self._fetches, self._types = [], types
        try:
            url = checked(address)
            answer = self._followed(url)
            page = _page(str(url), answer, types)
        except IntakeError as error:
            return self._failed(address, error.reason, error.where, error.advice)
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            reason = f"fetching it stopped at an unexpected {type(error).__name__} ({error})"
            return self._failed(address, reason, "", "please report it with the address")
        return Visit(str(url), tuple(self._fetches), page)

    def _failed(self, address: str, reason: str, where: str, advice: str) -> Visit:
        failure = Failure("fetch", reason, where or address, advice)
        return Visit(address, tuple(self._fetches), failure=failure)

    def _followed(self, first: httpx2.URL) -> Answer:
        url = first
        for _ in range(REDIRECTS + 1):
            self._delays[_server(url)] = self._robots.check(url)
            answer = self._patiently(url)
            place = answer.header("location")
            if answer.status not in PARKED or not place:
                self._log(first, url, answer)
                return answer
            try:
                following = checked(place, url)
            except IntakeError:
                self._log(url, url, answer)
                raise
            self._log(url, following, answer)
            url = following
        reason = f"it is passed on more than {REDIRECTS} times"
        raise IntakeError(reason, str(first), "open it in a browser to see where it leads")

    def _patiently(self, url: httpx2.URL) -> Answer:
        """An answer; a server that is busy and says for how long is asked again after that."""
        for tried in range(AGAIN + 1):
            answer = self._asker_paced(url, self._readable, None)
            wait = _wait(answer) if answer.status in BUSY else None
            if wait is None or tried == AGAIN:
                return answer
            self._log(url, url, answer)
            if wait > self.manners.patience:
                reason = f"the server asks to come back in {wait:.0f} seconds"
                raise IntakeError(reason, str(url), "fetch it again then")
            self._next[_server(url)] = self._clock() + wait
        return answer

    def _readable(self, answer: Answer) -> bool:
        return answer.status == 200 and (_type(answer) in self._types or not _type(answer))

    def _ask(self, url: httpx2.URL, wanted: Wanted, largest: int) -> Answer:
        answer = self._asker_paced(url, wanted, largest)
        place = answer.header("location")
        parked = answer.status in PARKED and bool(place)
        self._log(url, checked(place, url) if parked else url, answer)
        return answer

    def _asker_paced(self, url: httpx2.URL, wanted: Wanted, largest: int | None) -> Answer:
        """Ask when it is time to: two requests to one server stand apart."""
        server = _server(url)
        wait = self._next.get(server, 0.0) - self._clock()
        if wait > max(self.manners.patience, self.manners.every):
            reason = f"the robots.txt of {url.host} asks for {wait:.0f} seconds between requests"
            raise IntakeError(reason, str(url), "fetch one page of it at a time")
        if wait > 0:
            self._sleep(wait)
        try:
            return self._asker.ask(url, wanted, largest)
        finally:
            apart = max(self.manners.every, self._delays.get(server, 0.0))
            self._next[server] = self._clock() + apart

    def _log(self, address: httpx2.URL, final: httpx2.URL, answer: Answer) -> None:
        self._fetches.append(
            Fetch(
                address=str(address),
                final=str(final),
                status=answer.status,
                headers=answer.headers,
                at=answer.at,
                tool=TOOL,
                by=self.by,
                sha256=answer.sha256,
            )
        )


def _server(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _type(answer: Answer) -> str:
    return answer.header("content-type").partition(";")[0].strip().lower()


def _page(address: str, answer: Answer, types: Types) -> Page:
    """The page of an answer, with its address and the time; an error where there is none."""
    if answer.status != 200:
        try:
            phrase = f" ({HTTPStatus(answer.status).phrase})"
        except ValueError:  # a number of the server's own
            phrase = ""
        reason = f"the server answers {answer.status}{phrase}"
        raise IntakeError(reason, address, "open it in a browser to see what it says")
    if answer.trouble is not None:
        raise answer.trouble
    if answer.body is None:
        raise IntakeError(f"this is {ascii(_type(answer))[1:-1]}, no page", address, FILES)
    kind = types.get(_type(answer)) or sniff(answer.body[:4096])
    if kind == "record":
        raise IntakeError("this is JSON, no page", address, "save it and read the file")
    known = {address: {"address": address, "retrieved": answer.at}}
    return Page(answer.body, address, kind, address, known)


def _wait(answer: Answer) -> float | None:
    """The seconds that a server asks to wait; None where it does not say, or not clearly."""
    said = answer.header("retry-after")
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except (TypeError, ValueError):
        return None
    when = when.replace(tzinfo=when.tzinfo or UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
