"""The pages made from the word lists are up to date, and say what the reader does."""

import re
from pathlib import Path

import pytest

from rashomon.language import Language
from rashomon.language.events import WORD_LISTS
from rashomon.reading.amounts import amounts
from rashomon.reading.words import Words
from rashomon.views.lists import LABELS, TOGETHER, events_page, numbers_page

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def test_published_page_of_events_is_up_to_date(language: Language) -> None:
    page = (DOCS / "events.md").read_text(encoding="utf-8")
    assert page == events_page(language), "run: make lists"


def test_published_page_of_vague_numbers_is_up_to_date(language: Language) -> None:
    page = (DOCS / "vague-numbers.md").read_text(encoding="utf-8")
    assert page == numbers_page(language), "run: make lists"


def test_every_list_of_words_has_a_label() -> None:
    assert tuple(LABELS) == WORD_LISTS


def test_every_word_of_a_type_stands_on_the_page(language: Language) -> None:
    page = " ".join(events_page(language).split())
    for name, kind in language.events.kinds.items():
        section = page.partition(f"### {name} ")[2].partition("###")[0]
        assert section.startswith(kind.means)
        for entries in kind.words.values():
            assert ", ".join(entries) in section, name


def test_every_bound_and_loose_amount_has_a_line(language: Language) -> None:
    page = numbers_page(language)
    for words, _ in language.words["amounts"].items():
        assert f"| {' '.join(words)} |" in page
    for words, _ in language.words["bounds"].items():
        assert f"| {' '.join(words)} 40 |" in page


@pytest.mark.parametrize("line", ["several dozen | 24 to 99", "about 40 | 36 to 44"])
def test_lines_of_the_page_of_vague_numbers(line: str, language: Language) -> None:
    assert f"| {line} |" in numbers_page(language)


def test_all_that_is_said_on_the_page_is_read_whole(language: Language) -> None:
    """Else the interval beside it would be that of a part of it."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]*\d", numbers_page(language), re.MULTILINE)
    assert len(rows) > len(TOGETHER)
    for said in rows:
        words = Words.of(said)
        (amount,) = amounts(words, language)
        assert (amount.first, amount.last) == (0, len(words)), said
