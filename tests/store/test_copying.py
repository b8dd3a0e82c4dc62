"""A case that is copied from database to database and back is the same case."""

import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from hypothesis import given, settings, strategies as st

from rashomon.errors import IntegrityError, StoreError
from rashomon.exchange import packing
from rashomon.exchange.formats import FORMATS
from rashomon.exchange.material import Material
from rashomon.reader import read
from rashomon.records import Reading
from rashomon.store import Case, copying, open_case
from tests.servers import Cluster, program

from . import strategies
from .conftest import MakeReading, make_reading

LOGGED = '{"record":"custody"'

Fresh = Callable[[], AbstractContextManager[str]]


@contextmanager
def file() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield str(Path(folder) / "news.case")


def lived_in(case: Case) -> None:
    """A case in which something was read, decided, failed, dropped and taken in."""
    for number in range(5):
        reading = make_reading(name=f"{number}\x00é", text=f"Rockets {number} hit Smära.")
        case.add(reading, reading.report.text.encode())
    case.keep_lists([])
    made = case.decide("merge", by="ana", why="'; --", entity="a", into="b")
    case.decide("undo", by="ben", why="", undoes=made.number)
    case.compare()
    with case.lent(writing=True) as connection:
        # A number that was given, and whose row is no more.
        connection.exec_driver_sql("DELETE FROM claims WHERE reading = 5")
        connection.exec_driver_sql("DELETE FROM readings WHERE number = 5")


@pytest.mark.parametrize("first", ["sqlite", "postgres"])
@pytest.mark.parametrize("second", ["sqlite", "postgres"])
def test_a_copy_is_the_same_case(server: Cluster, first: str, second: str) -> None:
    kinds: dict[str, Fresh] = {"sqlite": file, "postgres": server.fresh}
    with (
        kinds[first]() as one,
        kinds[second]() as other,
        open_case(one, create=True) as source,
        open_case(other, create=True) as target,
    ):
        lived_in(source)
        counts = copying.copy(source, target)
        assert counts == source.counts() == target.counts()
        assert copying.digests(source) == copying.digests(target)
        assert list(target.readings()) == list(source.readings())
        assert list(target.stories()) == list(source.stories())
        for asked in ("rockets", "smara 3"):
            assert target.find_reports(asked, 5) == source.find_reports(asked, 5)
            assert list(target.claims(text=asked)) == list(source.claims(text=asked))
        # Both go on alike.
        for case in (source, target):
            case.add(make_reading(name="new"))
            case.decide("merge", by="ana", why="", entity="c", into="d")
            case.compare()
        assert numbers(source) == numbers(target)


def numbers(case: Case) -> list[object]:
    with case.lent() as connection:
        found = connection.exec_driver_sql("SELECT number FROM readings ORDER BY number").scalars()
        return [*found.all(), *(d.number for d in case.decisions()), case.compared()]


@settings(deadline=None, max_examples=6)
@given(st.lists(strategies.readings, max_size=4, unique_by=lambda reading: reading.report.id))
def test_any_readings_come_back(server: Cluster, readings: list[Reading]) -> None:
    with (
        file() as one,
        server.fresh() as between,
        file() as last,
        open_case(one, create=True) as source,
        open_case(between, create=True) as there,
        open_case(last, create=True) as back,
    ):
        with source.transaction():
            for reading in readings:
                source.add(reading, reader="rules 1")
        copying.copy(source, there)
        copying.copy(there, back)
        assert copying.digests(back) == copying.digests(there) == copying.digests(source)
        assert list(back.readings()) == list(source.readings())


def test_a_case_that_holds_something_is_left_alone(place: str, make: MakeReading) -> None:
    with file() as one, open_case(one, create=True) as source:
        source.add(make())
        with open_case(place, create=True) as target:
            target.add(make(name="other"))
            before = copying.digests(target)
            with pytest.raises(
                StoreError, match=r"this case is not empty \(there are reports in it\)"
            ):
                copying.copy(source, target)
            assert copying.digests(target) == before
        with pytest.raises(StoreError, match="this case is not empty"):
            copying.copy(source, source)


def test_a_copy_that_differs_is_not_kept(
    place: str, make: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    with file() as one, open_case(one, create=True) as source:
        source.add(make())
        fill = copying._fill

        def lose(connection: object, table: object, rows: object) -> None:
            told = [{**row, "quote": "?"} if "quote" in row else row for row in rows]  # type: ignore[attr-defined]
            fill(connection, table, iter(told))  # type: ignore[arg-type]

        monkeypatch.setattr(copying, "_fill", lose)
        with open_case(place, create=True) as target:
            with pytest.raises(
                IntegrityError, match=r"the copy of (claims|mentions|names) differs"
            ):
                copying.copy(source, target)
            assert set(target.counts().values()) == {0}


def test_memory_stays_flat(server: Cluster) -> None:
    """A parcel holds some rows, whatever the table holds."""
    assert max(copying._LARGE.get(t, copying._PARCEL) for t in copying.TABLES) <= 500
    assert [t.name for t in copying.TABLES].index("names") < [t.name for t in copying.TABLES].index(
        "mentions"
    )


def test_the_demonstration_case_is_the_same_on_a_server(server: Cluster) -> None:
    """Its stories, what a decision makes of them, and what is exported."""
    told = []
    with file() as one, server.fresh() as other, open_case(one, create=True) as source:
        with as_file(files("rashomon") / "demo") as pages:
            source.keep_lists([pages / "actors.yml"], [pages / "places.yml"])
            lists = [pages / "actors.yml"], [pages / "places.yml"]
            for reading in read([pages / "reports"], *lists):
                source.add(reading)
        source.compare()
        with open_case(other, create=True) as target:
            copying.copy(source, target)
            for case in (source, target):
                (story,) = case.stories()
                case.compare()
                assert list(case.stories()) == [story]
                first, last = story.reports[0], story.reports[-1]
                case.decide("split", by="ana", why="", entity=first, into=last, of="story")
                case.decide("merge", by="ana", why="", entity="valley-guard", into="yms")
                case.compare()
                checked, altered = case.verify()
                assert altered == []
                material = Material(case, made="2026-01-01T00:00:00+00:00")
                exported = "".join(FORMATS["jsonl"].load()(material))
                named = case.find_names("guard", [], 9), case.find_reports("market border", 9)
                told.append(
                    (list(case.stories()), case.headings(), named, checked.things, exported)
                )
    in_file, on_server = told
    assert on_server[:4] == in_file[:4]
    # When it was decided, what the case is called, and the log of it differ.
    own = re.compile(r'"case":"\w+"|"made":"[^"]+"')
    without = [
        [own.sub("", line) for line in each[4].splitlines() if not line.startswith(LOGGED)]
        for each in told
    ]
    assert without[0] == without[1]
    assert len(without[0]) > 12


def test_a_case_on_a_server_is_packed_and_verified(server: Cluster, tmp_path: Path) -> None:
    with server.fresh() as address, open_case(address, create=True) as case:
        case.add(make_reading(), make_reading().report.text.encode())
        packing.pack(case, tmp_path / "case.rashomon")
        assert case.verify()[1] == []
        with psycopg.connect(address, autocommit=True) as tool:
            tool.execute("SET session_replication_role = replica")
            tool.execute("UPDATE claims SET quote = 'Nothing hit Smara.'")
        assert {altered.table for altered in case.verify()[1]} == {"readings", "claim_words"}
    checked, altered = packing.verify_pack(tmp_path / "case.rashomon")
    assert (checked.things["report"], altered) == (1, [])


def test_a_server_is_backed_up_and_restored(server: Cluster) -> None:
    dump, restore = program("pg_dump"), program("pg_restore")
    assert dump
    assert restore
    with server.fresh() as address, server.database() as again, TemporaryDirectory() as folder:
        backup = f"{folder}/case.dump"
        with open_case(address) as case:
            lived_in(case)
            whole = copying.digests(case)
            with case.transaction():  # somebody writes meanwhile
                case.add(make_reading(name="too late"))
                subprocess.run([dump, "-Fc", "-f", backup, address], check=True)
        subprocess.run(
            [restore, "--exit-on-error", "-d", server.address(again), backup], check=True
        )
        with open_case(server.address(again)) as case:
            assert copying.digests(case) == whole
            assert [passed.start for passed in case.find_reports("smara 3", 5)] == [0]
            with pytest.raises(StoreError, match="what is kept for good"):
                destroy(case)


def destroy(case: Case) -> None:
    with case.lent(writing=True) as connection:
        connection.exec_driver_sql("DELETE FROM raw")


def test_a_file_is_backed_up_while_it_is_open() -> None:
    with file() as one, TemporaryDirectory() as folder, open_case(one, create=True) as case:
        lived_in(case)
        whole = copying.digests(case)
        with case.transaction():
            case.add(make_reading(name="too late"))
            with closing(sqlite3.connect(one)) as tool:
                tool.execute("VACUUM INTO ?", (f"{folder}/backup.db",))
            with open_case(f"{folder}/copy.db", create=True) as target:
                with open_case(one) as source:
                    copying.copy(source, target)
                assert copying.digests(target) == whole
        with open_case(f"{folder}/backup.db") as backup:
            assert copying.digests(backup) == whole
