"""Words in, amounts out, as intervals: "at least two" is [2, None], "several dozen" [24, 99]."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.language import Language
from rashomon.reading.words import Words

SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
}
# "around 40" is read as 40 give or take a tenth; readers of toll reports expect no more.
ABOUT = 0.1
FAR_BOUND = 3  # words from a number to the bound behind what it counts
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as said: word positions, the interval, and the unit of measure if there is one;
    `again` is the same once more in another unit: "20 km (12 miles)"."""

    first: int
    last: int
    low: float | None
    high: float | None
    unit: str | None
    again: "Amount | None" = None


def amounts(words: Words, language: Language, dated: frozenset[int] = frozenset()) -> list[Amount]:
    """Find the amounts of a text; words whose positions are in `dated` belong to dates."""
    return list(_amounts(words, language, dated))


def _amounts(words: Words, language: Language, dated: frozenset[int]) -> Iterator[Amount]:
    index = 0
    while index < len(words):
        amount = _amount(words, index, language, dated)
        if amount is None:
            index += 1
            continue
        if again := _again(words, amount, language):
            amount = replace(amount, again=again)
        yield amount
        index = again.last if again else amount.last


def _amount(
    words: Words, index: int, language: Language, dated: frozenset[int] = frozenset()
) -> Amount | None:
    """The amount that begins at a word."""
    word = words.plain[index]
    if not (word in language.numerals or word[0].isdigit() or "-" in word):
        return None
    small = language.words
    bound = small["bounds"].at(words.plain, index)
    begin = index + (bound[0] if bound else 0)
    unit = small["signs"].get(words.plain[begin]) if begin < len(words) else None
    begin += unit is not None
    value = _range(words, begin, language) if begin not in dated else None
    if value is None or (bound is None and unit is None and _is_year(words, value)):
        return None
    last, low, high = value
    if unit is None and last < len(words) and (named := small["units"].at(words.plain, last)):
        last, unit = last + named[0], named[1][0]
    kind = bound[1][0] if bound else None
    if kind is None and (behind := _behind(words, last, language)):
        last, kind = behind
    return Amount(index, last, *_bounded(kind, low, high), unit)


def _behind(words: Words, last: int, language: Language) -> tuple[int, str] | None:
    """The bound behind a number, "500 or more", or behind what it counts, "500 dead or more": the
    word after the number and its bound, and the bound."""
    bounds = language.words["bounds_behind"]
    for at in range(last, min(last + FAR_BOUND, len(words))):
        match = bounds.at(words.plain, at)
        if match is not None:
            return (at + match[0] if at == last else last), match[1][0]
        if not words.plain[at].isalpha() or words.plain[at] in language.words["prepositions"]:
            return None
    return None


def _again(words: Words, amount: Amount, language: Language) -> Amount | None:
    """The same amount in another unit behind it: "20 km (12 miles)", "20 km, or 12 miles"."""
    if amount.unit is None:
        return None
    for opening in (("(",), (",", "or")):
        begin = amount.last + len(opening)
        if tuple(words.plain[amount.last : begin]) == opening and begin < len(words):
            again = _amount(words, begin, language)
            if again and again.unit not in (None, amount.unit):
                return again
    return None


def _bounded(kind: str | None, low: float, high: float) -> tuple[float | None, float | None]:
    if kind == "at_least":
        return low, None
    if kind == "at_most":
        return None, high
    if kind == "about" and low == high:
        return round(low * (1 - ABOUT)), round(high * (1 + ABOUT))
    return low, high


def _range(words: Words, index: int, language: Language) -> tuple[int, float, float] | None:
    between = index < len(words) and words.plain[index] == "between"
    first = _value(words, index + between, language)
    if first is None:
        return None
    last, low, high = first
    joins = ("and",) if between else ("to", "or", "-", "–")
    if last < len(words) and words.plain[last] in joins:
        second = _value(words, last + 1, language)
        if second is not None and second[1] > low:
            return second[0], low, second[2]
    return None if between else (last, low, high)


def _value(words: Words, index: int, language: Language) -> tuple[int, float, float] | None:
    """One number or loose amount: (the word after it, low, high)."""
    if index >= len(words):
        return None
    loose = language.words["amounts"].at(words.plain, index)
    if loose is not None:
        length, values = loose
        return index + length, *values[0]
    number = _number(words.plain[index], language)
    if number is None:
        return None
    last = index + 1
    while last < len(words) and _is_group(words, last):  # "300 000"
        number = number * 1000 + float(words.plain[last])
        last += 1
    while last < len(words) and words.plain[last] in SCALES:
        number *= SCALES[words.plain[last]]
        last += 1
    return last, number, number


def _is_group(words: Words, index: int) -> bool:
    """Whether a word is the next three digits of a number written with spaces."""
    before, word = words.plain[index - 1], words.plain[index]
    return (
        len(word) == 3
        and word.isascii()
        and word.isdigit()
        and before.isascii()
        and before.isdigit()
        and len(before) <= 3
        and words.starts[index] - words.ends[index - 1] == 1
    )


def _number(word: str, language: Language) -> float | None:
    table = language.words["numbers"]
    if word in table:
        return float(table[word])
    tens, _, ones = word.partition("-")
    if tens in table and ones in table:
        return float(table[tens] + table[ones])
    if not word[0].isdigit():
        return None
    digits = word.replace(",", "")
    if digits.replace(".", "", 1).isascii() and digits.replace(".", "", 1).isdigit():
        return float(digits)
    return None


def _is_year(words: Words, value: tuple[int, float, float]) -> bool:
    last, low, high = value
    word = words.plain[last - 1]
    return low == high and low in YEARS and len(word) == 4 and word.isdigit()
