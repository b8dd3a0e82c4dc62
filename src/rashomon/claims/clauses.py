"""Words in, clauses out: the smallest stretches that say one thing each."""

from rashomon.language import LEADING_BACK, Language
from rashomon.reading.words import Words

HARD = frozenset({";", "—", "–", "--", ":", "…"})
ENDS = frozenset({",", ".", "!", "?", ";", "—", "–", "--", ":", "…"})
QUOTES = frozenset('"“”„«»')
EDGES = QUOTES | HARD | frozenset({",", ".", "!", "?", "(", ")"})
# What hangs on a condition is not said without it.
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
LINKS = frozenset({"and", "but", "or", "nor", "yet", "while"})


def clauses(words: Words, at: range, language: Language) -> list[range]:
    """Split a stretch of words into clauses.

    A comma or a conjunction parts two clauses only where both sides have a verb, so that lists and
    names stay whole.
    """
    cuts = [at.start]
    for index in range(at.start + 1, at.stop):
        if _parts(words, cuts[-1], index, at.stop, language):
            cuts.append(index)
    bounds = zip(cuts, [*cuts[1:], at.stop], strict=True)
    return [piece for begin, end in bounds if (piece := _bare(words, begin, end))]


def _parts(words: Words, begin: int, index: int, end: int, language: Language) -> bool:
    """Whether a new clause begins at a word."""
    word = words.plain[index]
    if word in HARD:
        return True
    small = language.words
    if word in CONDITIONS:
        return False
    if word in small["coordinators"] and word not in LINKS and words.plain[index - 1] == ",":
        return True
    if word not in LINKS and word != "," and word not in small["subordinators"]:
        return False
    left = has_verb(words, range(begin, index), language)
    right = has_verb(words, range(index + 1, clause_end(words, index + 1, end)), language)
    if not (left and right):
        return False
    if word in LINKS - {"while"} and words.plain[index - 1] != ",":
        return _has_subject(words, index + 1, end, language)
    if word == ",":
        return words.plain[index + 1] not in (small["subordinators"] | LINKS) - CONDITIONS
    return True


def has_verb(words: Words, at: range, language: Language) -> bool:
    """Whether some word of a stretch shows it to be a clause."""
    return any(words.plain[i] in language.finite for i in at)


def _has_subject(words: Words, index: int, end: int, language: Language) -> bool:
    if index >= end:
        return False
    word = words.plain[index]
    return (
        words.is_capital(index)
        or word in language.words["determiners"]
        or language.is_pronoun(word, LEADING_BACK)
    )


def clause_end(words: Words, index: int, end: int) -> int:
    """The first comma, break or full stop from a word on, or `end`."""
    return next((i for i in range(index, end) if words.plain[i] in ENDS), end)


def _bare(words: Words, begin: int, end: int) -> range:
    """A clause without the marks and conjunctions at its edges."""
    while begin < end and (words.plain[begin] in EDGES or words.plain[begin] in LINKS | {"that"}):
        begin += 1
    while begin < end and (words.plain[end - 1] in EDGES | LINKS | {"that", "which", "who"}):
        end -= 1
    return range(begin, end)
