"""patterns.yml in, the patterns of each event type and the small English beside them out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from rashomon.records import Event, EventType


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns of one kind of act, the most telling first; `unsaid` goes with those that name no
    doer, `when` finds the triggers that they are for (None: all others of the type)."""

    says: tuple[str, ...]
    unsaid: str | None = None
    when: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class English:
    """What patterns.yml holds, ready for use; lists of words are in lower case."""

    patterns: Mapping[EventType, tuple[Patterns, ...]]
    words: Mapping[str, frozenset[str]]
    plurals: Mapping[str, str]
    place_before: re.Pattern[str]
    time_before: re.Pattern[str]


WORD_LISTS = ("days", "months", "time_words", "small", "numbers", "plural", "singular", "negative")


@cache
def english() -> English:
    """The list that comes with the package, read once."""
    text = (files("rashomon.views") / "patterns.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    return English(
        patterns={type_: _patterns(entry) for type_, entry in data["patterns"].items()},
        words={name: frozenset(data[name]) for name in WORD_LISTS},
        plurals=data["plurals"],
        place_before=_ending(data["place_words"]),
        time_before=_ending(data["time_words"]),
    )


def patterns_of(event: Event) -> Patterns:
    """The patterns for an event: those for its trigger, else those of its type."""
    found = english().patterns[event.type]
    return next(f for f in found if f.when is None or f.when.search(event.trigger))


def _patterns(entry: Mapping[str, Any]) -> tuple[Patterns, ...]:
    """The variants of a type, then what holds for all else."""
    return tuple(
        Patterns(tuple(part["says"]), part.get("unsaid"), _beginning(part.get("when")))
        for part in (*entry.get("variants", ()), entry)
    )


def _beginning(stems: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{_any(stems)})", re.IGNORECASE) if stems else None


def _ending(words: Sequence[str]) -> re.Pattern[str]:
    """One of some words at the end of a text, with an article or possessive behind it."""
    return re.compile(rf"\b((?:{_any(words)})(?: (?:the|its|their|his|her))?)\s*$", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))
