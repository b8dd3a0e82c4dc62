"""The words of a report in stretches: whatever is marked, put together they are the text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from rashomon.records import Reading, Report, Segment
from rashomon.store import open_case
from rashomon.views.web.desk import Desk
from rashomon.views.web.screens.report import index_of, report_screen, stretch_of
from tests.helpers import read_text


class NoJobs:
    """Nothing is done behind the screens of a test."""

    def close(self) -> None:
        """Nothing to end."""


def desk_of(path: Path, *readings: Reading) -> Desk:
    with open_case(path, create=True) as case:
        for reading in readings:
            case.add(reading, reading.report.text.encode())
    return Desk(path, jobs=NoJobs())  # type: ignore[arg-type]


def words_of(desk: Desk, report: str) -> str:
    screen = report_screen(desk, report)
    edges = [*screen.cuts, screen.length]
    found = ""
    for start, end in pairwise(edges):
        stretch = stretch_of(desk, report, start, end)
        for block in stretch.blocks:
            for run in block.runs:
                assert run.start == len(found)
                found += run.text
    return found


def test_runs_are_the_text_and_cards_stand_once(tmp_path: Path) -> None:
    text = (
        "Shells 🚀 hit Orsel on Monday, the mayor said.\n\nThe front denied it. نفى الجيش ذلك.\n"
        * 90
    )
    reading = read_text(text)
    desk = desk_of(tmp_path / "a.case", reading)
    report = reading.report.id
    assert words_of(desk, report) == text
    screen = report_screen(desk, report)
    assert len(screen.cuts) > 1
    edges = [*screen.cuts, screen.length]
    cards = [
        card
        for start, end in pairwise(edges)
        for card in stretch_of(desk, report, start, end).cards
    ]
    assert sorted(card.id for card in cards) == sorted(index_of(desk, report).ids)
    assert len(cards) == len(reading.claims)
    for card in cards:
        assert text[card.start : card.end].strip()
    desk.close()


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.text(st.characters(blacklist_categories=["Cs"]), max_size=80), max_size=6),
    st.integers(0, 400),
    st.integers(0, 400),
)
def test_any_text_comes_back(tmp_path: Path, lines: list[str], start: int, length: int) -> None:
    text = "\n".join(lines).replace("\x00", " ") or "."
    at, segments = 0, []
    for line in text.split("\n"):
        if line:
            segments.append(Segment(at, at + len(line), "body"))
        at += len(line) + 1
    report = Report(
        id="r", name="r", sha256="0" * 64, address="r", text=text, segments=tuple(segments)
    )
    path = tmp_path / "any.case"
    path.unlink(missing_ok=True)
    with open_case(path, create=True) as case:
        case.add(Reading(report=report), reader="none")
    desk = Desk(path, jobs=NoJobs())  # type: ignore[arg-type]
    try:
        assert words_of(desk, "r") == text
        part = stretch_of(desk, "r", start, start + length)
        assert "".join(r.text for b in part.blocks for r in b.runs) == text[start : start + length]
    finally:
        desk.close()


@pytest.mark.parametrize("at", [0, 2999, 3000, 10**9])
def test_the_head_brings_the_stretch_that_was_asked_for(tmp_path: Path, at: int) -> None:
    text = "Shells hit Orsel on Monday, the mayor said.\n" * 200
    reading = read_text(text)
    desk = desk_of(tmp_path / "a.case", reading)
    stretch = report_screen(desk, reading.report.id, at).stretch
    wanted = min(at, len(text) - 1)
    assert stretch.start <= wanted < stretch.end
    desk.close()
