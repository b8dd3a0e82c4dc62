"""A time reckoned from the report's own day in, the days it may be out: "last May", "a year ago".

Without the report's day such a time stays words. So does one that is reckoned from another
happening: "three days earlier", "the next morning".
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from math import ceil, floor

from rashomon.reading.dates import (
    Day,
    Page,
    Precision,
    Reader,
    Written,
    is_name,
    shifted,
    whole,
    written,
)

WEEK = 7
SATURDAY = 5
DAY_OF_HOURS = 24
# "Recent weeks" are no more of them than "several" may be.
MANY = 9
# How far before "years ago" its number may begin, in words: "no more than two or three".
REACH_BACK = 7
# At most six digits: no history is longer.
NUMBER = re.compile(r"[0-9]{1,3}(,?[0-9]{3})?(\.[0-9]{1,3})?")
# The precision of one such time ago; of another length it is a range.
PRECISIONS: dict[tuple[str, int], Precision] = {
    ("days", 1): "day",
    ("days", WEEK): "week",
    ("months", 1): "month",
    ("months", 12): "year",
}


def _told_day(page: Page, index: int) -> Day | None:
    """ "yesterday", "overnight", "tomorrow night"."""
    found = page.phrase("told_days", index)
    return page.away(index, _behind_hours(page, found[0]), *found[1]) if found else None


def _weekday(page: Page, index: int) -> Written | Day | None:
    """ "Friday", "Friday night", "Friday of last week"; "Friday, May 3" is its date."""
    number = page.named(index, "weekdays")
    if number is None or page.word(index - 1) in page.lists["named_weekdays"]:
        return None
    last = index + 1
    if dated := _date_behind(page, last):
        return replace(dated, first=index)
    begin = page.behind(last, "of")
    turn = page.lists["turns"].get(page.word(begin))
    if turn is not None and page.lists["periods"].get(page.word(begin + 1)) == ("days", WEEK):
        away = WEEK * turn + number - page.weekday
        return page.away(index, begin + 2, away, away)
    if begin > last or is_name(page, index, last):  # "the last Monday of May"
        return None
    back = (page.weekday - number) % WEEK
    if page.near and back > WEEK / 2:
        back -= WEEK
    return page.away(index, _behind_hours(page, last), -back, -back)


def _date_behind(page: Page, index: int) -> Written | None:
    """The date with which a weekday goes on: "Friday, May 3", "Friday night, the 3rd of May"."""
    begin = page.behind(_behind_hours(page, index), ",")
    found = written(page, page.behind_article(begin))
    return found if found and found.month and found.number else None


def _behind_hours(page: Page, index: int) -> int:
    """The word at or behind "morning", "night"."""
    return index + (page.word(index) in page.lists["parts_of_day"])


def _turned(page: Page, index: int) -> Written | Day | None:
    """ "last Friday", "this May", "next summer", "last weekend", "this year"."""
    turn = page.lists["turns"].get(page.word(index))
    named = index + 1
    if turn is None or page.word(named + 1) == "of":  # "the last week of May" is May's
        return None
    if (number := page.named(named, "weekdays")) is not None:
        if dated := _date_behind(page, named + 1):
            return replace(dated, first=index)
        away = number - page.weekday
        if turn and (away == 0 or (away > 0) != (turn > 0)):
            away += turn * WEEK
        return page.away(index, _behind_hours(page, named + 1), away, away)
    if (month := page.named(named, "months")) is not None:
        dated = written(page, named)
        if dated and (dated.number or dated.year):  # "last May 4"
            return replace(dated, first=index)
        found = _recurring(page, (index, named + 1), (month, month), turn)
        return replace(found, precision="month") if found.earliest else found
    if months := page.lists["seasons"].get(page.word(named)):
        return _recurring(page, (index, named + 1), months, turn)
    if page.word(named) in page.lists["weekend"]:
        saturday = SATURDAY - page.weekday + WEEK * turn
        if turn == 0 and saturday > WEEK / 2:  # said on a Monday
            saturday -= WEEK
        return page.away(index, named + 1, saturday, saturday + 1)
    return period(page, (index, named + 1), turn)


def period(page: Page, at: tuple[int, int], turn: int) -> Day | None:
    """The week, month or year of the report, the one before, or the next, by its last word."""
    word = page.word(at[1] - 1)
    unit = page.lists["periods"].get(word) if word in page.lists["single_periods"] else None
    if _behind_half(page, at[1]) > at[1]:  # "the last month and a half"
        return None
    if unit == ("days", WEEK):
        monday = -page.weekday
        # For some a week begins on Sunday, and for some "last week" is the last seven days.
        ends = sorted((turn, turn * (2 * WEEK - 1))) if turn else (monday, monday + WEEK - 1)
        found = page.away(*at, *ends)
        return replace(found, precision="week") if found.earliest else found
    if unit is None or unit not in (("months", 1), ("months", 12)):
        return None
    day = shifted(page.today, "months", turn * unit[1])
    if day is None:
        return page.day(*at, None, None)
    return whole(*at, day.year, day.month if unit[1] == 1 else None)


def _recurring(page: Page, at: tuple[int, int], months: tuple[int, int], turn: int | None) -> Day:
    """A stretch of months that comes each year: the last one that is over (-1), the nearest (0),
    the next that is to come (1), or the last one begun (None)."""
    today = page.today
    if today is None:
        return page.day(*at, None, None)
    found = [_months(year, months) for year in range(today.year - 2, today.year + 3)]
    if turn is None:
        ends = max(ends for ends in found if ends[0] <= today)
    elif turn < 0:
        ends = max(ends for ends in found if ends[1] < today)
    elif turn > 0:
        ends = min(ends for ends in found if ends[0] > today)
    else:
        ends = min(found, key=lambda ends: abs((ends[0] - today) + (ends[1] - today)))
    return page.day(*at, *ends)


def _months(year: int, months: tuple[int, int]) -> tuple[date, date]:
    """The first and the last day of a stretch of months that begins in a year."""
    first, last = months
    end = year + (last < first)
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def _stretch(page: Page, index: int) -> Day | None:
    """ "past three weeks", "last 24 hours", "recent days", "coming month"."""
    way = page.lists["stretches"].get(page.word(index))
    if way is None:
        return None
    count = _count(page, index + 1)
    named = count[0] if count else index + 1
    unit, length = page.lists["periods"].get(page.word(named), ("", 0))
    turned = page.word(index) in page.lists["turns"]
    if not unit or (turned and page.word(named + 1) == "of"):  # "the last two weeks of May"
        return None
    one = page.word(named) in page.lists["single_periods"]
    # "Last days" tell nothing, nor does "the next day"; "the last decade" does.
    if count is None and turned and not (one and unit == "months"):
        return None
    many = count[2] if count else 1 if one else MANY
    last = _behind_half(page, named + 1)
    if many is not None and last > named + 1:
        many += 1
    far = None if many is None else _far(page, unit, length, way * many)
    return page.day(index, last, *((far, page.today) if way < 0 else (page.today, far)))


def _far(page: Page, unit: str, length: int, many: int) -> date | None:
    """The day so many lengths of time away; an hour may reach into the day before or behind."""
    if unit == "hours":
        days = max(1, ceil(abs(many) * length / DAY_OF_HOURS))
        return shifted(page.today, "days", days if many > 0 else -days)
    return shifted(page.today, unit, many * length)


def _season(page: Page, index: int) -> Day | None:
    """ "summer of 2014", "in the spring"; not "the fall of the town", nor a bare "spring"."""
    months = page.lists["seasons"].get(page.word(index))
    if months is None:
        return None
    dated = written(page, page.behind(index + 1, "of"))
    if dated and dated.year and not dated.month:
        early, late = _months(dated.year, months)
        if late.year > early.year:  # the winter that ends in that year, or the one that begins
            early = date(dated.year, 1, 1)
        return page.day(index, dated.last, early, late)
    before = page.before_article(index)
    if page.word(index + 1) == "of" or page.word(before) not in page.lists["before_years"]:
        return None
    return _recurring(page, (index, index + 1), months, None)


def _weekend(page: Page, index: int) -> Day | None:
    """ "over the weekend": the last one begun."""
    if page.word(index) not in page.lists["weekend"]:
        return None
    if page.word(index - 1) not in page.lists["articles"]:
        return None
    saturday = -((page.weekday - SATURDAY) % WEEK)
    return page.away(index, index + 1, saturday, saturday + 1)


def _ago(page: Page, index: int) -> Day | None:
    """ "two years ago", "decades ago", "a year and a half ago"; "two days earlier" is unknown."""
    unit, length = page.lists["periods"].get(page.word(index), ("", 0))
    if not unit:
        return None
    last = _behind_half(page, index + 1)
    from_today = page.word(last) in page.lists["ago"]
    if not from_today and (unit == "hours" or page.word(last) not in page.lists["apart"]):
        return None
    counted = _count_before(page, index)
    if counted is None:
        return None
    first, low, high = counted
    at = (first, last + 1)
    if not from_today or page.today is None:
        return page.day(*at, None, None)
    if last > index + 1 and high is not None:
        high += 1
    if low == high and unit != "hours":
        return _once_ago(page, at, unit, length, low)
    early = None if high is None else _far(page, unit, length, -high)
    late = page.today if unit == "hours" else _far(page, unit, length, -low)
    return page.day(*at, early, late)


def _once_ago(page: Page, at: tuple[int, int], unit: str, length: int, times: int) -> Day:
    """A length of time, so many times ago: a day, a month, a year; a week around a day."""
    middle = shifted(page.today, unit, -times * length)
    if middle is None:
        return page.day(*at, None, None)
    precision = PRECISIONS.get((unit, length), "range")
    if precision in ("month", "year"):
        return whole(*at, middle.year, middle.month if precision == "month" else None)
    early, late = (shifted(middle, unit, way * (length // 2)) for way in (-1, 1))
    return Day(*at, early, late, precision)


def _count_before(page: Page, index: int) -> tuple[int, int, int | None] | None:
    """How many of a length of time: (the first word, at least, at most). "Years" are two."""
    for first in range(max(index - REACH_BACK, 0), index):
        count = _count(page, first)
        if count and count[0] == index:
            return first, *count[1:]
    return None if page.word(index) in page.lists["single_periods"] else (index, 2, None)


def _count(page: Page, index: int) -> tuple[int, int, int | None] | None:
    """A number of times as said: (the word behind it, at least, at most)."""
    bound = page.phrase("bounds", index)
    found = _value(page, bound[0] if bound else index)
    if found is None:
        return None
    last, low, high = found
    if page.word(last) in page.lists["alternatives"]:
        other = _value(page, last + 1)
        if other and other[1] > low:
            last, _, high = other
    if (behind := _behind_half(page, last)) > last:
        last, high = behind, high + 1
    match bound and bound[1]:
        case "at_least":
            return last, low, None
        case "at_most":
            return last, 0, high
        case "about":
            return last, max(low - 1, 0), high + 1
    return last, low, high


def _value(page: Page, index: int) -> tuple[int, int, int] | None:
    """A number or a loose amount: (the word behind it, at least, at most)."""
    loose = page.phrase("amounts", index) or page.phrase("time_counts", index)
    if loose:
        low, high = loose[1]
        return page.behind(loose[0], "of"), int(low), int(high)
    word, numbers = page.word(index), page.lists["numbers"]
    tens, _, ones = word.partition("-")
    if tens in numbers and (not ones or ones in numbers):
        number: float = numbers[tens] + numbers.get(ones, 0)
    elif NUMBER.fullmatch(word):
        number = float(word.replace(",", ""))
    else:
        return None
    return index + 1, floor(number), ceil(number)


def _behind_half(page: Page, index: int) -> int:
    """The word at or behind "and a half"."""
    found = page.phrase("halves", index)
    return found[0] if found else index


def _elsewhere(page: Page, index: int) -> Day | None:
    """ "the previous week", "the next morning", "the following Friday": unknown."""
    if page.word(index) not in page.lists["elsewhere"]:
        return None
    if page.word(index - 1) not in page.lists["articles"]:
        return None
    count = _count(page, index + 1)
    named = count[0] if count else index + 1
    unit, _ = page.lists["periods"].get(page.word(named), ("hours", 0))
    days = unit != "hours" or page.word(named) in page.lists["parts_of_day"]
    if not days and page.named(named, "weekdays") is None and page.named(named, "months") is None:
        return None
    return page.day(index, named + 1, None, None)


# By the list of words that begin it; of a length of time it is the end: "two years ago".
RECKONED: dict[str, Reader] = {
    "told_days": _told_day,
    "weekdays": _weekday,
    "turns": _turned,
    "stretches": _stretch,
    "seasons": _season,
    "weekend": _weekend,
    "periods": _ago,
    "elsewhere": _elsewhere,
}
