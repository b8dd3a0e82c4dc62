"""`naming.yml` in, the tables that names are composed and weighed by out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

from rashomon.language.phrases import Phrases, split

# What a noun makes of its owner, or of whom it speaks where it stands alone.
Part = Literal["forces", "rule", "group", "body"]
Tone = Literal["neutral", "hostile"]


class Head(NamedTuple):
    """A noun behind an owner: what it makes of the owner, and in which tone."""

    part: Part
    tone: Tone


class Label(NamedTuple):
    """A word by which an account takes sides: of what kind, and the neutral words for it."""

    kind: str
    neutral: str


@dataclass(frozen=True, slots=True)
class Naming:
    """How names are made of owners and nouns."""

    heads: Phrases[Head]
    modifiers: Mapping[str, Tone]
    bound: frozenset[str]
    serving: frozenset[str]
    joints: Mapping[str, frozenset[str]]
    alone: Phrases[Part]
    adversary: Phrases[str]
    labels: Phrases[Label]
    deeds: frozenset[str]
    on_deeds: frozenset[str]


def compile_naming(lists: Mapping[str, Any]) -> Naming:
    """Compile `naming.yml`."""
    return Naming(
        heads=Phrases(
            (split(str(noun)), Head(part, tone))
            for part in get_args(Part)
            for tone in get_args(Tone)
            for noun in lists["heads"].get(part, {}).get(tone, ())
        ),
        modifiers={
            str(word): tone for tone in get_args(Tone) for word in lists["modifiers"].get(tone, ())
        },
        bound=frozenset(lists["bound"]),
        serving=frozenset(lists["serving"]),
        joints={str(word): frozenset(nouns) for word, nouns in lists["joints"].items()},
        alone=Phrases(
            (split(str(noun)), part)
            for part in get_args(Part)
            for noun in lists["alone"].get(part, ())
        ),
        adversary=Phrases((split(str(noun)), str(noun)) for noun in lists["adversary"]),
        labels=Phrases(
            (split(str(word)), Label(kind, neutral))
            for kind, words in lists["labels"].items()
            for word, neutral in words.items()
        ),
        deeds=frozenset(lists["deeds"]),
        on_deeds=frozenset(lists["on_deeds"]),
    )
