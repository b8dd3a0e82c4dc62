"""The four real pages, where they lie beside the repository: the floors of the first reader."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from rashomon.reader import read
from rashomon.records import Reading
from tests.helpers import check_spans


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[Reading]:
    return list(read([shared / "seeds"]))


def test_all_four_are_read_with_exact_spans(readings: list[Reading]) -> None:
    assert len(readings) == 4
    for reading in readings:
        assert reading.failure is None
        check_spans(reading)


def test_floors_of_the_first_reader(readings: list[Reading], shared: Path, tmp_path: Path) -> None:
    lines = tmp_path / "r.jsonl"
    lines.write_bytes(b"".join(msgspec.json.encode(r) + b"\n" for r in readings))
    scorer = shared / "bench" / "score_claims.py"
    done = subprocess.run(
        [sys.executable, scorer, lines], capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout)
    floors = {
        "evidence_exact": 100,
        "found": 80,
        "touching": 60,
        "tight": 60,
        "voice_right": 80,
        "innermost_voice_right": 60,
        "polarity_right": 95,
    }
    assert {name: figures[name] >= floor for name, floor in floors.items()} == dict.fromkeys(
        floors, True
    ), figures


def test_no_claim_from_captions_widgets_or_comment_forms(readings: list[Reading]) -> None:
    for reading in readings:
        kinds = {
            segment.kind
            for claim in reading.claims
            for segment in reading.report.segments
            if segment.start <= claim.evidence[0].start < segment.end
        }
        assert kinds <= {"title", "body"}
