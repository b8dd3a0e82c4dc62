"""A page's article and what the page says of itself; a page without one is a sentence."""

import pytest

from .conftest import ReadBytes, complaint

PARAGRAPH = "The dam at Orvale was breached on Sunday night, the Varnian army said on Monday. " * 3
DENIAL = (
    "A spokesman for the Selkan forces denied that any of their guns had fired on the dam. " * 3
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Dam at Orvale breached | Varnian Wire</title>
<meta property="og:title" content="Dam at Orvale breached">
<meta property="og:site_name" content="Varnian Wire"><meta name="author" content="Ana Brel">
<meta property="article:published_time" content="2024-05-06T08:00:00Z">
<link rel="canonical" href="https://wire.example/dam"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Dam at Orvale breached</h1><p>{PARAGRAPH}</p><p>{DENIAL}</p></article>
<footer>© 2024 Varnian Wire</footer></body></html>"""


def test_the_article_and_its_metadata_are_read(read_bytes: ReadBytes) -> None:
    (intake,) = read_bytes(PAGE.encode(), "page.html")
    report = intake.report
    assert report.text.startswith("Dam at Orvale breached\n")
    assert PARAGRAPH.strip() in report.text
    assert "World" not in report.text
    assert (report.title, report.publisher) == ("Dam at Orvale breached", "Varnian Wire")
    assert (report.published, report.author) == ("2024-05-06", "Ana Brel")
    assert report.address == "https://wire.example/dam"
    assert report.extractor.startswith(("rashomon-html ", "trafilatura "))
    assert [segment.kind for segment in report.segments] == ["title", "body", "body"]
    assert intake.raw == PAGE.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_an_encoding_that_the_page_does_not_name_is_found(
    read_bytes: ReadBytes, encoding: str
) -> None:
    page = PAGE.replace("A spokesman", "“No”, Général Émile Marand said. A spokesman")
    (intake,) = read_bytes(page.encode(encoding), "page.html")
    assert "“No”, Général Émile Marand said." in intake.report.text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><script>let a = 1;</script></body></html>",
        "<html",
        "<!DOCTYPE html>",
        "<html><body>" + "<div>" * 5000,
    ],
)
def test_a_page_without_an_article_is_one_sentence(read_bytes: ReadBytes, page: str) -> None:
    (intake,) = read_bytes(page.encode(), "page.html")
    said = complaint(intake)
    assert "page.html: no article was found in this HTML; save the page's text" in said
    assert intake.raw == page.encode()


@pytest.mark.parametrize(
    "page",
    [PAGE.replace("</p>", ""), PAGE[: len(PAGE) // 2], PAGE.replace("<p>", "<p>\x00"), PAGE * 3],
)
def test_a_damaged_page_is_read_as_far_as_it_goes(read_bytes: ReadBytes, page: str) -> None:
    (intake,) = read_bytes(page.encode(), "page.html")
    assert "The dam at Orvale was breached" in intake.report.text
