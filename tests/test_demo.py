"""The demonstration case shows what it promises."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from rashomon.reader import read
from rashomon.records import Comparison, Reading
from rashomon.weighing import compare_readings
from tests.helpers import check_spans

DEMO = Path(str(files("rashomon"))) / "demo"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(read([DEMO / "reports"], [DEMO / "actors.yml"], [DEMO / "places.yml"]))


@pytest.fixture(scope="module")
def comparison(readings: list[Reading]) -> Comparison:
    return compare_readings(readings)


def test_every_report_is_read_with_exact_spans(readings: list[Reading]) -> None:
    assert len(readings) == 12
    for reading in readings:
        assert reading.failure is None
        assert reading.claims
        check_spans(reading)


def test_every_report_is_marked_as_invented(readings: list[Reading]) -> None:
    assert all("This page is invented" in reading.report.text for reading in readings)


def test_the_claims_a_careful_reader_lists_are_found(readings: list[Reading]) -> None:
    """A floor, not a figure: the figure is in benchmarks/RESULTS.md."""
    expected = yaml.safe_load((DEMO / "expected.yml").read_text(encoding="utf-8"))
    by_name = {reading.report.name: reading for reading in readings}
    found = total = 0
    for entry in _claims(expected):
        reading = by_name[entry["report"]]
        start = reading.report.text.find(entry["quote"])
        assert start >= 0, entry["quote"]
        total += 1
        found += any(
            span.start < start + len(entry["quote"]) and start < span.end
            for claim in reading.claims
            for span in claim.evidence
        )
    assert found >= 0.85 * total


def _claims(node: object) -> list[dict[str, str]]:
    if isinstance(node, dict) and "quote" in node:
        return [node]
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [claim for value in values for claim in _claims(value)]


def test_rival_numbers_are_set_side_by_side(comparison: Comparison) -> None:
    story = comparison.stories[0]
    assert len(story.reports) >= 8
    killed = next(p for p in story.points if p.slot == "how many killed")
    assert killed.state == "differ"
    assert {"9", "14"} <= {version.value for version in killed.versions}


def test_the_second_story_of_a_page_is_no_part_of_the_first(readings: list[Reading]) -> None:
    column = next(r for r in readings if r.report.name == "long_column.txt")
    assert {segment.story for segment in column.report.segments} == {0, 1}


def test_a_drifted_headline_has_another_speaker_than_its_body(readings: list[Reading]) -> None:
    column = next(r for r in readings if r.report.name == "long_column.txt")
    supplied = [c for c in column.claims if c.event.type == "arms_transfer"]
    heard = [[hop.source for hop in claim.chain[1:]] for claim in supplied[:2]]
    officials = (
        "two Ysmeri security officials and a merchant who trades on both banks of the Ulvenne"
    )
    assert heard == [["Velkasse"], [officials]]
