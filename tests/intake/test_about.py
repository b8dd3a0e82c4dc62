"""A table beside the pages says where they come from."""

from pathlib import Path

import pytest

from rashomon.intake import reports
from rashomon.language import Language
from rashomon.records import Report

PAGE = "Shells hit the bridge at Ner'iva on Friday, the mayor said. Two people were hurt."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(f"{PAGE} The front denied it.", encoding="utf-8")
    (tmp_path / "notes.jsonl").write_text(f'{{"id": "n-1", "text": "{PAGE}"}}\n', encoding="utf-8")
    return tmp_path


def read(folder: Path, language: Language) -> dict[str, Report]:
    return {intake.report.name: intake.report for intake in reports([folder], language)}


def test_it_names_publisher_and_day(folder: Path, language: Language) -> None:
    rows = 'name,publisher,published\nwire.txt,The Wire,2024-05-03\nn-1,"Notes, Inc.",\n'
    (folder / "about.csv").write_text(rows, encoding="utf-8")
    found = read(folder, language)
    assert (found["wire.txt"].publisher, found["wire.txt"].published) == ("The Wire", "2024-05-03")
    assert (found["n-1"].publisher, found["n-1"].published) == ("Notes, Inc.", None)
    assert found["other.txt"].publisher is None
    assert found["wire.txt"].text == PAGE


def test_columns_come_in_any_order_and_case(folder: Path, language: Language) -> None:
    rows = "\ufeffAddress;Name\n".replace(";", ",") + "https://a.example/1,wire.txt\n"
    (folder / "about.csv").write_text(rows, encoding="utf-8")
    assert read(folder, language)["wire.txt"].address == "https://a.example/1"


def test_a_table_of_a_folder_holds_for_the_folders_in_it(folder: Path, language: Language) -> None:
    inner = folder / "more"
    inner.mkdir()
    (inner / "late.txt").write_text(f"{PAGE} A second shell fell.", encoding="utf-8")
    (folder / "about.csv").write_text("name,publisher\nlate.txt,The Late\n", encoding="utf-8")
    assert read(folder, language)["late.txt"].publisher == "The Late"


@pytest.mark.parametrize("rows", ["file,outlet\nwire.txt,The Wire\n", "name\nwire.txt\n", "\n"])
def test_a_table_without_known_columns_is_listed(
    folder: Path, language: Language, rows: str
) -> None:
    (folder / "about.csv").write_text(rows, encoding="utf-8")
    found = list(reports([folder], language))
    (failure,) = [intake.failure for intake in found if intake.failure]
    assert "begin it with `name` and any of publisher" in failure.advice
    assert len([intake for intake in found if intake.report.text]) == 3


def test_a_quotation_mark_that_is_never_closed_is_told_and_the_pages_are_read(
    folder: Path, language: Language
) -> None:
    rows = f'name,title\nwire.txt,"{"a" * 200_000}'
    (folder / "about.csv").write_text(rows, encoding="utf-8")
    found = list(reports([folder], language))
    (told,) = [intake.failure for intake in found if intake.failure]
    assert "it is no table that can be read" in told.reason
    assert sum(bool(intake.report.text) for intake in found) == 3
