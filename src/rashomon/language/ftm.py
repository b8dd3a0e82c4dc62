"""A file of FollowTheMoney entities in (OpenSanctions and the like), entries of an actors list out.

Which schemata there are, and what their properties mean, is the `followthemoney` package's to say;
it comes with the extra `rashomon[ftm]`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from rashomon.errors import LanguageError
from rashomon.language.sounds import slug

SUFFIXES = (".ftm", ".ijson", ".json", ".jsonl", ".ndjson")
# What the schemata of FollowTheMoney are to us; the nearest one above counts.
TYPES = {
    "Person": "person",
    "PublicBody": "government",
    "Company": "organisation",
    "Organization": "organisation",
    "LegalEntity": "organisation",
}
ALIASES = {
    "alias": "variant",
    "previousName": "variant",
    "abbreviation": "acronym",
    "weakAlias": "context",
}


def is_ftm(path: str) -> bool:
    """Whether a file is one of entities, by its name."""
    return Path(path).suffix.lower() in SUFFIXES


class Found(NamedTuple):
    """An entity of a file, and the entry of an actors list that it becomes; None where it is no
    party and no person, or has no name."""

    id: str
    name: str
    schema: str
    key: str | None
    entry: dict[str, Any] | None


def read_ftm(path: str) -> dict[str, Any]:
    """The parties and people of a file, one entity a line, keyed by a slug of their name."""
    entries = {found.key: found.entry for found in entities_of(path) if found.key is not None}
    if not entries:
        raise LanguageError(f"{path}: it holds no person and no organisation; check the file.")
    return entries


def entities_of(path: str) -> Iterator[Found]:
    """Each entity of a file, in order, with what it becomes."""
    try:
        from followthemoney import model
    except ImportError as error:
        raise LanguageError(
            f'{path}: FollowTheMoney files need an extra; run: pip install "rashomon[ftm]".'
        ) from error
    taken: set[str] = set()
    for number, line in enumerate(_lines(path), 1):
        try:
            proxy = model.get_proxy(msgspec.json.decode(line), cleaned=False)
            entry = _entry(proxy)
        except Exception as error:  # the package has many, and each means the same to a reader
            raise LanguageError(
                f"{path}: line {number} is no FollowTheMoney entity ({error}); "
                "give one JSON object a line."
            ) from error
        key = slug(proxy.caption) if entry is not None else None
        if key in taken:
            key = f"{key}-{slug(proxy.id)}"
        if key is not None:
            taken.add(key)
        yield Found(str(proxy.id), proxy.caption, proxy.schema.name, key, entry)


def _entry(proxy: Any) -> dict[str, Any] | None:
    """The entry of an actors list that an entity becomes, if it becomes any."""
    type_ = next((TYPES[s.name] for s in _upwards(proxy.schema) if s.name in TYPES), None)
    if type_ is None or not proxy.caption:
        return None
    names: dict[str, list[str]] = {"official": [], "variant": [], "acronym": [], "context": []}
    for prop, kind in ALIASES.items():
        names[kind] += proxy.get(prop, quiet=True)
    told = {name for found in names.values() for name in found}
    names["variant"] += [name for name in proxy.names if name not in told]
    return {
        "name": proxy.caption,
        "type": type_,
        "names": {kind: sorted({*found} - {proxy.caption}) for kind, found in names.items()},
    }


def _lines(path: str) -> Iterator[bytes]:
    try:
        with open(path, "rb") as file:
            yield from (line for line in file if line.strip())
    except OSError as error:
        raise LanguageError(f"{path}: the file cannot be read ({error.strerror}).") from error


def _upwards(schema: Any) -> Iterator[Any]:
    """A schema, then those it is a kind of, the nearest first."""
    yield schema
    for above in schema.extends:
        yield from _upwards(above)
