"""A source's words in, what kind of voice it is and whom it leads back to out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language import LEADING_BACK, Language
from rashomon.language.sounds import slug
from rashomon.reading.words import Words
from rashomon.records import Mention, SourceKind

# Asked in this order of a source's head noun.
BY_NOUN: tuple[SourceKind, ...] = (
    "unnamed_official",
    "media",
    "document",
    "witness",
    "expert",
    "government",
    "armed_group",
    "organisation",
)
# "Intelligence sources", "media sources": the word before tells.
BY_SOURCE: tuple[tuple[str, SourceKind], ...] = (
    ("source_media", "media"),
    ("source_witness", "witness"),
    ("source_expert", "expert"),
    ("source_official", "unnamed_official"),
)
BY_TYPE: dict[str, SourceKind] = {
    "government": "government",
    "nationality": "government",
    "place": "government",
    "armed_group": "armed_group",
    "organisation": "organisation",
}
HEAD_ENDS = {
    "of",
    "in",
    "from",
    "at",
    "for",
    "with",
    "on",
    "to",
    "by",
    ",",
    "who",
    "which",
    "close",
    "familiar",
    "inside",
    "near",
    "(",
    "that",
    "speaking",
    "cited",
    "quoted",
    "issued",
}
RELATIVE = ("who", "which", "that", "whom")
PERSONS = {"named_person", "named_official", "unnamed_official", "witness", "expert"}
# How far back, in voices, a pronoun or "the official" may lead.
MEMORY = 6
# How far back a person named, but not yet heard, may be meant by "he", in characters.
PERSON_REACH = 600


@dataclass(frozen=True, slots=True)
class Voice:
    """A source once read: its kind, whom it leads to, and the noun it goes by."""

    kind: SourceKind
    entity: str | None
    head: str
    plural: bool


def voice_of(
    words: Words,
    at: range,
    mentions: Sequence[Mention],
    officials: frozenset[str],
    earlier: Sequence[Voice],
    meant: Mapping[int, Mention],
    language: Language,
) -> Voice:
    """Read the source that stands at some words; `earlier` holds the voices before it, in order,
    `meant` the names that words lead back to, by where these words begin."""
    plain = [words.plain[i] for i in at]
    start, end = words.starts[at.start], words.ends[at.stop - 1]
    inside = [m for m in mentions if m.start >= start and m.end <= end]
    head, before = _head(plain)
    pronoun = language.words["possessives"].get(plain[0], plain[0]) if len(plain) == 1 else plain[0]
    if language.is_pronoun(pronoun, LEADING_BACK) and len(plain) < 3:
        found = _led_back(pronoun, meant.get(start), officials, language) or _antecedent(
            pronoun, start, mentions, officials, earlier, language
        )
        return found or Voice("unspecified", None, "", False)
    if len(plain) == 1 and plain[0] in RELATIVE:
        voice = _before_which(plain, start, mentions, officials, language)
        return voice or Voice("unspecified", None, "", False)  # no "WHO"
    told = _before_which(plain, start, mentions, officials, language)
    told = told or _of_its_own(plain, inside, meant.get(start), language)
    if told is not None:
        return told
    person = next((m for m in inside if m.type == "person"), None)
    if person is not None and _is_named(words, at, head, person):
        named_kind = _kind_of_named(words, at, person, officials, language)
        return Voice(named_kind, person.entity, head, False)
    kind = _kind_by_noun(head, before, plain, language)
    if _is_hearsay(head, plain, language) and not _names(inside):
        return Voice("hearsay", None, head, head.endswith("s"))
    if plain[0] in language.sources["definite"] and not _names(inside):
        for voice in reversed(earlier[-MEMORY:]):
            if _singular(voice.head) == _singular(head):
                return Voice(voice.kind, voice.entity, head, voice.plural)
    named = _names(inside)
    if kind is None and named:
        longest = max(named, key=lambda m: m.end - m.start)
        kind = "media" if longest.entity in language.names.media else BY_TYPE.get(longest.type)
        if kind is None and longest.type == "other":
            kind = "organisation" if plain[0] == "the" else "named_person"
    if kind == "organisation" and any(word in language.sources["media"] for word in plain):
        kind = "media"  # "the newspaper “Morning Star”"
    alone = len(named) == 1 and named[0].end - named[0].start >= 0.6 * (end - start)
    entity = named[0].entity if alone else slug(_without_article(plain))
    return Voice(kind or "unspecified", entity or None, head, head.endswith("s"))


def _before_which(
    plain: Sequence[str],
    start: int,
    mentions: Sequence[Mention],
    officials: frozenset[str],
    language: Language,
) -> Voice | None:
    """The voice of the name right before a "who" or "which": "the front, | which denied it"."""
    if len(plain) > 1 or plain[0] not in ("who", "which"):
        return None
    near = [m for m in mentions if m.entity and 0 < start - m.end <= len(", ")]
    pronoun = next(
        iter(language.sources["pronouns_person" if plain[0] == "who" else "pronouns_thing"])
    )
    return _led_back(pronoun, near[-1], officials, language) if near else None


def _of_its_own(
    plain: Sequence[str], inside: Sequence[Mention], owner: Mention | None, language: Language
) -> Voice | None:
    """ "Its government", "their army": a state's or a group's own."""
    if len(plain) < 2 or plain[0] not in language.words["possessives"] or owner is None:
        return None
    ruling = all(word in language.sources["government"] for word in plain[1:])
    if not ruling or owner.entity is None or any(m.entity for m in inside):
        return None
    kind = BY_TYPE.get(owner.type)
    return Voice(kind, owner.entity, plain[-1], False) if kind else None


def _is_named(words: Words, at: range, head: str, person: Mention) -> bool:
    """Whether a source is a person by name: "General Barka", "its leader, Salem Barka, who"."""
    if head in person.quote.lower().split():
        return True
    first = words.within(person.start, person.end).start
    return first - 1 > at.start and words.plain[first - 1] == "," and words.plain[first - 2] == head


def _kind_of_named(
    words: Words, at: range, name: Mention, officials: frozenset[str], language: Language
) -> SourceKind:
    """A name's kind, by the noun before it: "newspaper X", "analyst Y", "spokesman Z"."""
    first = words.within(name.start, name.end).start
    before = next(
        (words.plain[i] for i in range(first - 1, at.start - 1, -1) if words.plain[i][0].isalpha()),
        "",
    )
    for kind in ("media", "document", "expert", "witness", "organisation"):
        if before in language.sources[kind]:
            return kind
    return "named_official" if name.entity in officials else "named_person"


def officials_of(words: Words, mentions: Sequence[Mention], language: Language) -> frozenset[str]:
    """Persons whose name stands beside an office somewhere in the report."""
    found = set()
    for mention in mentions:
        if mention.type != "person" or mention.entity is None:
            continue
        at = words.within(mention.start, mention.end)
        near = [*words.plain[max(0, at.start - 4) : at.start + 2]]
        if list(words.plain[at.stop : at.stop + 1]) == [","]:
            near += words.plain[at.stop : at.stop + 7]
        if any(word in language.sources["offices"] for word in near):
            found.add(mention.entity)
    return frozenset(found)


def _names(inside: Sequence[Mention]) -> list[Mention]:
    types = (*BY_TYPE, "person", "other")
    return [m for m in inside if m.type in types and m.entity is not None]


def _head(plain: Sequence[str]) -> tuple[str, str]:
    """The head noun of a source and the word before it."""
    stop = next((i for i, word in enumerate(plain) if i and word in HEAD_ENDS), len(plain))
    group = [word for word in plain[:stop] if word[0].isalpha()] or [plain[0]]
    return group[-1], group[-2] if len(group) > 1 else ""


def _kind_by_noun(
    head: str, before: str, plain: Sequence[str], language: Language
) -> SourceKind | None:
    lists = language.sources
    if head in lists["source_words"]:
        found = (kind for name, kind in BY_SOURCE if any(word in lists[name] for word in plain))
        return next(found, "unspecified")
    for noun in (f"{before} {head}", head):
        for kind in BY_NOUN:
            if noun in lists[kind]:
                return kind
    if head in lists["person"]:
        return "witness" if before == "local" else "unspecified"
    return None


def kind_of(plain: Sequence[str], language: Language) -> SourceKind | None:
    """What kind of voice some words name by a noun; None where no list has any of their nouns: of
    "three officials and two diplomats" the first."""
    parts: list[list[str]] = [[]]
    for word in plain:
        if word in ("and", "or"):
            parts.append([])
        else:
            parts[-1].append(word)
    for part in filter(None, parts):
        head, before = _head(part)
        kind = _kind_by_noun(head, before, part, language)
        if kind is not None:
            return kind
    return None


def _is_hearsay(head: str, plain: Sequence[str], language: Language) -> bool:
    """Whether a source is talk that nobody is named for: "corroborated field reports"."""
    lists = language.sources
    owned = any(word in lists["owning"] or word in lists["definite"] for word in plain)
    return head in lists["hearsay"] and not owned and not any(w in lists["media"] for w in plain)


def _led_back(
    pronoun: str, name: Mention | None, officials: frozenset[str], language: Language
) -> Voice | None:
    """The voice of the name that a pronoun leads back to, where the two can be one."""
    if name is None or name.entity is None:
        return None
    if name.type == "person":
        if pronoun not in language.sources["pronouns_person"]:
            return None
        official: SourceKind = "named_official" if name.entity in officials else "named_person"
        return Voice(official, name.entity, "", False)
    kind = "media" if name.entity in language.names.media else BY_TYPE.get(name.type)
    if kind is None or pronoun in language.sources["pronouns_person"]:
        return None
    return Voice(kind, name.entity, "", pronoun in language.sources["pronouns_many"])


def _antecedent(
    pronoun: str,
    start: int,
    mentions: Sequence[Mention],
    officials: frozenset[str],
    earlier: Sequence[Voice],
    language: Language,
) -> Voice | None:
    """The voice that "he", "they" or "it" leads back to, if one fits.

    Where nobody has spoken yet, "he" is the person named last; and where no person was named at
    all, the voice that spoke last: translation software writes "he" for "it".
    """
    lists = language.sources
    for voice in reversed(earlier[-MEMORY:]):
        person = voice.kind in PERSONS
        if (
            (pronoun in lists["pronouns_person"] and person and not voice.plural)
            or (pronoun in lists["pronouns_many"] and (voice.plural or not person))
            or (pronoun in lists["pronouns_thing"] and not person)
        ):
            return voice
    if pronoun not in lists["pronouns_person"]:
        return None
    named = [m for m in mentions if m.type == "person" and 0 < start - m.end < PERSON_REACH]
    if named:
        kind: SourceKind = "named_official" if named[-1].entity in officials else "named_person"
        return Voice(kind, named[-1].entity, "", False)
    return earlier[-1] if earlier else None


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") else noun


def _without_article(plain: Sequence[str]) -> str:
    words = list(plain)
    while len(words) > 1 and words[0] in ("the", "a", "an", "some", "his", "her", "their", "its"):
        words.pop(0)
    return " ".join(words[:8])
