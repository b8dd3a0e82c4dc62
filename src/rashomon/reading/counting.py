"""A sentence in; who puts a number on the dead without a verb of saying, out.

"The monitor had given a toll of 34", "the ministry put the number of wounded at nine": the number
is theirs, not the outlet's.
"""

from collections.abc import Iterator, Sequence

from rashomon.reading.completing import may_speak
from rashomon.reading.draft import Draft, Page, Sentence, meet, tight, unstopped
from rashomon.reading.items import Items

ANYBODY = ("it", "they", "he", "she", "we")


def counts(page: Page, items: Items, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of those who give, put or update a toll, where they are not heard by another
    verb."""
    cues = page.language.cues
    for index in range(len(items)):
        if items.plain[index] not in cues.counting:
            continue
        where = items.chars(index, index + 1)
        if any(meet(where, e) for d in found for e in (*d.cue, *d.source)):
            continue
        saying, toll = page.grammar.saying(*where), _toll(page, where)
        if saying is None or toll is None:
            continue
        source = tuple(tight(page.words.text, [saying[0]]))
        said = tuple(unstopped(page, [(toll, saying[1])], sentence))
        if source and said and saying[0][1] <= where[0] and _is_somebody(page, source[0]):
            yield Draft(source, (where,), said, "hearsay", sentence)


def _toll(page: Page, where: tuple[int, int]) -> int | None:
    """Where the words for a number of dead or wounded begin that a verb is about."""
    g = page.grammar
    verb = g.word(*where)
    objects = g.objects(verb) if verb is not None else []
    for word in objects:
        of = [w for w in g.below(word, ("nmod",)) if g.case(w) == "of"]
        if any(_tells_of_dead(page, w) for w in (word, *of)):
            return g.phrase(word, lambda w, head=word: w < head)[0]  # type: ignore[misc]
    return None


def _tells_of_dead(page: Page, word: int) -> bool:
    """Whether a word is a toll or the dead, or a number of them: "24 dead"."""
    g, events = page.grammar, page.language.events
    match = events.nouns.at([g.plain(word)], 0)
    counted = g.part(word) in ("NUM", "NOUN")
    behind = [g.plain(w) for w in (g.behind(word, 1) if counted else (word,))]
    state = events.verbs.at(behind, 0) if behind else None
    told = (*(match[1] if match else ()), *(state[1] if state else ()))
    return any(t.type == "casualties" and t.tag in ("noun", "adjective") for t in told)


def _is_somebody(page: Page, source: tuple[int, int]) -> bool:
    last = page.words.within(*source)[-1]
    if page.language.events.nouns.at(page.words.plain, last) is not None:
        return False  # "the blast gave the siege its first dead"
    spoken = page.words.text[slice(*source)].lower() in ANYBODY
    return spoken or may_speak(page, source, act=False)
