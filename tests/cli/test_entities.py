"""`rashomon entities` and `rashomon gazetteer`, as a user runs them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app

PAGE = "Rabat said the Polisario had fired first near Smara. Brahim Ghali denied it on Monday."
run = CliRunner()


@pytest.fixture
def case(tmp_path: Path) -> str:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    path = str(tmp_path / "news.case")
    assert run.invoke(app, ["read", str(page), "--case", path]).exit_code == 0
    return path


def listed(case: str, *options: str) -> list[dict[str, object]]:
    done = run.invoke(app, ["entities", case, "--json", *options])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_entities_are_listed_with_names_and_places(case: str) -> None:
    done = run.invoke(app, ["entities", case])
    assert "Morocco" in done.stdout
    assert "“Rabat” metonym, 1  page.txt (1)" in done.stdout
    assert "UN: Non-Self-Governing Territory, since 1963" in done.stdout
    assert {e["id"] for e in listed(case, "--type", "place")} == {"smara"}
    assert {e["id"] for e in listed(case, "--text", "polisario")} == {"polisario"}


def test_a_person_merges_and_undoes(case: str) -> None:
    merge = ["--merge", "brahim-ghali", "--into", "ghali-b", "--by", "ana", "--why", "one man"]
    assert run.invoke(app, ["entities", case, *merge]).exit_code == 0
    assert "ghali-b" in {e["id"] for e in listed(case, "--type", "person")}
    assert run.invoke(app, ["entities", case, "--undo", "1", "--by", "bo"]).exit_code == 0
    assert "brahim-ghali" in {e["id"] for e in listed(case, "--type", "person")}
    log = run.invoke(app, ["entities", case, "--log"]).stdout
    assert "brahim-ghali is ghali-b" in log
    assert "one man" in log
    assert "decision 1 is undone" in log


def test_own_places_are_added_found_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path / "home"))
    table = tmp_path / "mine.csv"
    table.write_text("name,lat,lon\nOstra Post,12.5,44.25\n,,\n", encoding="utf-8")
    added = run.invoke(app, ["gazetteer", "add", str(table)])
    assert added.stdout == (
        "mine.csv: 1 places added; 1 lines without a name or a point were left out.\n"
    )
    assert "mine.csv: 1 places" in run.invoke(app, ["gazetteer", "list"]).stdout
    found = run.invoke(app, ["gazetteer", "find", "ostra post", "--json"])
    assert json.loads(found.stdout.splitlines()[0])["lat"] == 12.5
    assert run.invoke(app, ["gazetteer", "remove", "mine.csv"]).exit_code == 0
    assert run.invoke(app, ["gazetteer", "find", "ostra post", "--json"]).stdout == ""


def test_a_case_is_read_anew_with_places_added_since(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path / "home"))
    page = tmp_path / "page.txt"
    page.write_text("Shells hit Ostra Post in Yemen on Monday, the army said.", encoding="utf-8")
    assert "1 new" in run.invoke(app, ["read", str(page), "--case", case]).stdout
    assert "0 new" in run.invoke(app, ["read", str(page), "--case", case]).stdout
    table = tmp_path / "mine.csv"
    table.write_text("name,lat,lon,country\nOstra Post,14.5,44.25,ye\n", encoding="utf-8")
    assert run.invoke(app, ["gazetteer", "add", str(table)]).exit_code == 0
    assert "1 new" in run.invoke(app, ["read", str(page), "--case", case]).stdout
    assert "14.50, 44.25" in run.invoke(app, ["entities", case, "--type", "place"]).stdout


def test_places_of_one_run_are_used_in_it(tmp_path: Path) -> None:
    page, table = tmp_path / "page.txt", tmp_path / "mine.csv"
    page.write_text("Shells hit Ostra Post in Yemen on Monday, the army said.", encoding="utf-8")
    table.write_text("name,lat,lon,country\nOstra Post,14.5,44.25,ye\n", encoding="utf-8")
    done = run.invoke(app, ["read", str(page), "--places", str(table), "--json"])
    places = [m["place"] for m in json.loads(done.stdout)["mentions"] if m["place"]]
    assert ("Ostra Post", 14.5) in {(p["name"], p["lat"]) for p in places}
