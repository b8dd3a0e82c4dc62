"""A register of claimed arms transfers."""

from pathlib import Path

import pytest

from tests.exchange.tables import header, make, rows, texts

COLUMNS = [
    *("supplier", "recipient", "number ordered", "weapon designation", "weapon description"),
    *("year of order/licence", "year(s) of deliveries", "number delivered", "comments"),
    *("claimed_by", "stage", "denial", "certainty", "polarity", "report", "address", "quote"),
    *("start", "end", "claim"),
]
ARMS = (
    (
        "Harrow Post",
        "2031-05-07",
        "The Fen Militia received 40 rocket launchers from Ostmark in March 2031, two Sudmark "
        "officials said.\n\nOstmark denied it had sold any rocket launchers to the Fen Militia.\n\n"
        "Sudmark bought twelve T-72 tanks from Ostmark in 2029.\n\n"
        "Ostmark delivered about 30 tanks to Sudmark.",
    ),
    (
        "Fen Radio",
        "2031-05-08",
        "Border guards seized between 200 and 300 rifles shipped by Sudmark to the Fen Militia.\n\n"
        "Sudmark may have supplied 20 tanks to Ostmark.",
    ),
)


@pytest.fixture(scope="module")
def arms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("arms"), ARMS)


def row_of(path: Path, words: str) -> dict[str, str]:
    (found,) = [row for row in rows(path, "sipri") if words in row["quote"]]
    return found


def test_columns(arms: Path) -> None:
    assert header(arms, "sipri") == COLUMNS


def test_a_delivery(arms: Path) -> None:
    row = row_of(arms, "received 40 rocket launchers")
    assert (row["supplier"], row["recipient"]) == ("Ostmark", "Fen Militia")
    assert (row["stage"], row["number delivered"], row["number ordered"]) == (
        *("delivered", "40", ".."),
    )
    assert row["year(s) of deliveries"] == "2031"
    assert row["claimed_by"] == "Harrow Post > two Sudmark officials"


def test_the_party_that_denies_it_is_heard(arms: Path) -> None:
    row = row_of(arms, "received 40 rocket launchers")
    assert row["denial"].startswith("Ostmark: “Ostmark denied it had sold")
    denied = row_of(arms, "it had sold any")
    assert denied["polarity"] == "denied"
    assert "Ostmark" in denied["denial"]


def test_an_order_of_a_make(arms: Path) -> None:
    row = row_of(arms, "Sudmark bought")
    assert (row["stage"], row["number ordered"], row["number delivered"]) == ("ordered", "12", "..")
    assert (row["weapon designation"], row["year of order/licence"]) == ("T-72", "2029")


def test_brackets_are_around_what_is_uncertain(arms: Path) -> None:
    assert row_of(arms, "about 30 tanks")["number delivered"] == "(27-33)"


def test_what_only_may_be_was_not_delivered(arms: Path) -> None:
    row = row_of(arms, "may have supplied")
    assert (row["stage"], row["number delivered"]) == ("alleged", "..")
    assert "“20”" in row["comments"]


def test_what_was_seized_was_not_delivered(arms: Path) -> None:
    row = row_of(arms, "Border guards seized")
    assert (row["stage"], row["number delivered"], row["number ordered"]) == ("seized", "..", "..")
    assert "between 200 and 300" in row["comments"]


@pytest.mark.parametrize("which", ["arms", "demo_case"])
def test_every_quote_stands_in_its_report(which: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(which)
    known = texts(path)
    found = rows(path, "sipri")
    assert found
    for row in found:
        assert known[row["report"]][int(row["start"]) : int(row["end"])] == row["quote"]
        assert all(row[name] for name in COLUMNS[:9])  # ".." where nothing is known


def test_demonstration_case_keeps_the_claim_and_its_denial(demo_case: Path) -> None:
    found = [row for row in rows(demo_case, "sipri") if row["polarity"] == "affirmed"]
    both = [
        row for row in found if (row["supplier"], row["recipient"]) == ("Velkasse", "Valley Guard")
    ]
    assert both
    assert any("denied it" in row["denial"] for row in both)
    assert any(row["polarity"] == "denied" for row in rows(demo_case, "sipri"))
