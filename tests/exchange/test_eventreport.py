"""A row for each report of each happening, and the way back from each cell to its words."""

import json
from pathlib import Path

import pytest

from rashomon.exchange.out.reported import COLUMNS, SIDE
from rashomon.weighing.rollup import roll_up
from rashomon.weighing.rollup.rules import CONSERVATIVE
from tests.exchange.tables import MARKET, filled, header, make, rows, texts


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("market"), MARKET)


def test_columns_are_those_of_eventreport_in_their_order(market: Path) -> None:
    assert header(market, "eventreport") == [*COLUMNS, *SIDE]
    assert len(COLUMNS) == 108 == len(set(COLUMNS))
    assert COLUMNS[11:18] == (
        *("date_start", "date_end", "city", "location", "latitude", "longitude"),
        "geo_precision",
    )
    assert set(CONSERVATIVE.ways) <= set(COLUMNS)


def test_each_report_keeps_its_own_account(market: Path) -> None:
    found = {row["source"].partition(";")[0]: row for row in rows(market, "eventreport")}
    ledger, tribune = found["Kyiv Ledger"], found["Moscow Tribune"]
    assert (ledger["actor1"], ledger["actor1_perpetrator"], ledger["actor2"]) == ("Russia", "1", "")
    assert (tribune["actor2"], tribune["actor2_perpetrator"], tribune["actor1"]) == (
        *("Ukraine", "1", ""),
    )
    assert [ledger["deaths_best"], tribune["deaths_best"]] == ["9", "4"]
    assert json.loads(ledger["denials"])[0]["words"] == "Russia denied it"
    assert json.loads(tribune["denials"])[0]["words"] == "Ukraine denied shelling the market"


def test_a_bound_stays_a_bound(market: Path) -> None:
    row = next(row for row in rows(market, "eventreport") if "Alpine" in row["source"])
    assert (row["deaths_low"], row["deaths_best"], row["deaths_high"]) == ("12", "12", "")


def test_what_no_report_says_is_blank(market: Path) -> None:
    never = {"election", "certain", "certain1", "event_context", "displacement", "sampling"}
    never |= {"source_type", "source_classification", "actor1_party", "actor1_initiator"}
    never |= {"actor1_intervener", "actor1_bystander", "source_author"}
    for row in rows(market, "eventreport"):
        assert not never & filled(row)


def test_hostile_names_survive(market: Path) -> None:
    sources = [row["source"] for row in rows(market, "eventreport")]
    assert '=cmd("x"); Alpine "Wire",\nZurich 🕊 صوت' in sources


@pytest.mark.parametrize("which", ["market", "demo_case"])
def test_every_word_of_evidence_stands_in_its_report(
    which: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(which)
    known = texts(path)
    found = rows(path, "eventreport")
    assert found
    for row in found:
        text = known[row["id"]]
        assert text
        proofs = [*json.loads(row["evidence"] or "[]"), *json.loads(row["denials"] or "[]")]
        for proof in proofs:
            assert text[proof["start"] : proof["end"]] == proof["words"]
        claims = set(row["claims"].split("; ")) - {""}
        assert claims == {proof["claim"] for proof in proofs if "claim" in proof}
        voices = row["source_original"].split("; ") if row["source_original"] else []
        flat = " ".join(text.split())
        assert all(voice in flat for voice in voices)


def test_every_filled_cell_has_its_words(demo_case: Path) -> None:
    shown = {"city": "location", "country": "location", "place": "location", "adm_1": "location"}
    for row in rows(demo_case, "eventreport"):
        told = {proof["column"] for proof in json.loads(row["evidence"] or "[]")}
        for name in filled(row) & {"target", "location", "more_actors", *shown}:
            assert shown.get(name, name) in told
        for number in range(1, 7):
            assert bool(row[f"actor{number}"]) == (f"actor{number}" in told)
        for name in ("deaths", "injuries"):
            cells = (row[f"{name}_low"], row[f"{name}_best"], row[f"{name}_high"])
            assert any(cells) == (name in told)


def test_the_rows_can_be_rolled_up_as_they_are(demo_case: Path) -> None:
    coded = []
    for row in rows(demo_case, "eventreport"):
        cells = {name: cell or None for name, cell in row.items() if name in COLUMNS}
        numbers = {n for n in COLUMNS if n.startswith(("deaths_", "injuries_"))}
        coded.append({n: float(c) if c and n in numbers else c for n, c in cells.items()})
    sources = sorted(int(str(each["number_of_sources"])) for each in roll_up(coded, "informative"))
    assert sum(sources) == len(coded)
    assert sources[-1] > 5
    assert set(sources[:-1]) == {1}


def test_demonstration_case_tells_of_both_sides(demo_case: Path) -> None:
    found = rows(demo_case, "eventreport")
    doers = {
        row[f"actor{n}"]
        for row in found
        for n in range(1, 7)
        if row[f"actor{n}_perpetrator"] == "1"
    }
    assert {"Valley Guard", "Ysmere"} <= doers
    assert {row["deaths_best"] for row in found} >= {"6", "9", "14", "16"}


def test_what_one_report_tells_alone_has_its_row(tmp_path: Path) -> None:
    told = [
        (
            "Ledger",
            "2024-05-07",
            "Norland shelled Kharkiv on Monday, killing four, the mayor said.",
        ),
        ("Post", "2024-05-07", "Norland shelled Kharkiv on Monday, killing six, the mayor said."),
        ("Star", "2024-06-19", "Rebels shelled Smara on Tuesday, killing two, the army said."),
        ("Echo", "2024-06-20", "Barley stood high in the valley in June."),
    ]
    path = make(tmp_path, told)
    found = rows(path, "eventreport")
    assert [row["source"] for row in found] == ["Ledger", "Post", "Star"]
    assert len({row["event_id"] for row in found}) == 2
    story = rows(path, "eventreport", story=found[0]["event_id"])
    assert [row["source"] for row in story] == ["Ledger", "Post"]
    for form, column in (("ged", "best"), ("acled", "fatalities")):
        assert [row[column] for row in rows(path, form)][1:] == ["2"]
