"""A clause, its trigger and its mentions in; who does it to whom, with what and where out.

Plain rules: the subject before an active verb, the "by" behind a passive one, the nationality before
a noun ("Moroccan strikes"). Where they do not suffice the role stays empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claims.triggers import FoundTrigger
from rashomon.language import Language
from rashomon.reading.words import Words
from rashomon.records import Mention, Role

PARTIES = frozenset({"person", "organisation", "armed_group", "government", "nationality", "other"})
PLACES = frozenset({"place", "facility", "government"})
# Behind these a name is no subject and no object, but a circumstance.
ASIDE = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "from",
        "with",
        "for",
        "during",
        "of",
        "by",
        "against",
        "to",
        "into",
        "over",
        "inside",
        "outside",
        "between",
        "under",
        "via",
    }
)
SUFFERING = frozenset({"casualties"})
LONGEST_NOUN = 4


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties and things of a claim; None where the clause does not name them plainly."""

    actor: Role | None
    target: Role | None
    item: Role | None
    place: Role | None


def roles(
    words: Words,
    at: range,
    trigger: FoundTrigger,
    mentions: Sequence[Mention],
    language: Language,
) -> Roles:
    """Read the roles of a claim off its clause."""
    inside = [
        m
        for m in mentions
        if m.start >= words.starts[at.start] and m.end <= words.ends[at.stop - 1]
    ]
    parties = [m for m in inside if m.type in PARTIES]
    before = [m for m in parties if m.end <= words.starts[trigger.begin]]
    after = [m for m in parties if m.start >= words.ends[trigger.end - 1]]
    if trigger.tag == "noun":
        actor = _behind(words, after, ("by",)) or _possessor(words, before, trigger)
        target = _behind(words, after, ("on", "against", "of", "upon", "to", "at"))
    elif _is_passive(words, at, trigger, language):
        actor = _behind(words, after, ("by",))
        target = _subject(words, before)
    else:
        actor = _subject(words, before)
        target = _object(words, after)
    if trigger.type in SUFFERING and trigger.tag != "noun" and actor and not target:
        dying = words.plain[trigger.begin] in ("died", "dies", "die", "dying", "dead")
        actor, target = (None, actor) if dying else (actor, target)
    return Roles(
        actor=_role(words, actor, trigger, language),
        target=_role(words, target if target is not actor else None, trigger, language),
        item=_item(inside),
        place=_place(words, inside, language),
    )


def _is_passive(words: Words, at: range, trigger: FoundTrigger, language: Language) -> bool:
    if trigger.tag not in ("past", "part"):
        return False
    for index in range(trigger.begin - 1, max(trigger.begin - 4, at.start - 1), -1):
        if words.plain[index] in language.words["be"]:
            return True
        if words.plain[index] not in language.cues.between:
            break
    return trigger.end < at.stop and words.plain[trigger.end] == "by"


def _before(words: Words, mention: Mention) -> str:
    """The word before a mention, its article left out."""
    index = words.within(mention.start, mention.end).start - 1
    while index >= 0 and words.plain[index] in ("the", "a", "an", "its", "their", "“", '"', "two"):
        index -= 1
    return words.plain[index] if index >= 0 else ""


def _subject(words: Words, before: Sequence[Mention]) -> Mention | None:
    free = [m for m in before if _before(words, m) not in ASIDE and m.type != "other"]
    free = free or [m for m in before if _before(words, m) not in ASIDE]
    return free[0] if free else None


def _object(words: Words, after: Sequence[Mention]) -> Mention | None:
    return next((m for m in after if _before(words, m) not in ASIDE), None)


def _behind(
    words: Words, after: Sequence[Mention], prepositions: tuple[str, ...]
) -> Mention | None:
    return next((m for m in after if _before(words, m) in prepositions), None)


def _possessor(words: Words, before: Sequence[Mention], trigger: FoundTrigger) -> Mention | None:
    """The name right before a noun: "Moroccan strikes", "Russia's attack"."""
    near = [m for m in before if trigger.begin - words.within(m.start, m.end).stop <= LONGEST_NOUN]
    return near[-1] if near else None


def _item(inside: Sequence[Mention]) -> Role | None:
    return next((_named(m) for m in inside if m.type in ("weapon", "platform")), None)


def _place(words: Words, inside: Sequence[Mention], language: Language) -> Role | None:
    where = language.words["locatives"]
    named = [
        m
        for m in inside
        if m.type in PLACES and (_before(words, m) in where or _is_in_place(words, m, language))
    ]
    sure = [m for m in named if m.type != "government"]
    return next(map(_named, [*sure, *named]), None)


def _is_in_place(words: Words, mention: Mention, language: Language) -> bool:
    """Whether a name follows "the town of", "north of"."""
    first = words.within(mention.start, mention.end).start
    return (
        first > 1
        and words.plain[first - 1] == "of"
        and words.plain[first - 2] in language.words["place_nouns"]
    )


def _named(mention: Mention) -> Role:
    return Role(mention.quote, mention.start, mention.end, mention.entity)


def _role(
    words: Words, mention: Mention | None, trigger: FoundTrigger, language: Language
) -> Role | None:
    """A party's words: its name, and behind a nationality the noun group it belongs to."""
    if mention is None:
        return None
    last = words.within(mention.start, mention.end).stop
    if mention.type == "nationality":
        for index in range(last, min(last + LONGEST_NOUN, len(words))):
            word = words.plain[index]
            if not word[0].isalpha() or index == trigger.begin or _ends_group(word, language):
                break
            last = index + 1
    end = words.ends[last - 1]
    return Role(words.text[mention.start : end], mention.start, end, mention.entity)


def _ends_group(word: str, language: Language) -> bool:
    small = language.words
    return (
        word in language.finite
        or word in small["prepositions"]
        or word in small["determiners"]
        or word in small["coordinators"]
        or word in small["subordinators"]
        or word in language.cues.between
    )
