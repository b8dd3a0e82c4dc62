"""A sentence that ends with who said it in; the drafts of what stands before, out.

"C, S said", "C S said" where a comma was lost, "S said C, adding that D".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.language.cues import Cue
from rashomon.reading.completing import denies, may_speak
from rashomon.reading.draft import Draft, Page, Sentence, holds, meet, unstopped
from rashomon.reading.items import FULL_STOPS, Items

NEAR = 5  # items in which "the", "a" must stand where the tree knows nobody who says it
LONGEST = 8  # items of a source at the end of a sentence
# "Regretted the things he said": what was said, not who says what stands before.
TOLD = ("things", "thing", "words", "everything", "anything", "nothing", "all", "much", "lies")


def closed(page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence "C, S said": all before the comma is what S said where nothing was
    heard, and in a headline, which has no words to spare, where less was."""
    last = len(items) - 1
    while last > 0 and items.plain[last] in FULL_STOPS:
        last -= 1
    match = page.language.cues.verbs.at(items.plain, last) if last > 0 else None
    comma = next((i for i in range(last - 1, 0, -1) if items.plain[i] == ","), 0)
    if match is not None and (unparted := _unparted(page, items, last, match[1][0], sentence)):
        rivals = [d for d in found if meet(d.cue[0], unparted.cue[0])]
        if any(d.source for d in rivals):
            return list(found)
        return [*(d for d in found if d not in rivals), unparted]
    if match is None or match[1][0].tag not in ("base", "s", "past") or not comma:
        return list(found)
    if not 1 < last - comma <= LONGEST or items.has_verb(comma + 1, last):
        return list(found)
    source, cue = items.chars(comma + 1, last), items.chars(last, last + 1)
    said = items.chars(0, comma)
    small = items.language.words
    if match[1][0].polarity == "denied" or items.plain[comma + 1] in (
        small["subordinators"] | small["coordinators"]
    ):
        return list(found)  # an answer, or a clause: "a charge S denies", "when S says"
    before = items.plain[last - 1]
    if before in small["determiners"] | small["prepositions"] | {"'s", "'"}:
        return list(found)  # a noun: "a third of his claim"
    if items.is_capital(last) and not sentence.title:
        return list(found)  # part of a name: "the Harbour Report"
    if not (sentence.title or items.has_verb(0, comma)):
        return list(found)
    if not may_speak(page, source, act=False):
        return list(found)
    rivals = [d for d in found if meet(d.cue[0], cue)]
    if not rivals:
        return [*found, Draft((source,), (cue,), (said,), "hearsay", sentence)]
    if not sentence.title:
        return list(found)
    return [replace(d, content=(said,)) if d in rivals else d for d in found]


def _unparted(page: Page, items: Items, last: int, cue: Cue, sentence: Sentence) -> Draft | None:
    """ "C S said", where the comma was lost on the way: the tree knows S for who said it."""
    if cue.group != "report" or cue.tag not in ("s", "past") or sentence.title:
        return None
    where = items.chars(last, last + 1)
    saying = page.grammar.saying(*where)
    articles = items.language.words["articles"]
    near = (i for i in range(last - 2, max(last - NEAR, 0), -1) if items.plain[i] in articles)
    begin = items.at(saying[0][0]) if saying is not None else next(near, 0)
    if not 1 < begin < last or last - begin > LONGEST or items.plain[begin - 1] == ",":
        return None
    source, small = items.chars(begin, last), items.language.words
    before = items.plain[begin - 1]
    led = before in small["subordinators"] | small["coordinators"] | small["prepositions"]
    told = items.language.cues.nouns.at([before], 0) is not None or before in TOLD
    if led or told or not items.has_verb(0, begin) or items.plain[last - 1] in small["determiners"]:
        return None
    spoken = items.plain[begin:last] in ([["it"], ["he"], ["she"], ["they"]])
    if not spoken and not may_speak(page, source, act=False):
        return None
    return Draft((source,), (where,), (items.chars(0, begin),), "hearsay", sentence)


def carried_on(
    page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]
) -> Iterator[Draft]:
    """ "S said C, adding that D": D is said by S, with a cue of its own."""
    for index in range(1, len(items) - 1):
        if items.plain[index - 1] != "," or items.plain[index + 1] != "that":
            continue
        match = page.language.cues.verbs.at(items.plain, index)
        if match is None or match[0] != 1 or match[1][0].tag != "ing":
            continue
        cue = items.chars(index, index + 1)
        holder = next((d for d in found if d.source and holds(d.content, cue)), None)
        if holder is None or any(meet(cue, d.cue[0]) for d in found):
            continue
        end = max(b for _, b in holder.content)
        content = tuple(unstopped(page, [(cue[1], end)], sentence))
        yield Draft(holder.source, (cue,), content, "hearsay", sentence, denied=denies(page, cue))
