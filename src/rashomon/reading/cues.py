"""A sentence's items in, the cues in it out: the words that say that something is attributed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.language import Language
from rashomon.language.cues import Cue
from rashomon.reading.items import FULL_STOPS, MARKS, QUOTE, Items, items_of
from rashomon.reading.quotations import OPENING, STRAIGHT
from rashomon.reading.words import Words

CueKind = Literal["verb", "preposition", "hearsay", "passive", "noun", "no_comment", "quoted"]
NO_COMMENT = Cue("no comment", "phrase", "no_comment", "reported", "denied", "no_comment")
OPENERS = ("that", "whether", "why", "how")
# The lists of sources.yml whose plurals may speak: "sources inside the garrison report".
SPEAKING = (
    "source_words",
    "unnamed_official",
    "witness",
    "expert",
    "media",
    "armed_group",
    "person",
)
ANSWERING = {"commented", "responded", "replied", "answered"}


@dataclass(frozen=True, slots=True)
class FoundCue:
    """Where a cue stands (items) and what it does."""

    kind: CueKind
    begin: int
    end: int
    cue: Cue


def find_cues(items: Items) -> Iterator[FoundCue]:
    """Find the cues of a sentence, left to right, none inside quotations."""
    index = 0
    while index < len(items):
        found = _at(items, index) if items.plain[index] != QUOTE else None
        if found is not None:
            yield found
        index = found.end if found else index + 1


def _at(items: Items, index: int) -> FoundCue | None:
    cues = items.language.cues
    silent = _no_comment(items, index)
    if silent:
        return FoundCue("no_comment", index, silent, NO_COMMENT)
    named = cues.prepositions.at(items.plain, index)
    if named and index + named[0] < len(items):
        return FoundCue("preposition", index, index + named[0], _plain_cue(named[1][0]))
    quoted = cues.quoted.at(items.plain, index)
    if quoted:
        return FoundCue("quoted", index, index + quoted[0], _plain_cue(quoted[1][0]))
    said = cues.hearsay.at(items.plain, index)
    if said:
        return FoundCue("hearsay", index, index + said[0], _plain_cue(said[1][0]))
    return _passive(items, index) or _verb(items, index) or _noun(items, index)


def is_no_comment(words: Words, language: Language) -> bool:
    """Whether the words of a cue say that there was no answer."""
    if any(word in ANSWERING for word in words.plain):
        return True
    items = items_of(words, 0, len(words.text), (), language)
    return any(_no_comment(items, index) for index in range(len(items)))


def _plain_cue(certainty: str) -> Cue:
    return Cue("", "phrase", "report", certainty)


def _no_comment(items: Items, index: int) -> int:
    """The end of a phrase that says that there was no answer, or 0."""
    word = items.plain[index]
    if word in ANSWERING and "neither" in items.plain[:index]:
        return index + 1
    head = "not" if word.endswith("n't") else word
    known = items.language.cues.no_comment.get(head, ())
    return next((end for phrase in known if (end := _match(items.plain, index, phrase))), 0)


def _match(plain: Sequence[str], index: int, phrase: tuple[str, ...]) -> int:
    """Where a phrase that begins at a word ends, small adverbs inside it apart, or 0."""
    at = index + 1
    for word in phrase[1:]:
        while at < len(plain) and plain[at] in ("yet", "immediately", "publicly"):
            at += 1
        if at >= len(plain) or plain[at] != word:
            return 0
        at += 1
    return at


def _passive(items: Items, index: int) -> FoundCue | None:
    """ "is believed to", "were said to have"; a headline drops the "is": "Iran said to arm"."""
    match = items.language.cues.passives.at(items.plain, index)
    if match is None or index == 0:
        return None
    end = index + match[0]
    follows = items.plain[end] if end < len(items) else ""
    begin = be_before(items, index)
    if follows not in ("to", "as", "by") or (follows == "to" and _is_addressee(items, end + 1)):
        return None
    apart = items.plain[index - 1] == ","  # "the missiles, believed to have been ..."
    if begin is None and not (follows == "to" and (items.title or apart)):
        return None
    cue = Cue("", "passive", "report", match[1][0])
    return FoundCue("passive", index if begin is None else begin, end, cue)


def be_before(items: Items, index: int) -> int | None:
    """The item of the "be" that makes a participle passive, looking back over adverbs."""
    for at in range(index - 1, max(index - 5, -1), -1):
        if items.plain[at] in items.language.words["be"]:
            return at
        if items.plain[at] not in items.language.cues.between:
            return None
    return None


def _is_addressee(items: Items, index: int) -> bool:
    if index >= len(items):
        return True
    word = items.plain[index]
    return word in items.language.words["determiners"] or items.is_capital(index)


def _verb(items: Items, index: int) -> FoundCue | None:
    match = items.language.cues.verbs.at(items.plain, index)
    if match is None or _is_in_name(items, index):
        return None
    length, cues = match
    end = index + length
    event = items.language.events.verbs.at(items.plain, index)
    if event is not None and event[0] > length:  # "claiming the lives of", "recall its ambassador"
        return None
    for cue in cues:
        if _is_verb_here(items, index, end, cue):
            return FoundCue("verb", index, end, cue)
    return None


def _is_in_name(items: Items, index: int) -> bool:
    """Whether a word belongs to a name: the "States" of "United States"."""
    if not items.is_capital(index):
        return False
    table = items.language.names.table
    for begin in range(max(0, index - 3), index):
        match = table.at(items.plain, begin)
        if match is not None and begin + match[0] > index:
            return True
    return not items.title and index > 0 and items.plain[index - 1] not in MARKS


def _is_verb_here(items: Items, index: int, end: int, cue: Cue) -> bool:
    """Whether a form that may be many things attributes at this place."""
    before = items.plain[index - 1] if index else ""
    after = items.plain[end] if end < len(items) else ""
    opens = (
        after in OPENERS
        or after == QUOTE
        or (after in ":," and QUOTE in items.plain[end : end + 2])
    )
    closes = QUOTE in (before, items.plain[index - 2] if index > 1 and before == "," else "")
    beside = (
        opens
        or (closes and cue.group == "report")
        or (cue.needs == "clause" and _clause_follows(items, end))
        or (cue.needs == "quote" and _quote_follows(items, end))
    )
    if cue.needs != "any" and not beside:
        return False
    if cue.lemma == "say" and cue.tag == "base":  # hardly ever a noun
        return before not in ("to", "a", "the", "no")
    if cue.tag in ("past", "part") and be_before(items, index) is not None:
        return cue.group == "accuse" or after == "by" or (opens and cue.tag == "part")
    if cue.tag == "ing":
        return opens or before in (",", "—", "–", "and", QUOTE)
    small = items.language.words
    if before in small["determiners"] or before == "'s":
        return False
    noun = (items.plain[index],) in items.language.cues.nouns
    if noun and not items.title and (before in items.language.finite or cue.tag == "base"):
        speaks = cue.tag == "base" and (_may_speak(items, index) or _closes_sentence(items, index))
        return before in small["auxiliaries"] or speaks
    if before in small["prepositions"] and not (before == "to" and cue.tag == "base"):
        return False
    if cue.tag in ("base", "s"):
        if before == "to" or (cue.tag == "base" and index and not _may_speak(items, index)):
            return opens or (before != "to" and _closes_sentence(items, index))
        if not items.title and cue.lemma in items.language.cues.also_nouns:
            return opens or _subject_follows(items, end) or _is_plural_voice(items, before)
        if noun and not items.title:
            return opens or (
                after not in ("of", "from", "about", *MARKS) and not _next_verb(items, end)
            )
    return bool(index) or closes


def _closes_sentence(items: Items, index: int) -> bool:
    """Whether a one-word cue ends a sentence behind a comma: "C, sources in the army report"."""
    last = index + 1 >= len(items) or items.plain[index + 1] in FULL_STOPS
    if not last or "," not in items.plain[:index]:
        return False
    comma = max(i for i in range(index) if items.plain[i] == ",")
    return any(_is_plural_voice(items, word) for word in items.plain[comma + 1 : index])


def _is_plural_voice(items: Items, word: str) -> bool:
    """Whether a word is the plural of somebody who speaks: "officials", "sources"."""
    lists = items.language.sources
    return word.endswith("s") and any(word in lists[kind] for kind in SPEAKING)


def _clause_follows(items: Items, end: int) -> bool:
    """Whether a clause without "that" follows: "believe the shell was fired"."""
    stop = next((i for i in range(end, len(items)) if items.plain[i] in MARKS), len(items))
    return _subject_follows(items, end) and items.has_verb(end + 1, stop)


def _subject_follows(items: Items, end: int) -> bool:
    """Whether a noun group begins here, as after a verb, not after a noun."""
    if end >= len(items):
        return False
    word = items.plain[end]
    pronouns = ("person", "many", "thing")
    return (
        word in items.language.words["determiners"]
        or items.is_capital(end)
        or any(word in items.language.sources[f"pronouns_{name}"] for name in pronouns)
    )


def _quote_follows(items: Items, end: int) -> bool:
    """Whether the sentence goes on to quote: "called the raid “a crime”"."""
    return any(word in (QUOTE, *OPENING, STRAIGHT) for word in items.plain[end:])


def _may_speak(items: Items, index: int) -> bool:
    """Whether a base form can be the verb of what stands before it: plurals, modals, "I", "you"."""
    before = items.plain[index - 1]
    return (
        before.endswith("s")
        or before in items.language.cues.between
        or before
        in ("they", "we", "i", "you", "people", "police", "and", "others", "media", "many")
    )


def _next_verb(items: Items, index: int) -> bool:
    return index < len(items) and items.plain[index] in items.language.finite


def _noun(items: Items, index: int) -> FoundCue | None:
    """ "claims that", "reports of", "suspicion of": a noun that holds what is attributed."""
    match = items.language.cues.nouns.at(items.plain, index)
    if match is None or index + match[0] >= len(items) - 1:
        return None
    end = index + match[0]
    cue = match[1][0]
    denying = items.language.cues.verbs.at(items.plain, index - 1) if index else None
    if denying and denying[1][0].group == "deny":  # "denied reports that": what is denied, is that
        return None
    if items.plain[end] == "that" or (items.plain[end] == "of" and cue.certainty == "alleged"):
        return FoundCue("noun", index, end, cue)
    return None
