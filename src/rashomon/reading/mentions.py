"""Words in, mentions out: names of the lists, names of persons, weapons, and unknown names.

Names by part lead back to the whole ("Mensah" after "Adu Mensah"). Amounts and days come
from `amounts.py` and `days.py`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rashomon.language import Language
from rashomon.reading.words import Words
from rashomon.records import Mention, MentionType, Segment

# Small words that stand inside names: "Ministry of Defence", "Ahmed bin Salman".
INSIDE = {"of", "al", "el", "bin", "ibn", "ben", "ould", "de", "van", "von", "and", "for", "-"}
# A capitalised word that opens its sentence is a name only where the report shows it to be one.
DOUBTFUL: MentionType = "document"
ORGANISATION = re.compile(
    r"\b(ministry|army|forces?|council|party|agency|authority|committee|command|corps|university|"
    r"hospital|court|bank|company|group|front|movement|organi[sz]ation|union|mission|institute|"
    r"observatory|network|campaign|coalition|society|foundation|watch|initiative|fund|bureau|service|"
    r"cent(?:er|re)|brigades?|battalion|guard|department|office|association|news|"
    r"times|post|tv|radio|telegraph|gazette|herald|tribune|federation|league|alliance)s?\b",
    re.IGNORECASE,
)


def mentions_of(words: Words, segments: Iterable[Segment], language: Language) -> list[Mention]:
    """Find the mentions in some segments of a text, in order, none overlapping."""
    taken = bytearray(b"\x01" * len(words))
    for segment in segments:
        at = words.within(segment.start, segment.end)
        taken[at.start : at.stop] = bytes(len(at))
    found = [*_listed(words, language, taken), *_weapons(words, language, taken)]
    found += _named(words, language, taken)
    return sorted(_by_part(found), key=lambda mention: mention.start)


def slug(name: str) -> str:
    """An entity id made from a name: lower case, no accents, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return re.sub(r"[\W_]+", "-", plain.lower()).strip("-")


def _mention(
    words: Words, first: int, last: int, type_: MentionType, entity: str | None
) -> Mention:
    start, end = words.starts[first], words.ends[last - 1]
    return Mention(start, end, words.text[start:end], type_, entity)


def _listed(words: Words, language: Language, taken: bytearray) -> Iterator[Mention]:
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
            seat = name.kind == "metonym" and index and _is_where(words, index, language)
            type_: MentionType = "place" if seat else name.type
            yield _mention(words, index, index + length, type_, name.entity)
            taken[index : index + length] = b"\x01" * length
            index += length
        else:
            index += 1


def _is_where(words: Words, index: int, language: Language) -> bool:
    """Whether a capital is meant as a place ("in Tehran", "east of Baghdad"), not a government."""
    return words.plain[index - 1] in language.words["locatives"] | {"of"}


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


def _named(words: Words, language: Language, taken: bytearray) -> Iterator[Mention]:
    """Runs of capitalised words that no list knows."""
    index = 0
    while index < len(words):
        if taken[index] or not _could_name(words, index) or words.plain[index] in language.finite:
            index += 1
            continue
        last = index + 1
        while last < len(words) and not taken[last] and _goes_on(words, last):
            if words.plain[last] in language.finite:  # "Envoy Makes Way": a headline's verb
                break
            last += 1
        while last > index + 1 and not _could_name(words, last - 1):
            last -= 1
        yield from _one_name(words, language, index, last)
        index = last


def _one_name(words: Words, language: Language, first: int, last: int) -> Iterator[Mention]:
    while first < last and _is_small(words.plain[first], language):
        first += 1
    titled = first
    for length in range(min(3, last - first), 0, -1):
        head = " ".join(words.plain[first : first + length]).replace(" .", "")
        if head in language.sources["offices"] or head in language.sources["titles"]:
            titled = first + length
            break
    before = words.plain[first - 1] if first else "."
    office = " ".join(words.plain[max(0, first - 1) : first])
    known_office = office in language.sources["offices"] or office in language.sources["titles"]
    if titled >= last:
        return
    quote = words.quote(titled, last)
    type_: MentionType = "other"
    if ORGANISATION.search(quote):
        type_ = "organisation"
    elif titled > first or known_office or _looks_personal(words, titled, last, before):
        type_ = "person"
    elif last - titled == 1 and _opens_sentence(words, titled):
        type_ = DOUBTFUL
    yield _mention(words, titled, last, type_, slug(quote))


def _is_small(word: str, language: Language) -> bool:
    """Whether a word owes its capital to the start of a sentence, or names a day."""
    lists = language.words
    return (
        any(word in lists[name] for name in ("determiners", "prepositions", "coordinators"))
        or word in lists["subordinators"]
        or word in language.cues.between
        or word in lists["months"]
        or word in lists["weekdays"]
        or word in language.sources["pronouns_person"]
    )


def _looks_personal(words: Words, first: int, last: int, before: str) -> bool:
    return 2 <= last - first <= 5 and before not in ("the", "a", "an", "of", "in", "at", "from")


def _opens_sentence(words: Words, index: int) -> bool:
    before = words.plain[index - 1] if index else "."
    closed = before in ('"', "”") and index > 1 and words.plain[index - 2] in ",?!"
    return before in (".", "!", "?", "“", '"', ":", "”") and not closed


def _could_name(words: Words, index: int) -> bool:
    word = words.plain[index]
    return words.is_capital(index) and word.isalpha() | ("-" in word) and len(word) > 1


def _goes_on(words: Words, index: int) -> bool:
    if words.starts[index] - words.ends[index - 1] > 1:
        return False
    if words.plain[index] in INSIDE:
        follows = index + 1 < len(words) and words.is_capital(index + 1)
        return follows and words.starts[index + 1] - words.ends[index] <= 1
    return _could_name(words, index)


def _by_part(found: list[Mention]) -> Iterator[Mention]:
    """Give a single name the entity of the one person whose name ends with it."""
    whole: dict[str, set[str]] = {}
    for mention in found:
        if mention.type == "person" and mention.entity and " " in mention.quote:
            whole.setdefault(_surname(mention), set()).add(mention.entity)
    known = {m.quote: m for m in found if m.type != DOUBTFUL}
    for mention in found:
        owners = whole.get(_surname(mention), set()) if " " not in mention.quote else set()
        if mention.type in ("person", "other", DOUBTFUL) and len(owners) == 1:
            yield Mention(mention.start, mention.end, mention.quote, "person", min(owners))
        elif mention.type != DOUBTFUL:
            yield mention
        elif mention.quote in known:
            twin = known[mention.quote]
            yield Mention(mention.start, mention.end, mention.quote, twin.type, twin.entity)


def _surname(mention: Mention) -> str:
    """The last part of a name, without an article: "al-Jundi" and "Jundi" are one."""
    return re.sub("^(al|el|as|an|ar|ad|ash|at)-(?=.{3})", "", slug(mention.quote.split()[-1]))
