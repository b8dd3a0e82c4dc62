"""Words, and what the encoder sees in them, in; names out, none overlapping.

Names of the lists come with their entity; names that no list knows come from the encoder. Names by
part lead back to the whole ("Mensah" after "Adu Mensah").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from rashomon.language import Language
from rashomon.language.names import Name
from rashomon.reading.encoder import Seen
from rashomon.reading.heads import UPOS
from rashomon.reading.mentions import PHRASES, party_type, slug, stated
from rashomon.reading.spans import log_chances, spans_of
from rashomon.reading.words import Words
from rashomon.records import Mention, MentionType, Segment

# What the head calls what it marks, in the order of its scores.
NAMES: tuple[MentionType, ...] = ("person", "place", "organisation", "nationality")
# A listed name of these yields to a longer name around it: "Mexico" to "Gulf of Mexico".
YIELDING: tuple[MentionType, ...] = ("place", "government", "nationality")


class Heard(NamedTuple):
    """A name that the encoder sees, in characters."""

    type: MentionType
    start: int
    end: int


class Listed(NamedTuple):
    """A name of the lists, in words: the first, and one past the last."""

    first: int
    last: int
    name: Name


def names_of(
    words: Words, segments: Iterable[Segment], seen: Seen, language: Language
) -> list[Mention]:
    """Find the names in some segments of a text, in order."""
    taken = bytearray(b"\x01" * len(words))
    for segment in segments:
        at = words.within(segment.start, segment.end)
        taken[at.start : at.stop] = bytes(len(at))
    heard = list(_heard(words, seen, language))
    listed = _outside_longer(words, list(_listed(words, seen, language, taken)), heard)
    found = [_mention_of(words, each, seen) for each in listed]
    for each in listed:
        taken[each.first : each.last] = b"\x01" * (each.last - each.first)
    found += _weapons(words, language, taken)
    found += _unlisted(words, heard, language, taken)
    return sorted(_by_part(found), key=lambda mention: mention.start)


def _listed(words: Words, seen: Seen, language: Language, taken: bytearray) -> Iterator[Listed]:
    """Names of the actors and places lists; the longest wins, and capitals must agree."""
    index = 0
    while index < len(words):
        match = None if taken[index] else language.names.table.at(words.plain, index)
        if match is None:
            index += 1
            continue
        length, names = match
        name = _fitting(names, words.quote(index, index + length))
        if name is None or (length == 1 and _is_shouted(words, index, seen, language)):
            index += 1
            continue
        article = length > 1 and words.plain[index] == "the" and name.written[0] != "T"
        yield Listed(index + article, index + length, name)
        index += length


def _fitting(names: Iterable[Name], quote: str) -> Name | None:
    fitting = (n for n in names if n.kind != "context" and _written_like(n.written, quote))
    return next(fitting, None)


def _written_like(written: str, quote: str) -> bool:
    """An acronym needs its capitals ("IS", "LeT"); a name needs one, unless it is written without
    any."""
    if len(written) <= 5 and written.isalpha() and sum(char.isupper() for char in written) > 1:
        return quote in (written, written.upper())
    return written.islower() or any(char.isupper() for char in quote)


def _is_shouted(words: Words, index: int, seen: Seen, language: Language) -> bool:
    """Whether a small word ("IS", "WHO") has capitals only because its neighbours have them."""
    word = words.plain[index]
    if not (word in language.words["auxiliaries"] or language.is_pronoun(word)):
        return False
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(words)]
    quotes = [q for i in near if len(q := words.quote(i, i + 1)) > 1 and q.isalpha()]
    if not quotes or not all(quote.isupper() for quote in quotes):
        return False
    first, _ = seen.pieces.within(words.starts[index], words.ends[index])
    return UPOS[int(seen.scores["upos"][first].argmax())] in ("AUX", "PRON", "VERB")


def _outside_longer(words: Words, listed: Sequence[Listed], heard: Iterable[Heard]) -> list[Listed]:
    """Listed names without those of places and states that are part of a longer name."""
    firm = [each for each in listed if each.name.type not in YIELDING]
    longer = []
    for name in heard:
        at = words.touching(name.start, name.end)
        if not any(at.start < each.last and each.first < at.stop for each in firm):
            longer.append(at)
    return [
        each
        for each in listed
        if each in firm
        or not any(
            at.start <= each.first and each.last <= at.stop and len(at) > each.last - each.first
            for at in longer
        )
    ]


def _mention_of(words: Words, listed: Listed, seen: Seen) -> Mention:
    first, last, name = listed
    type_ = name.type
    if type_ == "government" and _is_place(words, first, last, seen):
        type_ = "place"
    return _mention(words, first, last, type_, name.entity)


def _is_place(words: Words, first: int, last: int, seen: Seen) -> bool:
    """Whether a state's name, or its capital's, is meant as a place and not as a party."""
    start, past = seen.pieces.within(words.starts[first], words.ends[last - 1])
    names = np.exp(log_chances(seen.scores["names"][start:past])).mean(0)
    phrases = seen.scores["phrases"][start:past].reshape(past - start, len(PHRASES), 3)
    inside = 1 - np.exp(log_chances(phrases))[:, :, 0].mean(0)
    place = names[3:5].sum() + inside[PHRASES.index("place")]
    party = names[5:7].sum() + inside[PHRASES.index("organisation")]
    return bool(place > party)


def _weapons(words: Words, language: Language, taken: bytearray) -> Iterator[Mention]:
    for index in range(len(words)):
        match = None if taken[index] else language.events.weapons.at(words.plain, index)
        if match:
            length = match[0]
            kind = slug(match[1][0].noun)
            yield _mention(words, index, index + length, "weapon", kind)
            taken[index : index + length] = b"\x01" * length


def _heard(words: Words, seen: Seen, language: Language) -> Iterator[Heard]:
    for kind, first, past in spans_of(seen.scores["names"]):
        start, end = int(seen.pieces.start[first]), int(seen.pieces.end[past - 1])
        start, end = stated(words, start, end, language)
        if start < end:
            yield Heard(NAMES[kind], start, end)


def _unlisted(
    words: Words, heard: Iterable[Heard], language: Language, taken: bytearray
) -> Iterator[Mention]:
    """Names that the encoder sees where no listed one stands."""
    for type_, start, end in heard:
        at = words.touching(start, end)
        if not len(at) or any(taken[at.start : at.stop]):
            continue
        quote = words.text[start:end]
        titled = _titled(words, at, language) if type_ == "person" else 0
        entity = slug(quote[words.starts[at.start + titled] - start :] if titled else quote)
        if type_ == "organisation":
            type_ = party_type(words, at, language)
        known = _known(quote, language)
        if known and known.entity in language.names.states and type_ == "government":
            entity = known.entity
        elif known and len(at) == 1:
            type_, entity = known.type, known.entity
        yield Mention(start, end, quote, type_, entity or None)
        taken[at.start : at.stop] = b"\x01" * len(at)


def _known(quote: str, language: Language) -> Name | None:
    """The listed name that a name begins with: "US" of "US Marines", all of the "Hezbollah" that
    stands in "Hezbollah-run"."""
    words = Words.of(quote)
    match = language.names.table.at(words.plain, 0)
    return _fitting(match[1], words.quote(0, match[0])) if match else None


def _titled(words: Words, at: range, language: Language) -> int:
    """How many words of a person's name are a title: "Minister", "Lt . Col"."""
    for length in range(min(3, len(at) - 1), 0, -1):
        head = " ".join(words.plain[at.start : at.start + length]).replace(" .", "")
        if head in language.sources["offices"] or head in language.sources["titles"]:
            return length
    return 0


def _mention(
    words: Words, first: int, last: int, type_: MentionType, entity: str | None
) -> Mention:
    start, end = words.starts[first], words.ends[last - 1]
    return Mention(start, end, words.text[start:end], type_, entity)


def _by_part(found: list[Mention]) -> Iterator[Mention]:
    """Give a single name the entity of the one person whose name ends with it."""
    whole: dict[str, set[str]] = {}
    for mention in found:
        if mention.type == "person" and mention.entity and " " in mention.quote:
            whole.setdefault(_surname(mention), set()).add(mention.entity)
    for mention in found:
        owners = whole.get(_surname(mention), set()) if " " not in mention.quote else set()
        if mention.type == "person" and len(owners) == 1:
            yield Mention(mention.start, mention.end, mention.quote, "person", min(owners))
        else:
            yield mention


def _surname(mention: Mention) -> str:
    """The last part of a name, without an article: "al-Jundi" and "Jundi" are one."""
    return re.sub("^(al|el|as|an|ar|ad|ash|at)-(?=.{3})", "", slug(mention.quote.split()[-1]))
