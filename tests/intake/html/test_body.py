"""Which lines of a page are its article's, and which are not."""

import pytest

from rashomon.intake.html import HostLines, extract

FIRST = "The dam at Orvale was breached on Sunday night, the Varnian army said on Monday."
SECOND = "A spokesman for the Selkan forces denied that any of their guns had fired on the dam."
THIRD = "Four villages below the dam were flooded, the mayor of Orvale told reporters on Monday."
STORY = "".join(f"<p>{line} {line.lower()}</p>" for line in (FIRST, SECOND, THIRD))
AD = "Read all of it in the evening, with our letter to readers of the whole province."


def text_of(body: str, known: HostLines | None = None) -> str:
    return extract(f"<html><body>{body}</body></html>".encode(), known=known).text


@pytest.mark.parametrize(
    "around",
    [
        f"<nav><a href=a>World</a></nav><div>{{}}</div><footer>{AD}</footer>",
        f"<main><div class='sidebar-grid'>{{}}</div><div class=related-links>{AD}</div></main>",
        f"<article>{{}}<div class=newsletterSignup><p>{AD}</p></div></article>",
        f"<div id=story>{{}}</div><div id=comments><p>{AD}</p></div>",
        f"<article>{{}}<figure><figcaption>{AD}</figcaption></figure></article>",
        f"<article>{{}}</article><div style='display: none'>{AD}</div>",
        f"<div>{{}}<div><h3><a href=b>Ferries sail again</a></h3><p>{AD}</p></div></div>",
        f"<div>{{}}<script>let a = '<p>{AD}</p>';</script><!-- <p>{AD}</p> --></div>",
    ],
)
def test_what_belongs_to_the_site_is_left_out(around: str) -> None:
    text = text_of(around.format(STORY))
    assert all(line in text for line in (FIRST, SECOND, THIRD))
    assert AD not in text


@pytest.mark.parametrize(
    "around",
    [
        "<body class='has-sidebar with-comments'>{}</body>",
        "<div class=widget><h1>Dam breached</h1>{}</div>",
        "<section class=hidden><article>{}</article></section>",
        "<div class=paywall>{}</div>",
        "<form>{}</form>",
    ],
)
def test_a_name_that_holds_the_whole_article_is_not_believed(around: str) -> None:
    text = text_of(around.format(STORY))
    assert all(line in text for line in (FIRST, SECOND, THIRD))


def test_lines_of_the_sites_other_pages_are_left_out() -> None:
    other = [line.replace("Orvale", "Dunholt") for line in (FIRST, SECOND, THIRD)]
    known = HostLines([[AD, "Ferries sail again"], [AD, *other]])
    body = f"<article>{STORY}<p>{AD}</p></article>"
    assert AD in text_of(body)
    assert AD not in text_of(body, known)


def test_who_made_the_text_is_said() -> None:
    page = f"<html><body><article>{STORY * 2}</article></body></html>"
    assert extract(page.encode()).extractor.startswith("rashomon-html ")


@pytest.mark.parametrize(
    "flood",
    ["<div>", "<b>", "<svg>", "<!--", "<a 'b>", '<p x="<meta ">', "<time ", "<h1>By a</h1>"],
)
def test_markup_without_end_takes_no_time(flood: str) -> None:
    page = f"<html><body><article>{STORY}</article>{flood * 5000}</body></html>"
    assert FIRST in extract(page.encode()).text
