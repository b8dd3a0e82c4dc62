"""Every benchmark says what it asks, of which data and how to run it, and stops without data."""

import ast
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"
HELPERS = ("common.py", "made.py", "planted.py")
SCRIPTS = sorted(path for path in FOLDER.glob("*.py") if path.name not in HELPERS)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script_opens_with_question_data_and_command(script: Path) -> None:
    opening = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or ""
    assert opening.partition("\n")[0].endswith("?")
    assert "\nData: " in opening
    assert f"\nCommand: python benchmarks/{script.name}" in opening


@pytest.mark.parametrize("page", ["README.md", "RESULTS.md"])
def test_page_names_every_script(page: str) -> None:
    words = (FOLDER / page).read_text(encoding="utf-8")
    assert [script.name for script in SCRIPTS if script.name not in words] == []


# These make what they measure.
MADE = ("archive.py", "demo.py", "exchange.py", "linking.py", "page.py")
NEEDS_DATA = [script for script in SCRIPTS if script.name not in MADE]


@pytest.mark.parametrize("script", NEEDS_DATA, ids=lambda path: path.stem)
def test_missing_data_is_one_sentence(script: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(script), "--shared", str(tmp_path / "nothing")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("There is no ")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The names of a script, by its own name."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return lambda name: runpy.run_path(str(FOLDER / f"{name}.py"))


def reading_of(text: str, tree: list[tuple[int, str, str]], **more: Any) -> dict[str, Any]:
    """A reading of words set apart by blanks; `tree` has each word's head, relation and part."""
    ends = [sum(len(w) + 1 for w in text.split()[: i + 1]) - 1 for i in range(len(tree))]
    starts = [end - len(word) for end, word in zip(ends, text.split(), strict=True)]
    heads, relations, parts = zip(*tree, strict=True)
    syntax = {"start": starts, "end": ends, "head": heads, "relation": relations, "upos": parts}
    empty = {"claims": [], "mentions": [], "sentences": [[0, len(text)]], "attributions": []}
    return {"report": {"text": text}, **empty, **more, "syntax": syntax | {"roles": []}}


def test_mark_that_breaks_off_goes_on_to_its_noun(script: Any) -> None:
    muc4 = script("muc4")
    tree = [(1, "nsubj", "NOUN"), (1, "root", "VERB"), (4, "det", "DET"), (4, "compound", "NOUN")]
    reading = reading_of("rebels hit the power grid", [*tree, (1, "obj", "NOUN")])
    page = muc4["Page"](reading, str.lower)
    start, end = page.grown((15, 20), muc4["WAYS"]["Target"])
    assert page.text[start:end] == "power grid"


@pytest.mark.parametrize(
    ("kind", "certainty", "by", "word"),
    [
        ("claim_of_responsibility", "reported", "armed_group", "CLAIMED OR ADMITTED"),
        ("accusation", "alleged", "named_official", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("attack", "alleged", "witness", "SUSPECTED OR ACCUSED"),
        ("attack", "reported", "witness", "REPORTED AS FACT"),
    ],
)
def test_confidence_is_read_off_the_claims(
    script: Any, kind: str, certainty: str, by: str, word: str
) -> None:
    muc4 = script("muc4")
    claim = {
        "event": {"type": kind},
        "polarity": "affirmed",
        "certainty": certainty,
        "actor": None,
        "evidence": [{"start": 0, "end": 19}],
        "chain": [{"source_kind": by}],
    }
    page = muc4["Page"](reading_of("the abc is behind it", [(0, "root", "X")] * 5), str.lower)
    page.claims.append(claim)
    assert muc4["word_of"](page, [(4, 7)]) == word


def test_parties_are_taken_apart_and_pronouns_named(script: Any) -> None:
    plover = script("plover")
    tree = [(3, "nsubj", "PROPN"), (2, "cc", "CCONJ"), (0, "conj", "PROPN"), (3, "root", "VERB")]
    named = [{"entity": "it", "start": 0, "quote": "Italy"}]
    reading = reading_of("Italy and Malta said it", [*tree, (3, "obj", "PRON")], mentions=named)
    both = {"text": "Italy and Malta", "start": 0, "end": 15, "entity": None}
    assert plover["names_of"](both, reading) == ["Italy", "Malta"]
    pronoun = {"text": "it", "start": 21, "end": 23, "entity": "it"}
    assert plover["names_of"](pronoun, reading) == ["Italy"]
