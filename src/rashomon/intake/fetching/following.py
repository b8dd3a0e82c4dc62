"""Addresses of feeds and site maps in; visits to the pages that they list out, one by one."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator

from rashomon.errors import IntakeError
from rashomon.intake.fetching.addresses import checked, plain
from rashomon.intake.fetching.feeds import TYPES, listed
from rashomon.intake.fetching.visits import Visit, Visitor
from rashomon.records import Failure

# Site maps that are asked for: more of them list what nobody reads at this pace.
MAPS = 100


def follow(
    addresses: Iterable[str], visitor: Visitor, known: Collection[str] = (), most: int = 1000
) -> Iterator[Visit]:
    """Visit up to so many pages that the feeds list and that are not known yet. A feed that cannot
    be had is a visit that failed; pages are taken from the host that lists them alone."""
    maps = deque(dict.fromkeys(addresses))
    seen, asked, left = set(known), 0, most
    while maps and left > 0 and asked < MAPS:
        asked += 1
        feed = visitor.visit(maps.popleft(), TYPES)
        if feed.page is None:
            yield feed
            continue
        try:
            found = listed(feed.page.data, feed.address)
        except IntakeError as error:
            failure = Failure("fetch", error.reason, error.where, error.advice)
            yield Visit(feed.address, feed.fetches, failure=failure)
            continue
        maps.extend(each for each in found.maps if _same_site(each, feed.address))
        for address in map(plain, found.pages):
            if address in seen or left <= 0 or not _same_site(address, feed.address):
                continue
            seen.add(address)
            left -= 1
            yield visitor.visit(address)


def _same_site(address: str, feed: str) -> bool:
    """Whether an address is of the site that lists it, or of a part of it (www., news.)."""
    try:
        one, other = checked(address).host, checked(feed).host
    except IntakeError:
        return False
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
