"""Entries of a list of parties or places in; nothing out, or one sentence on the first that has
another shape than the rest of the program takes."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.errors import LanguageError

# What words of a list stand for; dates and numbers are words to us where a name stands.
_PLAIN = (str, int, float)


def check_actors(actors: Mapping[str, Any]) -> None:
    """Check the shape of a list of parties."""
    for key, entry in _named(actors, "actors", "a name and a type"):
        for word in ("type", "of", "part"):
            _must(key, "actors", word, isinstance(entry.get(word), str | None), "a word")
        names = entry.get("names")
        fits = names is None or (isinstance(names, dict) and all(map(_are_names, names.values())))
        _must(key, "actors", "names", fits, "lists of names, each under its kind")
        _must(key, "actors", "where", _are_names(entry.get("where")), "a list of names")


def check_places(places: Mapping[str, Any]) -> None:
    """Check the shape of a list of places."""
    for key, entry in _named(places, "places", "a name"):
        for word in ("names", "also"):
            _must(key, "places", word, _are_names(entry.get(word)), "a list of names")
        kind = entry.get("kind")
        _must(key, "places", "kind", isinstance(kind, str | None), "a word")
        people = entry.get("people") or 0
        counts = isinstance(people, int) and 0 <= people < 2**63
        _must(key, "places", "people", counts, "a whole number")
        for word, most in (("lat", 90), ("lon", 180)):
            _must(key, "places", word, _is_degree(entry.get(word), most), "degrees like 26.74")


def _named(
    entries: Mapping[str, Any], what: str, needed: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, entry in entries.items():
        if not isinstance(entry, dict) or not _is_name(entry.get("name")):
            raise LanguageError(f"{what}: entry {short(key)} needs {needed}.")
        yield key, entry


def _must(key: str, what: str, word: str, fits: bool, form: str) -> None:
    if not fits:
        raise LanguageError(f"{what}: `{word}` of {short(key)} must be {form}.")


def short(key: object) -> str:
    """A word of a list as a message prints it."""
    return repr(str(key)[:60])


def _is_name(value: object) -> bool:
    return isinstance(value, _PLAIN) and bool(str(value).strip())


def _are_names(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(map(_is_name, value)))


def _is_degree(value: object, most: int) -> bool:
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return False
    if not isinstance(value, int | float):
        return value is None
    return math.isfinite(value) and abs(value) <= most
