"""Names lead to whom a careful reader takes them to mean, in both directions of every conflict."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rashomon.records import Mention
from tests.helpers import read_text

Entry = dict[str, Any]
ENTRIES: list[Entry] = yaml.safe_load(
    (Path(__file__).parent / "sentences.yml").read_text(encoding="utf-8")
)
CASES = [(e["text"], e.get("names") or [], False) for e in ENTRIES]
CASES += [(e["text"], e["missed"], True) for e in ENTRIES if e.get("missed")]


def meant(text: str, mentions: tuple[Mention, ...], words: str) -> set[str | None]:
    """Whom mentions that share half of some words mean."""
    start = text.index(words)
    end = start + len(words)

    def shared(m: Mention) -> float:
        return min(end, m.end) - max(start, m.start)

    return {m.entity for m in mentions if shared(m) >= 0.5 * min(end - start, m.end - m.start)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(text, names, marks=pytest.mark.xfail(reason="not found yet"))
        if missed
        else pytest.param(text, names)
        for text, names, missed in CASES
    ],
)
def test_names_mean_whom_a_reader_takes_them_for(text: str, names: list[list[str]]) -> None:
    reading = read_text(text)
    for words, entity in names:
        assert entity in meant(text, reading.mentions, words), words


def test_the_table_is_long_enough_and_has_all_sides() -> None:
    assert len(ENTRIES) >= 120
    named = {entity for e in ENTRIES for _, entity in e.get("names") or []}
    for side, other in [
        ("ma", "polisario"),
        ("il", "hamas"),
        ("il", "hezbollah"),
        ("ru", "ua"),
        ("saa", "fsa"),
        ("tr", "pkk"),
        ("houthi", "coalition_ye"),
        ("sd_saf", "sd_rsf"),
        ("kp", "kr"),
        ("ly_lna", "ly_gna"),
        ("af_gov", "af_taliban"),
    ]:
        assert {side, other} <= named
