"""The actors and places lists in, a table out that finds their names and who they name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.errors import LanguageError
from rashomon.language.phrases import Phrases, split
from rashomon.records import MentionType

ACTOR_TYPES: dict[str, MentionType] = {
    "government": "government",
    "armed_group": "armed_group",
    "organisation": "organisation",
    "media": "organisation",
    "territory": "place",
    "person": "person",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity: how it is written, of what kind it is, what it is a name of."""

    written: str
    entity: str
    kind: str
    type: MentionType


@dataclass(frozen=True, slots=True)
class Names:
    """All names, and what is known of each entity."""

    table: Phrases[Name]
    neutral: Mapping[str, str]
    media: frozenset[str]
    states: frozenset[str]


def compile_names(actors: Mapping[str, Any], places: Mapping[str, Any]) -> Names:
    """Compile `actors.yml` and `places.yml`."""
    found = [*_actor_names(actors), *_place_names(places)]
    neutral = {key: str(entry["name"]) for key, entry in {**places, **actors}.items()}
    return Names(
        table=Phrases((split(name.written), name) for name in found if split(name.written)),
        neutral=neutral,
        media=_of_type(actors, "media"),
        states=_of_type(actors, "government"),
    )


def _of_type(actors: Mapping[str, Any], type_: str) -> frozenset[str]:
    return frozenset(key for key, entry in actors.items() if entry.get("type") == type_)


def _actor_names(actors: Mapping[str, Any]) -> Iterator[Name]:
    for key, entry in actors.items():
        try:
            kind = ACTOR_TYPES[entry["type"]]
            own = str(entry["name"])
        except (KeyError, TypeError) as error:
            raise LanguageError(
                f"actors: entry {key!r} needs a name and a type ({', '.join(ACTOR_TYPES)})."
            ) from error
        yield Name(own, key, "official", kind)
        for sort, names in (entry.get("names") or {}).items():
            for written in names or ():
                type_: MentionType = "nationality" if sort == "demonym" else kind
                yield Name(str(written), key, sort, type_)


def _place_names(places: Mapping[str, Any]) -> Iterator[Name]:
    for key, entry in places.items():
        try:
            written = [entry["name"], *(entry.get("names") or ())]
        except (KeyError, TypeError) as error:
            raise LanguageError(f"places: entry {key!r} needs a name.") from error
        type_: MentionType = "facility" if entry.get("kind") == "facility" else "place"
        for name in written:
            yield Name(str(name), key, "official", type_)
