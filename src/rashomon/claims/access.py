"""A voice in, how it says it knows out: it saw, it was told, it has papers; or it does not say."""

from collections.abc import Sequence

from rashomon.language import Language
from rashomon.reading.words import Words
from rashomon.records import Access, Attribution, Span

# "I saw", "we were told"; of others: "a guard who saw".
SPEAKING = ("i", "we")
RELATIVE = ("who", "that", "which")
REACH = 3  # words between the one who knows and the verb that tells how: "we have not yet seen"
OBJECT = 6  # words behind a verb in which its object stands


def access_of(attribution: Attribution, *, quotes: bool, language: Language) -> Access:
    """How a voice knows; `quotes` where it hands on what another voice says."""
    told = _told(attribution, language)
    if told is not None:
        return told
    if quotes:
        return "told"
    if attribution.source_kind == "document":
        return "document"
    called = (word for span in attribution.source for word in Words.of(span.quote).plain)
    return "saw" if any(word in language.eyewitnesses for word in called) else "unknown"


def _told(attribution: Attribution, language: Language) -> Access | None:
    """What the words of the source, or the source's own words, tell of it."""
    if found := _in(attribution.source, RELATIVE, language, bare=True):
        return found
    if attribution.manner == "indirect":
        return None
    return _in(attribution.content, SPEAKING, language, bare=False)


def _in(
    spans: Sequence[Span], knowers: Sequence[str], language: Language, *, bare: bool
) -> Access | None:
    """The first verb of knowing behind one who knows; `bare` where a participle may stand alone
    ("officials briefed on the talks")."""
    for span in spans:
        words = Words.of(span.quote)
        for index in range(len(words)):
            match = language.access.at(words.plain, index)
            near = words.plain[max(index - REACH, 0) : index]
            if match is None or not ((bare and index) or any(word in knowers for word in near)):
                continue
            if any(word in ("not", "never") or word.endswith("n't") for word in near):
                continue
            kinds = match[1]
            behind = words.plain[index + match[0] : index + match[0] + OBJECT]
            if any(word in language.examined for word in behind):
                return "document"
            if kinds != ["document"]:
                return next(kind for kind in kinds if kind != "document")
    return None
