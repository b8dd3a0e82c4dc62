"""Words in, clauses out: the smallest stretches that say one thing each."""

from rashomon.language import LEADING_BACK, Language
from rashomon.reading.words import Words

HARD = frozenset({";", "—", "–", "--", ":", "…"})
ENDS = frozenset({",", ".", "!", "?", ";", "—", "–", "--", ":", "…"})
QUOTES = frozenset('"“”„«»')
EDGES = QUOTES | HARD | frozenset({",", ".", "!", "?", "(", ")"})
RELATIVE = frozenset({"who", "which", "that"})
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
    return [piece for begin, end in bounds if (piece := _bare(words, begin, end, language))]


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
    last = clause_end(words, index + 1, end)
    said = (i for i in range(index + 2, last) if words.plain[i] in RELATIVE)
    if word in LINKS:  # "and nine traders | who were asleep" is no clause of its own
        last = next(said, last)
    right = has_verb(words, range(index + 1, last), language)
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


def _bare(words: Words, begin: int, end: int, language: Language) -> range:
    """A clause without the marks and conjunctions at its edges."""
    behind, opening = EDGES | LINKS | RELATIVE, language.words["subordinators"]
    while begin < end and (words.plain[begin] in EDGES or words.plain[begin] in LINKS | {"that"}):
        begin += 1
    while begin < end and (
        words.plain[end - 1] in behind
        or (words.plain[end - 1] in opening and words.plain[end - 2] == ",")  # "..., though"
    ):
        end -= 1
    return range(begin, end)
