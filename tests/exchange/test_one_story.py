"""Tables of one story, of a case with nothing in it, and of stories on one page."""

import csv
import io
from pathlib import Path

import pytest

from rashomon.exchange.formats import FORMATS
from rashomon.exchange.material import Material
from rashomon.store import open_case
from tests.exchange.tables import MARKET, make, rows

FORMS = ("eventreport", "ged", "acled", "sipri")
BRIDGE = "Norland shelled the bridge in Kherson on Friday, killing {} people, the council said."


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bridge = [
        (outlet, "2024-06-15", BRIDGE.format(number))
        for outlet, number in (("Ledger", "two"), ("Post", "three"))
    ]
    return make(tmp_path_factory.mktemp("two"), [*MARKET, *bridge])


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_case_has_a_header_alone(tmp_path: Path, form: str) -> None:
    with open_case(tmp_path / "case.db", create=True) as case:
        (header,) = FORMATS[form].load()(Material(case))
    assert header.count(",") > 10


@pytest.mark.parametrize("form", FORMS[:3])
def test_one_story_has_its_rows_alone(two: Path, form: str) -> None:
    every = rows(two, form)
    with open_case(two) as case:
        ids = [story.id for story in case.stories()]
        assert len(ids) == 2
        alone = [
            row
            for key in ids
            for row in csv.DictReader(
                io.StringIO("".join(FORMATS[form].load()(Material(case, key[:8]))), newline="")
            )
        ]
    for row in (*every, *alone):
        row.pop("timestamp", None)
    assert alone == every


def test_no_row_takes_anything_from_another_story(two: Path) -> None:
    found = {row["where_coordinates"]: row for row in rows(two, "ged", "informative")}
    assert found["Kherson"]["best"] == "3"
    assert found["Kharkiv"]["best"] == "12"


def test_what_reports_recall_of_another_happening_is_left_out(tmp_path: Path) -> None:
    now = "Russia shelled the fish market in Kharkiv on Monday, killing nine people, {} said.\n\n"
    then = "On 1 March 2024 Ukraine shelled the bus station in Donetsk, killing 50 people, {} said."
    voices = ("the mayor", "the council", "a doctor", "the army")
    pages = [
        (f"Outlet {n}", "2024-05-07", now.format(voice) + then.format(voice) * (n < 2))
        for n, voice in enumerate(voices)
    ]
    (row,) = rows(make(tmp_path, pages), "ged", "informative")
    assert (row["best"], row["date_start"], row["where_coordinates"]) == (
        *("9", "2024-05-06", "Kharkiv"),
    )
    assert row["side_a"] == ""
