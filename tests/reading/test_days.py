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


# Whole sentences, read on Thursday 9 May 2024; "-" is a side that is not known.
SENTENCES = [
    # So long ago.
    ("The front took Harn two years ago.", "two years ago", "2022-01-01", "2022-12-31", "year"),
    ("Norland closed the port three months ago.", "three months ago", "2024-02-01", "2024-02-29", "month"),
    ("A week ago Sudmark's army left the valley.", "A week ago", "2024-04-29", "2024-05-05", "week"),
    ("The bridge fell ten days ago.", "ten days ago", "2024-04-29", "2024-04-29", "day"),
    ("Twenty-five years ago the army held Harn.", "Twenty-five years ago", "1999-01-01", "1999-12-31", "year"),
    ("The truce broke down several months ago.", "several months ago", "2023-08-09", "2024-02-09", "range"),
    ("Talks ended two or three weeks ago.", "two or three weeks ago", "2024-04-18", "2024-04-25", "range"),
    ("The siege began more than two years ago.", "more than two years ago", "-", "2022-05-09", "range"),
    ("It left less than a week ago, the front said.", "less than a week ago", "2024-05-02", "2024-05-09", "range"),
    ("The army came about three weeks ago.", "about three weeks ago", "2024-04-11", "2024-04-25", "range"),
    ("The war ended a year and a half ago.", "a year and a half ago", "2022-05-09", "2023-05-09", "range"),
    ("Norland left a decade ago.", "a decade ago", "2009-05-09", "2019-05-09", "range"),
    ("The mines were laid decades ago.", "decades ago", "-", "2004-05-09", "range"),
    ("Shells hit Harn three hours ago.", "three hours ago", "2024-05-08", "2024-05-09", "range"),
    # From another happening: nobody can say.
    ("Three days earlier the front had shelled the port.", "Three days earlier", "-", "-", "unknown"),
    ("A few weeks later the army came back.", "A few weeks later", "-", "-", "unknown"),
    ("The army left the next morning.", "next morning", "-", "-", "unknown"),
    ("The front attacked again the following Friday.", "following Friday", "-", "-", "unknown"),
    ("Norland agreed the previous week.", "previous week", "-", "-", "unknown"),
    ("Later in the year the front split.", "Later in the year", "-", "-", "unknown"),
    # This one, the last one, the next one.
    ("The front struck last November.", "last November", "2023-11-01", "2023-11-30", "month"),
    ("Sudmark will vote this May.", "this May", "2024-05-01", "2024-05-31", "month"),
    ("Norland will vote next month.", "next month", "2024-06-01", "2024-06-30", "month"),
    ("The army took Kell last spring.", "last spring", "2023-03-01", "2023-05-31", "range"),
    ("Thousands fled last winter.", "last winter", "2023-12-01", "2024-02-29", "range"),
    ("The army attacked this week.", "this week", "2024-05-06", "2024-05-12", "week"),
    ("Envoys of the front meet next week.", "next week", "2024-05-10", "2024-05-22", "week"),
    ("The port burned last weekend.", "last weekend", "2024-05-04", "2024-05-05", "range"),
    ("The front shelled Kell over the weekend.", "weekend", "2024-05-04", "2024-05-05", "range"),
    ("Norland's envoy comes next Friday.", "next Friday", "2024-05-10", "2024-05-10", "day"),
    ("The vote is this Saturday.", "this Saturday", "2024-05-11", "2024-05-11", "day"),
    ("The army left on Friday of last week.", "Friday of last week", "2024-05-03", "2024-05-03", "day"),
    ("The port was shut in May last year.", "May last year", "2023-05-01", "2023-05-31", "month"),
    # Up to the report's day, or from it on.
    ("In recent days both sides moved guns.", "recent days", "2024-04-30", "2024-05-09", "range"),
    ("Over the past three weeks 40 people died.", "past three weeks", "2024-04-18", "2024-05-09", "range"),
    ("In the last 24 hours the front lost six men.", "last 24 hours", "2024-05-08", "2024-05-09", "range"),
    ("Talks go on in the coming days.", "coming days", "2024-05-09", "2024-05-18", "range"),
    ("The army shelled Harn earlier this month.", "earlier this month", "2024-05-01", "2024-05-09", "range"),
    ("The front will free them later this month.", "later this month", "2024-05-09", "2024-05-31", "range"),
    # Parts of a day.
    ("Two villages were hit overnight.", "overnight", "2024-05-08", "2024-05-09", "range"),
    ("The convoy left on Friday night.", "Friday night", "2024-05-03", "2024-05-03", "day"),
    ("The army fired first on Monday morning.", "Monday morning", "2024-05-06", "2024-05-06", "day"),
    ("The raid began early on Tuesday.", "early on Tuesday", "2024-05-07", "2024-05-07", "day"),
    ("Earlier on Friday Norland denied it.", "Earlier on Friday", "2024-05-03", "2024-05-03", "day"),
    ("At 3 am on Tuesday rockets fell.", "Tuesday", "2024-05-07", "2024-05-07", "day"),
    ("Friday's attack killed two soldiers.", "Friday", "2024-05-03", "2024-05-03", "day"),
    ("The day before yesterday it was quiet.", "day before yesterday", "2024-05-07", "2024-05-07", "day"),
    # Open to one side.
    ("The front has held Harn since 2003.", "since 2003", "2003-01-01", "2024-05-09", "range"),
    ("In the years since 2003 the army has grown.", "since 2003", "2003-01-01", "2024-05-09", "range"),
    ("Since May the port has been shut.", "Since May", "2024-05-01", "2024-05-09", "range"),
    ("It has been quiet since Monday.", "since Monday", "2024-05-06", "2024-05-09", "range"),
    ("Norland has sent guns since last November.", "since last November", "2023-11-01", "2024-05-09", "range"),
    ("It has lasted since at least 2011.", "since at least 2011", "2011-01-01", "2024-05-09", "range"),
    ("Sudmark held the valley from 2014 onwards.", "2014 onwards", "2014-01-01", "2024-05-09", "range"),
    ("The army held Kell until March 2012.", "until March 2012", "-", "2012-03-31", "range"),
    ("Before 2003 Sudmark held the valley.", "Before 2003", "-", "2002-12-31", "range"),
    ("Before Friday's vote the front laid mines.", "Before Friday", "-", "2024-05-10", "range"),
    ("Norland must leave by 2030.", "by 2030", "-", "2030-12-31", "range"),
    ("The front must leave by Friday.", "by Friday", "-", "2024-05-10", "range"),
    ("The truce holds until the end of June.", "until the end of June", "-", "2024-06-30", "range"),
    ("After Friday's raid the army left.", "After Friday", "2024-05-03", "-", "range"),
    ("Two men were killed by Friday's strike.", "Friday", "2024-05-03", "2024-05-03", "day"),
    # From one to another.
    ("The front shelled Kell between 3 and 7 May.", "between 3 and 7 May", "2024-05-03", "2024-05-07", "range"),
    ("It lasted from May 3 to May 7, 2015.", "from May 3 to May 7, 2015", "2015-05-03", "2015-05-07", "range"),
    ("Fighting on 3-7 May 2015 killed nine.", "3-7 May 2015", "2015-05-03", "2015-05-07", "range"),
    ("The truce of May 3–7 held.", "May 3–7", "2024-05-03", "2024-05-07", "range"),
    ("From the 3rd to the 7th of May the army fired.", "From the 3rd to the 7th of May", "2024-05-03", "2024-05-07", "range"),
    ("Between 2011 and 2014 rebels held Harn.", "Between 2011 and 2014", "2011-01-01", "2014-12-31", "range"),
    ("The army ruled from 2011 to 2014.", "from 2011 to 2014", "2011-01-01", "2014-12-31", "range"),
    ("The war of 2011-14 cost both sides much.", "2011-14", "2011-01-01", "2014-12-31", "range"),
    ("The port was shut between March and June.", "between March and June", "2024-03-01", "2024-06-30", "range"),
    ("It was shut from November to March 2015.", "from November to March 2015", "2014-11-01", "2015-03-31", "range"),
    ("The road was cut from Friday to Sunday.", "from Friday to Sunday", "2024-05-03", "2024-05-05", "range"),
    ("Guns came from late 2014 to mid-2015.", "from late 2014 to mid-2015", "2014-09-01", "2015-08-31", "range"),
    ("It was shut from 28 December to 3 January.", "from 28 December to 3 January", "2023-12-28", "2024-01-03", "range"),
    # Parts of months, years and more.
    ("Sudmark bought tanks in the 1980s.", "1980s", "1980-01-01", "1989-12-31", "range"),
    ("The front was formed in the early 1990s.", "early 1990s", "1990-01-01", "1993-04-30", "range"),
    ("The army left in mid-May.", "mid-May", "2024-05-11", "2024-05-21", "range"),
    ("Norland left in early 2015.", "early 2015", "2015-01-01", "2015-04-30", "range"),
    ("Shelling began in late March.", "late March", "2024-03-21", "2024-03-31", "range"),
    ("The front lost it in the first half of 2016.", "first half of 2016", "2016-01-01", "2016-06-30", "range"),
    ("Sudmark left at the end of last year.", "end of last year", "2023-11-01", "2023-12-31", "range"),
    ("The port opens at the end of the year.", "end of the year", "2024-11-01", "2024-12-31", "range"),
    ("The valley fell in the summer of 2014.", "summer of 2014", "2014-06-01", "2014-08-31", "range"),
    # Days of a month.
    ("The army left on the 4th of May.", "4th of May", "2024-05-04", "2024-05-04", "day"),
    ("Norland signed on May 4th.", "May 4th", "2024-05-04", "2024-05-04", "day"),
    ("The front signed on the fourth of May.", "fourth of May", "2024-05-04", "2024-05-04", "day"),
    ("Sudmark signed on 14 July.", "14 July", "2023-07-14", "2023-07-14", "day"),
    ("They met on Friday, May 3.", "Friday, May 3", "2024-05-03", "2024-05-03", "day"),
    ("They met on Friday night, 3 May 2019.", "Friday night, 3 May 2019", "2019-05-03", "2019-05-03", "day"),
    ("The ship sailed on 31 June 2015.", "31 June 2015", "-", "-", "unknown"),
]  # fmt: skip


def told(text: str, published: str | None, language: Language) -> list[tuple[str, str, str, str]]:
    """Each time of a text: its words, its first and last day or "-", its precision."""
    words = Words.of(text)
    return [
        (words.quote(d.first, d.last), str(d.earliest or "-"), str(d.latest or "-"), d.precision)
        for d in days(words, language, published)
    ]


@pytest.mark.parametrize(("text", "quote", "earliest", "latest", "precision"), SENTENCES)
def test_times_of_sentences(
    text: str, quote: str, earliest: str, latest: str, precision: str, language: Language
) -> None:
    assert told(text, "2024-05-09", language) == [(quote, earliest, latest, precision)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Sudmark voted in May and June 2015.", ["May 2015-05-01", "June 2015 2015-06-01"]),
        ("Norland voted in 2011 and 2014.", ["2011 2011-01-01", "2014 2014-01-01"]),
        ("Two days later, on Friday, the front left.", ["Two days later -", "Friday 2024-05-03"]),
        ("It fell in the last two weeks of May.", ["May 2024-05-01"]),
        ("From 5 May 2015 to 3 May 2015", ["5 May 2015 2015-05-05", "3 May 2015 2015-05-03"]),
        ("They met on the last Monday of May.", ["May 2024-05-01"]),
        ("The talks between Norland and the front on 4 May failed.", ["4 May 2024-05-04"]),
    ],
)
def test_times_beside_each_other(text: str, quotes: list[str], language: Language) -> None:
    found = told(text, "2024-05-09", language)
    assert [f"{quote} {earliest}" for quote, earliest, _, _ in found] == quotes


@pytest.mark.parametrize(
    ("published", "text", "earliest", "latest"),
    [
        ("2024-01-15", "last November", "2023-11-01", "2023-11-30"),
        ("2024-11-20", "last November", "2023-11-01", "2023-11-30"),
        ("2023-12-20", "this January", "2024-01-01", "2024-01-31"),
        ("2024-01-15", "last month", "2023-12-01", "2023-12-31"),
        ("2024-03-31", "a month ago", "2024-02-01", "2024-02-29"),
        ("2024-03-31", "over the past month", "2024-02-29", "2024-03-31"),
        ("2024-01-15", "this winter", "2023-12-01", "2024-02-29"),
        ("2024-01-15", "between November and February", "2023-11-01", "2024-02-29"),
        ("2024-05-06", "this weekend", "2024-05-04", "2024-05-05"),
        ("2024-05-05", "between 3 and 7 May", "2024-05-03", "2024-05-07"),
        ("2024-02-29", "a year ago", "2023-01-01", "2023-12-31"),
        ("2024-05-09T23:00:00Z", "today", "2024-05-09", "2024-05-09"),
    ],
)
def test_times_hang_on_the_reports_day(
    published: str, text: str, earliest: str, latest: str, language: Language
) -> None:
    ((_, *ends, _),) = told(text, published, language)
    assert ends == [earliest, latest]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("Norland left in mid-May.", "-", "-", "unknown"),
        ("The front left two years ago.", "-", "-", "unknown"),
        ("The army came over the past three weeks.", "-", "-", "unknown"),
        ("It has been quiet since Monday.", "-", "-", "unknown"),
        ("Sudmark left between 3 and 7 May.", "-", "-", "unknown"),
        ("The front held Harn until the end of last year.", "-", "-", "unknown"),
        ("The army struck last winter.", "-", "-", "unknown"),
        ("The front has held Harn since 2003.", "2003-01-01", "-", "range"),
        ("The army left before May 2012.", "-", "2012-04-30", "range"),
        ("Sudmark ruled from 2011 until last week.", "2011-01-01", "-", "range"),
        ("They fought from 3 to 7 May 2015.", "2015-05-03", "2015-05-07", "range"),
        ("Norland left in late 2015.", "2015-09-01", "2015-12-31", "range"),
        ("They met on Friday, May 3, 2024.", "2024-05-03", "2024-05-03", "day"),
    ],
)
def test_times_without_the_reports_day(
    text: str, earliest: str, latest: str, precision: str, language: Language
) -> None:
    ((_, *said),) = told(text, None, language)
    assert said == [earliest, latest, precision]


@pytest.mark.parametrize(
    "text",
    [
        "The army held Harn for two months.",
        "In 2000 metres of tunnel the front kept 30 rockets.",
        "A force of 2000 soldiers marched on the capital.",
        "Between 2000 and 2100 people fled to Sudmark.",
        "The front has between 3 and 7 guns.",
        "Norland published a 2003 report.",
        "May said the front would march.",
        "Between May and the army there is no trust.",
        "March 12 miles, the army told them.",
        "The second convoy of the front was hit first.",
        "The fall of the town was a blow to Norland.",
        "I fall, said the old soldier of Sudmark.",
        "The Good Friday accord binds both sides.",
        "The Sunday Mirror of Norland wrote of it.",
        "The March 23 Movement joined the front.",
        "Ten minutes later the army fired back.",
        "In the last week of the war the front fled.",
        "Early reports from the army were wrong.",
        "It was hit 10 - 15 times.",
    ],
)
def test_no_time(text: str, language: Language) -> None:
    assert told(text, "2024-05-09", language) == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "last Friday", ""])
def test_a_report_with_an_impossible_date_has_none(published: str, language: Language) -> None:
    found = told("The front left on Friday, a week ago, by June.", published, language)
    assert {precision for *_, precision in found} == {"unknown"}
