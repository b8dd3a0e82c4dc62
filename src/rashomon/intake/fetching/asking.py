"""An address in; one answer of a server out: its status, its headers in order, its bytes."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import httpx2

from rashomon import __version__
from rashomon.errors import IntakeError
from rashomon.intake.fetching.addresses import machines_of
from rashomon.intake.fetching.unpacking import unpacked
from rashomon.intake.files import LARGEST_PAGE

AGENT = "rashomon"
TOOL = f"{AGENT} {__version__}"
# What a server is told: who asks, and in what manner.
SAYS = {
    "User-Agent": f"{AGENT}/{__version__} (fetches pages that a person names; keeps to robots.txt)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
# Headers that are kept of an answer, and characters of each.
HEADERS, LONGEST = 200, 8_000


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are asked: seconds between two requests to one of them, to wait for it to go on,
    and for a whole answer; the longest wait that it may ask for; the bytes of a page; and whether
    machines that are not public may be asked."""

    every: float = 2.0
    timeout: float = 20.0
    whole: float = 120.0
    patience: float = 120.0
    largest: int = LARGEST_PAGE
    private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `body` is None where it was not wanted, or where it could not be read
    to its end: then `trouble` says why."""

    url: httpx2.URL
    status: int
    headers: tuple[tuple[str, str], ...]
    at: str
    body: bytes | None = None
    trouble: IntakeError | None = None

    @property
    def sha256(self) -> str:
        """The hash of the bytes; empty where none were read."""
        return hashlib.sha256(self.body).hexdigest() if self.body is not None else ""

    def header(self, name: str) -> str:
        """The last value of a header, empty where there is none."""
        values = [value for each, value in self.headers if each.lower() == name]
        return values[-1].strip() if values else ""


Wanted = Callable[[Answer], bool]


class Asker:
    """Asks one server at a time, without cookies, redirects or proxies."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._transport = httpx2.HTTPTransport(trust_env=False)

    def close(self) -> None:
        """Let go of what is open."""
        self._transport.close()

    def ask(self, url: httpx2.URL, wanted: Wanted, largest: int | None = None) -> Answer:
        """One answer; its bytes are read where they are `wanted`, up to so many."""
        error: httpx2.TransportError | None = None
        for machine in machines_of(url, private=self.manners.private):
            try:
                return self._ask(url, machine, wanted, largest or self.manners.largest)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as failed:
                error = failed  # it may have another machine
            except httpx2.TimeoutException as failed:
                raise _slow(url) from failed
            except httpx2.TransportError as failed:
                raise _broken(url, failed) from failed
        reason = f"the server cannot be reached ({error or 'no address'})"
        raise IntakeError(reason, str(url), "check the address, or fetch it again later") from error

    def _ask(self, url: httpx2.URL, machine: str, wanted: Wanted, largest: int) -> Answer:
        # The machine that was checked is asked by its number; its certificate is held against the
        # name.
        limit = self.manners.timeout
        request = httpx2.Request(
            "GET",
            url.copy_with(host=machine),
            headers={"Host": url.netloc.decode("ascii"), **SAYS},
            extensions={
                "sni_hostname": url.raw_host.decode("ascii"),
                "timeout": dict.fromkeys(("connect", "read", "write", "pool"), limit),
            },
        )
        at = datetime.now(UTC).isoformat(timespec="seconds")
        until = time.monotonic() + self.manners.whole
        response = self._transport.handle_request(request)
        with closing(response):
            headers = tuple(
                (name.decode("latin-1")[:LONGEST], value.decode("latin-1")[:LONGEST])
                for name, value in response.headers.raw[:HEADERS]
            )
            answer = Answer(url, response.status_code, headers, at)
            if not wanted(answer):
                return answer
            chunks = _in_time(response.iter_raw(), until, url)
            coding = answer.header("content-encoding")
            try:
                return replace(answer, body=b"".join(unpacked(chunks, coding, str(url), largest)))
            except IntakeError as error:
                trouble = error
            except httpx2.TimeoutException:
                trouble = _slow(url)
            except httpx2.TransportError as error:
                trouble = _broken(url, error)
        return replace(answer, trouble=trouble)


def _broken(url: httpx2.URL, error: httpx2.TransportError) -> IntakeError:
    reason = f"the server's answer broke off or is no HTTP ({error})"
    return IntakeError(reason, str(url), "fetch it again later")


def _in_time(chunks: Iterable[bytes], until: float, url: httpx2.URL) -> Iterator[bytes]:
    for chunk in chunks:
        if time.monotonic() > until:
            raise _slow(url)
        yield chunk


def _slow(url: httpx2.URL) -> IntakeError:
    return IntakeError("the server takes too long to answer", str(url), "fetch it again later")
