"""A feed or a site map in; the addresses that it lists out: pages, and further site maps.

RSS and Atom list a site's newest pages, a site map all that it wants to be found, an index of site
maps other site maps. All are XML; of each entry its address is taken, and nothing else.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, iterparse

from rashomon.errors import IntakeError
from rashomon.intake.files import GZIP, LARGEST_PAGE, PageKind
from rashomon.intake.gunzip import gunzip

# Types that servers give feeds and site maps; many say that these are text.
TYPES: dict[str, PageKind] = dict.fromkeys(
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "application/gzip",
        "application/x-gzip",
        "text/xml",
        "text/plain",
    ),
    "text",
)
# What is not read on: a site map may list 50,000 addresses by its standard.
MOST = 50_000
ENTRIES = frozenset(["item", "entry", "url", "sitemap"])


@dataclass(frozen=True, slots=True)
class Listed:
    """Addresses of pages, and of site maps that list more."""

    pages: tuple[str, ...]
    maps: tuple[str, ...]


def listed(data: bytes, where: str) -> Listed:
    """The addresses in a feed or a site map, each once, in its order."""
    pages, maps = dict[str, None](), dict[str, None]()
    try:
        for element, above in _elements(_plain(data, where)):
            if (found := _address(element, above)) and len(pages) + len(maps) < MOST:
                (maps if above == "sitemap" else pages)[found] = None
    except (ParseError, ValueError) as error:
        reason = f"this is no feed or site map that can be read ({error})"
        raise IntakeError(reason, where, "`rashomon fetch` takes pages") from error
    if not pages and not maps:
        reason = "this feed or site map lists nothing"
        raise IntakeError(reason, where, "open it in a browser to see what it says")
    return Listed(tuple(pages), tuple(maps))


def _plain(data: bytes, where: str) -> bytes:
    """The XML, which servers also give packed as a file."""
    if not data.startswith(GZIP):
        return data
    try:
        plain = gunzip(io.BytesIO(data), where).read(LARGEST_PAGE + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise IntakeError("the packed site map is damaged", where, "ask again later") from error
    if len(plain) > LARGEST_PAGE:
        reason = f"this site map is larger than {LARGEST_PAGE // 1_000_000} MB"
        raise IntakeError(reason, where, "name the site maps that it lists")
    return plain


def _elements(data: bytes) -> Iterator[tuple[Element, str]]:
    """Every element that has ended, with the name of the one it stands in; none is kept."""
    path: list[Element] = []
    for event, element in iterparse(io.BytesIO(data), ("start", "end")):
        if event == "start":
            path.append(element)
            continue
        path.pop()
        yield element, _name(path[-1]) if path else ""
        if path and _name(element) in ENTRIES:
            path[-1].clear()


def _address(element: Element, above: str) -> str:
    name = _name(element)
    if name == "link" and above == "item":
        return (element.text or "").strip()
    if name == "link" and above == "entry" and element.get("rel", "alternate") == "alternate":
        return (element.get("href") or "").strip()
    if name == "loc" and above in ("url", "sitemap"):
        return (element.text or "").strip()
    return ""


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()
