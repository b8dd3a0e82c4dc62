"""The documentation stays whole: commands, word lists, event types, links."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from rashomon.cli import app
from rashomon.language.lists import LISTS
from rashomon.records import EVENT_TYPES

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_command_is_documented_and_has_help() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        assert f"## {command.callback.__name__}\n" in page
        assert command.callback.__doc__
    for group in app.registered_groups:
        assert f"## {group.name}\n" in page
        assert group.typer_instance is not None
        for command in group.typer_instance.registered_commands:
            assert command.callback is not None
            assert command.callback.__doc__
            assert f"rashomon {group.name} {command.callback.__name__.strip('_')}" in page


def test_every_word_list_is_documented_and_says_what_it_is() -> None:
    page = (ROOT / "docs" / "word-lists.md").read_text(encoding="utf-8")
    for name in LISTS:
        assert f"`{name}.yml`" in page  # the folders beside them are two more rows
        text = (files("rashomon.language") / "en" / f"{name}.yml").read_text(encoding="utf-8")
        assert text.startswith("# ")


def test_every_event_type_is_mapped() -> None:
    page = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\w+) \|", page, re.MULTILINE)
    assert [row for row in listed if row != "type"] == list(EVENT_TYPES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_folder_of_the_house_is_drawn() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for folder in (ROOT / "src" / "rashomon").iterdir():
        if folder.is_dir() and folder.name != "__pycache__":
            assert f"  {folder.name}/" in page


def test_the_shipped_card_is_the_documented_one() -> None:
    card = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    shipped = (files("rashomon") / "model" / "card.md").read_text(encoding="utf-8")
    assert shipped == card, "run: make card"


def test_public_names_of_the_package_load() -> None:
    import rashomon

    for name in rashomon.__all__:
        assert getattr(rashomon, name) is not None
