"""A calendar date as written in, the days it may be out: "June 1, 2015", "4th of May", "late 2016".

What a date leaves unsaid it takes from the report's own day or from the other end of a span.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from rashomon.reading.words import Words

Precision = Literal["day", "week", "month", "year", "range", "unknown"]
Part = tuple[int, int]  # from and up to which twelfth of a time
DAYS_OF_YEAR = 365
SHORTEST = 27  # days from the first to the last one of a time that has parts
STAMP = len("2015-06-01")


@dataclass(frozen=True, slots=True)
class Day:
    """A time as said: word positions and, as far as known, the days it may be."""

    first: int
    last: int
    earliest: date | None
    latest: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Page:
    """A text, the word lists, the report's own day, and what may read the time at a word.

    `near`: what does not say its year or its week is the one nearest to the report's day ("by
    Friday"); else it is the last one up to it."""

    words: Words
    lists: Mapping[str, Any]
    today: date | None
    readers: Mapping[str, Sequence["Reader"]]
    near: bool = False

    def word(self, index: int) -> str:
        """A word in lower case; nothing where the text has no such word."""
        plain = self.words.plain
        return plain[index] if 0 <= index < len(plain) else ""

    def named(self, index: int, names: str) -> int | None:
        """The number of the month or weekday that a word with its capital names."""
        number: int | None = self.lists[names].get(self.word(index))
        return number if number is not None and self.words.is_capital(index) else None

    def phrase(self, name: str, index: int) -> tuple[int, Any] | None:
        """The phrase of a list that begins at a word: (the word behind it, its value)."""
        plain = self.words.plain
        found = self.lists[name].at(plain, index) if 0 <= index < len(plain) else None
        return (index + found[0], found[1][0]) if found else None

    def behind(self, index: int, *marks: str) -> int:
        """The word at or behind one of some small words."""
        return index + (self.word(index) in marks)

    def behind_article(self, index: int) -> int:
        """The word at or behind an article."""
        return index + (self.word(index) in self.lists["articles"])

    def before_article(self, index: int) -> int:
        """The word before one, or before the article of it."""
        return index - 1 - (self.word(index - 1) in self.lists["articles"])

    def day(self, first: int, last: int, early: date | None, late: date | None) -> Day:
        """Words and the first and the last day they may mean: a day, a range, or unknown."""
        precision: Precision = "unknown"
        if early or late:
            precision = "day" if early == late else "range"
        return Day(first, last, early, late, precision)

    def away(self, first: int, last: int, early: int, late: int) -> Day:
        """Words that mean the days from so many to so many days off the report's own."""
        ends = (shifted(self.today, "days", days) for days in (early, late))
        return self.day(first, last, *ends)

    @property
    def weekday(self) -> int:
        """The report's day of the week, from 0; without a report's day no matter which."""
        return self.today.weekday() if self.today else 0


@dataclass(frozen=True, slots=True)
class Written:
    """A calendar date as far as it is written; `part` is which part of the month or year."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    number: int | None = None
    part: Part | None = None

    def resolved(self, page: Page) -> Day:
        """The days it may be, with the year that is meant where none is written."""
        year = self.year or self._year(page)
        if year is None:
            return Day(self.first, self.last, None, None, "unknown")
        if self.number:
            day = _date(year, self.month, self.number)
            return page.day(self.first, self.last, day, day)
        found = whole(self.first, self.last, year, self.month)
        return narrowed(found, self.part) if self.part else found

    def after(self, page: Page, early: date | None) -> Day:
        """The days it may be as the end of a span that begins on a day."""
        if self.year or early is None:
            return self.resolved(page)
        found = replace(self, year=early.year).resolved(page)
        if found.latest and found.latest < early:
            return replace(self, year=early.year + 1).resolved(page)
        return found

    def _year(self, page: Page) -> int | None:
        if page.today is None or self.month is None:
            return None
        today = page.today
        last = today.year - ((self.month, self.number or 1) > (today.month, today.day))
        coming = date(last + 1, self.month, 1) - today
        return last + (page.near and coming.days < DAYS_OF_YEAR / 2)


# What reads the time that begins at a word.
Reader = Callable[[Page, int], Written | Day | None]


def written(page: Page, index: int) -> Written | None:
    """The date that begins at a word; a bare number, too, that may be the end of a span."""
    month, number, last = page.named(index, "dated_months"), 0, index + 1
    if month is not None:
        number = number_of(page.word(last))
        last += number > 0
    elif is_year(page.word(index)):
        return Written(index, last, year=int(page.word(index)))
    else:
        begin = page.behind(last, "of")
        month = page.named(begin, "dated_months")
        number = number_of(page.word(index))
        if begin > last:  # "fourth of May"
            number = number or page.lists["ordinals"].get(page.word(index), 0)
        if month is None or not number:
            return Written(index, last, number=number) if number else None
        last = begin + 1
    last, year = _year_behind(page, last, bool(number))
    if not year and page.phrase("units", last):  # "March 12 miles"
        return None
    if not year and not number and page.word(index) not in page.lists["months"]:
        return None  # "Jan said"
    return Written(index, last, year, month, number or None)


def _year_behind(page: Page, last: int, dated: bool) -> tuple[int, int | None]:
    """The year behind a month, and the word behind it: "May 4, 2015", "May of last year"."""
    begin = page.behind(last, "of", *("," if dated else ""))
    if is_year(page.word(begin)):
        return begin + 1, int(page.word(begin))
    turn = page.lists["turns"].get(page.word(begin))
    if turn is not None and page.lists["periods"].get(page.word(begin + 1)) == ("months", 12):
        return begin + 2, page.today.year + turn if page.today else None
    return last, None


def hyphened(page: Page, index: int) -> Written | Day | None:
    """ "mid-May", "late-2015", "mid-1980s"."""
    word = page.word(index)
    begin = word.find("-") + 1
    part = page.lists["parts"].at((word[: begin - 1],), 0)
    if part is None:
        return None
    rest, at = word[begin:], page.words.starts[index] + begin
    months = page.lists["months"]
    if rest in months and page.words.text[at].isupper():
        last, year = _year_behind(page, index + 1, dated=False)
        return Written(index, last, year, months[rest], part=part[1][0])
    if is_year(rest):
        return Written(index, index + 1, year=int(rest), part=part[1][0])
    if rest.endswith("0s") and is_year(rest[:-1]):
        return narrowed(_ten_years(index, index + 1, int(rest[:-1])), part[1][0])
    return None


def short_year(page: Page, start: Written, index: int) -> Written | None:
    """The second year of "2011-14"."""
    word = page.word(index)
    if start.month or not start.year or not (len(word) == 2 and word.isascii() and word.isdigit()):
        return None
    if page.words.starts[index] != page.words.ends[index - 1]:  # "in 2011 - 14 people"
        return None
    year = start.year // 100 * 100 + int(word)
    return Written(index, index + 1, year=year) if year > start.year else None


def is_name(page: Page, first: int, last: int) -> bool:
    """Whether a day only names something: "the Sunday Times", "the March 23 Movement"; but not in
    "on the 23rd of March Norland"."""
    words = page.words.plain[first:last]
    bare = "of" not in words and all(word.isalpha() or word.isdigit() for word in words)
    capital = last < len(page.words) and page.words.is_capital(last)
    return bare and capital and page.word(first - 1) in page.lists["articles"]


def stamped(page: Page, index: int) -> Day | None:
    """ "2015-06-01", also where a time of day follows it without a space."""
    words = page.words
    if not is_year(page.word(index)) or words.text[words.ends[index] :][:1] != "-":
        return None
    start = words.starts[index]
    day = day_of(words.text[start : start + STAMP])
    if day is None:
        return None
    last = index + 1
    while last < len(words) and words.starts[last] < start + STAMP:
        last += 1
    return Day(index, last, day, day, "day")


def numeric(page: Page, index: int) -> Day | None:
    """ "24-09-2013", "24/09/2013": a day where only one reading makes a date, else unknown."""
    words = page.words
    if index + 5 > len(words) or words.starts[index + 4] - words.starts[index] > 6:
        return None
    first, mark, second, again, year = words.plain[index : index + 5]
    if mark != again or mark not in ("-", "/") or not is_year(year):
        return None
    one, other = number_of(first), number_of(second)
    if not (one and other):
        return None
    read = {_date(int(year), month, number) for number, month in ((one, other), (other, one))}
    read -= {None}
    day = read.pop() if len(read) == 1 else None
    return page.day(index, index + 5, day, day)


def decade(page: Page, index: int) -> Day | None:
    """ "1980s"."""
    year, words = page.word(index), page.words
    if not is_year(year) or not year.endswith("0") or page.word(index + 1) != "s":
        return None
    if words.starts[index + 1] != words.ends[index]:
        return None
    return _ten_years(index, index + 2, int(year))


def _ten_years(first: int, last: int, year: int) -> Day:
    return Day(first, last, date(year, 1, 1), date(year + 9, 12, 31), "range")


def completed(start: Written, end: Written) -> tuple[Written, Written] | None:
    """Both ends of a span, each with what only the other one says; None where they make none."""
    if start.month is None and start.number:  # "3-7 May 2015"
        if end.number is None or end.month is None:
            return None
        start = replace(start, month=end.month, year=end.year)
    elif end.month is None and end.number:  # "May 3-7, 2015"
        if start.number is None:
            return None
        end = replace(end, month=start.month, year=end.year or start.year)
    if end.year and not start.year:  # "from November to March 2015"
        if end.month is None or start.month is None:
            return None
        later = (start.month, start.number or 1) > (end.month, end.number or 31)
        start = replace(start, year=end.year - later)
    return start, end


def day_of(published: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:STAMP])
    except ValueError:
        return None


def whole(first: int, last: int, year: int, month: int | None) -> Day:
    """All days of a month, or of a year."""
    if month is None:
        return Day(first, last, date(year, 1, 1), date(year, 12, 31), "year")
    end = monthrange(year, month)[1]
    return Day(first, last, date(year, month, 1), date(year, month, end), "month")


def narrowed(day: Day, part: Part) -> Day:
    """A part of a month or a longer time; "late last week" is last week. Whole years are cut
    between months; a day on which a cut falls counts to both sides, for nobody says "early May" by
    the clock."""
    early, late = day.earliest, day.latest
    if early is None or late is None or (late - early).days < SHORTEST:
        return day
    behind = late + timedelta(days=1)
    if (early.month, early.day, behind.month, behind.day) == (1, 1, 1, 1):
        years = behind.year - early.year
        first, past = (shifted(early, "months", years * twelfth) for twelfth in part)
    else:
        length = (behind - early).days
        first = early + timedelta(days=length * part[0] // 12)
        past = early + timedelta(days=-(-length * part[1] // 12))
    return Day(day.first, day.last, first, past and past - timedelta(days=1), "range")


def shifted(day: date | None, unit: str, amount: int) -> date | None:
    """A day some days or months on; at the end of a month that has no such day, its last one."""
    if day is None:
        return None
    try:
        if unit == "days":
            return day + timedelta(days=amount)
        year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):  # no calendar goes so far
        return None


def number_of(word: str) -> int:
    """The day of a month: 4 for "4" and "4th"; 0 for anything else."""
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    if digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return int(digits)
    return 0


def is_year(word: str) -> bool:
    """Whether a word is a year as news writes it: four digits."""
    return len(word) == 4 and word.isascii() and word.isdigit() and 1900 <= int(word) <= 2100


def _date(year: int, month: int | None, number: int) -> date | None:
    try:
        return date(year, month or 0, number)
    except ValueError:
        return None
