"""A clause and its cues in; how firmly it is put forward, and the words that decide, out.

An ordinal, never a probability: asserted, reported, alleged, possible, planned; affirmed or denied.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claims.triggers import FoundTrigger
from rashomon.language import Language
from rashomon.language.cues import Cue
from rashomon.reading.words import Words
from rashomon.records import Certainty, Polarity, Span, span

# The first of these that the clause's own words show decides.
ORDER: tuple[Certainty, ...] = ("possible", "planned", "alleged")
# "failed to stop", "did not attack": how far before the trigger a negation reaches, in words.
REACH = 8
# "no casualties" denies them; "made no mention of the attack" does not deny the attack.
NOUN_REACH = 2


@dataclass(frozen=True, slots=True)
class Firmness:
    """Certainty and polarity, each with the words that decided them."""

    certainty: Certainty
    polarity: Polarity
    certainty_words: tuple[Span, ...]
    polarity_words: tuple[Span, ...]


def firmness(
    words: Words,
    at: range,
    trigger: FoundTrigger | None,
    cues: Sequence[tuple[Cue, Span | None]],
    language: Language,
) -> Firmness:
    """Judge one claim; `cues` are those of its chain, innermost first, with their words."""
    stop = trigger.begin if trigger else at.stop
    hedges = [
        (kind, where)
        for kind, where in _hedges(words, range(at.start, stop), language)
        if kind != "alleged" or _bears_on(words, where, trigger, language)
    ]
    certainty: Certainty = "asserted"
    because: tuple[Span, ...] = ()
    if cues:
        certainty, because = "reported", _spans(cues[0][1])
        for cue, where in cues:
            if cue.certainty in ORDER:
                certainty, because = cue.certainty, _spans(where)
                break
    for level in ORDER:
        found = [s for kind, s in hedges if kind == level]
        if found:
            certainty, because = level, tuple(found)
            break
    denials = [where for cue, where in cues[:1] if cue.polarity == "denied"]
    light = [where for kind, where in hedges if kind == "light"]
    near = [
        where
        for kind, where in hedges
        if kind == "negation" and _near(words, where, stop, _reach(where, trigger, light))
    ]
    if trigger is None:  # what somebody states is stated, even when it says what is not
        near = []
    if denials:
        return Firmness(certainty, "denied", because, _spans(*denials))
    return Firmness(certainty, "denied" if near else "affirmed", because, tuple(near))


def _reach(negation: Span, trigger: FoundTrigger | None, light: Sequence[Span]) -> int:
    """How many words a negation reaches; to a noun only where a light verb hands it on."""
    if trigger is None or trigger.tag != "noun":
        return REACH
    return REACH if any(negation.end < verb.start for verb in light) else NOUN_REACH


def _hedges(words: Words, at: range, language: Language) -> list[tuple[str, Span]]:
    found = []
    index = at.start
    while index < at.stop:
        match = language.hedges.at(words.plain, index)
        negated = words.plain[index].endswith("n't")
        if match is None and not negated:
            index += 1
            continue
        length, kinds = match if match is not None else (1, ["negation"])
        where = span(words.text, words.starts[index], words.ends[index + length - 1])
        found += [(kind, where) for kind in kinds]
        index += length
    return found


def _bears_on(words: Words, where: Span, trigger: FoundTrigger | None, language: Language) -> bool:
    """Whether "suspected", "alleged" hedge the event, not only who somebody is.

    "Three suspected fighters were killed" is firm about the killing; "a suspected attack" is not.
    """
    at = words.within(where.start, where.end)
    before = words.plain[at.start - 1] if at.start else ""
    if before in language.words["be"] or before in language.cues.between:
        return True
    return trigger is None or (trigger.tag == "noun" and trigger.begin - at.stop <= 3)


def _near(words: Words, where: Span, stop: int, reach: int) -> bool:
    return stop - words.within(where.start, where.end).start <= reach


def _spans(*found: Span | None) -> tuple[Span, ...]:
    return tuple(s for s in found if s is not None)
