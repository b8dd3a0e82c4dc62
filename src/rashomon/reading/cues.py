"""A sentence's items in, the cues out that the encoder seldom hears: talk that nobody answers for
("is said to"), refusals to comment, nouns ("claims that"), and a voice cited by another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.language import Language
from rashomon.language.cues import Cue
from rashomon.reading.items import Items, items_of
from rashomon.reading.words import Words

CueKind = Literal["hearsay", "passive", "noun", "no_comment", "quoted", "citing"]
NO_COMMENT = Cue("no comment", "phrase", "no_comment", "reported", "denied", "no_comment")
ANSWERING = {"commented", "responded", "replied", "answered"}
CITING = ("citing", "quoting")
BARE = ANSWERING.union(CITING)


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
    openers = items.language.cues.openers
    while index < len(items):
        word = items.plain[index]
        opens = word in openers or word in BARE or word.endswith("n't")
        found = _at(items, index) if opens else None
        if found is not None:
            yield found
        index = found.end if found else index + 1


def _at(items: Items, index: int) -> FoundCue | None:
    cues = items.language.cues
    silent = _no_comment(items, index)
    if silent:
        return FoundCue("no_comment", index, silent, NO_COMMENT)
    if items.plain[index] in CITING and index + 1 < len(items):
        return FoundCue("citing", index, index + 1, _plain_cue("reported"))
    quoted = cues.quoted.at(items.plain, index)
    if quoted:
        return FoundCue("quoted", index, index + quoted[0], _plain_cue(quoted[1][0]))
    said = cues.hearsay.at(items.plain, index)
    if said:
        return FoundCue("hearsay", index, index + said[0], _plain_cue(said[1][0]))
    return _passive(items, index) or _noun(items, index)


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
    if not known:
        return 0
    begin = index + 1
    if head == "no":  # "no official Norland | reaction"
        while begin < len(items) and (
            items.plain[begin] in items.language.cues.unsaid or items.is_capital(begin)
        ):
            begin += 1
    plain = (head, *items.plain[begin:])
    found = (_match(items.plain, index, phrase) for phrase in known)
    whole = next((end for end in found if end), 0)
    if whole or begin == index + 1:
        return whole
    found = (_match(plain, 0, phrase) for phrase in known)
    return next((end + begin - 1 for end in found if end), 0)


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


def _noun(items: Items, index: int) -> FoundCue | None:
    """ "claims that", "reports of", "suspicion of": a noun that holds what is attributed."""
    match = items.language.cues.nouns.at(items.plain, index)
    if match is None or index + match[0] >= len(items) - 1:
        return None
    end = index + match[0]
    cue = match[1][0]
    if cue.certainty == "reported" and cue.polarity == "affirmed":
        return None  # "the report that I read": more often a thing than a voice
    denying = items.language.cues.verbs.at(items.plain, index - 1) if index else None
    if denying and denying[1][0].group == "deny":  # "denied reports that": what is denied, is that
        return None
    if items.plain[end] == "that" or (items.plain[end] == "of" and cue.certainty == "alleged"):
        return FoundCue("noun", index, end, cue)
    return None
