"""A clause in, its noun groups out: "three villages", "the Northern Command", "Turkish jets"."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language import Language
from rashomon.reading.words import Words
from rashomon.records import Mention, Role

PARTIES = frozenset({"person", "organisation", "armed_group", "government", "nationality", "other"})
WEAPONS = frozenset({"weapon", "platform"})
# The lists of sources.yml whose nouns are somebody.
SOMEBODY = (
    "armed_group",
    "government",
    "unnamed_official",
    "organisation",
    "witness",
    "expert",
    "person",
    "media",
    "offices",
)
# A group is rarely longer; what is longer is a list or lost punctuation.
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Group:
    """A noun group: word positions, the word before it, and the mentions in it."""

    first: int
    last: int
    before: str
    mentions: tuple[Mention, ...]

    def has(self, types: frozenset[str]) -> bool:
        """Whether it holds a mention of one of these types."""
        return any(mention.type in types for mention in self.mentions)


def groups(words: Words, at: range, mentions: Sequence[Mention], language: Language) -> list[Group]:
    """Find the noun groups of a clause, in order."""
    named = {i: m for m in mentions for i in words.within(m.start, m.end)}
    found: list[Group] = []
    first: int | None = None
    for index in range(at.start, at.stop + 1):
        dated = index in named and named[index].type == "date"  # "on Friday | rebels shelled"
        inside = index < at.stop and not dated
        inside = inside and (index in named or _is_part(words, index, language))
        starts = inside and words.plain[index] in language.words["determiners"]
        turns = inside and first is not None and _turns(named, index)
        if first is not None and (not inside or starts or turns):
            found.append(_group(words, first, index, at.start, named))
            first = None
        if inside and first is None:
            first = index
    return [group for group in found if group.last - group.first <= LONGEST]


def _turns(named: dict[int, Mention], index: int) -> bool:
    """Whether a weapon follows a party in one breath: "gave the rebels | rockets"."""
    weapon, party = named.get(index), named.get(index - 1)
    return (
        weapon is not None
        and party is not None
        and weapon.type in WEAPONS
        and party.type in PARTIES - {"nationality"}
    )


def _is_part(words: Words, index: int, language: Language) -> bool:
    """Whether a word can stand inside a noun group."""
    word = words.plain[index]
    return word[0].isalnum() and not (
        word in language.outside_groups
        or (word in language.bases and index > 0 and words.plain[index - 1] == "to")
        or (word in language.words["months"] and words.is_capital(index))
    )


def _group(words: Words, first: int, last: int, start: int, named: dict[int, Mention]) -> Group:
    inside = dict.fromkeys(named[i] for i in range(first, last) if i in named)
    before = words.plain[first - 1] if first > start else ""
    return Group(first, last, before, tuple(inside))


def is_somebody(words: Words, group: Group, language: Language) -> bool:
    """Whether a group names a party, or is one by its noun: "rebels", "two officers"."""
    if group.has(PARTIES):
        return True
    head = words.plain[group.last - 1]
    return any(head in language.sources[name] for name in SOMEBODY) or (
        language.events.people.at(words.plain, group.last - 1) is not None
    )


def role_of(words: Words, group: Group | None) -> Role | None:
    """A group as a role: its words, and the entity of the party named in it."""
    if group is None:
        return None
    start, end = words.starts[group.first], words.ends[group.last - 1]
    named = [m for m in group.mentions if m.entity is not None and m.type not in WEAPONS]
    entity = named[-1].entity if named else None
    return Role(words.text[start:end], start, end, entity)
