"""A clause in, the words of it that speak of an event out, one for each type of event."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language import Language
from rashomon.reading.words import Words
from rashomon.records import AttackMode, EventType

MODALS = frozenset(
    {
        "to",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "did",
        "does",
        "do",
        "not",
        "cannot",
        "also",
        "n't",
    }
)
# How far from "send" or "make" what is sent or made may stand, in words.
NEAR = 9
# Types that colour a clause but say little alone: they count only where nothing else does.
WEAK: frozenset[str] = frozenset({"support", "meeting", "agreement", "threat", "accusation", "aid"})


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """Word positions of a trigger, its type, and whether it is a verb and which form."""

    type: EventType
    begin: int
    end: int
    tag: str


def triggers(words: Words, at: range, language: Language, *, title: bool) -> list[FoundTrigger]:
    """The triggers of a clause, one a type: verbs, or, where there are none, the first noun."""
    verbs = list(_first_of_type(_verbs(words, at, language, title=title)))
    nouns = list(_first_of_type(_nouns(words, at, language)))
    strong = [noun for noun in nouns if noun.type not in WEAK]
    if not verbs:
        return (strong or nouns)[:1]
    if all(verb.type in WEAK for verb in verbs):  # "the attack was carried out with the help of"
        return [*strong[:1], *verbs]
    known = {verb.type for verb in verbs}
    return [*verbs, *(n for n in nouns if n.type == "casualties" and n.type not in known)]


def mode_of(words: Words, at: range, language: Language) -> AttackMode | None:
    """How an attack was made, by the first weapon word of its clause."""
    for index in at:
        match = language.events.modes.at(words.plain, index)
        if match and match[1][0] != "other":
            return match[1][0]
    return None


def _first_of_type(found: Iterator[FoundTrigger]) -> Iterator[FoundTrigger]:
    seen: set[EventType] = set()
    for trigger in found:
        if trigger.type not in seen:
            seen.add(trigger.type)
            yield trigger


def _verbs(words: Words, at: range, language: Language, *, title: bool) -> Iterator[FoundTrigger]:
    index = at.start
    while index < at.stop:
        match = language.events.verbs.at(words.plain, index)
        length = match[0] if match else 1
        for trigger in match[1] if match else ():
            if trigger.needs and not _has(words, at, index, trigger.needs, language):
                continue
            if _is_verb_here(words, at, index, trigger.tag, language, title=title):
                yield FoundTrigger(trigger.type, index, min(index + length, at.stop), trigger.tag)
                break
        index += length


def _is_verb_here(
    words: Words, at: range, index: int, tag: str, language: Language, *, title: bool
) -> bool:
    before = words.plain[index - 1] if index > at.start else ""
    if tag == "base":
        plural = before.endswith("s") and before not in language.words["determiners"]
        return before in MODALS or ((title or plural) and not _is_noun(words, index, language))
    if tag == "s" and _is_noun(words, index, language):
        return title and index > at.start and before not in language.words["prepositions"]
    if tag == "adjective":
        counted = any(_counts(words.plain[i], language) for i in range(at.start, index))
        return counted or before == "left"
    small = language.words
    if tag == "ing" and _is_noun(words, index, language):  # "shelling the port" or "the shelling"
        after = words.plain[index + 1] if index + 1 < at.stop else ""
        acts = after in small["determiners"] or after in small["numbers"] or after == "with"
        named = index + 1 < at.stop and words.is_capital(index + 1)
        return before in small["be"] or (
            (acts or named) and before not in small["determiners"] and before != "'s"
        )
    if tag in ("past", "part") and (before in small["determiners"] | small["prepositions"]):
        return before in ("as", "after", "before", "when")
    if tag == "s" and (before[:1].isdigit() or before in small["numbers"]):
        return False
    return not (tag == "s" and before in small["determiners"] | small["prepositions"])


def _counts(word: str, language: Language) -> bool:
    """Whether a word numbers people or names them: the "dead" beside it are theirs."""
    small = language.words
    return (
        word.isdigit()
        or word in small["numbers"]
        or word in ("dozens", "scores", "hundreds", "thousands", "several", "dozen")
        or language.events.people.at([word], 0) is not None
        or word in language.sources["witness"]
        or word in ("people", "civilians", "children", "persons")
    )


def _is_noun(words: Words, index: int, language: Language) -> bool:
    return language.events.nouns.at(words.plain, index) is not None


def _nouns(words: Words, at: range, language: Language) -> Iterator[FoundTrigger]:
    index = at.start
    while index < at.stop:
        match = language.events.nouns.at(words.plain, index)
        length = match[0] if match else 1
        if match:
            yield FoundTrigger(match[1][0].type, index, min(index + length, at.stop), "noun")
        index += length


def _has(words: Words, at: range, index: int, what: str, language: Language) -> bool:
    """Whether a weapon, or people that can be sent, stand near a verb in its clause."""
    table = language.events.weapons if what == "item" else language.events.people
    near = range(max(at.start, index - NEAR), min(at.stop, index + NEAR))
    return any(table.at(words.plain, i) for i in near)
