"""A clause and its cues in; how firmly it is put forward, and the words that decide, out.

An ordinal, never a probability: asserted, reported, alleged, possible, planned; affirmed or denied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.claims.scope import Scope
from rashomon.claims.triggers import VERBS, FoundTrigger
from rashomon.language import Language
from rashomon.language.cues import Cue
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words
from rashomon.records import Certainty, Polarity, Reason, Span, span

# The first of these that the clause's own words show decides.
ORDER: tuple[Certainty, ...] = ("possible", "planned", "alleged")
CONDITIONS = frozenset({"if", "unless", "whether", "in case", "in the event"})
QUOTES = frozenset("\"'“”‘’«»")


@dataclass(frozen=True, slots=True)
class Firmness:
    """Certainty and polarity, each with the words that decided them and the rule they went by."""

    certainty: Certainty
    polarity: Polarity
    certainty_words: tuple[Span, ...]
    polarity_words: tuple[Span, ...]
    rules: tuple[str, str] = field(default=("own-voice", "affirmed"))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, as records."""
        return (
            Reason("certainty", self.rules[0], self.certainty_words),
            Reason("polarity", self.rules[1], self.polarity_words),
        )

    def charged(self, by: tuple[Span, ...]) -> "Firmness":
        """The same where words only charge somebody with it: alleged, unless it is weaker yet."""
        if not by or self.certainty not in ("asserted", "reported"):
            return self
        words = (*by, *self.certainty_words)
        return replace(
            self, certainty="alleged", certainty_words=words, rules=("charge", self.rules[1])
        )


Hedge = tuple[str, Span]


def firmness(
    words: Words,
    at: range,
    trigger: FoundTrigger | None,
    cues: Sequence[tuple[Cue, Span | None]],
    grammar: Grammar,
    language: Language,
    asked: Span | None = None,
) -> Firmness:
    """Judge one claim; `cues` are those of its chain, innermost first, with their words; `asked` is
    the question mark of its sentence."""
    found = list(_bearing(words, at, trigger, grammar, language))
    certainty: Certainty = "asserted"
    because: tuple[Span, ...] = ()
    rule = "own-voice"
    if cues:
        certainty, because, rule = "reported", _spans(cues[0][1]), "cue"
        for cue, where in cues:
            if cue.certainty in ORDER:
                certainty, because = cue.certainty, _spans(where)
                break
    for level in ORDER:
        hedges = [where for kind, where in found if kind == level]
        if hedges:
            certainty, because, rule = level, tuple(hedges), "hedge"
            if all(where.quote.lower() in CONDITIONS for where in hedges):
                rule = "condition"
            break
    if asked is not None and certainty in ("asserted", "reported"):
        certainty, because, rule = "possible", (asked,), "question"
    scare = _scare_quotes(words, trigger) if not cues else None
    if scare is not None and certainty == "asserted":
        certainty, because, rule = "alleged", (scare,), "scare-quotes"
    denials = [where for cue, where in cues[:1] if cue.polarity == "denied"]
    if denials and _is_known(words, trigger, denials[0], grammar, language):
        denials = []
    if denials:
        return Firmness(certainty, "denied", because, _spans(*denials), (rule, "cue"))
    # What somebody states is stated, even when it says what is not.
    near = [where for kind, where in found if kind == "negation" and trigger is not None]
    # "Did not fail to attack" attacked; the two words that say so are one phrase in no list.
    denied = len(near) % 2 == 1
    if denied:
        return Firmness(certainty, "denied", because, tuple(near), (rule, "negation"))
    return Firmness(certainty, "affirmed", because, (), (rule, "affirmed"))


def _is_known(
    words: Words,
    trigger: FoundTrigger | None,
    cue: Span | None,
    grammar: Grammar,
    language: Language,
) -> bool:
    """Whether an event in what is denied is not itself denied, but taken as known: it stands in a
    clause aside ("denied it, as rebels had shelled the port"), or its noun hangs on a verb that
    says neither that it was nor that it was not ("rejected calls to halt the bombing")."""
    scope = Scope.of(words, trigger, grammar, language) if trigger else None
    denying = grammar.word(cue.start, cue.end) if cue is not None else None
    if scope is None or denying is None or trigger is None:
        return False
    if grammar.is_aside(scope.above[0], denying):
        return True
    top = scope.above[-1]
    above = grammar.above(top)
    return (
        trigger.tag == "noun"
        and above is not None
        and grammar.part(top) not in VERBS
        and grammar.part(above) in VERBS
        and above != denying
    )


def _bearing(
    words: Words,
    at: range,
    trigger: FoundTrigger | None,
    grammar: Grammar,
    language: Language,
) -> Iterator[Hedge]:
    """The hedges and negations of a clause that bear on its event."""
    scope = Scope.of(words, trigger, grammar, language) if trigger else None
    if scope is not None and (inverted := scope.inverted()) is not None:
        yield "possible", span(words.text, *inverted)
    if scope is not None and (coming := scope.coming()) is not None:
        yield "planned", span(words.text, *coming)
    for kind, where in hedges(words, at, language):
        if trigger is not None and words.starts[trigger.begin] == where.start:
            continue
        if scope is not None and scope.is_attained(where.start, where.end):
            continue
        if scope is None:
            if kind != "alleged":
                yield kind, where
        elif kind == "alleged":
            if scope.is_own(where.start, where.end):
                yield kind, where
        elif scope.holds(where.start, where.end):
            yield kind, where


def hedges(words: Words, at: range, language: Language) -> Iterator[Hedge]:
    index = at.start
    while index < at.stop:
        match = language.hedges.at(words.plain, index)
        negated = words.plain[index].endswith("n't")
        if match is None and not negated:
            index += 1
            continue
        length, kinds = match if match is not None else (1, ["negation"])
        where = span(words.text, words.starts[index], words.ends[index + length - 1])
        yield from ((kind, where) for kind in kinds)
        index += length


def _scare_quotes(words: Words, trigger: FoundTrigger | None) -> Span | None:
    """An event noun that alone stands in quotation marks: "the 'massacre'"."""
    if trigger is None or trigger.tag != "noun" or trigger.begin == 0:
        return None
    if trigger.end >= len(words):
        return None
    before, after = words.plain[trigger.begin - 1], words.plain[trigger.end]
    if before in QUOTES and after in QUOTES:
        return span(words.text, words.starts[trigger.begin - 1], words.ends[trigger.end])
    return None


def _spans(*found: Span | None) -> tuple[Span, ...]:
    return tuple(s for s in found if s is not None)
