"""`rashomon review` and `rashomon compare --why`, as a user runs them."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rashomon.cli import app

WIRE = (
    "Nine people were killed when shells hit the fish market in Kharkiv on Monday, the interior "
    "ministry said. Smoke rose above the quay for hours while ambulances carried the wounded away."
)
COPY = WIRE.replace("Nine", "Nineteen")
OTHER = "Shells struck the fish market in Kharkiv. Nine people died, the interior ministry said."
run = CliRunner()


@pytest.fixture
def case(tmp_path: Path) -> str:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in (("wire", WIRE), ("copy", COPY), ("other", OTHER)):
        (pages / f"{name}.txt").write_text(text, encoding="utf-8")
    path = str(tmp_path / "news.case")
    assert run.invoke(app, ["read", str(pages), "--case", path]).exit_code == 0
    return path


def compared(case: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.invoke(app, ["compare", case, "--json"]).stdout)
    return found


def story(case: str) -> dict[str, Any]:
    (found,) = compared(case)["stories"]
    return dict(found)


def decide(case: str, *words: str) -> None:
    done = run.invoke(app, ["review", case, *words, "--by", "ana", "--why", "looked it up"])
    assert done.exit_code == 0, done.output


def test_a_copy_is_rejected_and_the_decision_taken_back(case: str) -> None:
    before = compared(case)
    (copy,) = [c for c in story(case)["copies"] if c["degree"] == "copy"]
    decide(case, "reject", copy["id"])
    assert not [c for c in story(case)["copies"] if c["id"] == copy["id"]]
    decide(case, "undo", "1")
    assert compared(case) == before
    log = run.invoke(app, ["review", case, "--log"]).stdout
    assert "does not copy" in log
    assert "ana" in log
    assert "looked it up" in log
    assert "decision 1 is undone" in log


def test_a_report_is_split_off_a_story_and_merged_again(case: str) -> None:
    decide(case, "split", "other.txt", "wire.txt")
    decide(case, "split", "other.txt", "copy.txt")
    assert len(story(case)["reports"]) == 2
    decide(case, "merge", "other.txt", "wire.txt")
    decide(case, "merge", "other.txt", "copy.txt")
    assert len(story(case)["reports"]) == 3


def test_a_claim_is_rejected_and_accepted(case: str) -> None:
    def tolls() -> set[str]:
        points = [p for p in story(case)["points"] if p["slot"] == "how many killed"]
        return {version["value"] for point in points for version in point["versions"]}

    claims = [
        json.loads(c) for c in run.invoke(app, ["claims", case, "--json"]).stdout.splitlines()
    ]
    (nineteen,) = [
        c for c in claims if any(q["quote"] == "Nineteen" for q in c["quantities"])
        and c["event"]["type"] == "casualties"
    ]  # fmt: skip
    assert "19" in tolls()
    decide(case, "reject", nineteen["id"])
    assert "19" not in tolls()
    again = run.invoke(app, ["read", str(Path(case).parent / "pages"), "--case", case])
    assert again.exit_code == 0
    assert "19" not in tolls()
    decide(case, "undo", "1")
    assert "19" in tolls()


def test_two_claims_are_set_on_two_origins(case: str) -> None:
    def toll() -> dict[str, Any]:
        point = next(p for p in story(case)["points"] if p["slot"] == "how many killed")
        return next(dict(v) for v in point["versions"] if v["value"] == "9")

    assert (toll()["origins_min"], toll()["origins_max"]) == (1, 1)
    while merges := toll()["merges"]:
        decide(case, "reject", merges[0]["id"])
    assert toll()["origins_min"] == 2


def test_every_id_says_why(case: str) -> None:
    found = story(case)
    for key in (
        found["copies"][0]["id"],
        found["links"][0]["id"],
        found["points"][0]["versions"][0]["claims"][0],
    ):
        done = run.invoke(app, ["compare", case, "--why", key])
        assert done.exit_code == 0, done.output
        assert len(done.stdout.splitlines()) > 1


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["praise", "x"], "is no decision"),
        (["accept"], "takes one id"),
        (["merge", "wire.txt"], "takes two reports"),
        (["undo", "7"], "no decision 7"),
        (["reject", "zzz"], "nothing in this case has the id"),
        (["merge", "wire.txt", "wire.txt"], "one report"),
    ],
)
def test_bad_input_gets_one_clear_sentence(case: str, words: list[str], advice: str) -> None:
    done = run.invoke(app, ["review", case, *words])
    assert done.exit_code != 0
    assert advice in f"{done.output}{done.exception}"
