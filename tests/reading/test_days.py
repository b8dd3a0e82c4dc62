"""Days as said, against the report's own date (a Thursday)."""

import pytest

from rashomon.language import Language
from rashomon.reading.days import days
from rashomon.reading.words import Words

CASES = [
    ("on Monday", "Monday", "2024-05-06", "2024-05-06", "day"),
    ("on Thursday", "Thursday", "2024-05-09", "2024-05-09", "day"),
    ("last Thursday", "last Thursday", "2024-05-02", "2024-05-02", "day"),
    ("yesterday", "yesterday", "2024-05-08", "2024-05-08", "day"),
    ("on May 4", "May 4", "2024-05-04", "2024-05-04", "day"),
    ("on December 30", "December 30", "2023-12-30", "2023-12-30", "day"),
    ("on June 1, 2015", "June 1, 2015", "2015-06-01", "2015-06-01", "day"),
    ("on 1 June 2015", "1 June 2015", "2015-06-01", "2015-06-01", "day"),
    ("on 18 Jun 2014", "18 Jun 2014", "2014-06-18", "2014-06-18", "day"),
    ("on Sept 3, 2015", "Sept 3, 2015", "2015-09-03", "2015-09-03", "day"),
    ("on Feb 2", "Feb 2", "2024-02-02", "2024-02-02", "day"),
    ("in Oct 2013", "Oct 2013", "2013-10-01", "2013-10-31", "month"),
    ("on 24-09-2013", "24-09-2013", "2013-09-24", "2013-09-24", "day"),
    ("on 09/24/2013", "09/24/2013", "2013-09-24", "2013-09-24", "day"),
    ("on 05-05-2016", "05-05-2016", "2016-05-05", "2016-05-05", "day"),
    ("2015-06-01", "2015-06-01", "2015-06-01", "2015-06-01", "day"),
    ("last week", "last week", "2024-04-26", "2024-05-08", "week"),
    ("last month", "last month", "2024-04-01", "2024-04-30", "month"),
    ("last year", "last year", "2023-01-01", "2023-12-31", "year"),
    ("in June 2015", "June 2015", "2015-06-01", "2015-06-30", "month"),
    ("in November", "November", "2023-11-01", "2023-11-30", "month"),
    ("in 2016", "2016", "2016-01-01", "2016-12-31", "year"),
]


@pytest.mark.parametrize(("text", "quote", "earliest", "latest", "precision"), CASES)
def test_days(
    text: str, quote: str, earliest: str, latest: str, precision: str, language: Language
) -> None:
    words = Words.of(text)
    (day,) = days(words, language, "2024-05-09")
    assert words.quote(day.first, day.last) == quote
    assert (str(day.earliest), str(day.latest), day.precision) == (earliest, latest, precision)


def test_without_the_reports_date_a_weekday_stays_a_word(language: Language) -> None:
    (day,) = days(Words.of("on Monday"), language, None)
    assert (day.earliest, day.latest, day.precision) == (None, None, "unknown")


@pytest.mark.parametrize(
    "text", ["He may 4 times refuse.", "They march at dawn.", "in Mar Elias", "Jan said"]
)
def test_no_day(text: str, language: Language) -> None:
    assert days(Words.of(text), language, "2024-05-09") == []


def test_a_date_that_may_be_read_two_ways_stays_a_word(language: Language) -> None:
    (day,) = days(Words.of("on 04/05/2017"), language, None)
    assert (day.earliest, day.precision) == (None, "unknown")
