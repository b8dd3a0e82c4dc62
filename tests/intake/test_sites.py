"""Which lines are a site's own, told from all of its pages that are read together."""

import pytest

from rashomon.intake.files import Page
from rashomon.intake.html import HostLines
from rashomon.intake.html.hosts import MOST_OF_PAGE
from rashomon.intake.reports import report_of
from rashomon.intake.sites import Sites, host_of
from tests.helpers import language

NEWS = "Get the day's news from both banks by mail"
TOWNS = ("Fenby", "Orsel", "Norport", "Marwick", "Dunholt")
SIDES = ("army", "Reed Front")


def text(town: str, side: str, *more: str) -> str:
    told = (
        f"Shells hit the market in {town} on Monday, the mayor of {town} said, and two stalls burnt.",
        f"The {side} denied that its guns near {town} had fired a single shell in three days.",
        f"A nurse at the clinic of {town} said that nine people had been brought in by noon.",
    )
    return "\n\n".join([f"Market in {town} is shelled", *told, *more])


def page(name: str, content: str) -> Page:
    return Page(content.encode(), f"https://news.example/{name}", "text", name)


def test_a_line_of_several_pages_is_read_as_the_sites() -> None:
    pages = [page(town, text(town, SIDES[0], NEWS)) for town in TOWNS[:3]]
    sites = Sites(pages)
    for each in pages:
        report = report_of(each, language(), sites.of(each)).report
        kinds = {report.text[s.start : s.end]: s.kind for s in report.segments}
        assert kinds.pop(NEWS) == "widget"
        assert "widget" not in kinds.values()


@pytest.mark.parametrize("side", SIDES)
def test_an_article_that_is_told_again_stays(side: str) -> None:
    first = page("1", text("Fenby", side, NEWS))
    more = (
        f"By nightfall the {side} had opened the road between the market and the river again.",
        "Two of the wounded died on the way to the city, the nurse said in the evening.",
    )
    later = page("2", text("Fenby", side, *more, NEWS))
    sites = Sites([first, later, first, page("3", text("Orsel", side, NEWS))])
    known = sites.of(first)
    assert known is not None
    assert known.pages == 2
    assert known.is_sites(NEWS)
    assert not any(known.is_sites(line) for line in first.data.decode().splitlines()[:6])


@pytest.mark.parametrize(
    ("pages", "with_it", "sites"),
    [(2, 2, True), (8, 2, True), (11, 2, False), (11, 3, True), (40, 3, False), (40, 4, True)],
)
def test_of_many_pages_a_share_must_have_the_line(pages: int, with_it: int, sites: bool) -> None:
    known = HostLines([f"Page {n} of many", *[NEWS] * (n < with_it)] for n in range(pages))
    assert known.is_sites(NEWS) is sites


@pytest.mark.parametrize("line", ["Read more", " ".join(["word"] * 31)])
def test_names_and_paragraphs_are_no_sites(line: str) -> None:
    assert not HostLines([[line, "a b c"], [line, "d e f"]]).is_sites(line)


def test_a_page_without_end_is_counted_to_a_bound() -> None:
    known = HostLines([(f"line of number {n}" for n in range(MOST_OF_PAGE * 2))])
    assert len(known) == MOST_OF_PAGE


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("https://www.news.example/a", "news.example"),
        ("http://News.example:8080/a", "news.example"),
        ("ftp://news.example/a", None),
        ("https://[half/a", None),
        ("one.html", None),
    ],
)
def test_the_host_of_a_page(name: str, host: str | None) -> None:
    assert host_of(Page(b"", name, "html", name)) == host
    told = {"p": {"address": name}}
    assert host_of(Page(b"", "p", "html", "p", told)) == host
    assert host_of(Page(b"", name, "record", name)) is None
