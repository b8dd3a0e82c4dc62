"""A sentence's items and a cue in; where its source and its content begin and end, out."""

from rashomon.reading.items import BREAKS, FULL_STOPS, MARKS, QUOTE, Items

Stretch = tuple[int, int]
# "No group has claimed the attack" names no voice.
NOBODY = ("no", "nobody", "none")
RELATIVES = ("who", "which", "whose", "whom", "where")
# A source behind its cue is not longer, an adverbial ("in a statement late on Friday") neither.
LONGEST_SOURCE = 25
LONGEST_ADVERBIAL = 7


def source_start(items: Items, cue: int, *, postposed: bool) -> int:
    """Where the source before a cue begins: behind the nearest break that ends a clause.

    A comma or an "and" ends one only when a verb stands before it, so that "Ali Reza, a spokesman"
    and "US and Ukrainian officials" stay whole. Behind the content nearest comma decides.
    """
    small = items.language.words
    begin = cue
    while begin and may_stand_between(items, begin - 1):
        begin -= 1
    for at in range(begin - 1, -1, -1):
        word = items.plain[at]
        if word in small["auxiliaries"] and not _is_relative(items, at):
            return at + 1  # "what is new is what he called": the source holds no verb
        if word in BREAKS or word == "that":
            if trimmed(items, at + 1, cue):
                return at + 1
            continue
        joins = word in small["subordinators"] or word in ("and", "but", "while", "as", "or")
        if word != "," and not joins:
            continue
        if not trimmed(items, at + 1, cue) or items.plain[at + 1] in RELATIVES:
            continue
        if word in RELATIVES:
            continue
        if (postposed and word == "," and not _is_apposition(items, at)) or items.has_verb(0, at):
            return at + 1
        if word == "," and (
            items.plain[0] in small["prepositions"] | small["subordinators"] or _is_when(items, at)
        ):
            return at + 1
    return 0


def _is_relative(items: Items, verb: int) -> bool:
    """Whether a verb stands in a relative clause: "the minister, who was in exile, said"."""
    for at in range(verb - 1, -1, -1):
        if items.plain[at] in RELATIVES or items.plain[at] == "that":
            return True
        if items.plain[at] in (",", *BREAKS):
            return False
    return False


def _is_when(items: Items, end: int) -> bool:
    """Whether a sentence opens with a time: "A few days ago,", "Last week,", "Earlier,"."""
    small = items.language.words
    told = {*small["weekdays"], *small["months"], *small["when"]}
    return end <= LONGEST_ADVERBIAL and any(word in told for word in items.plain[:end])


def _is_apposition(items: Items, comma: int) -> bool:
    """Whether "a spokesman" behind a comma only explains the name before it."""
    begin = comma - 1
    while begin >= 0 and items.plain[begin] not in (",", *BREAKS):
        begin -= 1
    name = range(begin + 1, comma)
    return (
        begin >= 0
        and items.plain[comma + 1] in items.language.words["determiners"]
        and 0 < len(name) <= 6
        and items.is_capital(name[-1])
        and not items.has_verb(name[0], comma)
    )


def source_end(items: Items, begin: int, end: int, *, opening: bool) -> int:
    """Where a source behind its cue ends: at a break, a verb, or the comma before the content."""
    for at in range(begin, min(end, begin + LONGEST_SOURCE)):
        word = items.plain[at]
        if word == QUOTE and at > begin and items.plain[at - 1] not in (",", ":"):
            continue
        if word in BREAKS or word in FULL_STOPS or word in ("that", "but", "while", "who", "which"):
            return at
        if word == ",":
            stop = next((i for i in range(at + 1, end) if items.plain[i] in (",", *BREAKS)), end)
            if not opening or items.has_verb(at + 1, stop) or stop == end:
                return at
        if word in items.language.finite and not opening:
            return at
    return min(end, begin + LONGEST_SOURCE)


def clause_start(items: Items, at: int) -> int:
    """Where the clause around an item begins."""
    for index in range(at - 1, -1, -1):
        word = items.plain[index]
        if word in BREAKS or (word in ("but", "while", "and", ",") and items.has_verb(0, index)):
            return index + 1
    return 0


def trimmed(items: Items, begin: int, end: int) -> Stretch | None:
    """A source without what surrounds it: "But he also" becomes "he"."""
    while begin < end and (_is_lead(items, begin) or items.plain[begin] in ("said", "says")):
        begin += 1
    while begin < end and (
        may_stand_between(items, end - 1) or items.plain[end - 1] in MARKS - {"”", ")", '"'}
    ):
        end -= 1
    if begin >= end or items.plain[begin] in (*RELATIVES, *NOBODY):
        return None
    return begin, end


def may_stand_between(items: Items, index: int) -> bool:
    word = items.plain[index]
    return word in items.language.cues.between or word.endswith("n't")


def _is_lead(items: Items, index: int) -> bool:
    word = items.plain[index]
    small = items.language.words
    return (
        word in MARKS - {"“", '"', "‘"}
        or word
        in (
            "what",
            "and",
            "but",
            "while",
            "as",
            "yet",
            "because",
            "although",
            "after",
            "when",
            "if",
        )
        or (word in items.language.cues.between and word not in small["determiners"])
    )
