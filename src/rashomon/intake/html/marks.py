"""An element's tag and attributes in; what its author calls it (menu, related, body ...) out."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from rashomon.language.loading import content_of

LIST = "language/en/pages.yml"
# Tags that say it by themselves.
TAGS = {
    "nav": "menu",
    "footer": "menu",
    "aside": "related",
    "figure": "caption",
    "figcaption": "caption",
    "article": "article",
    "main": "main",
    "address": "author",
}
ROLES = {
    "navigation": "menu",
    "contentinfo": "menu",
    "complementary": "related",
    "search": "widget",
    "dialog": "widget",
    "alert": "widget",
    "main": "main",
    "article": "article",
}
HIDING = re.compile(r"display:\s*none|visibility:\s*hidden")
WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# Longer names are data, not names.
LONGEST_NAME = 300
# Longer attributes are not remembered with what they say: few come twice, and memory is bounded.
LONGEST_KEPT = 500
# What these say of a name stands against "article body" in it; a "sidebar" or "widget" does not.
STRONGER = frozenset(("notice", "hidden", "comment", "related", "caption"))
# Where several words of a name are known, the first of these decides.
ORDER = (
    "notice",
    "hidden",
    "comment",
    "related",
    "widget",
    "tags",
    "menu",
    "caption",
    "author",
    "head",
    "body",
)


@cache
def _names() -> Mapping[str, Sequence[tuple[list[str], str]]]:
    """For each first word of an entry, the entries that begin with it, word by word, with their
    kinds."""
    text = files("rashomon").joinpath(LIST).read_text(encoding="utf-8")
    first: dict[str, list[tuple[list[str], str]]] = {}
    for kind, entries in content_of(text, LIST).items():
        for entry in entries:
            words = entry.split()
            first.setdefault(words[0], []).append((words, kind))
    return first


def mark_of(tag: str, attributes: str) -> str | None:
    """What an element is by its tag, role, class and id; None where they do not say."""
    if not attributes or tag in ("html", "body"):
        return TAGS.get(tag)
    return (_mark if len(attributes) <= LONGEST_KEPT else _mark.__wrapped__)(tag, attributes)


@lru_cache(maxsize=20_000)
def _mark(tag: str, attributes: str) -> str | None:
    if "hidden" in attributes or "style=" in attributes:
        style, aria = _value("style", attributes), _value("aria-hidden", attributes)
        if HIDING.search(style or "") or aria == "true" or _value("hidden", attributes) == "":
            return "hidden"
    if "role=" in attributes and (role := _value("role", attributes)) in ROLES:
        return ROLES[str(role)]
    if (
        "itemprop=" in attributes
        and "articlebody" in (_value("itemprop", attributes) or "").lower()
    ):
        return "articlebody"
    named = _value("class", attributes) if "class=" in attributes else None
    known = _value("id", attributes) if "id=" in attributes else None
    return _kind_of(named or "", known or "") or TAGS.get(tag)


def _value(name: str, attributes: str) -> str | None:
    """What an attribute says, in markup that was mended: one blank before it, quoted."""
    begin = attributes.find(f' {name}="')
    if begin < 0:
        return None
    begin += len(name) + 3
    return attributes[begin : attributes.find('"', begin)]


@lru_cache(maxsize=20_000)
def _kind_of(named: str, known: str) -> str | None:
    """What a class and an id say together."""
    names = f"{named[:LONGEST_NAME]} {known[:LONGEST_NAME]}".split()
    kinds = frozenset[str]().union(*map(_kinds, names))
    if not kinds:
        return None
    if "body" in kinds and not kinds & STRONGER:
        return "body"
    return next((kind for kind in ORDER if kind in kinds), None)


@lru_cache(maxsize=50_000)
def _kinds(name: str) -> frozenset[str]:
    """What the words of one name say."""
    names = _names()
    words = WORDS.findall(name)
    if not name.islower():
        words = [word.lower() for word in words]
    return frozenset(
        [
            kind
            for at, word in enumerate(words)
            if word in names
            for parts, kind in names[word]
            if len(parts) == 1 or words[at : at + len(parts)] == parts
        ]
    )
