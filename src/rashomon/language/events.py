"""The event and weapon lists in, tables out that tell at a word what happening it speaks of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from rashomon.errors import LanguageError
from rashomon.language.forms import noun_forms, verb_forms
from rashomon.language.phrases import Phrases, split
from rashomon.language.sounds import slug
from rashomon.records import EVENT_TYPES, AttackMode, EventType

SubjectPart = Literal["does", "suffers", "receives", "comes"]
# The lists of verbs of an entry: what must stand in the clause, and what their subject is.
VERB_LISTS: dict[str, tuple[str | None, SubjectPart]] = {
    "verbs": (None, "does"),
    "with_item": ("item", "does"),
    "with_people": ("people", "does"),
    "with_object": ("object", "does"),
    "without_object": ("no object", "does"),
    "with_event": ("event", "does"),
    "with_money": ("money", "does"),
    "with_party": ("party", "does"),
    "by_party": ("acting party", "does"),
    "with_lives": ("lives", "does"),
    "suffering": (None, "suffers"),
    "receiving": ("item", "receives"),
    "coming": ("item", "comes"),
}
# The lists of nouns: what must stand in the clause.
NOUN_LISTS: dict[str, str | None] = {
    "nouns": None,
    "nouns_with_item": "item",
    "nouns_done": "light",
}
WORD_LISTS = (*VERB_LISTS, *NOUN_LISTS, "adjectives")
HEAD = ("means", "plover", "acled")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form of a word that speaks of an event; `needs` names what must stand in its clause,
    `subject` what part the subject of a verb has in it."""

    type: EventType
    tag: str
    needs: str | None = None
    subject: SubjectPart = "does"


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon, and the mode of an attack made with it."""

    noun: str
    mode: AttackMode


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of event: what a claim of it says, what it is in PLOVER and ACLED (nearest first), and
    the words of its lists as they are written there."""

    means: str
    plover: tuple[str, ...]
    acled: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Events:
    """Types of events, what an attack's mode is in ACLED, and tables of triggers, weapons and
    people that can be sent; `models`: the mode of a weapon that goes by its make."""

    kinds: Mapping[EventType, Kind]
    mode_acled: Mapping[AttackMode, tuple[str, ...]]
    verbs: Phrases[Trigger]
    nouns: Phrases[Trigger]
    weapons: Phrases[Weapon]
    modes: Phrases[AttackMode]
    people: Phrases[str]
    manned: Phrases[str]
    models: Mapping[str, AttackMode]

    def types_of(self, verb: list[str]) -> set[EventType]:
        """The types of event that a verb at the beginning of some words may speak of."""
        match = self.verbs.at(verb, 0)
        return {trigger.type for trigger in match[1]} if match is not None else set()

    def names(self, before: str, noun: str) -> bool:
        """Whether a noun names an event, alone or with the word before it: "artillery fire"."""
        alone, both = self.nouns.at([noun], 0), self.nouns.at([before, noun], 0)
        return alone is not None or (both is not None and both[0] == len((before, noun)))


def compile_events(lists: Mapping[str, Any], weapons: Mapping[str, Any]) -> Events:
    """Compile `events.yml` and `weapons.yml`."""
    return Events(
        kinds=_kinds(lists),
        mode_acled=_mode_acled(weapons),
        verbs=Phrases(_verbs(lists)),
        nouns=Phrases(_nouns(lists)),
        weapons=Phrases(
            (split(form), Weapon(str(noun), mode))
            for part in ("weapons", "models")
            for mode, nouns in weapons[part].items()
            for noun in nouns
            for form in noun_forms(noun)
        ),
        models={
            slug(str(noun)): mode for mode, nouns in weapons["models"].items() for noun in nouns
        },
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
        manned=Phrases(
            (split(form), noun) for noun in weapons["manned"] for form in noun_forms(noun)
        ),
    )


def _kinds(lists: Mapping[str, Any]) -> dict[EventType, Kind]:
    """Every type's entry; a slip in a name is told, for it would silence what stands under it."""
    for name in lists:
        if name not in EVENT_TYPES:
            page = "docs/reference/events.md"
            raise LanguageError(f"events.yml: {name!r} is no event type; see {page}.")
    for name in EVENT_TYPES:
        if name not in lists:
            raise LanguageError(f"events.yml: the event type {name!r} has no entry; add one.")
    return {name: _kind(name, lists[name]) for name in EVENT_TYPES}


def _kind(name: str, entry: Mapping[str, Any]) -> Kind:
    for key in entry:
        if key not in (*HEAD, *WORD_LISTS):
            known = ", ".join((*HEAD, *WORD_LISTS))
            raise LanguageError(f"events.yml: {name}: {key!r} is no key of an entry; use {known}.")
    for key in HEAD:
        if key not in entry:
            raise LanguageError(f"events.yml: {name}: there is no {key!r}; add it.")
    return Kind(
        means=str(entry["means"]),
        plover=tuple(map(str, entry["plover"])),
        acled=tuple(map(str, entry["acled"])),
        words={key: tuple(map(str, entry[key])) for key in WORD_LISTS if entry.get(key)},
    )


def _mode_acled(weapons: Mapping[str, Any]) -> dict[AttackMode, tuple[str, ...]]:
    """What each mode of an attack is in ACLED; a mode that is none is told wherever it stands."""
    modes = get_args(AttackMode)
    for part in ("weapons", "models", "modes", "mode_acled"):
        for mode in weapons[part]:
            if mode not in modes:
                known = ", ".join(modes)
                raise LanguageError(f"weapons.yml: {part}: {mode!r} is no mode; use {known}.")
    return {mode: tuple(map(str, weapons["mode_acled"].get(mode, ()))) for mode in modes}


def _verbs(lists: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Trigger]]:
    for name, entry in lists.items():
        for key, (needs, subject) in VERB_LISTS.items():
            for verb in entry.get(key, ()):
                for form, tag in verb_forms(verb):
                    yield split(form), Trigger(name, tag, needs, subject)  # type: ignore[arg-type]
        for adjective in entry.get("adjectives", ()):
            yield split(adjective), Trigger(name, "adjective")  # type: ignore[arg-type]


def _nouns(lists: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Trigger]]:
    for name, entry in lists.items():
        for key, needs in NOUN_LISTS.items():
            for noun in entry.get(key, ()):
                for form in noun_forms(noun):
                    yield split(form), Trigger(name, "noun", needs)  # type: ignore[arg-type]
