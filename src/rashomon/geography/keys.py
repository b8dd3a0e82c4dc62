"""A name of a place in, the key out under which all its spellings are kept."""

import re
import unicodedata

# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {
        **dict(zip("øØłŁđĐðıħĦəƏ", "oOlLdDdihHeE", strict=True)),
        "þ": "th",
        "Þ": "Th",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
    }
)
# Marks that stand for a sound in one transliteration and are left out in the next: "Sana'a".
_SILENT = re.compile(r"[’'`ʻʼ‘ʹʾʿ´.]")
_BETWEEN = re.compile(r"[\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ed|en|er|es|et|ez|the) (?=\w{3})")


def key_of(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens: "Es-Semara" gives "es semara"."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    words = _BETWEEN.sub(" ", _SILENT.sub("", plain)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys to look a name up under: as it stands, then without the article of its language
    ("al-Hasakah" is listed as "Hasakah" by some)."""
    key = key_of(name)
    bare = _ARTICLES.sub("", key)
    return (key,) if bare == key else (key, bare)
