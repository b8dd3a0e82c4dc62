"""The command line as a user meets it: data on standard output, the rest on standard error."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.typed import typed

RAIDS = {
    "gazette.txt": "Nine people were killed when rockets hit the market in Kharkiv, the mayor said.",
    "herald.txt": "Fourteen people were killed when rockets hit the market in Kharkiv.",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in RAIDS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(pages: Path, tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    assert typed("read", pages, "--case", path).returncode == 0
    return path


def test_read_prints_claims_voices_and_exact_words(pages: Path) -> None:
    done = typed("read", pages)
    assert done.returncode == 0
    assert "casualties" in done.stdout
    assert "gazette.txt ← the mayor" in done.stdout
    assert "2 reports read" in done.stderr


def test_read_json_prints_one_reading_a_line_with_the_names_of_the_contract(pages: Path) -> None:
    lines = [json.loads(line) for line in typed("read", pages, "--json").stdout.splitlines()]
    assert [line["report"]["name"] for line in lines] == ["gazette.txt", "herald.txt"]
    for line in lines:
        assert {"report", "mentions", "attributions", "claims", "failure"} <= set(line)
        for claim in line["claims"]:
            for span in claim["evidence"]:
                text = line["report"]["text"]
                assert text[span["start"] : span["end"]] == span["quote"]


def test_read_without_case_writes_nothing(pages: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    typed("read", pages)
    assert sorted(tmp_path.rglob("*")) == before


def test_reading_twice_adds_nothing(pages: Path, case: Path) -> None:
    again = typed("read", pages, "--case", case)
    assert "0 new" in again.stdout


def test_standard_input() -> None:
    done = typed("read", "-", "--json", stdin="Rebels shelled the port.")
    assert json.loads(done.stdout)["claims"][0]["event"]["type"] == "attack"


def test_bad_input_is_one_sentence_and_the_rest_is_read(pages: Path) -> None:
    (pages / "empty.txt").write_bytes(b"")
    (pages / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    done = typed("read", pages, "--json")
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert len([r for r in readings if r["claims"]]) == 2
    assert len([r for r in readings if r["failure"]]) == 2
    assert "empty.txt: the file is empty" in done.stderr
    assert "2 could not be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_failures_are_kept_in_the_case(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").write_bytes(b"")
    case = tmp_path / "case.db"
    typed("read", pages, "--case", case)
    shown = typed("show", case)
    assert "gazette.txt" in shown.stdout
    assert "the file is empty" in shown.stderr


def test_claims_are_filtered(case: Path) -> None:
    def quotes(*words: str) -> list[str]:
        out = typed("claims", case, "--json", *words).stdout
        return [json.loads(line)["event"]["type"] for line in out.splitlines()]

    assert set(quotes()) == {"attack", "casualties"}
    assert set(quotes("--event-type", "attack")) == {"attack"}
    assert quotes("--source", "mayor", "--event-type", "attack") == ["attack"]
    assert quotes("--certainty", "asserted", "--event-type", "attack") == ["attack"]
    assert quotes("--report", "herald.txt", "--event-type", "attack") == ["attack"]
    assert quotes("--text", "fourteen", "--event-type", "casualties") == ["casualties"]
    assert quotes("--text", "nothing like it") == []


def test_claims_are_told_in_a_sentence_with_the_chain_and_the_exact_words(case: Path) -> None:
    told = typed("claims", case, "--report", "gazette.txt", "--event-type", "casualties").stdout
    sentence, outlet, voice, quote, *_ = told.splitlines()
    assert sentence.startswith("According to the mayor,")
    assert sentence.endswith("casualties, reported")
    assert outlet.strip() == "gazette.txt (own voice)"
    assert voice.strip().startswith("← the mayor, “said”")
    assert "“Nine people were killed" in quote
    assert "characters 0-" in quote


def test_claims_say_why(case: Path) -> None:
    plain = typed("claims", case, "--event-type", "casualties").stdout
    told = typed("claims", case, "--event-type", "casualties", "--why").stdout
    assert "certainty: reported" not in plain
    assert "certainty: reported — " in told
    assert "— “said”" in told
    assert "polarity: affirmed" in told
    assert "— the cue of a voice in the chain —" in told
    as_json = [typed("claims", case, "--json", *more).stdout for more in ((), ("--why",))]
    assert as_json[0] == as_json[1]


def test_an_unknown_event_type_names_the_choices(case: Path) -> None:
    done = typed("claims", case, "--event-type", "raid")
    assert done.returncode == 2
    assert "casualties" in done.stderr


def test_show_marks_the_claims_in_the_words(case: Path) -> None:
    shown = typed("show", case, "gazette.txt").stdout
    assert "[1]" in shown
    assert "rockets hit the market in Kharkiv" in shown


def test_show_of_an_unknown_report_says_which_there_are(case: Path) -> None:
    done = typed("show", case, "courier.txt")
    assert done.returncode == 2
    assert "gazette.txt" in done.stderr


def test_compare_marks_numbers_that_differ_and_exits_with_1(case: Path, pages: Path) -> None:
    for done in (typed("compare", case), typed("compare", pages)):
        assert done.returncode == 1
        assert "≠ how many killed" in done.stdout


def test_compare_json_is_one_comparison(pages: Path) -> None:
    comparison = json.loads(typed("compare", pages, "--json").stdout)
    assert {"reports", "stories"} == set(comparison)
    (story,) = comparison["stories"]
    point = next(p for p in story["points"] if p["slot"] == "how many killed")
    assert [v["value"] for v in point["versions"]] == ["9", "14"]
    assert {"claims", "reports", "publishers", "origins_min", "origins_max"} <= set(
        point["versions"][0]
    )


def test_a_case_is_compared_as_its_pages_are(case: Path, pages: Path) -> None:
    found, whole = (json.loads(typed("compare", p, "--json").stdout) for p in (case, pages))
    assert found["stories"] == whole["stories"]
    assert [r["id"] for r in found["reports"]] == [r["id"] for r in whole["reports"]]
    (story,) = found["stories"]
    link = story["links"][0]["id"]
    for more in ((), ("--story", 1), ("--all",), ("--why", link[:8])):
        first, second = (typed("compare", p, *more) for p in (case, pages))
        assert (first.stdout, first.returncode) == (second.stdout, second.returncode)
    for path in (case, pages):
        assert typed("compare", path, "--story", 7).stderr == "there is no story 7; there are 1\n"
        assert typed("compare", path, "--why", "nothing").returncode == 2


def test_compare_without_differences_exits_with_0(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(RAIDS["gazette.txt"], encoding="utf-8")
    assert typed("compare", page).returncode == 0


def test_a_users_own_actors_and_places(tmp_path: Path) -> None:
    page, actors, places = tmp_path / "p.txt", tmp_path / "actors.yml", tmp_path / "places.yml"
    page.write_text("The Hill Guard shelled a mill in Orrin.", encoding="utf-8")
    actors.write_text("hg: {name: Hill Guard, type: armed_group}", encoding="utf-8")
    places.write_text("orrin: {name: Orrin, kind: town}", encoding="utf-8")
    done = typed("read", page, "--json", "--actors", actors, "--places", places)
    (claim,) = json.loads(done.stdout)["claims"]
    assert (claim["actor"]["entity"], claim["place"]["entity"]) == ("hg", "orrin")


@pytest.mark.parametrize(
    ("content", "reason"),
    [("hg: [", "no valid YAML"), ("hg: {name: Hill Guard}", "needs a name and a type"), ("", "")],
)
def test_a_bad_actors_file_is_one_sentence(tmp_path: Path, content: str, reason: str) -> None:
    actors = tmp_path / "actors.yml"
    actors.write_text(content, encoding="utf-8")
    done = typed("read", "-", "--actors", actors, stdin="Rebels shelled the port.")
    assert done.returncode == 2
    assert str(actors) in done.stderr or "hg" in done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def _text(path: Path) -> None:
    path.write_text("no database at all, but long enough to look like some file\n" * 20)


def _other(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table recipes (name text)")


def _newer(path: Path) -> None:
    typed("read", "-", "--case", path, stdin="Rebels shelled the port.")
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = '9999'")


@pytest.mark.parametrize("make", [_text, _other, _newer])
@pytest.mark.parametrize("command", ["claims", "show", "compare", "read"])
def test_a_file_that_is_no_case_is_one_sentence(tmp_path: Path, make, command: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "case.db"
    make(path)
    before = path.read_bytes()
    words = ["read", "-", "--case", path] if command == "read" else [command, path]
    done = typed(*words, stdin="Rebels shelled the port.")
    assert done.returncode == 2
    assert "case.db" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    if make is not _newer:
        assert path.read_bytes() == before


def test_a_missing_case_is_one_sentence(tmp_path: Path) -> None:
    done = typed("claims", tmp_path / "none.db")
    assert done.returncode == 2
    assert "none.db" in done.stderr


def test_a_missing_path_is_one_sentence(pages: Path) -> None:
    done = typed("read", pages, pages / "gone.txt")
    assert done.returncode == 1
    assert "gone.txt: there is no such file or folder" in done.stderr


def test_version_and_help() -> None:
    assert typed("--version").stdout.startswith("rashomon ")
    for command in ("read", "claims", "show", "compare", "demo", "schema"):
        assert command in typed("--help").stdout
        assert typed(command, "--help").returncode == 0


def test_no_such_command_exits_with_2() -> None:
    assert typed("judge").returncode == 2


def test_a_mistake_of_our_own_is_not_taken_for_a_difference(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from rashomon import cli

    def broken() -> None:
        raise RuntimeError("not foreseen")

    monkeypatch.setattr(cli, "app", broken)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 2
    assert "please report it" in capsys.readouterr().err
