"""What a page says of its writers in; their names, each alone and without "by" or a role, out."""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

# "By Ana Brel", "Von Ivo Sand": the word before a name, in the languages of many pages.
LEAD = re.compile(
    r"^(?:(?:written|posted|published|reported|story|words|text|analysis|opinion|article|"
    r"reporting|fotos?|texte?|testo|texto)\s+)?(?:by|von|par|por|di|door|af|av|autor(?:in)?s?|author|"
    r"redaktion:|от|автор)\s*[:.]?\s+",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:[;|•·\n]|,?\s+(?:and|und|et|y|e|og|och|en|with|mit)\s+|\s&\s|、)\s*")
COMMA = re.compile(r"\s*,\s*")
# Where somebody writes from or for, what they are, or how they are reached, stands behind the name.
BEHIND = re.compile(
    r"\s+(?:[-–—]|in|@|for|from|für)\s+\S.*$|\s*\(.*$|\s*[-–—|/]\s*$|\s*@\S+$|\s기자$"
)
ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|journalist|redakteur(?:in)?|korrespondent(?:in)?|"
    r"staff|chief|bureau|columnist|producer|analyst|contributor|fellow|professor|contributing|"
    r"journaliste|redactor(?:a)?|special to)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?:|www\.|\S+@\S+|[<>{}\[\]]")
DATE = re.compile(r"\d{4}|\d{1,2}[:.]\d{2}|\s\d{1,2}\.?$")
PARTICLES = frozenset((
    "de", "da", "do", "dos", "das", "del", "della", "der", "den", "van", "von", "zu", "ter", "ten",
    "la", "le", "du", "e", "y", "al", "el", "bin", "ibn", "ben",
))  # fmt: skip
ODD = re.compile(r"[\d:;!?()/@#%&…]|\.\w{2,}")
LONGEST_NAME = 60
MOST_WORDS = 7
MOST = 30


def authors(told: Iterable[str]) -> tuple[str, ...]:
    """Every name once, in order; empty where the words are no names.

    >>> authors(["By Ana Brel, Political Editor, and Tomas Hirt"])
    ('Ana Brel', 'Tomas Hirt')
    """
    found: dict[str, str] = {}
    for words in told:
        for name in _names(" ".join(unescape(words).split())[:2000]):
            found.setdefault(_plain(name), name)
            if len(found) >= MOST:
                break
    found.pop("", None)
    return tuple(found.values())


def _names(words: str) -> Iterable[str]:
    if ADDRESS.search(words) and " " not in words.strip():
        return
    for part in SPLIT.split(LEAD.sub("", words)):
        pieces = COMMA.split(part)
        for at, piece in enumerate(pieces):
            name = BEHIND.sub("", LEAD.sub("", piece)).strip(" .,:–—-")
            if at and ROLE.search(name):
                continue
            if _is_name(name):
                yield name


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= LONGEST_NAME
        and len(name.split()) <= MOST_WORDS
        and any(char.isalpha() for char in name)
        and not ADDRESS.search(name)
        and not DATE.search(name)
    )


def is_person(name: str) -> bool:
    """Whether words have the shape of a person's name: two to five, each with a capital but for
    particles ("de", "van"). A script without capitals does not tell."""
    words = name.split()
    capitals = [word for word in words if word[0].isupper()]
    small = [word for word in words if not word[0].isupper()]
    return (
        2 <= len(capitals) <= 5
        and all(word in PARTICLES for word in small)
        and not ODD.search(name)
    )


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum())
