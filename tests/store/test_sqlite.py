"""Opening a case, and every way in which that can fail."""

import os
import resource
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from rashomon.errors import StoreError
from rashomon.records import Reading
from rashomon.store import Case, open_case, sqlite
from rashomon.store.schema import APPLICATION_ID

from .conftest import MakeReading, make_reading


def test_a_case_is_one_file_with_our_mark(tmp_path: Path, make: MakeReading) -> None:
    path = tmp_path / "a % case?#.case"
    with open_case(str(path), create=True) as case:
        case.add(make())
    assert os.listdir(tmp_path) == [path.name]
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "journal_mode") == "wal"
    with open_case(path) as case:
        assert case.counts()["claims"] == 1


def test_create_leaves_an_old_case_as_it_is(file_case: Case, make: MakeReading) -> None:
    file_case.add(make())
    with open_case(file_case.path, create=True) as again:
        assert again.counts() == file_case.counts()


def test_an_empty_file_may_become_a_case(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    with pytest.raises(StoreError, match="this file is empty"):
        open_case(path)
    assert path.stat().st_size == 0
    with open_case(path, create=True) as case:
        assert case.counts()["reports"] == 0


def make_text(path: Path) -> None:
    path.write_text("Reuters reported that two rockets hit Smara.")


def make_database(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        tool.execute("CREATE TABLE notes (words TEXT)")


def make_newer(path: Path) -> None:
    open_case(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        tool.execute("UPDATE alembic_version SET version_num = '0777'")


def make_damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (make_text, "this is not a case file; `rashomon read PATH --case CASE` makes a case"),
        (make_database, "this is a SQLite database, but not a case; "),
        (make_newer, r"a newer Rashomon wrote this case \(form 0777; .*; upgrade Rashomon"),
        (make_damaged, "this is not a case file; "),
        (Path.mkdir, "this is a folder; name a case file inside it"),
        (os.mkfifo, "this is not an ordinary file; "),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_case_is_left_alone(
    tmp_path: Path, prepare: object, message: str, create: bool
) -> None:
    path = tmp_path / "thing"
    prepare(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=f"^{path}: {message}"):
        open_case(path, create=create)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_missing_case_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such case; "):
        open_case(tmp_path / "missing")
    with pytest.raises(StoreError, match=f"there is no folder {tmp_path / 'no'}; "):
        open_case(tmp_path / "no" / "missing", create=True)
    assert os.listdir(tmp_path) == []


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a case, on a path that every user of the machine may walk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_case(folder / "news.case", create=True) as case:
            case.add(make_reading())
        yield folder
        folder.chmod(0o755)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may do anything, so as root these tests go on as nobody."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "name", "message"),
    [
        (0o777, 0o000, "news.case", r"the case could not be opened \(Permission denied\)"),
        (0o000, 0o666, "news.case", r"the case could not be opened \(Permission denied\)"),
        (0o555, 0o666, "new.case", "the case could not be opened; check the permissions"),
        (0o555, 0o666, "news.case", "the case, or the folder it is in, is read-only; "),
        (0o555, 0o444, "news.case", "the case, or the folder it is in, is read-only; "),
    ],
)
def test_missing_permission_is_named(
    folder: Path, folder_mode: int, file_mode: int, name: str, message: str
) -> None:
    (folder / "news.case").chmod(file_mode)
    folder.chmod(folder_mode)
    with without_privileges(), pytest.raises(StoreError, match=f"{name}: {message}"):
        open_case(folder / name, create=True)


def test_a_read_only_case_can_be_read(folder: Path, make: MakeReading) -> None:
    (folder / "news.case").chmod(0o444)
    folder.chmod(0o777)
    with without_privileges(), open_case(folder / "news.case") as case:
        assert [report.name for report in case.reports()] == ["wire.txt"]
        with pytest.raises(StoreError, match="the case, or the folder it is in, is read-only; "):
            case.add(make(name="other"))


def test_a_locked_case_says_so(file_case: Case, make: MakeReading) -> None:
    with open_case(file_case.path, wait=0.05) as other, file_case.transaction():
        with pytest.raises(StoreError, match="another program is writing to this case; try again"):
            other.add(make())
        assert other.counts()["reports"] == 0


def test_a_full_disk_says_so(tmp_path: Path, make: MakeReading) -> None:
    path = tmp_path / "news.case"
    open_case(path, create=True).close()

    def fill(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 80")

    event.listen(Engine, "connect", fill)
    try:
        with open_case(path) as case:
            case.add(make(name="small"))
            with pytest.raises(StoreError, match="the disk is full"):
                case.add(make("much " * 200_000))
            assert [report.name for report in case.reports()] == ["small"]
            with pytest.raises(StoreError, match="the disk is full"):
                add_together(case, make(name="smaller"), make("much " * 200_000))
            assert [report.name for report in case.reports()] == ["small"]
    finally:
        event.remove(Engine, "connect", fill)


def test_a_failing_disk_says_so(file_case: Case, make: MakeReading) -> None:
    with failing_disk(), pytest.raises(StoreError, match="the disk failed while"):
        file_case.add(make("much " * 1_000_000))
    assert file_case.counts()["reports"] == 0
    assert file_case.add(make())


def test_a_failing_disk_ends_the_batch(file_case: Case, make: MakeReading) -> None:
    small, large = make(name="a"), make("much " * 1_000_000)
    lost = "the disk failed during this batch, and none of it was kept; add the batch again"
    with failing_disk(), pytest.raises(StoreError, match=lost):
        add_what_can_be(file_case, small, large, small)
    assert file_case.counts()["reports"] == 0
    assert file_case.add(small)


@contextmanager
def failing_disk() -> Iterator[None]:
    """Writing past the first megabyte of a file is an error."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_damaged_record_says_so(file_case: Case, make: MakeReading) -> None:
    file_case.add(make())
    with closing(sqlite3.connect(file_case.path, isolation_level=None)) as tool:
        tool.execute("UPDATE claims SET record = '{}'")
    with pytest.raises(StoreError, match="holds a record that cannot be read"):
        list(file_case.claims())


def test_two_processes_read_while_one_writes(file_case: Case, make: MakeReading) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        readers = [pool.submit(read_until, file_case.path, 60) for _ in range(2)]
        for batch in range(20):
            with file_case.transaction():
                for number in range(3):
                    file_case.add(make(name=f"{batch} {number}"))
        for seen in (reader.result(timeout=60) for reader in readers):
            assert seen == sorted(seen)
            assert {count % 3 for count in seen} == {0}


def test_several_processes_may_make_the_same_case(tmp_path: Path) -> None:
    path = tmp_path / "news.case"
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        added = list(pool.map(add_one, [path] * 8, map(str, range(8))))
    assert added == [True] * 8
    with open_case(path) as case:
        assert case.counts()["reports"] == 8


def add_together(case: Case, *readings: Reading) -> None:
    with case.transaction():
        for reading in readings:
            case.add(reading)


def add_what_can_be(case: Case, *readings: Reading) -> None:
    with case.transaction():
        for reading in readings:
            with suppress(StoreError):
                case.add(reading)


def read_until(path: Path, enough: int) -> list[int]:
    seen = [0]
    with open_case(path) as case:
        while seen[-1] < enough:
            seen.append(sum(1 for _ in case.readings()))
    return seen


def add_one(path: Path, name: str) -> bool:
    with open_case(path, create=True) as case:
        return case.add(make_reading(name=name))


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as tool:
        return tool.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_case_on_a_disk_that_takes_no_changes_is_read_as_it_lies(
    tmp_path: Path, make: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.case"
    with open_case(path, create=True) as case:
        reading = make()
        case.add(reading, reading.report.text.encode())
    on_a_fixed_disk(monkeypatch, path)
    with open_case(path) as case:
        assert [found.report.id for found in case.readings()] == [reading.report.id]
        assert case.verify()[1] == []
        assert not case.takes_changes
        with pytest.raises(StoreError, match="is read-only"):
            case.decide("rename", by="ana", why="", entity="x", name="X")
        assert [file.name for file in tmp_path.iterdir()] == ["news.case"]


def test_what_was_never_written_into_the_file_is_not_passed_over(
    tmp_path: Path, make: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(tmp_path / "news.case", create=True) as case:
        reading = make()
        case.add(reading, reading.report.text.encode())
        for name in ("news.case", "news.case-wal", "news.case-shm"):  # as after a power cut
            (tmp_path / f"copy-{name}").write_bytes((tmp_path / name).read_bytes())
    for name in ("news.case", "news.case-wal", "news.case-shm"):
        (tmp_path / f"copy-{name}").rename(tmp_path / name)
    on_a_fixed_disk(monkeypatch, tmp_path / "news.case")
    with open_case(tmp_path / "news.case") as case:
        assert case.counts()["readings"] == 1


def on_a_fixed_disk(monkeypatch: pytest.MonkeyPatch, case: Path) -> None:
    """Let one file, and no copy of it, lie where nothing can be written."""
    fixed, may_write = sqlite._is_fixed, sqlite.File.may_write
    monkeypatch.setattr(sqlite, "_is_fixed", lambda path: path == case or fixed(path))
    monkeypatch.setattr(
        sqlite.File, "may_write", lambda base: base.path != case and may_write(base)
    )
