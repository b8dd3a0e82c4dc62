"""A denied clause in; what of it is denied, out: the act, the doer, the number, the intent.

Words tell it ("denied any role", "disputed the toll", "not deliberately"); where none does, it is
the act.
"""

from rashomon.language import Language
from rashomon.reading.grammar import Grammar
from rashomon.reading.words import Words
from rashomon.records import Denied, Reason, Span, span


def denies_of(
    words: Words, at: range, because: tuple[Span, ...], grammar: Grammar, language: Language
) -> tuple[Denied, Reason]:
    """What a clause denies, and the words that say so; `because` are the words that deny."""
    told_by = (i for span_ in because for i in words.within(span_.start, span_.end))
    for index in (*at, *told_by):  # "denied any role", "denied responsibility for | the raid"
        match = language.denied.at(words.plain, index)
        if match is not None:
            told = span(words.text, words.starts[index], words.ends[index + match[0] - 1])
            return match[1][0], Reason("denies", "cue-content", (told,))
    for negation in because:
        part = _set_right(words, negation, grammar, language)
        if part is not None:
            return part, Reason("denies", "negation-scope", (negation,))
    return "act", Reason("denies", "whole", because)


def _set_right(words: Words, negation: Span, grammar: Grammar, language: Language) -> Denied | None:
    """ "No group has claimed it", "not by the army", "not 40 people": what a negation stands at."""
    word = grammar.word(negation.start, negation.end)
    above = grammar.above(word) if word is not None else None
    if word is not None and above is not None:
        doer = word if grammar.part(word) == "PRON" else above
        weapon = language.events.weapons.at([grammar.plain(doer)], 0)
        happening = language.events.nouns.at([grammar.plain(doer)], 0)  # "no deaths"
        subject = grammar.finer(doer) in ("nsubj", "obl:agent") and grammar.part(doer) != "VERB"
        if subject and happening is None:
            return None if weapon else "doer"
    behind = words.within(negation.end, len(words.text)).start
    following = words.plain[behind] if behind < len(words) else ""
    if following == "by":
        return "doer"
    return "number" if following[:1].isdigit() or following in language.words["numbers"] else None
