"""A page's markup in; its headline, writers, days, publisher and language out, each with the tag
that said so.

Linked data comes first, then the tags of the head, then what the body shows; only where none of
them gives a day is htmldate asked, which looks for days in addresses and text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from itertools import chain, islice

from rashomon.intake.html.authors import authors
from rashomon.intake.html.jsonld import article_in, names_in, words_in
from rashomon.intake.layout import plain_words

# A tag's beginning and its attributes. Every search here looks at so many characters at most: a
# page may hold a hundred thousand beginnings of tags that end nowhere.
META = re.compile(r"<meta\s")
ATTRIBUTES = re.compile(r"[^\">]*+(?:\"[^\"]*+\"[^\">]*+)*+>")
LONGEST_TAG = 20_000
MOST_TAGS = 1_000
CANONICAL = re.compile(r"<link\s[^>]{0,600}?rel=\"canonical\"[^>]{0,2000}>")
ATTRIBUTE = re.compile(r"([a-z][\w:.-]*)=\"([^\"]*)\"")
TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,2000})</title>")
LANGUAGE = re.compile(r"<html[^>]{0,2000}?\slang=\"([A-Za-z]{2,3})\b")
TIME = re.compile(r"<time\s[^>]{0,400}?datetime=\"([^\"]{8,40})\"")
PROPERTY = re.compile(
    r"itemprop=\"(datePublished|dateModified)\"[^>]{0,400}?(?:content|datetime)=\"([^\"]{8,40})\""
)
SCRIPTED = re.compile(r"\"date_?[Pp]ublished\"\s*:\s*\"([^\"]{8,40})\"")
IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-])")
AUTHOR = re.compile(r"=\"author\"[^>]{0,500}>\s*([^<]{2,200})<")
MARKUP = re.compile(r"<[^<>]{0,2000}>")
# Between a headline and the name of the site. Headlines have hyphens and colons of their own.
BETWEEN = re.compile(r"\s+(?:[|•·»«–—-]|::|--|\|\|)\s+")
HOST = re.compile(r"^[a-z]+://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
# Of days in numbers: 2024-05-06, 2024/5/6, 20240506.
DAY = re.compile(r"^\s*(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?!\d)")
EARLIEST = 1990

HEADLINES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
WRITERS = (
    "author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "citation_author", "og:article:author", "twitter:data1",
    "cxenseparse:author", "authors", "byline", "dcsext.author",
)  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "publish-date", "publication_date", "pubdate", "publishdate", "published_time", "pub_date",
    "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "article:published", "og:published_time", "citation_publication_date", "created",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified",
    "last-modified", "dcterms.modified", "dc.date.modified", "lastmod", "article.updated",
)  # fmt: skip
PUBLISHERS = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "twitter:app:name:iphone",
)
READ = frozenset((*HEADLINES, *WRITERS, *PUBLISHED, *MODIFIED, *PUBLISHERS, "og:url"))


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself. `body`: the article, where its linked data holds it whole; `said`
    names, for each other field, the tag that said it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    language: str | None = None
    address: str | None = None
    body: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)


def metadata(
    html: str,
    head: str,
    body: str,
    headings: Iterable[str],
    bylines: Iterable[str],
    *,
    guess: bool = True,
) -> Metadata:
    """Read what a page says of itself: `html` as it came, `head` and `body` as mended markup,
    the words of its main headings and of its bylines; `guess`: whether htmldate may be asked."""
    linked = article_in(html)
    everything = _tags(head + body)
    tags = {name: words[0] for name, words in everything.items()}
    if link := CANONICAL.search(head):
        tags["canonical"] = unescape(dict(ATTRIBUTE.findall(link[0])).get("href", ""))
    said: dict[str, str] = {}

    def first(field_: str, found: Iterable[tuple[str, str | None]]) -> str | None:
        for source, value in found:
            if value:
                said[field_] = source
                return value
        return None

    def of_tags(names: Iterable[str]) -> Iterable[tuple[str, str | None]]:
        return ((f"meta {name}", tags.get(name)) for name in names)

    address = first("address", [("link canonical", tags.get("canonical")), *of_tags(["og:url"])])
    publisher = first(
        "publisher",
        [
            ("json-ld publisher", next(iter(names_in(linked.get("publisher"))), None)),
            *of_tags(PUBLISHERS),
            ("address", _host(address)),
        ],
    )
    sites = [publisher, tags.get("og:site_name"), _host(address)]
    shown = [heading for heading in headings if heading]
    told = [
        ("json-ld headline", words_in(linked.get("headline"))),
        *of_tags(HEADLINES),
        ("title", _title(head)),
    ]
    given = ((source, headline(value, sites, shown)) for source, value in told)
    title = first("title", chain(given, (("h1", heading) for heading in shown)))
    names, source = _writers(
        chain(
            [
                ("json-ld author", names_in(linked.get("author"))),
                ("json-ld creator", [] if "author" in linked else names_in(linked.get("creator"))),
            ],
            ((f"meta {name}", [words]) for name in WRITERS for words in everything.get(name, ())),
            (("itemprop author", [words]) for words in _named(body)),
            (("byline", [line]) for line in bylines),
        ),
        sites,
    )
    if source:
        said["author"] = source
    days = chain(
        [("json-ld datePublished", words_in(linked.get("datePublished")))],
        of_tags(PUBLISHED),
        [("json-ld dateCreated", words_in(linked.get("dateCreated")))],
        (
            (f"itemprop {match[1]}", match[2])
            for match in PROPERTY.finditer(body)
            if match[1] == "datePublished"
        ),
        (("time", match[1]) for match in islice(TIME.finditer(body), 1)),
        (("script", match[1]) for match in islice(SCRIPTED.finditer(html), 1)),
        [("address", _day_in(address))],
    )
    published = first("published", ((source, day_of(value)) for source, value in days))
    if published is None and guess:
        published = first("published", [("htmldate", _guessed(html, address))])
    changed = [("json-ld dateModified", words_in(linked.get("dateModified"))), *of_tags(MODIFIED)]
    modified = first("modified", ((source, day_of(value)) for source, value in changed))
    language = LANGUAGE.search(html[:5000])
    return Metadata(
        title=title,
        authors=names,
        published=published,
        modified=modified,
        publisher=publisher,
        language=language[1].lower() if language else None,
        address=address,
        body=_body(linked.get("articleBody")),
        said=said,
    )


def _writers(
    told: Iterable[tuple[str, Sequence[str]]], sites: Sequence[str | None]
) -> tuple[tuple[str, ...], str | None]:
    """The first names that are not the site's own, with what told them; else the site's own."""
    own = {_letters(site) for site in sites if site} - {""}
    spare: tuple[tuple[str, ...], str | None] = (), None
    for source, words in told:
        found = authors(words)
        if words and _names_site(words[0].split(",")[0], own):
            found = found[:1]  # what follows is where the site is
        site = _names_site if source == "byline" else _is_site
        persons = tuple(name for name in found if not site(name, own))
        if persons and all(_names_site(name, own) for name in persons):
            persons = ()
        if persons:
            return persons, source
        if found and not spare[0]:
            spare = found, source
    return spare


def headline(words: str | None, sites: Iterable[str | None], shown: Iterable[str]) -> str | None:
    """A headline without the site's name, which stands behind or before it.

    >>> headline("Dam breached | Varnian Wire", ["Varnian Wire"], [])
    'Dam breached'
    """
    if not words:
        return None
    words = " ".join(words.split())
    names = {_letters(site) for site in sites if site} - {""}
    seen = {plain_words(heading) for heading in shown}
    while True:
        cuts = list(BETWEEN.finditer(words))
        if not cuts:
            return words
        before, after = words[: cuts[-1].start()], words[cuts[-1].end() :]
        opening, rest = words[: cuts[0].start()], words[cuts[0].end() :]
        if _names_site(after, names) or plain_words(before) in seen:
            words = before
        elif _names_site(opening, names) or plain_words(rest) in seen:
            words = rest
        else:
            return words


def day_of(words: str | None) -> str | None:
    """The calendar day of a time as the page writes it, in the page's own offset (ISO 8601)."""
    if not words:
        return None
    try:
        if match := DAY.match(words):
            day = date(*map(int, match.groups()))
        else:
            day = datetime.strptime(words.strip()[:25].strip(), "%a, %d %b %Y %H:%M:%S").date()
    except ValueError:
        return None
    return day.isoformat() if day.year >= EARLIEST else None


def _tags(markup: str) -> dict[str, list[str]]:
    """What each tag of a page's head says, in the order of the page; some write them twice."""
    tags: dict[str, list[str]] = {}
    for start in islice(META.finditer(markup), MOST_TAGS):
        whole = ATTRIBUTES.match(markup, start.end(), start.end() + LONGEST_TAG)
        attributes = dict(ATTRIBUTE.findall(whole[0])) if whole else {}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if not name or name.lower() not in READ:
            continue
        if value := " ".join(unescape(attributes.get("content", "")).split()):
            tags.setdefault(name.lower(), []).append(value)
    return tags


def _day_in(address: str | None) -> str | None:
    found = IN_ADDRESS.search(address or "")
    return "-".join(found.groups()) if found else None


def _body(told: object) -> str | None:
    """The article as linked data gives it: its lines, without markup."""
    if not isinstance(told, str):
        return None
    lines = (" ".join(line.split()) for line in unescape(MARKUP.sub("\n", told)).splitlines())
    return "\n".join(line for line in lines if line) or None


def _named(body: str) -> Iterable[str]:
    """What elements say that are marked as the author, by `itemprop` or `rel`."""
    for match in AUTHOR.finditer(body):
        before = body[match.start() - 8 : match.start()]
        if before == "itemprop" or before.endswith("rel"):
            yield unescape(match[1])


def _title(head: str) -> str | None:
    found = TITLE.search(head)
    return " ".join(unescape(found[1]).split()) if found else None


def _host(address: str | None) -> str | None:
    found = HOST.match(address or "")
    return found[1] if found else None


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _is_site(words: str, names: Iterable[str]) -> bool:
    return _letters(words) in names


def _names_site(words: str, names: Iterable[str]) -> bool:
    """Whether words are the name of the site, or its address without the ending."""
    own = _letters(words)
    first = _letters(words.split()[0]) if words.split() else ""
    if len(first) > 2 and first in names:
        return True
    return len(own) > 1 and any(
        own == name or (len(own) > 2 and (own in name or (len(name) > 3 and name in own)))
        for name in names
    )


def _guessed(html: str, address: str | None) -> str | None:
    # Imported here: few pages need it, and every command would wait for it.
    from htmldate import find_date

    try:
        found = find_date(html, url=address, original_date=True)
    except Exception:  # a page that breaks it has no day that it can find
        return None
    return str(found) if found else None
