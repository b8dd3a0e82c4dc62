"""Every input that once broke something is taken in: refused in one sentence, or read."""

import importlib.util
from pathlib import Path

import pytest
from fuzz.targets import load

CORPUS = Path(__file__).parent / "corpus"
INPUTS = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: str(path.relative_to(CORPUS)))
def test_an_input_that_broke_something_does_so_no_more(path: Path) -> None:
    target = load(path.parent.name)
    needed = getattr(target, "NEEDS", None)
    if needed is not None and importlib.util.find_spec(needed) is None:
        pytest.skip(f"needs the package {needed}")
    target.check(path.read_bytes())
