"""An element's tag and attributes in; what its author calls it (menu, related, body ...) out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
NAMED = re.compile(r"\b(class|id|role|itemprop|style|hidden|aria-hidden|data-testid|data-component)=\"([^\"]*)\"")
HIDING = re.compile(r"display:\s*none|visibility:\s*hidden")
WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# Longer names are data, not names.
LONGEST_NAME = 300
# What these say of a name stands against "article body" in it; a "sidebar" or "widget" does not.
STRONGER = frozenset(("notice", "hidden", "comment", "related", "caption"))
# Where several words of a name are known, the first of these decides.
ORDER = ("notice", "hidden", "comment", "related", "widget", "tags", "menu", "caption", "author", "head", "body")


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    """For each first word of an entry, the entries that begin with it and their kinds."""
    text = files("rashomon").joinpath(LIST).read_text(encoding="utf-8")
    first: dict[str, dict[str, str]] = {}
    for kind, entries in content_of(text, LIST).items():
        for entry in entries:
            first.setdefault(entry.split()[0], {})[entry] = kind
    return first


@lru_cache(maxsize=20_000)
def mark_of(tag: str, attributes: str) -> str | None:
    """What an element is by its tag, role, class and id; None where they do not say."""
    if not attributes or tag in ("html", "body"):
        return TAGS.get(tag)
    if len(attributes) > 20 * LONGEST_NAME:
        attributes = attributes[: 20 * LONGEST_NAME]
    kinds = set()
    for name, value in NAMED.findall(attributes):
        if name == "style":
            if HIDING.search(value):
                return "hidden"
        elif name == "hidden" or (name == "aria-hidden" and value == "true"):
            return "hidden"
        elif name == "role":
            if value in ROLES:
                return ROLES[value]
        elif name == "itemprop":
            if "articlebody" in value.lower():
                return "articlebody"
        else:
            kinds.update(_kinds(value[:LONGEST_NAME]))
    if "body" in kinds and not kinds & STRONGER:
        return "body"
    for kind in ORDER:
        if kind in kinds:
            return kind
    return TAGS.get(tag)


def _kinds(value: str) -> Sequence[str]:
    names = _names()
    found = []
    for name in value.split():
        words = [word.lower() for word in WORDS.findall(name)]
        for at, word in enumerate(words):
            for entry, kind in names.get(word, {}).items():
                parts = entry.split()
                if words[at : at + len(parts)] == parts:
                    found.append(kind)
    return found
