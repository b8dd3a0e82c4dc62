"""Words, and what the encoder sees in them, in; names out, none overlapping.

Names of the lists come with their entity; names that no list knows come from the encoder. Names by
part lead back to the whole ("Mensah" after "Adu Mensah").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

import numpy as np
from msgspec.structs import replace

from rashomon.language import Language
from rashomon.language.names import Name, written_like
from rashomon.language.sounds import slug
from rashomon.reading.composing import Composer
from rashomon.reading.encoder import Seen
from rashomon.reading.heads import UPOS
from rashomon.reading.mentions import PHRASES, party_type, stated
from rashomon.reading.spans import log_chances, spans_of
from rashomon.reading.words import Words
from rashomon.records import Mention, MentionType, NameKind, Segment

# What the head calls what it marks, in the order of its scores.
NAMES: tuple[MentionType, ...] = ("person", "place", "organisation", "nationality")
# A listed name of these yields to a longer name around it: "Mexico" to "Gulf of Mexico".
PARTIES: tuple[MentionType, ...] = ("organisation", "armed_group", "government", "place")
CODE = 3  # letters of the codes of states, which no name may be made into
SHORTEST = 5  # letters of a name that may have lost its apostrophe
# Kinds of names that are written with one; the plural of a people is no possessive.
OWNING = ("official", "variant", "metonym", "self")
YIELDING: tuple[MentionType, ...] = ("place", "government", "nationality")


class Heard(NamedTuple):
    """A name that the encoder sees, in characters."""

    type: MentionType
    start: int
    end: int


class Listed(NamedTuple):
    """A name of the lists, in words: the first, and one past the last; and whom it may mean."""

    first: int
    last: int
    names: tuple[Name, ...]


def names_of(
    words: Words, segments: Iterable[Segment], seen: Seen, language: Language
) -> list[Mention]:
    """Find the names in some segments of a text, in order."""
    taken = bytearray(b"\x01" * len(words))
    for segment in segments:
        at = words.within(segment.start, segment.end)
        taken[at.start : at.stop] = bytes(len(at))
    heard = list(_heard(words, seen, language))
    listed = list(_listed(words, seen, language, taken))
    alike = [name for name in heard if _is_alike(name, words, listed, language)]
    listed = _outside_longer(words, listed, heard, alike)
    found = [_mention_of(words, each, seen) for each in listed]
    for each in listed:
        taken[each.first : each.last] = b"\x01" * (each.last - each.first)
    found += _weapons(words, language, taken)
    found += _unlisted(words, heard, language, taken)
    return sorted(_by_part(found), key=lambda mention: mention.start)


def _listed(words: Words, seen: Seen, language: Language, taken: bytearray) -> Iterator[Listed]:
    """Names of the actors and places lists, and names composed with them; the longest wins, and
    capitals must agree."""
    composer = Composer(words.plain, language)
    index = 0
    while index < len(words):
        found = None if taken[index] else _at(index, words, seen, composer, language)
        if found is None or any(taken[found.first : found.last]):
            index += 1
            continue
        yield found
        index = found.last


def _at(
    index: int, words: Words, seen: Seen, composer: Composer, language: Language
) -> Listed | None:
    """The name at a word: listed, or made of an owner and a noun on either side of it."""
    if noun := composer.before(index):
        at, heads = noun
        if owner := language.names.table.at(words.plain, at):
            owners = _fitting(owner[1], words.quote(at, at + owner[0]))
            if composed := composer.owned(index, at, owner[0], owners, heads):
                return Listed(*composed)
    match = language.names.table.at(words.plain, index)
    if match is None:
        return None
    length, names = match
    quote = words.quote(index, index + length)
    if length == 1 and _is_shouted(words, index, seen, language):
        return None
    fitting = _fitting(names, quote)
    # A surname that many bear may own a noun where all who bear it lead one party.
    bearers = [
        n for n in names if n.kind == "context" and n.type == "person" and quote[0].isupper()
    ]
    composed = composer.behind(index, length, fitting or bearers)
    if composed and (fitting or len(composed.names) == 1):
        first, last, whom = composed
        return Listed(first + (words.plain[first] == "the"), last, whom)
    fitting = [name for name in fitting if name.kind != "epithet"]
    if not fitting:
        return None
    article = length > 1 and words.plain[index] == "the" and fitting[0].written[0] != "T"
    return Listed(index + article, index + length, tuple(fitting))


def _fitting(names: Iterable[Name], quote: str) -> list[Name]:
    return [n for n in names if n.kind != "context" and written_like(n.written, quote)]


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


def _is_alike(name: Heard, words: Words, listed: Iterable[Listed], language: Language) -> bool:
    """Whether a longer name around a listed one is a party's in another order of words: "Brigades
    of | the Northern Guard"."""
    at = words.touching(name.start, name.end)
    held = [each for each in listed if at.start <= each.first and each.last <= at.stop]
    if name.type not in PARTIES or not held or any(len(at) <= e.last - e.first for e in held):
        return False
    return language.names.sounding(words.text[name.start : name.end]) is not None


def _outside_longer(
    words: Words, listed: Sequence[Listed], heard: Iterable[Heard], alike: Iterable[Heard]
) -> list[Listed]:
    """Listed names without those of places and states that are part of a longer name, and without
    any that are part of a party's name."""
    whole = [words.touching(name.start, name.end) for name in alike]
    listed = [
        each
        for each in listed
        if not any(at.start <= each.first and each.last <= at.stop for at in whole)
    ]
    firm = [each for each in listed if each.names[0].type not in YIELDING]
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
    first, last, names = listed
    type_ = names[0].type
    if type_ == "government" and _is_place(words, first, last, seen):
        type_ = "place"
    whom = tuple(dict.fromkeys(name.entity for name in names))
    mention = _mention(words, first, last, type_, whom[0])
    kind: NameKind = names[0].kind  # type: ignore[assignment]
    return replace(mention, kind=kind, candidates=whom if len(whom) > 1 else ())


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
        if len(entity) <= CODE and entity in language.names.parties:
            entity = f"{entity}-{type_}"  # "the AU" is not the state whose code is au
        if type_ == "organisation":
            type_ = party_type(words, at, language)
        known = _known(quote, language)
        several = len(at) > 1 or type_ != "place"
        alike = language.names.sounding(quote) if type_ in PARTIES and several else None
        alike = alike or _without_s(quote, language)
        if alike and alike.kind in get_args(NameKind):
            kind: NameKind = "hostile" if alike.kind == "hostile" else "variant"
            yield Mention(start, end, quote, alike.type, alike.entity, kind)
            taken[at.start : at.stop] = b"\x01" * len(at)
            continue
        if known and known.entity in language.names.states and type_ == "government":
            entity = known.entity
        elif known and len(at) == 1:
            type_, entity = known.type, known.entity
        yield Mention(start, end, quote, type_, entity or None)
        taken[at.start : at.stop] = b"\x01" * len(at)


def _without_s(quote: str, language: Language) -> Name | None:
    """The listed name whose apostrophe a page lost: "Norlands state agency"."""
    if not quote.endswith("s") or len(quote) < SHORTEST:
        return None
    words = Words.of(quote[:-1])
    match = language.names.table.at(words.plain, 0)
    if match is None or match[0] != len(words):
        return None
    fitting = [n for n in _fitting(match[1], quote[:-1]) if n.kind in OWNING]
    return fitting[0] if len({name.entity for name in fitting}) == 1 else None


def _known(quote: str, language: Language) -> Name | None:
    """The listed name that a name begins with: "US" of "US Marines", all of the "Hezbollah" that
    stands in "Hezbollah-run"."""
    words = Words.of(quote)
    match = language.names.table.at(words.plain, 0)
    fitting = _fitting(match[1], words.quote(0, match[0])) if match else []
    return next((name for name in fitting if name.kind != "epithet"), None)


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
