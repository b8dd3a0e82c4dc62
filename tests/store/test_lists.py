"""A case keeps the lists that it was read with, and is compared with them."""

from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.store import Case

ACTORS = "valley-guard:\n  name: Valley Guard\n  type: armed_group\n"


def test_lists_are_kept_with_the_case(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text(ACTORS, encoding="utf-8")
    case.keep_lists([path])
    path.unlink()
    assert case.language().names.neutral["valley-guard"] == "Valley Guard"


def test_a_newer_list_takes_the_place_of_one_of_its_name(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    for name in ("Valley Guard", "Guard of the Valleys"):
        path.write_text(ACTORS.replace("Valley Guard", name), encoding="utf-8")
        case.keep_lists([path])
    (kept,), places = case.list_files()
    assert places == []
    assert kept.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    assert case.language().names.neutral["valley-guard"] == "Guard of the Valleys"


def test_a_list_that_is_not_there_is_one_sentence(case: Case, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the list cannot be kept"):
        case.keep_lists([tmp_path / "nothing.yml"])
