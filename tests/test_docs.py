"""The documentation stays whole: commands, word lists, event types, links."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from rashomon.cli.options import commands, with_options
from rashomon.exchange.formats import FORMATS, SOURCES
from rashomon.language.lists import LISTS
from rashomon.records import (
    EVENT_TYPES,
    Altered,
    Claim,
    CustodyLine,
    Decision,
    Fetch,
    Imported,
    Story,
    Verified,
)

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_command_is_documented_and_has_help() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    for name, command in commands():
        assert f"## {name.partition(' ')[0]}\n" in page, f"{name} has no section"
        assert f"<!-- options: {name} -->" in page, f"{name} has no block for its options"
        assert command.help


def test_options_on_the_page_are_those_of_the_commands() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert page == with_options(page), "run: make lists"


def test_every_form_of_exchange_is_documented() -> None:
    page = (REFERENCE / "exchange" / "README.md").read_text(encoding="utf-8")
    out, _, into = page.partition("## In:")
    for name in FORMATS:
        assert f"| `{name}` |" in out
    for name in SOURCES:
        assert f"| `{name}` |" in into


def test_every_record_is_documented() -> None:
    page = (REFERENCE / "records.md").read_text(encoding="utf-8")
    for record in (Fetch, Imported, CustodyLine, Altered, Verified, Decision, Claim, Story):
        told = page.partition(f"**{record.__name__}**")[2].partition("\n**")[0]
        for field in record.__struct_fields__:
            assert f"`{field}`" in told, f"{record.__name__}.{field}"


def test_every_page_is_on_the_map() -> None:
    docs = ROOT / "docs"
    known = {
        (index.parent / target).resolve()
        for index in (docs / "README.md", REFERENCE / "exchange" / "README.md")
        for target in re.findall(r"\]\(([^)#]+)", index.read_text(encoding="utf-8"))
    }
    assert {page for page in docs.rglob("*.md") if page not in known} == {docs / "README.md"}


def test_every_word_list_is_documented_and_says_what_it_is() -> None:
    page = (REFERENCE / "word-lists.md").read_text(encoding="utf-8")
    for name in LISTS:
        assert f"`{name}.yml`" in page  # the folders beside them are two more rows
        text = (files("rashomon.language") / "en" / f"{name}.yml").read_text(encoding="utf-8")
        assert text.startswith("# ")


def test_every_event_type_is_mapped() -> None:
    page = (REFERENCE / "events.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\w+) \|", page, re.MULTILINE)
    assert [row for row in listed if row != "type"] == list(EVENT_TYPES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_folder_of_the_house_is_drawn() -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    for folder in (ROOT / "src" / "rashomon").iterdir():
        if folder.is_dir() and folder.name != "__pycache__":
            assert f"  {folder.name}/" in page


def test_the_shipped_card_is_the_documented_one() -> None:
    card = (REFERENCE / "model-card.md").read_text(encoding="utf-8")
    shipped = (files("rashomon") / "model" / "card.md").read_text(encoding="utf-8")
    assert shipped == card, "run: make card"


def test_public_names_of_the_package_load() -> None:
    import rashomon

    for name in rashomon.__all__:
        assert getattr(rashomon, name) is not None
