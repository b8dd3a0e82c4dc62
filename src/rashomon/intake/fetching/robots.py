"""A server's robots.txt in; whether an address may be fetched, and how often, out (RFC 9309)."""

from collections.abc import Callable

import httpx2
from protego import Protego

from rashomon.errors import IntakeError
from rashomon.intake.fetching.addresses import checked
from rashomon.intake.fetching.asking import AGENT, Answer, Wanted

# The standard asks to read so many bytes at least, and to follow so many redirects.
LARGEST, REDIRECTS = 512_000, 5
PARKED = (301, 302, 303, 307, 308)
Ask = Callable[[httpx2.URL, Wanted, int], Answer]


class Robots:
    """What each server's robots.txt says, asked for once."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, Protego | IntakeError] = {}

    def check(self, url: httpx2.URL) -> float:
        """The seconds that the server wants between two requests; an error where it does not want
        this one."""
        rules = self._rules(url)
        if isinstance(rules, IntakeError):
            reason = (
                f"the robots.txt of {url.host} cannot be had ({rules.reason}), so nothing there"
            )
            raise IntakeError(f"{reason} may be fetched", str(url), rules.advice)
        if not rules.can_fetch(str(url), AGENT):
            advice = "ask the publisher, or save the page with a browser and read the file"
            raise IntakeError(f"the robots.txt of {url.host} forbids it", str(url), advice)
        return float(rules.crawl_delay(AGENT) or 0)

    def _rules(self, url: httpx2.URL) -> Protego | IntakeError:
        """The rules of a server, or why it may not be asked for anything."""
        place = url.copy_with(raw_path=b"/robots.txt")
        if str(place) not in self._known:
            self._known[str(place)] = self._fetched(place)
        return self._known[str(place)]

    def _fetched(self, url: httpx2.URL) -> Protego | IntakeError:
        for _ in range(REDIRECTS + 1):
            try:
                answer = self._ask(url, lambda a: a.status == 200, LARGEST)
                if answer.status not in PARKED or not answer.header("location"):
                    break
                url = checked(answer.header("location"), url)
            except IntakeError as error:
                return error  # unreachable: the standard takes it for "nothing"
        else:
            return Protego.parse("")  # unavailable: no rules
        if answer.trouble is not None:
            return answer.trouble
        if answer.status >= 500:
            reason = f"the server answers {answer.status}"
            return IntakeError(reason, str(url), "fetch it again later")
        return Protego.parse((answer.body or b"").decode("utf-8", "replace"))
