"""The scripts of a page in; what it says of its article as linked data (schema.org) out."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

SCRIPT = re.compile(r"<script(?=[\s>])([^>]{0,1000})>", re.IGNORECASE)
LINKED_DATA = re.compile(r"application/(?:json\+ld|ld\+json)", re.IGNORECASE)
# Control characters inside strings, and a trailing comma: common slips of those who write it.
TRAILING = re.compile(r",\s*([}\]])")
# schema.org's types of a text that somebody published.
ARTICLES = re.compile(
    r"(?:Article|BlogPosting|Posting|Report|Review|Story|LiveBlog\w*|OpinionPiece|AnalysisNews\w*)$"
)
# More than this is no description of an article. In characters, and in things.
LONGEST = 1_000_000
MOST = 2_000

Thing = dict[str, Any]


def article_in(markup: str) -> Thing:
    """The first thing that is an article, else the first page or video; empty where none is."""
    things = list(_things(markup))
    for wanted in (_is_article, _is_page):
        found = [thing for thing in things if wanted(thing)]
        if found:
            return max(found, key=_fullness)
    return {}


def names_in(value: Any, deep: int = 4) -> list[str]:
    """The names of persons or organisations: words, things with a name, or lists of them."""
    if deep == 0:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for each in value[:MOST] for name in names_in(each, deep - 1)]
    if isinstance(value, dict):
        return names_in(value.get("name"), deep - 1)
    return []


def words_in(value: Any) -> str | None:
    """A value as plain words, if it is one."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(unescape(value).split()) or None


def _things(markup: str) -> Iterator[Thing]:
    at = 0
    for begin in sorted((*_places(markup, "<script"), *_places(markup, "<SCRIPT"))):
        match = SCRIPT.match(markup, begin) if begin >= at else None
        if match is None:
            continue
        end = markup.find("</script", match.end())
        at = end if end >= 0 else len(markup)
        if LINKED_DATA.search(match[1]) and at - match.end() <= LONGEST:
            yield from _flat(_read(markup[match.end() : at]))


def _places(markup: str, sign: str) -> Iterator[int]:
    """Where a sign stands; several times as fast as by a pattern without regard to case."""
    at = markup.find(sign)
    while at >= 0:
        yield at
        at = markup.find(sign, at + 1)


def _read(text: str) -> Any:
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    for attempt in (text, TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(read: Any) -> Iterator[Thing]:
    """The things of a script: alone, in a list, or in a graph."""
    waiting, seen = [read], 0
    while waiting and seen < MOST:
        each = waiting.pop(0)
        seen += 1
        if isinstance(each, list):
            waiting.extend(each[:MOST])
        elif isinstance(each, dict):
            yield each
            waiting.extend(each.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _types(thing: Thing) -> list[str]:
    kinds = thing.get("@type")
    return [
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ]


def _is_article(thing: Thing) -> bool:
    told = any(key in thing for key in ("headline", "datePublished", "author"))
    return told and any(ARTICLES.search(kind) for kind in _types(thing))


def _is_page(thing: Thing) -> bool:
    return "datePublished" in thing


def _fullness(thing: Thing) -> int:
    return sum(
        key in thing for key in ("headline", "datePublished", "author", "publisher", "articleBody")
    )
