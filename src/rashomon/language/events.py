"""The event and weapon lists in, tables out that tell at a word what happening it speaks of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from rashomon.errors import LanguageError
from rashomon.language.forms import noun_forms, verb_forms
from rashomon.language.phrases import Phrases, split
from rashomon.records import AttackMode, EventType


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form of a word that speaks of an event; `needs` names what must stand in its clause."""

    type: EventType
    tag: str
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon, and the mode of an attack made with it."""

    noun: str
    mode: AttackMode


@dataclass(frozen=True, slots=True)
class Events:
    """Tables of triggers, weapons and people that can be sent."""

    verbs: Phrases[Trigger]
    nouns: Phrases[Trigger]
    weapons: Phrases[Weapon]
    modes: Phrases[AttackMode]
    people: Phrases[str]


def compile_events(lists: Mapping[str, Any], weapons: Mapping[str, Any]) -> Events:
    """Compile `events.yml` and `weapons.yml`."""
    for name in lists:
        if name not in get_args(EventType):
            raise LanguageError(f"events.yml: {name!r} is no event type; see docs/events.md.")
    return Events(
        verbs=Phrases(_verbs(lists)),
        nouns=Phrases(_nouns(lists)),
        weapons=Phrases(
            (split(form), Weapon(str(noun), mode))
            for mode, nouns in weapons["weapons"].items()
            for noun in nouns
            for form in noun_forms(noun)
        ),
        modes=Phrases(
            (split(form), mode)
            for lists in (weapons["modes"], weapons["weapons"])
            for mode, nouns in lists.items()
            for noun in nouns
            for form in noun_forms(noun)
        ),
        people=Phrases(
            (split(form), noun) for noun in weapons["people"] for form in noun_forms(noun)
        ),
    )


def _verbs(lists: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Trigger]]:
    for name, entry in lists.items():
        for key, needs in (("verbs", None), ("with_item", "item"), ("with_people", "people")):
            for verb in entry.get(key, ()):
                for form, tag in verb_forms(verb):
                    yield split(form), Trigger(name, tag, needs)  # type: ignore[arg-type]
        for adjective in entry.get("adjectives", ()):
            yield split(adjective), Trigger(name, "adjective")  # type: ignore[arg-type]


def _nouns(lists: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Trigger]]:
    for name, entry in lists.items():
        for noun in entry.get("nouns", ()):
            for form in noun_forms(noun):
                yield split(form), Trigger(name, "noun")  # type: ignore[arg-type]
