"""A name in, roughly how it sounds out: one key for the ways it is written in Latin letters."""

import re
import unicodedata

# Letters that one sound is written with; longer ones stand first.
_SOUNDS = (
    *(("sch", "s"), ("tch", "c"), ("kh", "h"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("sh", "s")),
    *(("ch", "s"), ("zh", "z"), ("ph", "f"), ("tz", "s"), ("ts", "s")),
    *(("ou", "u"), ("oo", "u"), ("ow", "u"), ("au", "u"), ("aou", "u")),
    *(("ee", "i"), ("ie", "i"), ("ei", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"), ("iy", "i")),
    *(("q", "k"), ("g", "k"), ("c", "k"), ("w", "u"), ("v", "u"), ("y", "i"), ("j", "i")),
    *(("e", "a"), ("i", "a"), ("o", "u"), ("z", "s"), ("x", "ks"), ("p", "b")),
)
_ARTICLE = re.compile(
    r"^(?:al|el|as|an|ar|ad|ash|at|az|ul|bin|ibn|ben|von|van|de|abdul|abd)[ -](?=\w{3})"
)
_MARKS = re.compile(r"[^a-z -]")
SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "de",
        "la",
        "le",
        "du",
        "des",
        "del",
        "al",
        "el",
        "as",
        "ad",
        "an",
        "ar",
    ]
)


def sound(name: str) -> str:
    """A name as it sounds: the same for "Qasemi" and "Ghasemi", "Hizbullah" and "Hezbollah"."""
    plain = unicodedata.normalize("NFKD", name.lower())
    heard = _ARTICLE.sub("", _MARKS.sub("", plain)).replace(" ", "").replace("-", "")
    for written, said in _SOUNDS:
        heard = heard.replace(written, said)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    return re.sub(r"h(?=$|[^aiu])", "", heard)


def slug(name: str) -> str:
    """An entity id made from a name: lower case, no accents, hyphens; the same however its
    apostrophes and dashes are set."""
    parts = unicodedata.normalize("NFKD", name.lower().replace("ʼ", "'"))
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    apart = re.sub(r"[\W_]+", " ", plain)
    words = apart.encode("ascii", "ignore").decode().split() or apart.split()
    return "-".join(words)


def fingerprint(name: str) -> tuple[str, ...]:
    """The sounds of a name's words in an order of their own, so that one of other order has the
    same: "Army of Norland National" and "Norland National Army"."""
    words = re.split(r"[\s-]+", name.replace("’", "'").replace("'s ", " "))
    return tuple(sorted(sound(word) for word in words if word.lower() not in SMALL and sound(word)))
