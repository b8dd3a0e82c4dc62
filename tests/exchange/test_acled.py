"""A row for each happening that ACLED would code, in ACLED's columns."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.exchange.tables import MADE, MARKET, filled, header, make, rows, texts

COLUMNS = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country
admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities
tags timestamp
""".split()


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("market"), MARKET)


def test_columns_are_those_of_acled_in_their_order(market: Path) -> None:
    assert len(COLUMNS) == 31
    assert header(market, "acled") == COLUMNS


def test_fatalities_follow_the_rule(market: Path) -> None:
    found = {
        rule: rows(market, "acled", rule)[0]["fatalities"]
        for rule in ("conservative", "representative", "informative")
    }
    assert found == {"conservative": "4", "representative": "9", "informative": "12"}


def test_the_kind_of_event(market: Path) -> None:
    (row,) = rows(market, "acled")
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == (
        "Political violence",
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert (row["event_date"], row["time_precision"]) == ("2024-05-06", "1")
    assert row["timestamp"] == str(int(datetime.fromisoformat(MADE).astimezone(UTC).timestamp()))


def test_both_sides_stand_in_the_row(market: Path) -> None:
    (row,) = rows(market, "acled", "informative")
    assert (row["actor1"], row["actor2"]) == ("Russia", "Ukraine")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("8", "1", "18")
    notes = row["notes"]
    for words in ("Russia shelled the fish market", "Ukraine shelled the fish market"):
        assert f"“{words}" in notes
    for words in ("Russia denied it", "Ukraine denied shelling the market"):
        assert f"“{words}”" in notes
    assert "Most-informative" in notes


def test_what_only_acled_can_give_is_blank(market: Path) -> None:
    (row,) = rows(market, "acled", "informative")
    blank = {"event_id_cnty", "assoc_actor_1", "assoc_actor_2", "iso", "region", "admin3"}
    blank |= {"source_scale", "tags", "civilian_targeting"}
    assert not blank & filled(row)


@pytest.mark.parametrize("which", ["market", "demo_case"])
def test_quoted_words_stand_in_some_report(which: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(which)
    known = list(texts(path).values())
    row, *_ = rows(path, "acled")
    quoted = [part.partition("” (")[0] for part in row["notes"].split("“")[1:]]
    whole = [words for words in quoted if "“" not in words]
    assert len(whole) > 3
    assert all(any(words in text for text in known) for words in whole)


def test_rival_ways_leave_the_sub_event_open(demo_case: Path) -> None:
    row, *_ = rows(demo_case, "acled", "informative")  # rockets, or a bomb from a drone
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "")
    assert row["inter1"] == ""  # rebels or a militia: the reports do not say


def test_other_kinds_of_events(tmp_path: Path) -> None:
    told = "Police arrested four men in Kharkiv on Monday, the council said."
    path = make(tmp_path, [("Ledger", "2024-05-07", told), ("Post", "2024-05-07", told)])
    for row in rows(path, "acled"):
        assert row["fatalities"] == ""
