"""Whatever goes in comes out equal, in any script and in any order of intake."""

import math
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from rashomon.errors import StoreError
from rashomon.records import Quantity, Reading, Report
from rashomon.store import Case, open_case
from tests.servers import Cluster

from . import strategies
from .conftest import MakeReading

examples = settings(deadline=None, max_examples=25)
# A case in the other database costs more, and what differs there is met soon.
fewer = settings(deadline=None, max_examples=15)


@examples
@given(reading=strategies.readings)
def test_every_reading_comes_back_equal(reading: Reading) -> None:
    with fresh_case() as case:
        comes_back(case, reading)


@fewer
@given(reading=strategies.readings)
def test_every_reading_comes_back_from_a_server(server: Cluster, reading: Reading) -> None:
    with server.fresh() as address, open_case(address) as case:
        comes_back(case, reading)


def comes_back(case: Case, reading: Reading) -> None:
    assert case.add(reading)
    assert list(case.readings()) == [reading]
    assert case.reading(reading.report.id) == reading
    assert list(case.reports()) == [reading.report]
    assert list(case.claims()) == list(reading.claims)


@examples
@given(
    readings=st.lists(strategies.readings, max_size=5, unique_by=lambda reading: reading.report.id),
    data=st.data(),
)
def test_order_of_intake_does_not_matter(readings: list[Reading], data: st.DataObject) -> None:
    other = data.draw(st.permutations(readings))
    assert contents(readings) == contents(other)


@fewer
@given(
    readings=st.lists(strategies.readings, max_size=5, unique_by=lambda reading: reading.report.id)
)
def test_both_databases_give_the_same(server: Cluster, readings: list[Reading]) -> None:
    with server.fresh() as address, open_case(address) as case:
        assert contents_of(case, readings) == contents(readings)


@examples
@given(first=strategies.reports, second=strategies.reports)
def test_each_reader_keeps_the_report_as_it_saw_it(first: Report, second: Report) -> None:
    second = msgspec.structs.replace(second, id=first.id, sha256=first.sha256)
    with fresh_case() as case:
        case.add(Reading(first), reader="rules 1")
        case.add(Reading(second), reader="rules 2")
        assert [each.report for each in case.readings(newest=False)] == [first, second]
        assert list(case.reports()) == [second]


@pytest.mark.parametrize("odd", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused(case: Case, make: MakeReading, odd: str) -> None:
    reading = make()
    for field in ("name", "text", "title"):
        report = msgspec.structs.replace(reading.report, **{field: odd})
        with pytest.raises(StoreError, match=r"surrogates.*; read it again in its true encoding"):
            case.add(msgspec.structs.replace(reading, report=report))
    assert set(case.counts().values()) == {0}


@pytest.mark.parametrize("bound", [math.inf, -math.inf, math.nan])
def test_a_number_without_json_is_refused(case: Case, make: MakeReading, bound: float) -> None:
    deaths = Quantity(of="deaths", quote="The", start=0, end=3, low=2, high=bound)
    with pytest.raises(StoreError, match="leave an open bound None"):
        case.add(make(quantities=(deaths,)))
    assert case.counts()["reports"] == 0


def contents(readings: list[Reading]) -> list[object]:
    with fresh_case() as case:
        return contents_of(case, readings)


def contents_of(case: Case, readings: list[Reading]) -> list[object]:
    with case.transaction():
        for reading in readings:
            case.add(reading)
    return [
        list(case.readings()),
        list(case.reports()),
        list(case.claims()),
        list(case.failures()),
        case.counts(),
    ]


@cache
def blank() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.case"
        open_case(path, create=True).close()
        return path.read_bytes()


@contextmanager
def fresh_case() -> Iterator[Case]:
    """A case of its own for each example, since hypothesis runs many in one test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.case"
        path.write_bytes(blank())
        with open_case(path) as case:
            yield case
