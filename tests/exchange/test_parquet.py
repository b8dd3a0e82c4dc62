"""What is written into tables is read back as it was."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from msgspec.structs import replace

from rashomon.errors import ExchangeError
from rashomon.exchange.into.parquet import read
from rashomon.exchange.material import Material
from rashomon.exchange.out import parquet
from rashomon.exchange.out.parquet import write
from rashomon.exchange.tables import TABLES, Table
from rashomon.exchange.versions import SCHEMA_VERSION
from rashomon.records import Reading, Record, Story, Syntax
from rashomon.store import open_case
from tests.store import strategies as read_of
from tests.store.conftest import make_reading

from . import strategies as told_of


class Given:
    """What an export is made of, without a case."""

    made, name = "2026-11-22T10:00:00+00:00", "given"

    def __init__(
        self, readings: Iterable[Reading], stories: Iterable[Story], **beside: Any
    ) -> None:
        self._readings, self._stories, self._beside = readings, stories, beside

    def readings(self) -> Iterator[Reading]:
        yield from self._readings

    def stories(self) -> Iterator[Story]:
        yield from self._stories

    def beside(self) -> dict[str, Iterable[Record]]:
        return self._beside


def written(folder: Path, **what: Any) -> Path:
    material = Given(what.pop("readings", ()), what.pop("stories", ()), **what)
    list(write(material, folder))  # type: ignore[arg-type]
    return folder


SYNTAX = Syntax((0, 2), (1, 5), ("NOUN", "X"), (0, 0), ("root", "x"), (None, 0.5), (None, 0))


@given(
    st.lists(read_of.readings, max_size=3, unique_by=lambda r: r.report.id),
    st.lists(told_of.stories, max_size=2, unique_by=lambda s: s.id),
    st.fixed_dictionaries(
        {
            "decision": st.lists(told_of.decisions, max_size=2),
            "failure": st.lists(read_of.failures, max_size=2),
            "fetch": st.lists(told_of.fetches, max_size=2),
            "imported": st.lists(told_of.imported, max_size=2),
            "custody": st.lists(told_of.custody, max_size=2),
        }
    ),
)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_record_comes_back(
    readings: list[Reading], stories: list[Story], beside: dict[str, list[Record]]
) -> None:
    readings = [replace(r, syntax=SYNTAX if i else None) for i, r in enumerate(readings)]
    with TemporaryDirectory() as folder:
        archive = read(written(Path(folder), readings=readings, stories=stories, **beside))
        assert list(archive.readings()) == readings
        assert list(archive.stories()) == stories
        assert {kind: list(each) for kind, each in archive.beside().items()} == beside


def test_a_case_comes_back(demo_case: Path, tmp_path: Path) -> None:
    with open_case(demo_case) as case:
        material = Material(case)
        paths = list(write(material, tmp_path / "tables"))
        archive = read(tmp_path / "tables")
        assert list(archive.readings()) == list(case.readings())
        assert list(archive.stories()) == list(case.stories())
        assert list(archive.beside()["custody"]) == list(case.custody())
    assert [path.stem for path in paths] == list(TABLES)
    assert archive.about["whole"] == "yes"


def test_one_story_is_exported_with_its_reports_alone(demo_case: Path, tmp_path: Path) -> None:
    with open_case(demo_case) as case:
        (story,) = case.stories()
        list(write(Material(case, story.id), tmp_path))
        archive = read(tmp_path)
        assert {r.report.id for r in archive.readings()} == set(story.reports)
        assert list(archive.stories()) == [story]
        assert not any(list(each) for each in archive.beside().values())
    assert archive.about["whole"] == "no"


def test_rows_are_written_some_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {name: Table(t.record, t.whose, t.apart, rows=2) for name, t in TABLES.items()}
    monkeypatch.setattr(parquet, "TABLES", few)
    reading = make_reading()
    readings = [replace(reading, report=replace(reading.report, id=f"r{n}")) for n in range(5)]
    written(tmp_path, readings=readings)
    assert pq.ParquetFile(tmp_path / "reports.parquet").metadata.num_row_groups == 3
    assert list(read(tmp_path).readings()) == readings


def test_a_table_says_what_it_is_and_of_which_version(tmp_path: Path) -> None:
    written(tmp_path)
    told = pq.read_schema(tmp_path / "claims.parquet").metadata
    assert told[b"rashomon.record"] == b"Claim"
    assert told[b"rashomon.schema"] == SCHEMA_VERSION.encode()
    assert told[b"rashomon.tool"].startswith(b"rashomon ")
    schema = pq.read_schema(tmp_path / "drifts.parquet")
    assert {"from", "to", "in_story", "position"} <= set(schema.names)


def test_no_column_of_a_record_has_the_name_of_one_that_says_whose_it_is() -> None:
    for table in TABLES.values():
        names = table.schema({}).names
        assert len(names) == len(set(names))


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    written(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    def broken() -> Iterator[Reading]:
        yield make_reading()
        raise OSError(28, "No space left on device")

    with pytest.raises(ExchangeError, match="No space left on device"):
        written(tmp_path, readings=broken())
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("harm", ["missing", "torn", "foreign", "version", "mixed"])
def test_what_cannot_be_read_is_one_sentence(harm: str, tmp_path: Path) -> None:
    one, other = written(tmp_path / "one"), tmp_path / "other"
    claims = one / "claims.parquet"
    if harm == "missing":
        claims.unlink()
    elif harm == "torn":
        claims.write_bytes(claims.read_bytes()[:100])
    elif harm == "foreign":
        shutil.copy(one / "names.parquet", claims)
    else:
        table = pq.read_table(claims)
        key = b"rashomon.schema" if harm == "version" else b"rashomon.made"
        told = {**table.schema.metadata, key: b"99.0"}
        pq.write_table(table.replace_schema_metadata(told), claims)
    with pytest.raises(ExchangeError, match=r"claims\.parquet: .+; .+\.$"):
        read(one)
    with pytest.raises(ExchangeError):
        read(other)
