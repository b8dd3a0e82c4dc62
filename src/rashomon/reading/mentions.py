"""Words, and what the encoder sees in them, in; mentions out.

Names of the lists come with their entity; names that no list knows, and phrases that stand for a
party, a place or a weapon ("Kurdish fighters", "the shelled clinic"), come from the encoder. Names
by part lead back to the whole ("Mensah" after "Adu Mensah").
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from rashomon.language import Language
from rashomon.reading.encoder import Seen
from rashomon.reading.spans import log_chances, spans_of
from rashomon.reading.words import Words
from rashomon.records import Mention, MentionType, Segment

# What the heads call what they mark, in the order of their scores, and what a mention calls it.
NAMES: tuple[MentionType, ...] = ("person", "place", "organisation", "nationality")
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


def names_of(
    words: Words, segments: Iterable[Segment], seen: Seen, language: Language
) -> list[Mention]:
    """Find the names in some segments of a text, in order, none overlapping."""
    taken = bytearray(b"\x01" * len(words))
    for segment in segments:
        at = words.within(segment.start, segment.end)
        taken[at.start : at.stop] = bytes(len(at))
    found = [*_listed(words, seen, language, taken), *_weapons(words, language, taken)]
    found += _heard(words, seen, language, taken)
    return sorted(_by_part(found), key=lambda mention: mention.start)


def phrases_of(
    words: Words, seen: Seen, known: Sequence[Mention], language: Language
) -> list[Mention]:
    """Find what stands for a party, place, weapon, time or number without being a known mention."""
    places = {(m.start, m.end) for m in known}
    found: dict[tuple[int, int], Mention] = {}
    scores = seen.scores["phrases"].reshape(len(seen.pieces), len(PHRASES), 3)
    for kind, type_ in enumerate(PHRASES):
        for _, first, past in spans_of(scores[:, kind]):
            at = _words_at(words, seen, first, past)
            at = _stated(words, at, language)
            if not len(at):
                continue
            own = party_type(words, at, language) if type_ == "organisation" else type_
            mention = _mention(words, at.start, at.stop, own, None)
            if (mention.start, mention.end) not in places:
                found.setdefault((mention.start, mention.end), mention)
    return list(found.values())


def slug(name: str) -> str:
    """An entity id made from a name: lower case, no accents, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return re.sub(r"[\W_]+", "-", plain.lower()).strip("-")


def _mention(
    words: Words, first: int, last: int, type_: MentionType, entity: str | None
) -> Mention:
    start, end = words.starts[first], words.ends[last - 1]
    return Mention(start, end, words.text[start:end], type_, entity)


def _listed(words: Words, seen: Seen, language: Language, taken: bytearray) -> Iterator[Mention]:
    """Names of the actors and places lists; the longest wins, and capitals must agree."""
    index = 0
    while index < len(words):
        match = None if taken[index] else language.names.table.at(words.plain, index)
        if match is None:
            index += 1
            continue
        length, names = match
        quote = words.quote(index, index + length)
        fitting = [n for n in names if n.kind != "context" and _written_like(n.written, quote)]
        if fitting:
            name = fitting[0]
            type_: MentionType = name.type
            if type_ == "government" and _is_place(words, index, index + length, seen):
                type_ = "place"
            yield _mention(words, index, index + length, type_, name.entity)
            taken[index : index + length] = b"\x01" * length
            index += length
        else:
            index += 1


def _is_place(words: Words, first: int, last: int, seen: Seen) -> bool:
    """Whether a state's name, or its capital's, is meant as a place and not as a party."""
    start, past = seen.pieces.within(words.starts[first], words.ends[last - 1])
    names = np.exp(log_chances(seen.scores["names"][start:past])).mean(0)
    phrases = seen.scores["phrases"][start:past].reshape(past - start, len(PHRASES), 3)
    inside = 1 - np.exp(log_chances(phrases))[:, :, 0].mean(0)
    place = names[3:5].sum() + inside[PHRASES.index("place")]
    party = names[5:7].sum() + inside[PHRASES.index("organisation")]
    return bool(place > party)


def _written_like(written: str, quote: str) -> bool:
    """An acronym needs its capitals; a name needs one, unless it is written without any."""
    if written.isupper() and len(written) <= 5:
        return quote.isupper()
    return written.islower() or any(char.isupper() for char in quote)


def _weapons(words: Words, language: Language, taken: bytearray) -> Iterator[Mention]:
    for index in range(len(words)):
        match = None if taken[index] else language.events.weapons.at(words.plain, index)
        if match:
            length = match[0]
            kind = slug(match[1][0].noun)
            yield _mention(words, index, index + length, "weapon", kind)
            taken[index : index + length] = b"\x01" * length


def _heard(words: Words, seen: Seen, language: Language, taken: bytearray) -> Iterator[Mention]:
    """Names that no list knows, by the encoder."""
    for kind, first, past in spans_of(seen.scores["names"]):
        at = _stated(words, _words_at(words, seen, first, past), language)
        if not len(at) or any(taken[at.start : at.stop]):
            continue
        type_ = NAMES[kind]
        start = at.start + (_titled(words, at, language) if type_ == "person" else 0)
        if type_ == "organisation":
            type_ = party_type(words, at, language)
        entity = slug(words.quote(start, at.stop))
        yield _mention(words, at.start, at.stop, type_, entity or None)
        taken[at.start : at.stop] = b"\x01" * len(at)


def _words_at(words: Words, seen: Seen, first: int, past: int) -> range:
    """Our words that the encoder's words lie in."""
    start, end = int(seen.pieces.start[first]), int(seen.pieces.end[past - 1])
    return words.touching(start, end)


def _stated(words: Words, at: range, language: Language) -> range:
    """What is left of a stretch without small words and marks at its edges that name nothing
    ("the rebels" keeps its article, "a spokesman for the" loses the end, "it" is nothing)."""
    small = language.words["prepositions"] | language.words["coordinators"]
    empty = small | language.words["determiners"] | _pronouns(language)
    first, last = at.start, at.stop
    while first < last and (not words.plain[first][0].isalnum() or words.plain[first] in small):
        first += 1
    while first < last and (
        not words.plain[last - 1][0].isalnum() or words.plain[last - 1] in empty
    ):
        last -= 1
    return range(first, last)


def _pronouns(language: Language) -> frozenset[str]:
    kinds = ("person", "many", "thing")
    return frozenset().union(*(language.sources[f"pronouns_{kind}"] for kind in kinds)) | {
        *("we", "i", "you", "us", "them", "him", "her", "who", "which"),
    }


def _titled(words: Words, at: range, language: Language) -> int:
    """How many words of a person's name are a title: "Minister", "Lt . Col"."""
    for length in range(min(3, len(at) - 1), 0, -1):
        head = " ".join(words.plain[at.start : at.start + length]).replace(" .", "")
        if head in language.sources["offices"] or head in language.sources["titles"]:
            return length
    return 0


def party_type(words: Words, at: range, language: Language) -> MentionType:
    """What kind of party a name or phrase is, by its nouns: "brigade", "ministry"."""
    for index in reversed(at):
        for type_ in PARTY_TYPES:
            if words.plain[index] in language.sources[type_]:
                return type_
    return "organisation"


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
