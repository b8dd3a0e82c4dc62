"""Pages that are read together in; the lines that belong to each page's site, not to it, out."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from rashomon.intake.files import Page
from rashomon.intake.html import HostLines, lines_on

# Of all sites together so many lines are remembered before those seen once are forgotten: some
# 100 MB, and where those seen twice are as many, no more are counted.
MOST_LINES = 1_000_000


class Sites:
    """The lines of several sites' pages, by the host in the pages' addresses."""

    def __init__(self, pages: Iterable[Page] = ()) -> None:
        self._by_host: dict[str, HostLines] = {}
        self._lines = 0
        for page in pages:
            self.add(page)

    def add(self, page: Page) -> None:
        """Count the lines of one more page, as far as it has an address; a record is a report
        already, whose text somebody else has cut out."""
        host = host_of(page)
        if host is None or self._lines > MOST_LINES:
            return
        try:
            html = page.kind == "html"
            lines = lines_on(page.utf8(), page.where) if html else page.utf8().decode().splitlines()
        except Exception:  # whoever reads the page says what is wrong with it
            return
        known = self._by_host.setdefault(host, HostLines())
        before = len(known)
        known.add(lines)
        self._lines += len(known) - before
        if self._lines > MOST_LINES:
            for known in self._by_host.values():
                known.forget()
            self._lines = sum(map(len, self._by_host.values()))

    def of(self, page: Page) -> HostLines | None:
        """The lines of a page's site, where it is known."""
        host = host_of(page)
        return self._by_host.get(host) if host else None


def host_of(page: Page) -> str | None:
    """The host of a page's address; None of a record, or where the page has none."""
    if page.kind == "record":
        return None
    address = page.about.get(page.name, {}).get("address") or page.name
    try:
        found = urlsplit(address)
        host = found.hostname if found.scheme in ("http", "https") else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
