"""A sentence in; whose account, word or count it is by, out: "by the word of the mayor", "by the
ministry's count". The encoder, which learned from news with "according to", seldom hears these.
"""

from collections.abc import Iterator, Sequence

from rashomon.reading.completing import may_speak
from rashomon.reading.draft import Draft, Edges, Page, Sentence, meet, tight, unstopped, without
from rashomon.reading.items import Items

OPENER = "by"
LONGEST = 8  # words from "by" to "account"
BREAKS = (";", ":")
POSSESSIVE = ("'s", "'")


def accounts(
    page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]
) -> Iterator[Draft]:
    """The drafts of those by whose account something is so, where they are not heard yet."""
    if OPENER not in items.plain:
        return
    for index in range(len(items)):
        if items.plain[index] != OPENER:
            continue
        parts = _parts(page, items, index)
        if parts is None:
            continue
        source, cue, whole = parts
        if any(d.source and meet(whole, e) for d in found for e in (*d.cue, *d.source)):
            continue
        around = _clause(page, items, index, sentence)
        said = tuple(unstopped(page, without((around,), [whole]), sentence))
        if said and may_speak(page, source, act=True):
            yield Draft((source,), (cue,), said, "hearsay", sentence)


def _parts(page: Page, items: Items, index: int) -> tuple[Edges, Edges, Edges] | None:
    """Source, cue and both with what is between, of a "by": who, "account", "by his account"."""
    nouns, end = page.language.cues.accounts, min(index + LONGEST, len(items))
    noun = next((i for i in range(index + 1, end) if items.plain[i] in nouns), None)
    if noun is None:
        return None
    begin = items.chars(index, index + 1)[0]
    if noun > index + 1 and items.plain[noun - 1] in POSSESSIVE:
        source = tuple(tight(page.words.text, [items.chars(index + 1, noun - 1)]))
        cue = items.chars(noun, noun + 1)
        return None if not source else (source[0], cue, (begin, cue[1]))
    if noun + 1 >= len(items) or items.plain[noun + 1] != "of":
        return None
    if any(p not in page.language.words["articles"] for p in items.plain[index + 1 : noun]):
        return None
    cue = items.chars(index, noun + 2)
    owner = page.grammar.owner_behind(*items.chars(noun + 1, noun + 2))
    source = tuple(tight(page.words.text, [owner])) if owner is not None else ()
    return (source[0], cue, (begin, source[0][1])) if source else None


def _clause(page: Page, items: Items, index: int, sentence: Sentence) -> Edges:
    """The stretch between semicolons in which a "by" stands."""
    first = next((i for i in range(index, -1, -1) if items.plain[i] in BREAKS), -1)
    last = next((i for i in range(index, len(items)) if items.plain[i] in BREAKS), len(items))
    return items.chars(first + 1, last)
