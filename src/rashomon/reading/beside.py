"""The drafts of a sentence in; the same, with contents that end where another voice begins, out.

"S said C, while T said D": D is T's alone. "S accused T of C, a charge T denies": T's answer is no
part of what S said.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.reading.draft import Draft, Edges, holds, tight, without
from rashomon.reading.items import QUOTE, Items


def apart(items: Items, found: Sequence[Draft]) -> list[Draft]:
    """Take each voice that stands beside a content out of it."""
    holes = []
    for draft in found:
        if draft.source and not draft.behind:
            start, end = draft.source[0][0], max(e for _, e in _parts(draft))
            opening = opens_beside(items, start)
            if opening is not None and draft.cue[0][0] > start:
                holes.append((draft, (opening, end)))
            elif is_apart(items, draft.cue[0]) and any(_goes_on(draft, d) for d in found):
                holes.append((draft, (draft.cue[0][0], end)))
    out = []
    for draft in found:
        mine = [hole for other, hole in holes if other is not draft and hole[0] > draft.cue[0][1]]
        if mine and any(a < h[0] < b for a, b in draft.content for h in mine):
            content = without(draft.content, mine)
            draft = replace(draft, content=tuple(tight(items.words.text, content)))
        out.append(draft)
    return out


def opens_beside(items: Items, start: int) -> int | None:
    """Where what is beside begins, if a voice that begins at a character stands there: with the
    "while" or the "a charge" before it, behind a comma or a semicolon."""
    words = items.language.words
    at = items.at(start)
    if not 0 < at < len(items):
        return None
    if items.plain[at - 1] == ";":
        return start
    begin = at - 1
    if answers(items, at):
        determined = begin and items.plain[begin - 1] in words["determiners"]
        begin -= bool(determined and items.plain[begin] not in words["answered"])
    elif items.plain[begin] not in words["contrasts"]:
        return None
    if begin and items.plain[begin - 1] in (",", ";", "–", "—"):
        return items.chars(begin, begin + 1)[0]
    return None


def answers(items: Items, at: int) -> bool:
    """Whether a voice at an item answers what was said: "a charge Norland denies", "which ..."."""
    if at == 0:
        return False
    noun = items.language.cues.nouns.at(items.plain, at - 1)
    return noun is not None or items.plain[at - 1] in items.language.words["answered"]


def is_apart(items: Items, cue: Edges) -> bool:
    """Whether a cue stands behind a comma or the like: ", adding", ", and said"."""
    at = items.at(cue[0])
    if at and items.plain[at - 1] in items.language.words["contrasts"]:
        at -= 1
    return at > 0 and items.plain[at - 1] in (",", ";", "–", "—", QUOTE)


def _goes_on(draft: Draft, other: Draft) -> bool:
    """ "S said C, adding that D": the second cue of one voice ends the first content."""
    return other.source == draft.source and holds(other.content, draft.cue[0])


def _parts(draft: Draft) -> tuple[Edges, ...]:
    return (*draft.source, *draft.cue, *draft.content)
