"""Data flows one way: a part imports only from parts above it."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "src" / "rashomon"
# Two rows of the drawing in docs/explanation/architecture.md stand side by side: language and intake.
ORDER = [
    "errors",
    "vocabulary",
    "records",
    "language",
    "geography",
    "intake",
    "reading",
    "naming",
    "claims",
    "reader",
    "linking",
    "weighing",
    "store",
    "views",
    "exchange",
    "run",
    "archive",
    "cli",
]
FILES = [p for p in sorted(HOUSE.rglob("*.py")) if p.parent != HOUSE or p.stem in ORDER]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    return {name.split(".")[1] for name in names if name.startswith("rashomon.")}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_imports_point_upwards(path: Path) -> None:
    part = path.relative_to(HOUSE).parts[0].removesuffix(".py")
    if part == "demo":
        return
    above = set(ORDER[: ORDER.index(part) + 1])
    assert imported(path) <= above


def test_files_hold_one_idea() -> None:
    sizes = {p.name: len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    assert {name: size for name, size in sizes.items() if size > 400} == {}
