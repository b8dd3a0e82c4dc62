"""FollowTheMoney entities as parties; without the extra, one sentence says what to install."""

import importlib.util
from pathlib import Path

import pytest

from rashomon.errors import LanguageError
from rashomon.language.ftm import is_ftm, read_ftm

HAS_FTM = importlib.util.find_spec("followthemoney") is not None
LINES = """\
{"id": "Q1", "schema": "Person", "properties": {"name": ["Varim Oltas"], "alias": ["Warim Oltass"]}}
{"id": "Q2", "schema": "Organization", "properties": {"name": ["Dorna Relief"], "abbreviation": ["DR"]}}
{"id": "Q3", "schema": "Vessel", "properties": {"name": ["Sea Star"]}}
"""


def test_files_are_told_by_their_names() -> None:
    assert is_ftm("entities.ftm.json")
    assert not is_ftm("actors.yml")


@pytest.mark.skipif(HAS_FTM, reason="the extra is installed")
def test_without_the_extra_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r'pip install "rashomon\[ftm\]"'):
        read_ftm(str(tmp_path / "entities.json"))


@pytest.mark.skipif(not HAS_FTM, reason="needs the extra: pip install rashomon[ftm]")
def test_people_and_organisations_become_parties(tmp_path: Path) -> None:
    path = tmp_path / "entities.json"
    path.write_text(LINES, encoding="utf-8")
    entries = read_ftm(str(path))
    assert {key: e["type"] for key, e in entries.items()} == {
        "varim-oltas": "person",
        "dorna-relief": "organisation",
    }
    assert entries["dorna-relief"]["names"]["acronym"] == ["DR"]
    path.write_text("no json\n", encoding="utf-8")
    with pytest.raises(LanguageError, match="line 1 is no FollowTheMoney entity"):
        read_ftm(str(path))
