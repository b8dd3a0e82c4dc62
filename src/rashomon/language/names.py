"""The actors and places lists in, a table out that finds their names and who they name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from rashomon.errors import LanguageError
from rashomon.language.entries import check_actors, check_places, short
from rashomon.language.phrases import Phrases, split
from rashomon.language.sounds import fingerprint
from rashomon.records import MentionType, NameKind

ACTOR_TYPES: dict[str, MentionType] = {
    "government": "government",
    "armed_group": "armed_group",
    "organisation": "organisation",
    "media": "organisation",
    "territory": "place",
    "person": "person",
}
# Beside the kinds that a mention has: an adjective that an adversary uses, which names nobody
# without a noun ("Zionist forces").
KINDS: tuple[str, ...] = (*get_args(NameKind), "epithet")
# Kinds of names that are told by their words, whatever their order; a single word must be long.
TELLING = ("official", "variant", "self", "hostile", "contested", "forces")
LONG_SOUND = 6
LANDS = ("official", "variant", "self", "contested")
FACILITIES = ("facility", "airport", "base", "post", "crossing", "port", "site", "building")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity: how it is written, of what kind it is, what it is a name of."""

    written: str
    entity: str
    kind: str
    type: MentionType


@dataclass(frozen=True, slots=True)
class Party:
    """An entity of the actors list: its neutral name, its type there, the party it belongs to and
    as what part; `where`: the lands it works in, where these are not its own."""

    entity: str
    name: str
    type: str
    of: str | None = None
    part: str | None = None
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """All names, and what is known of each entity."""

    table: Phrases[Name]
    neutral: Mapping[str, str]
    media: frozenset[str]
    states: frozenset[str]
    parties: Mapping[str, Party]
    parts: Mapping[tuple[str, str], str]

    @cached_property
    def _fingerprints(self) -> Mapping[tuple[str, ...], frozenset[Name]]:
        found: dict[tuple[str, ...], set[Name]] = defaultdict(set)
        for _, names in self.table.items():
            for name in names:
                party = self.parties.get(name.entity)
                if party is None or party.type in ("person", "media") or name.kind not in TELLING:
                    continue
                key = fingerprint(name.written)
                single = len(key) == 1 and len(key[0]) >= LONG_SOUND and not name.written.isupper()
                if len(key) > 1 or single:
                    found[key].add(name)
        return {key: frozenset(names) for key, names in found.items()}

    def sounding(self, written: str) -> Name | None:
        """The one party's name that sounds as some words do, in whatever order: "Arab Syrian Army",
        as machines translate it."""
        if written.isupper():
            return None
        found = self._fingerprints.get(fingerprint(written), frozenset())
        return min(found, key=str) if len({name.entity for name in found}) == 1 else None

    def part(self, entity: str, part: str) -> str:
        """A part of a party: its forces, its government; the party where no entry has them."""
        return self.parts.get((entity, part), entity)

    def within(self, entity: str, other: str) -> bool:
        """Whether an entity belongs to another: an army to its state."""
        seen = {entity}
        while (party := self.parties.get(entity)) and party.of and party.of not in seen:
            entity = party.of
            seen.add(entity)
            if entity == other:
                return True
        return False

    def whole(self, entity: str) -> str:
        """The party that an entity belongs to in the end: the state of an army, of a leader."""
        return self._wholes.get(entity, entity)

    @cached_property
    def _wholes(self) -> Mapping[str, str]:
        return {entity: self._topmost(entity) for entity in self.parties}

    def _topmost(self, entity: str) -> str:
        seen = {entity}
        while (party := self.parties.get(entity)) and party.of and party.of not in seen:
            entity = party.of
            seen.add(entity)
        return entity


def written_like(written: str, quote: str) -> bool:
    """An acronym needs its capitals ("IS", "LeT"); a name needs one, unless it is written without
    any."""
    if len(written) <= 5 and written.isalpha() and sum(char.isupper() for char in written) > 1:
        return quote in (written, written.upper())
    return written.islower() or any(char.isupper() for char in quote)


def compile_names(actors: Mapping[str, Any], places: Mapping[str, Any]) -> Names:
    """Compile the actors and places lists."""
    check_actors(actors)
    check_places(places)
    found = list(_actor_names(actors))
    # A land that has a party's name is that party's entity: its place is found by the name.
    lands = {
        _bare(name.written)
        for name in found
        if actors[name.entity]["type"] in ("territory", "government") and name.kind in LANDS
    }
    found += [name for name in _place_names(places, actors) if _bare(name.written) not in lands]
    neutral = {key: str(entry["name"]) for key, entry in {**places, **actors}.items()}
    parties = {key: _party(key, entry, actors) for key, entry in actors.items()}
    by_words: dict[tuple[str, ...], dict[tuple[str, str], Name]] = defaultdict(dict)
    for name in found:
        by_words[split(name.written)].setdefault((name.entity, name.kind), name)
    return Names(
        table=Phrases(
            (words, name) for words, names in by_words.items() if words for name in names.values()
        ),
        neutral=neutral,
        media=_of_type(actors, "media"),
        states=_of_type(actors, "government"),
        parties=parties,
        parts={(p.of, p.part): p.entity for p in reversed(parties.values()) if p.of and p.part},
    )


def _bare(name: str) -> tuple[str, ...]:
    """A name's words without its article."""
    words = split(name)
    return words[1:] if words[:1] == ("the",) else words


def _party(key: str, entry: Mapping[str, Any], actors: Mapping[str, Any]) -> Party:
    of = entry.get("of")
    if of is not None and of not in actors:
        reason = f"{short(key)} is of {short(of)}, which is no entry"
        raise LanguageError(f"actors: {reason}; add it or leave it.")
    where = tuple(map(str, entry.get("where") or ()))
    return Party(key, str(entry["name"]), entry["type"], of, entry.get("part"), where)


def _of_type(actors: Mapping[str, Any], type_: str) -> frozenset[str]:
    return frozenset(key for key, entry in actors.items() if entry.get("type") == type_)


def _actor_names(actors: Mapping[str, Any]) -> Iterator[Name]:
    for key, entry in actors.items():
        try:
            kind = ACTOR_TYPES[entry["type"]]
            own = str(entry["name"])
        except (KeyError, TypeError) as error:
            raise LanguageError(
                f"actors: entry {short(key)} needs a name and a type ({', '.join(ACTOR_TYPES)})."
            ) from error
        yield Name(own, key, "official", kind)
        for sort, names in (entry.get("names") or {}).items():
            if sort not in KINDS:
                reason = f"{short(key)} has names of the kind {short(sort)}"
                raise LanguageError(f"actors: {reason}; use {', '.join(KINDS)}.")
            for written in names or ():
                if sort == "context":  # "the front" and "a front" are one
                    written = str(written).removeprefix("the ")
                type_: MentionType = "nationality" if sort == "demonym" else kind
                yield Name(str(written), key, sort, type_)


def _place_names(places: Mapping[str, Any], actors: Mapping[str, Any]) -> Iterator[Name]:
    for key, entry in places.items():
        try:
            written = [entry["name"], *(entry.get("names") or ())]
        except (KeyError, TypeError) as error:
            raise LanguageError(f"places: entry {short(key)} needs a name.") from error
        type_: MentionType = "facility" if entry.get("kind") in FACILITIES else "place"
        if key in actors:  # the land of a state that acts, too
            type_ = ACTOR_TYPES[actors[key]["type"]]
        for name in written:
            yield Name(str(name), key, "official" if name == entry["name"] else "variant", type_)
