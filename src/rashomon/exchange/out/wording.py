"""words.yml in; the words that decide a cell of an exported table, ready for use, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from rashomon.language.forms import noun_forms, singular, verb_forms
from rashomon.language.phrases import Phrases, split

ALLEGED = "alleged"


@cache
def _lists() -> Mapping[str, Any]:
    text = (files("rashomon.exchange.out") / "words.yml").read_text(encoding="utf-8")
    lists: Mapping[str, Any] = yaml.safe_load(text)
    return lists


@cache
def _civilians() -> Phrases[str]:
    entries = _lists()["civilians"]
    return Phrases((split(form), str(noun)) for noun in entries for form in noun_forms(noun))


@cache
def _anybody() -> frozenset[str]:
    return frozenset(_lists()["anybody"])


@cache
def _stages(part: str) -> Phrases[str]:
    return Phrases(
        (split(form), str(stage))
        for stage, entries in _lists()[part].items()
        for entry in entries
        for form in (*dict(verb_forms(entry)), *noun_forms(entry.partition(" (")[0]))
    )


def are_civilians(words: str) -> bool:
    """Whether words say of somebody that they were no fighters.

    >>> are_civilians("two traders")
    True
    """
    return next(_found(_civilians(), split(words)), None) is not None


def is_anybody(words: str) -> bool:
    """Whether words say of somebody no more than that they were people.

    >>> is_anybody("fourteen people"), is_anybody("six soldiers")
    (True, False)
    """
    return any(word in _anybody() for word in (head_of(words), *split(words)[-1:]))


def stage_of(quote: str, trigger: str) -> str:
    """How far a transfer of arms has got, by the words of its claim.

    >>> stage_of("Norland shipped rifles to the front", "shipped")
    'in transit'
    """
    words, own = split(quote), split(trigger)
    found = (
        *_found(_stages("told_of"), words),
        *_found(_stages("stages"), own),
        *_found(_stages("stages"), words),
    )
    return next(iter(found), ALLEGED)


def head_of(words: str) -> str:
    """The last word in the singular: what a description is told by. "Six soldiers": "soldier"."""
    plain = [word for word in split(words) if word[0].isalnum()]
    return singular(plain[-1]) if plain else words.lower()


def one_line(words: str) -> str:
    """Words without the line breaks of their page."""
    return " ".join(words.split())


def joined(parts: Iterable[str]) -> str:
    """Parts in one cell, each once, as UCDP and ACLED join them."""
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _found(phrases: Phrases[str], words: Sequence[str]) -> Iterator[str]:
    for index in range(len(words)):
        match = phrases.at(words, index)
        if match is not None:
            yield match[1][0]
