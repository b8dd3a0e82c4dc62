"""The mentions of a report in, the same with one entity for one name, however it is told out.

People by a part of their name ("Qasemi" after "Bahram Ghasemi"), names in two transliterations, and
letters with the name they stand for ("the Northern Relief Fund (NRF) ... the NRF").
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from rashomon.language import Language
from rashomon.language.sounds import SMALL, sound
from rashomon.records import Mention

LETTERS = 6  # names by their letters are no longer


def united(mentions: tuple[Mention, ...], language: Language) -> tuple[Mention, ...]:
    """Give mentions of one person, and letters and the name they stand for, one entity."""
    entities = _people(mentions, language) | _letters(mentions, language)
    return tuple(
        replace(m, entity=entities[m.type, m.entity])
        if m.entity and (m.type, m.entity) in entities
        else m
        for m in mentions
    )


def _people(mentions: Sequence[Mention], language: Language) -> dict[tuple[str, str | None], str]:
    """For a person's entity, the one of the same person under a longer or a listed name."""
    listed = language.names.parties
    whole: dict[str, dict[str, str]] = defaultdict(dict)  # by the last name: entities, first names
    people = [(m.quote.split(), m.entity) for m in mentions if m.type == "person" and m.entity]
    for words, entity in people:
        if len(words) > 1 or entity in listed:
            name = language.names.neutral.get(entity, " ".join(words)).split()
            whole[sound(name[-1])][entity] = sound(name[0])
    found: dict[tuple[str, str | None], str] = {}
    for words, entity in people:
        others = {
            other
            for other, first in whole.get(sound(words[-1]), {}).items()
            if other != entity and (len(words) == 1 or first == sound(words[0]))
        }
        known = others & listed.keys()
        if entity in listed or len(known or others) != 1:
            continue
        other = min(known or others)
        if len(words) == 1 or known or other < entity:  # of two spellings alike, one for both
            found["person", entity] = other
    return found


def _letters(mentions: Sequence[Mention], language: Language) -> dict[tuple[str, str | None], str]:
    """For letters that the report explains, the entity of the name; of a name that no list knows,
    that of letters which one does."""
    found: dict[tuple[str, str | None], str] = {}
    named = [m for m in mentions if m.entity and m.type not in ("date", "quantity", "weapon")]
    for name, short in pairwise(named):
        if not _explains(name, short):
            continue
        known = language.names.parties
        if name.entity in known or short.entity not in known:
            found[short.type, short.entity] = name.entity or ""
        else:
            found[name.type, name.entity] = short.entity or ""
    return found


def _explains(name: Mention, short: Mention) -> bool:
    """Whether letters stand in brackets behind the name they are taken from."""
    letters = short.quote.strip("()").replace(".", "")
    if not (1 < len(letters) <= LETTERS and letters.isupper() and 0 < short.start - name.end <= 2):
        return False
    words = [w for w in re.split(r"[\s-]+", name.quote) if w.lower() not in SMALL]
    return "".join(word[0] for word in words if word).upper().startswith(letters[:2])
