"""A row for each story of armed force, in UCDP GED's columns."""

from datetime import date
from pathlib import Path

import pytest

from rashomon.exchange.out.ged import date_prec
from tests.exchange.tables import MARKET, filled, header, make, rows

# As the file of GED 26.1 has them.
COLUMNS = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id
side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a
deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""".split()
PACT = "Norland and Sudmark signed a pact on fishing in Kharkiv on Monday, both said."
FIGHT = "Russia attacked troops of Ukraine in Kharkiv on Monday, {}."


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("market"), MARKET)


def test_columns_are_those_of_ged_in_their_order(market: Path) -> None:
    assert len(COLUMNS) == 49
    assert header(market, "ged") == COLUMNS


def test_three_rules_make_three_rows(market: Path) -> None:
    made = {}
    for rule in ("conservative", "representative", "informative"):
        (row,) = rows(market, "ged", rule)
        made[rule] = (row["low"], row["best"], row["high"])
    # What the greatest number is has no upper bound: "at least 12".
    assert made == {
        "conservative": ("4", "4", "4"),
        "representative": ("9", "9", "9"),
        "informative": ("12", "12", ""),
    }


def test_what_only_ucdp_can_give_is_blank(market: Path) -> None:
    (row,) = rows(market, "ged")
    given = {name for name in COLUMNS if name.endswith(("_id", "_gid"))}
    given |= {"id", "active_year", "type_of_violence", "conflict_name", "dyad_name", "region"}
    given |= {"gwnoa", "gwnob"}
    assert not given & filled(row)
    assert row["code_status"] == "Check"
    assert row["relid"].startswith("rashomon-")


def test_a_source_is_a_document(market: Path) -> None:
    (row,) = rows(market, "ged")
    assert row["number_of_sources"] == "4"
    assert row["source_date"] == "2024-05-07; 2024-05-07; 2024-05-08; 2024-05-08"
    assert sorted(row["source_original"].split("; ")) == [
        "Russia's defence ministry",
        "hospital officials",
        "the council",
        "the mayor",
    ]


def test_where_and_when(market: Path) -> None:
    (row,) = rows(market, "ged")
    assert (row["where_prec"], row["where_coordinates"], row["country"]) == (
        *("1", "Kharkiv", "Ukraine"),
    )
    assert row["geom_wkt"] == f"POINT({row['longitude']} {row['latitude']})"
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (
        *("2024-05-06", "2024-05-06", "1"),
    )
    assert (row["year"], row["event_clarity"]) == ("2024", "1")


def test_rival_doers_make_no_side(market: Path) -> None:
    for rule in ("conservative", "representative", "informative"):
        (row,) = rows(market, "ged", rule)
        assert (row["side_a"], row["side_b"], row["deaths_a"]) == ("", "", "")


def test_the_two_parties_of_one_act_are_its_sides(tmp_path: Path) -> None:
    ends = ("killing six soldiers, the mayor said", "residents said")
    path = make(
        tmp_path,
        [(f"Outlet {n}", "2024-05-07", FIGHT.format(end)) for n, end in enumerate(ends)],
    )
    (row,) = rows(path, "ged", "informative")
    # By name, since both are governments: the first place is nobody's guilt.
    assert (row["side_a"], row["side_b"]) == ("Armed Forces of Ukraine", "Russia")


def test_a_story_without_force_has_no_row(tmp_path: Path) -> None:
    path = make(tmp_path, [("Ledger", "2024-05-07", PACT), ("Post", "2024-05-07", PACT)])
    assert rows(path, "eventreport")
    assert rows(path, "ged") == []


@pytest.mark.parametrize(
    ("last", "code"),
    [("03", 1), ("04", 2), ("08", 2), ("09", 3), ("10", 4), ("31", 4)],
)
def test_how_exactly_a_day_is_known(last: str, code: int) -> None:
    assert date_prec(date(2031, 5, 3), date.fromisoformat(f"2031-05-{last}")) == code


def test_what_is_longer_than_a_month_is_known_to_the_year() -> None:
    assert date_prec(date(2031, 5, 3), date(2031, 7, 3)) == 5


def test_demonstration_case(demo_case: Path) -> None:
    row, *_ = rows(demo_case, "ged", "representative")
    assert (row["country"], row["where_coordinates"]) == ("Ysmere", "Ner'iva")
    assert int(row["number_of_sources"]) > 8
    assert "=" not in row["side_a"] + row["side_b"]
    assert len(row["source_headline"].split("; ")) == int(row["number_of_sources"])
