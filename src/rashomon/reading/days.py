"""Words and the report's own date in, calendar days out: "on Friday", "June 1, 2015", "since 2016".

Without the report's date a weekday stays a word: earliest and latest are None. A time that is open
on one side has None there: "until March 2012".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from string import digits
from typing import Any

from rashomon.language import Language
from rashomon.language.phrases import Phrases
from rashomon.reading.dates import (
    Day as Day,
    Page,
    Reader,
    Written,
    completed,
    day_of as day_of,
    decade,
    hyphened,
    is_name,
    is_year,
    narrowed,
    numeric,
    short_year,
    stamped,
    written,
)
from rashomon.reading.reckoning import RECKONED, period
from rashomon.reading.words import Words

# The words of a list begin a time (or end one: "two years ago") that one function reads.
READERS: dict[str, Reader] = {"dated_months": written, "ordinals": written, **RECKONED}
# Of a time before which these stand its latest day counts, be it past or to come.
DEADLINES = ("until", "by", "before")
POSSESSIVE = "'s"


def days(words: Words, language: Language, published: str | None) -> list[Day]:
    """Find the times of a text, in order."""
    today = day_of(published)
    if today and not is_year(str(today.year)):
        today = None  # no report is as old as that
    return list(_days(Page(words, language.words, today, _readers(language.words))))


def _readers(lists: Mapping[str, Any]) -> dict[str, list[Reader]]:
    """What reads the times that a word may begin."""
    readers = defaultdict(list)
    for name, reader in READERS.items():
        for word in _first_words(lists[name]):
            readers[word].append(reader)
    return dict(readers)


def _first_words(entries: Phrases[Any] | Iterable[str]) -> Iterable[str]:
    return entries.heads if isinstance(entries, Phrases) else entries


def _days(page: Page) -> Iterator[Day]:
    done = 0
    for index in _openings(page):
        found = _time(page, index) if index >= done else None
        if found and found.first >= done:
            yield found
            done = found.last


def _openings(page: Page) -> list[int]:
    """The words at which a time may be told. Most are none: no need to look closer."""
    words = {*page.readers, *page.lists["parts"].heads, *page.lists["cuts"].heads}
    return [
        index
        for index, word in enumerate(page.words.plain)
        if word in words or word[0] in digits or "-" in word  # "mid-May"
    ]


def _time(page: Page, index: int) -> Day | None:
    """The time told at a word, with what says a side of it."""
    said = _said(page, index)
    if said is None:
        return None
    if span := _span(page, said):
        return span
    side = _side(page, said.first)
    if side and side[1] in DEADLINES:
        page = replace(page, near=True)
        said = _said(page, index) or said
    if page.word(said.last) in page.lists["onwards"]:
        side, said = (said.first, "since"), replace(said, last=said.last + 1)
    if isinstance(said, Written):
        if not _is_time(page, said, side[1] if side else None):
            return None
        said = _with_shared_year(page, said).resolved(page)
    return _open(page, said, *side) if side else said


def _with_shared_year(page: Page, said: Written) -> Written:
    """The month or day of "in May and June 2015", with the year that only the other one has."""
    if said.year or page.word(said.last) not in page.lists["listing"]:
        return said
    other = written(page, said.last + 1)
    return replace(said, year=other.year) if other and other.month else said


def _said(page: Page, index: int) -> Written | Day | None:
    """One time as said, not yet a span nor open to a side."""
    if "-" in page.word(index) and (found := hyphened(page, index)):
        return found
    return _part(page, index) or _cut(page, index) or _whole(page, index)


def _whole(page: Page, index: int) -> Written | Day | None:
    """A time of which no part is told."""
    word = page.word(index)
    if word[:1].isdigit():
        found = stamped(page, index) or numeric(page, index) or decade(page, index)
        return found or written(page, index)
    for reader in page.readers.get(word, ()):
        if read := reader(page, index):
            return read
    return None


def _part(page: Page, index: int) -> Written | Day | None:
    """ "early 2015", "the end of June", "first half of last year"; "late on Friday" is Friday."""
    found = page.phrase("parts", index)
    inner = _parted(page, found[0]) if found else None
    if found is None or inner is None:
        return None
    if isinstance(inner, Written):
        return replace(inner, first=index, part=None if inner.number else found[1])
    return replace(narrowed(inner, found[1]), first=index)


def _cut(page: Page, index: int) -> Day | None:
    """ "earlier this year", "later in May"; "earlier on Friday" is Friday."""
    found = page.phrase("cuts", index)
    inner = _parted(page, found[0]) if found else None
    if found is None or inner is None:
        return None
    day = _resolved(page, inner)
    early, late = day.earliest, day.latest
    if page.today and early and late and early < late and early <= page.today <= late:
        if found[1] == "earlier":
            return page.day(index, day.last, early, page.today)
        # "Later in the year" goes on from another happening, "later this year" from today.
        told = page.word(day.first - 1) not in page.lists["articles"]
        return page.day(index, day.last, page.today if told else None, late if told else None)
    return replace(day, first=index)


def _parted(page: Page, index: int) -> Written | Day | None:
    """The time that "the end of" or "earlier in" is a part of."""
    begin = page.behind_article(index)
    found = _whole(page, begin)
    if found is None and begin > index:
        found = period(page, (begin, begin + 1), 0)  # "the end of the year"
    bare = isinstance(found, Written) and not (found.year or found.month)
    return found if found and found.first == begin and not bare else None


def _span(page: Page, start: Written | Day) -> Day | None:
    """ "between 3 and 7 May", "from 2011 to 2014", "May-June"."""
    joins = page.lists["joins"]
    join, opener = page.word(start.last), page.before_article(start.first)
    opened = opener >= 0 and join in joins.get(page.word(opener), ())
    if not opened and join not in joins[""]:
        return None
    begin = page.behind_article(start.last + 1)
    short = short_year(page, start, begin) if isinstance(start, Written) else None
    end = short or _said(page, begin)
    if end is None or end.first != begin:
        return None
    first = opener if opened else start.first
    if isinstance(start, Written) and isinstance(end, Written):
        both = completed(start, end)
        if both is None or _counts(page, end.last, any_noun=end.month is None and not end.year):
            return None
        start, end = both
    return _from_to(page, first, start, end)


def _from_to(page: Page, first: int, start: Written | Day, end: Written | Day) -> Day | None:
    """All days between two times; None where the second lies before the first."""
    early = _resolved(page, start)
    late = end.after(page, early.earliest) if isinstance(end, Written) else end
    latest = late.latest
    if early.earliest and latest and latest < early.earliest:
        at = range(end.first, end.last)
        if isinstance(end, Written) or not any(page.named(i, "weekdays") is not None for i in at):
            return None
        latest += timedelta(days=7)  # "from Friday to Sunday"
        if latest < early.earliest:
            return None
    return page.day(first, end.last, early.earliest, latest)


def _resolved(page: Page, said: Written | Day) -> Day:
    return said.resolved(page) if isinstance(said, Written) else said


def _side(page: Page, index: int) -> tuple[int, str] | None:
    """What stands before a time and opens it to a side: (its first word, the side)."""
    ends = [index, page.before_article(index) + 1]
    for length in (1, 2):  # "since at least 2003"
        found = page.phrase("bounds", index - length)
        if found and found[0] == index:
            ends.append(index - length)
    for end in dict.fromkeys(ends):
        for length in (2, 1):
            side = page.lists["sides"].get(tuple(page.words.plain[end - length : end]))
            if side and end >= length and not (side == "by" and _is_doer(page, end, index)):
                return end - length, side
    return None


def _is_doer(page: Page, end: int, index: int) -> bool:
    """Whether "by" names a doer: "by Friday's strike", "by the 2014 accord"."""
    return POSSESSIVE in (page.word(index + 1), page.word(index + 2)) or (
        end < index and is_year(page.word(index))
    )


def _is_time(page: Page, said: Written, side: str | None) -> bool:
    """Whether a date is one without the other end of a span: "in May", not "May said"."""
    if said.month and said.number and not said.year:
        return not is_name(page, said.first, said.last)
    if said.month and said.year:
        return True
    lists, before = page.lists, page.word(said.first - 1)
    listed = before in lists["listing"]  # "in May and June", "in 2011 and 2014"
    if said.month:
        listed = listed and page.named(said.first - 2, "months") is not None
        return bool(side or said.part or listed) or before in lists["before_months"]
    if not said.year:
        return False
    if side in ("since", "before") or said.part or before in lists["before_years"]:
        return not page.phrase("units", said.last)
    listed = listed and is_year(page.word(said.first - 2))
    if not (side or listed) and before not in lists["before_years_or_counts"]:
        return False
    surer = side or listed or before in lists["articles"]
    return not _counts(page, said.last, any_noun=not surer)


def _counts(page: Page, index: int, any_noun: bool) -> bool:
    """Whether the number before a word is one of kilometres or people, or of any plural."""
    word = page.word(index)
    if word in page.lists["plurals"] or page.phrase("units", index):
        return True
    small = word in page.lists["auxiliaries"] or word in page.lists["determiners"]
    return any_noun and word.isalpha() and word.endswith("s") and not small


def _open(page: Page, day: Day, first: int, side: str) -> Day:
    """A time that is open on one side, up to the report's day where all since then is meant."""
    early, late, articles = day.earliest, day.latest, page.lists["articles"]
    if side == "since":
        late = page.today if early is None or (page.today and early <= page.today) else None
    elif side == "after":  # "after 2014" may well begin within it
        late = None
    else:
        # "Before Friday's vote" may be on Friday, "before the 2014 war" in 2014.
        event = page.word(day.last) == POSSESSIVE or page.word(day.first - 1) in articles
        if side == "before" and early and not event and day.precision in ("day", "month", "year"):
            late = early - timedelta(days=1)
        early = None
    known = day.earliest or day.latest
    return Day(first, day.last, early, late, "range" if known and (early or late) else "unknown")
