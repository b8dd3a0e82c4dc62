"""Words, and what the encoder sees in them, in; mentions beside the names out.

Days and amounts come from rules; what stands for a party, a place or a weapon without naming it
("Kurdish fighters", "the shelled clinic", "they") comes from the encoder.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from rashomon.language import Language
from rashomon.reading.amounts import amounts
from rashomon.reading.days import days
from rashomon.reading.encoder import Seen
from rashomon.reading.spans import spans_of
from rashomon.reading.words import Words
from rashomon.records import Mention, MentionType, Segment

# What a mention calls what the head marks, in the order of its scores.
PHRASES: tuple[MentionType, ...] = (
    "organisation",
    "place",
    "person",
    "nationality",
    "date",
    "quantity",
    "weapon",
    "platform",
    "platform",
    "document",
    "quantity",
)
PARTY_TYPES: tuple[MentionType, ...] = ("armed_group", "government")


PARTIES = (1, 3)  # person and organisation, in the order of the head that kinds of nouns have


def values_of(
    words: Words,
    named: Sequence[Mention],
    segments: Sequence[Segment],
    published: str | None,
    language: Language,
) -> list[Mention]:
    """Days and amounts where no name stands."""
    taken = {i for m in named for i in words.within(m.start, m.end)}
    readable_words = {i for s in segments for i in words.within(s.start, s.end)}
    times = days(words, language, published)
    dated = frozenset(i for day in times for i in range(day.first, day.last))
    found = [(d.first, d.last, "date") for d in times]
    for amount in amounts(words, language, dated):
        found += [(a.first, a.last, "quantity") for a in (amount, amount.again) if a]
    return [
        Mention(
            start=words.starts[first],
            end=words.ends[last - 1],
            quote=words.quote(first, last),
            type=type_,  # type: ignore[arg-type]
        )
        for first, last, type_ in found
        if readable_words.issuperset(range(first, last)) and taken.isdisjoint(range(first, last))
    ]


def phrases_of(
    words: Words, seen: Seen, known: Sequence[Mention], language: Language
) -> list[Mention]:
    """Find what stands for a party, place, weapon, time or number without being a known mention."""
    places = {(m.start, m.end) for m in known}
    found: dict[tuple[int, int], Mention] = {}
    scores = seen.scores["phrases"].reshape(len(seen.pieces), len(PHRASES), 3)
    for kind, type_ in enumerate(PHRASES):
        for _, first, past in spans_of(scores[:, kind]):
            start, end = int(seen.pieces.start[first]), int(seen.pieces.end[past - 1])
            start, end = stated(words, start, end, language)
            if start == end:
                continue
            at = words.touching(start, end)
            own = party_type(words, at, language) if type_ == "organisation" else type_
            if (start, end) not in places:
                found.setdefault((start, end), Mention(start, end, words.text[start:end], own))
    return list(found.values())


def pronouns_of(text: str, seen: Seen, language: Language) -> Iterator[Mention]:
    """Pronouns that stand for a person or a party."""
    for word in np.flatnonzero(np.isin(seen.scores["noun"].argmax(-1), PARTIES)):
        start, end = int(seen.pieces.start[word]), int(seen.pieces.end[word])
        quote = text[start:end]
        if language.is_pronoun(quote, ("person", "others_person")):
            yield Mention(start, end, quote, "person")
        elif language.is_pronoun(quote):
            yield Mention(start, end, quote, "organisation")


def stated(words: Words, start: int, end: int, language: Language) -> tuple[int, int]:
    """What is left of a stretch without small words and marks at its edges that name nothing
    ("the rebels" keeps its article, "a spokesman for the" loses the end), in characters. The
    encoder's words are shorter than ours: "Iraqi" in "Iraqi-made" is a stretch, too."""
    small = language.words["prepositions"] | language.words["coordinators"]
    empty = small | language.words["determiners"]
    at = words.touching(start, end)
    first, last = at.start, at.stop
    while first < last and (not words.plain[first][0].isalnum() or words.plain[first] in small):
        first += 1
    while first < last and (
        not words.plain[last - 1][0].isalnum()
        or words.plain[last - 1] in empty
        or language.is_pronoun(words.plain[last - 1])
    ):
        last -= 1
    if first == last:
        return start, start
    tight = min(end, words.ends[last - 1])
    if tight < end and words.text[tight] == ".":  # "Inc."
        tight += 1
    return max(start, words.starts[first]), tight


def party_type(words: Words, at: range, language: Language) -> MentionType:
    """What kind of party a name or phrase is, by its nouns: "brigade", "ministry"."""
    for index in reversed(at):
        for type_ in PARTY_TYPES:
            if words.plain[index] in language.sources[type_]:
                return type_
    return "organisation"
