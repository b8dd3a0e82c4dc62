"""Finding one report by what a person types."""

import re

import pytest

from rashomon.errors import StoreError
from rashomon.store import Case

from .conftest import MakeReading


def test_id_name_and_their_beginnings(case: Case, make: MakeReading) -> None:
    wanted, other = make(name="reuters-1.html"), make(name="reuters-12.html")
    case.add(wanted)
    case.add(other)
    for key in (wanted.report.id, wanted.report.id[:9], "reuters-1.html", "reuters-1."):
        assert case.reading(key) == wanted
        assert list(case.claims(report=key)) == list(wanted.claims)


def test_a_whole_name_goes_before_a_beginning(case: Case, make: MakeReading) -> None:
    wanted = make(name="page")
    case.add(wanted)
    case.add(make(name="page 2"))
    assert case.reading("page") == wanted


def test_two_matches_are_named(case: Case, make: MakeReading) -> None:
    first, second = make(name="reuters-1.html"), make(name="reuters-2.html")
    case.add(second)
    case.add(first)
    named = re.escape(
        f"{first.report.id} (reuters-1.html), {second.report.id} (reuters-2.html); use the id."
    )
    with pytest.raises(StoreError, match=f"'reuters' means more than one report: {named}"):
        case.reading("reuters")


def test_no_match_says_what_is_there(case: Case, make: MakeReading) -> None:
    with pytest.raises(StoreError, match="no report 'x', and none at all"):
        case.reading("x")
    for number in range(12):
        case.add(make(name=f"page {number:02}"))
    with pytest.raises(StoreError, match="no report 'x'; there are: ") as caught:
        list(case.claims(report="x"))
    assert re.findall(r"page \d\d", str(caught.value)) == [f"page {n:02}" for n in range(10)]
    assert str(caught.value).endswith("and others.")


@pytest.mark.parametrize("key", ["%", "_", "*", "'", '"', "😀"])
def test_signs_mean_themselves(case: Case, make: MakeReading, key: str) -> None:
    case.add(make(name="plain"))
    wanted = make(name=f"{key} page")
    case.add(wanted)
    assert case.reading(key) == wanted
