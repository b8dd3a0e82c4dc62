"""Stories as a page to print and as Markdown: exact words, and no word of a report is markup."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rashomon.exchange.material import Material
from rashomon.exchange.out import dossier, markdown
from rashomon.exchange.out.markdown import escaped
from rashomon.store import open_case
from tests.exchange.hostile import MADE, OUTLETS, hostile_case, texts

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {"text", "strong_open", "strong_close", "code_inline"}


def page(path: Path) -> str:
    with open_case(path) as case:
        return "".join(dossier.write(Material(case, made=MADE)))


def noted(path: Path) -> str:
    with open_case(path) as case:
        return "".join(markdown.write(Material(case, made=MADE)))


def inline(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield from token.children or ()


def shown(text: str) -> list[str]:
    """What a reader of Markdown shows of each line, as plain text."""
    return [
        "".join(child.content for child in token.children or ())
        for token in READER.parse(text)
        if token.type == "inline"
    ]


@pytest.mark.parametrize("hostile", [False, True])
def test_every_quotation_of_the_page_stands_in_its_report(demo_case: Path, hostile: bool) -> None:
    path = hostile_case() if hostile else demo_case
    found = html.fromstring(page(path))
    with open_case(path) as case:
        known, story = texts(case), next(case.stories())
    accounts = found.xpath('//ul[@class="accounts"]/li[span[@class="chain"]]')
    assert len(accounts) > 10
    for account in accounts:
        (quote,), (place,) = account.xpath("q"), account.xpath('span[@class="place"]')
        match = re.match(r"\[(\d+)\] (\d+)–(\d+);", place.text)
        assert match is not None
        number, start, end = map(int, match.groups())
        assert known[story.reports[number - 1]][start:end] == quote.text


def test_the_page_needs_nothing_beside_it(demo_case: Path) -> None:
    text = page(demo_case)
    found = html.fromstring(text)
    assert not found.xpath("//link | //script | //img | //@src")
    assert "@page" in found.findtext(".//style")
    assert "It does not say who is right" in text
    assert f"Dossier of the case “case”, {MADE}" in text


def test_names_in_the_page_are_never_markup() -> None:
    found = html.fromstring(page(hostile_case()))
    assert not found.xpath("//script | //b[text()='said'] | //article//i | //a")
    assert OUTLETS[0] in found.text_content()


def test_the_page_tells_denials_replies_and_hashes(demo_case: Path) -> None:
    words = html.fromstring(page(demo_case)).text_content()
    with open_case(demo_case) as case:
        story = next(case.stories())
        for report in case.heads(story.reports):
            assert report.sha256 in words
    for part in ("Replies and silence", "Who copies whom", "What changed where it was told again"):
        assert part in words
    assert {d.quote for d in story.denials if d.quote not in words} == set()


def test_stories_begin_on_new_sheets(tmp_path: Path, demo_case: Path) -> None:
    text = page(demo_case)
    with open_case(demo_case) as case:
        assert text.count('<article class="story">') == len(list(case.stories()))
    assert ".story + .story { break-before: page; }" in text


@pytest.mark.parametrize("hostile", [False, True])
def test_no_word_of_a_report_is_markdown(demo_case: Path, hostile: bool) -> None:
    text = noted(hostile_case() if hostile else demo_case)
    assert {token.type for token in inline(text)} <= ALLOWED
    blocks = {token.type for token in READER.parse(text)}
    assert not blocks & {"html_block", "code_block", "fence", "blockquote_open", "table_open"}
    assert "Replies and silence" in text


@pytest.mark.parametrize("hostile", [False, True])
def test_every_quotation_of_the_markdown_stands_in_its_report(
    demo_case: Path, hostile: bool
) -> None:
    path = hostile_case() if hostile else demo_case
    with open_case(path) as case:
        known, story = texts(case), next(case.stories())
    seen = 0
    for line in shown(noted(path)):
        match = re.match(r"(?s)“(.*)” – .* – \((\d+)\) (\d+)–(\d+); ", line)
        if match:
            quote, number, start, end = match[1], *map(int, match.groups()[1:])
            assert known[story.reports[number - 1]][start:end] == quote
            seen += 1
    assert seen > 10


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1)
)
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    for before, after in (("- ", ""), ("# ", ""), ("- “", "” x")):
        (line,) = shown(f"{before}{escaped(words)}{after}\n") or [""]
        assert line == f"{before[2:]}{words}{after}"


@pytest.mark.parametrize("form", [dossier, markdown])
def test_the_same_case_gives_the_same_bytes(demo_case: Path, form: object) -> None:
    with open_case(demo_case) as case:
        story = next(case.stories()).id
        first, again, whole = (
            "".join(form.write(Material(case, key, made=MADE)))  # type: ignore[attr-defined]
            for key in (story, story, None)
        )
    assert first == again
    assert story in whole
