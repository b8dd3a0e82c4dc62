"""A clause in, its numbers and its time out, as intervals with their words."""

from collections.abc import Sequence

from rashomon.language import Language
from rashomon.reading.amounts import Amount, amounts
from rashomon.reading.days import Day, days
from rashomon.reading.words import Words
from rashomon.records import Quantity, Time

KILLED = (
    "kill",
    "dead",
    "death",
    "die",
    "dying",
    "martyr",
    "bod",
    "fatal",
    "slain",
    "perish",
    "toll",
)
WOUNDED = ("wound", "injur", "hurt", "maim")
# How far from a number the word that says what it counts may stand, in words.
REACH = 7


def times_of(words: Words, language: Language, published: str | None) -> list[Day]:
    """All times of a report, once, for the claims to look up."""
    return days(words, language, published)


def amounts_of(words: Words, language: Language, times: Sequence[Day]) -> list[Amount]:
    """All amounts of a report, without the numbers of its dates."""
    dated = frozenset(i for day in times for i in range(day.first, day.last))
    return amounts(words, language, dated)


def quantities(
    words: Words, at: range, found: Sequence[Amount], language: Language
) -> tuple[Quantity, ...]:
    """The numbers of a clause, each with what it counts."""
    inside = [a for a in found if a.first >= at.start and a.last <= at.stop]
    counted = []
    for index, amount in enumerate(inside):
        stop = inside[index + 1].first if index + 1 < len(inside) else at.stop
        begin = inside[index - 1].last if index else at.start
        of = _counted(words, amount, range(begin, amount.first), range(amount.last, stop), language)
        if of is None and amount.unit is None:
            continue
        start, end = words.starts[amount.first], words.ends[amount.last - 1]
        counted.append(
            Quantity(
                of=of or "measure",
                quote=words.text[start:end],
                start=start,
                end=end,
                low=amount.low,
                high=amount.high,
                unit=amount.unit,
            )
        )
    return tuple(counted)


def time_of(words: Words, at: range, sentence: range, found: Sequence[Day]) -> Time | None:
    """The time of a claim: the one of its clause, else the only one of its sentence."""
    inside = [d for d in found if d.first >= at.start and d.last <= at.stop]
    if not inside:
        around = [d for d in found if d.first >= sentence.start and d.last <= sentence.stop]
        inside = around if len(around) == 1 else []
    if not inside:
        return None
    day = inside[0]
    start, end = words.starts[day.first], words.ends[day.last - 1]
    return Time(
        quote=words.text[start:end],
        start=start,
        end=end,
        earliest=day.earliest.isoformat() if day.earliest else None,
        latest=day.latest.isoformat() if day.latest else None,
        precision=day.precision,
    )


def _counted(
    words: Words, amount: Amount, before: range, after: range, language: Language
) -> str | None:
    """What a number counts: killed, wounded, a kind of weapon, or the noun behind it."""
    if amount.unit is not None:
        return None
    told = before[-1:] and _fate(words.plain[before[-1]])
    if told:  # "killing nine", "wounded: 30"
        return told
    for index in after[:REACH]:
        fate = _fate(words.plain[index])
        if fate:
            return fate
        weapon = language.events.weapons.at(words.plain, index)
        if weapon and index - amount.last < 3:
            return " ".join(words.plain[index : index + weapon[0]]).removesuffix("s")
    for index in reversed(before[-REACH:]):
        fate = _fate(words.plain[index])
        if fate:
            return fate
    for index in after[:4]:
        word = words.plain[index]
        if word.isalpha() and word.endswith("s") and word not in language.words["determiners"]:
            return word.removesuffix("s")
        if word in language.words["prepositions"] or not word.isalpha():
            break
    return None


def _fate(word: str) -> str | None:
    if word.startswith(WOUNDED):
        return "wounded"
    return "killed" if word.startswith(KILLED) else None
