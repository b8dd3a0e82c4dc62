"""Words and the report's own date in, calendar days out: "on Friday", "June 1, 2015", "in 2016".

Without the report's date a weekday stays a word: earliest and latest are None.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rashomon.language import Language
from rashomon.reading.words import Words

Precision = Literal["day", "week", "month", "year", "range", "unknown"]


@dataclass(frozen=True, slots=True)
class Day:
    """A time as said: word positions and, as far as known, the days it may be."""

    first: int
    last: int
    earliest: date | None
    latest: date | None
    precision: Precision


OPENINGS = frozenset({"today", "tonight", "yesterday", "tomorrow", "last", "this"})


def day_of(published: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def days(words: Words, language: Language, published: str | None) -> list[Day]:
    """Find the times of a text, in order."""
    return list(_days(words, language, day_of(published)))


def _days(words: Words, language: Language, today: date | None) -> Iterator[Day]:
    named = {*language.words["weekdays"], *language.words["months"]}
    openings = named | OPENINGS | set(language.words["dated_months"])
    index = 0
    while index < len(words):
        word = words.plain[index]
        if not word[0].isdigit() and word not in openings:  # most words: no need to look closer
            index += 1
            continue
        found = (
            _written_out(words, index, language, today)
            or _weekday(words, index, language, today)
            or _relative(words, index, today)
            or _month_or_year(words, index, language, today)
        )
        if found is None:
            index += 1
        else:
            yield found
            index = found.last


def _written_out(words: Words, index: int, language: Language, today: date | None) -> Day | None:
    """ "June 1, 2015", "1 Jun 2015", "May 4", "2015-06-01"."""
    word = words.plain[index]
    if len(word) == 4 and word.isdigit() and words.text[words.ends[index] :][:1] == "-":
        stamp = words.text[words.starts[index] :][:10]
        day = day_of(stamp)
        if day:
            last = index + 1
            while last < len(words) and words.starts[last] < words.starts[index] + 10:
                last += 1
            return Day(index, last, day, day, "day")
    if (numeric := _numeric(words, index)) is not None:
        return numeric
    months = language.words["dated_months"]
    following = words.plain[index + 1] if index + 1 < len(words) else ""
    if _month(word, words, index, months) and _number(following):
        month, number = months[word], _number(following)
    elif _number(word) and following in months and words.is_capital(index + 1):
        month, number = months[following], _number(word)
    else:
        return None
    last = index + 2
    year = None
    comma = last < len(words) and words.plain[last] == ","
    if last + comma < len(words) and _is_year(words.plain[last + comma]):
        year = int(words.plain[last + comma])
        last += comma + 1
    if year is None and today is not None:
        year = today.year - ((month, number) > (today.month, today.day))
    day = _date(year, month, number)
    return Day(index, last, day, day, "day" if day else "unknown")


def _numeric(words: Words, index: int) -> Day | None:
    """ "24-09-2013", "24/09/2013": a day where only one reading makes a date, else unknown."""
    if index + 5 > len(words) or words.starts[index + 4] - words.starts[index] > 6:
        return None
    first, mark, second, again, year = words.plain[index : index + 5]
    if mark != again or mark not in ("-", "/") or not (_number(first) and _number(second)):
        return None
    if not _is_year(year):
        return None
    read = {
        _date(int(year), month, number)
        for number, month in ((_number(first), _number(second)), (_number(second), _number(first)))
        if month <= 12
    } - {None}
    day = read.pop() if len(read) == 1 else None
    return Day(index, index + 5, day, day, "day" if day else "unknown")


def _weekday(words: Words, index: int, language: Language, today: date | None) -> Day | None:
    number = language.words["weekdays"].get(words.plain[index])
    if number is None or not words.is_capital(index):
        return None
    first = index
    last_week = first > 0 and words.plain[first - 1] == "last"
    day = None
    if today is not None:
        # News speaks of the last such day, the day of publication included.
        day = today - timedelta(days=(today.weekday() - number) % 7 or (7 if last_week else 0))
    return Day(first - last_week, index + 1, day, day, "day" if day else "unknown")


def _relative(words: Words, index: int, today: date | None) -> Day | None:
    word = words.plain[index]
    back = {"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}.get(word)
    if back is not None:
        day = today - timedelta(days=back) if today else None
        return Day(index, index + 1, day, day, "day" if day else "unknown")
    pair = tuple(words.plain[index : index + 2])
    if pair == ("last", "week"):
        early = today - timedelta(days=13) if today else None
        late = today - timedelta(days=1) if today else None
        return Day(index, index + 2, early, late, "week" if today else "unknown")
    if pair in (("last", "month"), ("last", "year"), ("this", "year"), ("this", "month")):
        if today is None:
            return Day(index, index + 2, None, None, "unknown")
        if "year" in pair:
            year = today.year - ("last" in pair)
            return Day(index, index + 2, date(year, 1, 1), date(year, 12, 31), "year")
        month = today.replace(day=1)
        if "last" in pair:
            month = (month - timedelta(days=1)).replace(day=1)
        return _whole_month(index, index + 2, month.year, month.month)
    return None


def _month_or_year(words: Words, index: int, language: Language, today: date | None) -> Day | None:
    word = words.plain[index]
    months = language.words["months"]
    dated = language.words["dated_months"]
    following = words.plain[index + 1] if index + 1 < len(words) else ""
    if _month(word, words, index, dated) and _is_year(following):
        return _whole_month(index, index + 2, int(following), dated[word])
    if _month(word, words, index, months):
        before = words.plain[index - 1] if index else ""
        if before in ("in", "last", "since", "until", "of", "by", "this", "'s"):
            if today is None:
                return Day(index, index + 1, None, None, "unknown")
            year = today.year - (months[word] > today.month)
            return _whole_month(index, index + 1, year, months[word])
    elif _is_year(word):
        before = words.plain[index - 1] if index else ""
        if before in ("in", "since", "of", "by", "until", "the", "from", "to", "late", "early"):
            return Day(index, index + 1, date(int(word), 1, 1), date(int(word), 12, 31), "year")
    return None


def _whole_month(first: int, last: int, year: int, month: int) -> Day:
    end = monthrange(year, month)[1]
    return Day(first, last, date(year, month, 1), date(year, month, end), "month")


def _month(word: str, words: Words, index: int, months: dict[str, int]) -> bool:
    return word in months and words.is_capital(index)


def _number(word: str) -> int:
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    if digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return int(digits)
    return 0


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and 1900 <= int(word) <= 2100


def _date(year: int | None, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year else None
    except ValueError:
        return None
