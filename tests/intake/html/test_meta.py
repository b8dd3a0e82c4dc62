"""What a page says of itself, and which of its tags said so."""

import pytest

from rashomon.intake.html import describe
from rashomon.intake.html.meta import day_of, headline

LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Varnian Wire"},
{"@type": "NewsArticle", "headline": "Dam at Orvale breached", "datePublished": "2024-05-06T23:30:00+02:00",
"dateModified": "2024-05-07T10:00:00Z", "author": [{"@type": "Person", "name": "Ana Brel"},
{"name": "Tomas Hirt"}], "publisher": {"name": "Varnian Wire"}}]}</script>"""
TAGS = """<title>Dam at Orvale breached - Varnian Wire</title><meta name="author" content="By Ivo Sand">
<meta property="og:site_name" content="Varnian Wire">
<meta property="article:published_time" content="2024-05-06T08:00:00Z">"""
BODY = "<article><h1>Dam at Orvale breached</h1><p>By Ivo Sand</p><p>The dam broke, both armies said.</p>"


def page(head: str) -> bytes:
    return f'<html lang="en"><head>{head}</head><body>{BODY}</body></html>'.encode()


def test_linked_data_comes_before_tags() -> None:
    found = describe(page(TAGS + LINKED))
    assert found.authors == ("Ana Brel", "Tomas Hirt")
    assert (found.title, found.publisher) == ("Dam at Orvale breached", "Varnian Wire")
    assert (found.published, found.modified) == ("2024-05-06", "2024-05-07")
    assert (found.said["author"], found.said["published"]) == (
        "json-ld author",
        "json-ld datePublished",
    )


def test_tags_stand_in_where_there_is_none() -> None:
    found = describe(page(TAGS))
    assert (found.title, found.authors) == ("Dam at Orvale breached", ("Ivo Sand",))
    assert (found.published, found.language) == ("2024-05-06", "en")
    assert found.said["author"] == "meta author"


def test_a_byline_stands_in_where_no_tag_names_a_writer() -> None:
    found = describe(page(""))
    assert (found.authors, found.said["author"]) == (("Ivo Sand",), "byline")


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, '{"@type": "NewsArticle", "author": ' + '{"name":' * 5000, "null"],
)
def test_broken_linked_data_is_passed_over(script: str) -> None:
    broken = f'<script type="application/ld+json">{script}</script>'
    assert describe(page(TAGS + broken)).authors == ("Ivo Sand",)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Dam breached | Varnian Wire", "Dam breached"),
        ("Varnian Wire - Dam breached", "Dam breached"),
        ("Orvale - the town below the dam", "Orvale - the town below the dam"),
        ("Dam breached | World | Varnian Wire", "Dam breached | World"),
        ("", None),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_headline(words: str, title: str | None) -> None:
    assert headline(words, ["Varnian Wire", "wire.example"], []) == title


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-05-06T23:30:00+02:00", "2024-05-06"),
        ("2024/5/6", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06"),
        ("2024-13-40", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_a_day_is_the_pages_own(words: str | None, day: str | None) -> None:
    assert day_of(words) == day
