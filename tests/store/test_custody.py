"""Nothing that a case holds can be changed unseen, whoever does it and wherever."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary

from rashomon.errors import StoreError
from rashomon.reader import read
from rashomon.records import Failure, Fetch, Span
from rashomon.store import Case, open_case, schema
from rashomon.store.custody import NOTHING
from rashomon.store.foreign import Thing

from .conftest import MakeReading, make_reading

NORTH = """Two rockets hit the mill in Smara on Monday and killed four people, the Northern army said.
It accused the Southern rebels of firing them from Tifariti. The rebels' spokesman, Hamid Oulad,
denied it.
"""
SOUTH = """The Southern rebels denied on Monday that they had fired the two rockets that hit the mill
in Smara. Five people were killed, a doctor said. "We fired nothing from Tifariti," the rebels'
spokesman, Hamid Oulad, said.
"""
FETCHED = "5" * 64
# What is noted of work that is done; another value only has it done anew.
NOTED = {("readings", "outlined"), ("accounts", "linked"), ("stories", "number")}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with something in every table."""
    folder = tmp_path_factory.mktemp("full")
    path = folder / "full.case"
    actors = folder / "own.yml"
    actors.write_text("front:\n  name: The Own Front\n  type: armed_group\n", encoding="utf-8")
    with open_case(path, create=True) as case:
        pages = folder / "pages"
        pages.mkdir()
        (pages / "north.txt").write_text(NORTH, encoding="utf-8")
        (pages / "south.txt").write_text(SOUTH, encoding="utf-8")
        about = "name,publisher,published\nnorth.txt,The North,2024-05-06\nsouth.txt,The South,2024-05-06\n"
        (pages / "about.csv").write_text(about, encoding="utf-8")
        for reading in read([pages]):
            case.add(reading, (pages / reading.report.name).read_bytes())
        broken = make_reading("Nothing.", name="broken.txt")
        failure = Failure("intake", "it is cut", "broken.txt", "fetch it again")
        case.add(type(broken)(report=broken.report, failure=failure), b"Nothing.", reader="rules 1")
        case.keep_lists(actors=[actors])
        (first, *_) = case.reports()
        case.decide("rename", by="ana", why="as they say", entity="front", name="The Front")
        headers = (("Date", "Mon"), ("Set-Cookie", "a=b"))
        case.keep_fetch(
            Fetch("http://a", "https://a", 200, headers, "2024", "tool", "ana", FETCHED)
        )
        words = Span(0, 3, first.text[:3])
        told = {"by": "ana", "source": "notes.json", "sha256": FETCHED}
        case.take_in("annotation", [Thing("n1", b'{"a":1}', first.id, words)], **told)
        case.compare()
        case.add_person("ana", "review", by="bo")
        case.log_export("jsonl", FETCHED, {"out": "x"}, "ana")
        counts = case.counts()
        assert [name for name, count in counts.items() if not count] == []
        assert case.verify()[1] == []
    return path


@pytest.fixture
def copied(full: Path, tmp_path: Path) -> Path:
    """A copy of the full case, without what guards its tables."""
    path = tmp_path / "copied.case"
    shutil.copy(full, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        triggers = tool.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            tool.execute(f'DROP TRIGGER "{name}"')
    return path


def tampered(path: Path, command: str) -> list[str]:
    """The tables that verifying names once somebody ran a command."""
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        tool.execute("PRAGMA ignore_check_constraints = ON")
        assert tool.execute(command).rowcount == 1, command
    with open_case(path) as case:
        return [altered.table for altered in case.verify()[1]]


def cells() -> Iterator[tuple[str, str, str]]:
    """Every column of every table, with what it is made to hold."""
    for table in schema.metadata.tables.values():
        for column in table.columns:
            if (table.name, column.name) in NOTED:
                continue
            changed = f"\"{column.name}\" || 'x'"
            if isinstance(column.type, LargeBinary):
                changed = f"CAST(\"{column.name}\" || x'20' AS BLOB)"
            elif str(column.type) in ("INTEGER", "BOOLEAN", "FLOAT"):
                changed = f'coalesce("{column.name}", 0) + 1'
            yield table.name, column.name, f"coalesce({changed}, 'x')"


@pytest.mark.parametrize(("table", "column", "changed"), list(cells()))
def test_a_changed_cell_is_named(copied: Path, table: str, column: str, changed: str) -> None:
    row = f"(SELECT max(rowid) FROM {table})"
    where = f"rowid = {row}"
    if table in ("mentions", "attributions", "account_marks", "account_prints", "links",
                 "story_reports"):  # without a row number: the first by their keys  # fmt: skip
        key = [f'"{c.name}"' for c in schema.metadata.tables[table].primary_key]
        keys, last = ", ".join(key), key[-1]
        where = f"({keys}) = (SELECT {keys} FROM {table} ORDER BY {last} DESC LIMIT 1)"
    assert tampered(copied, f'UPDATE {table} SET "{column}" = {changed} WHERE {where}')


@pytest.mark.parametrize("table", [t for t in schema.metadata.tables if t != "story_reports"])
def test_a_row_that_is_gone_is_named(copied: Path, table: str) -> None:
    keys = ", ".join(f'"{c.name}"' for c in schema.metadata.tables[table].primary_key)
    command = (
        f"DELETE FROM {table} WHERE ({keys}) = (SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1)"
    )
    assert tampered(copied, command)


def test_a_row_from_outside_is_named(copied: Path) -> None:
    command = "INSERT INTO raw VALUES ('ab', x'00')"
    assert tampered(copied, command) == ["raw"]


def test_the_log_cannot_be_cut_at_its_end_by_whoever_noted_its_head(copied: Path) -> None:
    with open_case(copied) as case:
        _, head = case.custody_head()
        assert case.verify(head)[1] == []
    with closing(sqlite3.connect(copied, isolation_level=None)) as tool:
        tool.execute("DELETE FROM custody WHERE number = (SELECT max(number) FROM custody)")
    with open_case(copied) as case:
        assert case.verify()[1] == []  # the last line told of an export, which the case holds not
        assert [a.table for a in case.verify(head)[1]] == ["custody"]


@pytest.mark.parametrize("table", ["custody", "decisions", "fetches", "raw"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_what_is_only_added_to_is_guarded(full: Path, table: str, verb: str) -> None:
    with (
        closing(sqlite3.connect(full, isolation_level=None)) as tool,
        pytest.raises(sqlite3.IntegrityError, match=r"only ever added to|write-once"),
    ):
        tool.execute(verb.format(table))


def test_the_log_tells_who_did_what_and_follows_on_itself(full: Path) -> None:
    with open_case(full) as case:
        lines = list(case.custody())
        assert case.custody_head() == (len(lines), lines[-1].hash)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert [line.before for line in lines] == [NOTHING, *(line.hash for line in lines[:-1])]
    assert {"raw", "report", "reading", "failure", "list", "decision"} <= {x.act for x in lines}
    assert {line.by for line in lines if line.act in ("decision", "import", "fetch")} == {"ana"}


def test_a_failed_reading_that_made_way_is_no_loss(case: Case) -> None:
    good = make_reading()
    failed = type(good)(report=good.report, failure=Failure("reading", "no model", "wire.txt"))
    case.add(failed, reader="rules 1")
    case.add(good, reader="rules 1")
    assert case.verify()[1] == []


def test_what_was_fetched_and_taken_in_comes_back(full: Path) -> None:
    with open_case(full) as case:
        (fetch,) = case.fetches(FETCHED)
        assert (fetch.final, fetch.headers[1]) == ("https://a", ("Set-Cookie", "a=b"))
        (note,) = case.imported("annotation")
        text = case.text_of(note.report or "", note.start or 0, note.end or 0)
        assert (text, bytes(note.record)) == (note.quote, b'{"a":1}')
        told = {"by": "bo", "source": "notes.json", "sha256": FETCHED}
    with open_case(full) as case:
        things = [Thing(key, b"{}") for key in ("n1", "n2", "n2")]
        assert case.take_in("annotation", things, **told) == [False, True, False]
        assert case.verify()[1] == []


def test_a_clean_copy_is_the_same_case(full: Path, tmp_path: Path) -> None:
    with open_case(full) as case:
        case.copy_to(tmp_path / "copy.case")
        with open_case(tmp_path / "copy.case") as copy:
            assert copy.verify() == case.verify()
        with pytest.raises(StoreError, match=r"already exists|disk"):
            case.copy_to(tmp_path / "copy.case")


def test_a_killed_writer_leaves_a_case_that_verifies(full: Path, tmp_path: Path) -> None:
    path = tmp_path / "killed.case"
    shutil.copy(full, path)
    child = os.fork()
    if child == 0:
        case = open_case(path)
        with case.transaction():
            case.add(make_reading("A third account.", name="third.txt"), b"A third account.")
            os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    with open_case(path) as case:
        assert case.verify()[1] == []
        assert "third.txt" not in {report.name for report in case.reports()}


def test_an_older_case_gets_its_log_when_it_is_opened(file_case: Case, make: MakeReading) -> None:
    reading = make()
    file_case.add(reading, reading.report.text.encode())
    file_case.decide("rename", by="ana", why="", entity="x", name="X")
    file_case.compare()
    file_case.close()
    with closing(sqlite3.connect(file_case.path, isolation_level=None)) as tool:
        for name in ("people", "custody", "imported", "fetches"):
            tool.execute(f"DROP TABLE {name}")
        for verb in ("update", "delete"):
            tool.execute(f"DROP TRIGGER decisions_no_{verb}")
        tool.execute("UPDATE alembic_version SET version_num = '0007'")
    with open_case(file_case.path) as again:
        assert again.verify()[1] == []
        details = {line.detail for line in again.custody() if line.act != "links"}
        assert details == {'{"kept":"before this log began"}'}
