"""Every benchmark says what it asks, of which data and how to run it, and stops without data."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"
SCRIPTS = sorted(path for path in FOLDER.glob("*.py") if path.name != "common.py")


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


NEEDS_DATA = [script for script in SCRIPTS if script.name != "demo.py"]


@pytest.mark.parametrize("script", NEEDS_DATA, ids=lambda path: path.stem)
def test_missing_data_is_one_sentence(script: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(script), "--shared", str(tmp_path / "nothing")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("There is no ")
    assert done.stderr.count("\n") == 1
