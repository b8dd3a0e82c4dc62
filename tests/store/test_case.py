"""Adding, batching and streaming."""

import doctest
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from rashomon.errors import IntegrityError, StoreError
from rashomon.records import Failure, Reading
from rashomon.store import Case, case as case_module, open_case

from .conftest import MakeReading


def test_the_same_again_adds_nothing(case: Case, make: MakeReading) -> None:
    reading = make()
    raw = reading.report.text.encode()
    assert case.add(reading, raw)
    before = case.counts()
    assert not case.add(reading, raw)
    assert case.counts() == before
    assert before == {
        "raw": 1,
        "reports": 1,
        "failures": 0,
        "readings": 1,
        "mentions": 1,
        "attributions": 1,
        "claims": 1,
        "decisions": 0,
        "accounts": 0,
        "account_marks": 0,
        "account_prints": 0,
        "links": 0,
        "stories": 0,
        "story_reports": 0,
        "lists": 0,
        "names": 0,
        "fetches": 0,
        "imported": 0,
        "custody": 3,
        "people": 0,
    }


def test_bytes_may_come_later(case: Case, make: MakeReading) -> None:
    reading = make()
    case.add(reading)
    assert case.add(reading, reading.report.text.encode())
    assert case.raw(reading.report.sha256) == reading.report.text.encode()


def test_bytes_of_another_hash_are_refused(case: Case, make: MakeReading) -> None:
    with pytest.raises(IntegrityError, match=r"wire\.txt: its bytes have SHA-256 .* read the file"):
        case.add(make(), b"other bytes")
    assert set(case.counts().values()) == {0}


def test_two_reports_cannot_share_an_id(case: Case, make: MakeReading) -> None:
    reading = make()
    case.add(reading)
    other = msgspec.structs.replace(reading.report, sha256="0" * 64)
    with pytest.raises(IntegrityError, match="give it an id of its own"):
        case.add(msgspec.structs.replace(reading, report=other), reader="rules 2")


def test_unknown_bytes_are_named(case: Case) -> None:
    with pytest.raises(StoreError, match="no raw bytes are kept under 'abc'"):
        case.raw("abc")


def test_changed_bytes_are_noticed(file_case: Case, make: MakeReading) -> None:
    reading = make()
    file_case.add(reading, reading.report.text.encode())
    with closing(sqlite3.connect(file_case.path, isolation_level=None)) as tool:
        tool.execute("DROP TRIGGER raw_not_updated")
        tool.execute("UPDATE raw SET bytes = x'00'")
    with pytest.raises(IntegrityError, match="have been changed"):
        file_case.raw(reading.report.sha256)


def test_newer_reader_adds_a_reading_and_keeps_the_old(case: Case, make: MakeReading) -> None:
    old, new = make(reader="rules 1"), make(reader="rules 2", certainty="alleged")
    assert case.add(old)
    assert case.add(new)
    assert list(case.readings()) == [new]
    assert list(case.readings(newest=False)) == [old, new]
    assert list(case.claims()) == list(new.claims)
    assert case.reading(new.report.id) == new


def test_reader_of_a_reading_without_claims_can_be_said(case: Case, make: MakeReading) -> None:
    empty = msgspec.structs.replace(make(), claims=())
    assert case.add(empty, reader="rules 1")
    assert not case.add(empty, reader="rules 1")
    assert case.add(empty, reader="rules 2")


MISSING = Failure(stage="reading", reason="no model", where="wire.txt", advice="install it")


@pytest.mark.parametrize("failed_first", [True, False])
def test_a_good_reading_takes_the_place_of_a_failed_one(
    case: Case, make: MakeReading, failed_first: bool
) -> None:
    good = make(reader="rules 1")
    failed = Reading(good.report, failure=MISSING)
    for reading in (failed, good) if failed_first else (good, failed):
        assert case.add(reading, reader="rules 1")
    assert list(case.readings(newest=False)) == [good]
    assert list(case.failures()) == [MISSING]
    assert len(list(case.claims(text="rockets"))) == 1


def test_a_failed_newer_reader_does_not_hide_what_was_read(case: Case, make: MakeReading) -> None:
    good = make(reader="rules 1")
    case.add(good)
    case.add(Reading(good.report, failure=MISSING), reader="rules 2")
    assert list(case.readings()) == [good]


def test_failure_without_a_report_is_kept_once(case: Case) -> None:
    assert case.add_failure(MISSING)
    assert not case.add_failure(MISSING)
    assert case.add_failure(MISSING, sha256="ab")
    assert list(case.failures()) == [MISSING, MISSING]


def test_one_bad_addition_leaves_the_batch_alone(case: Case, make: MakeReading) -> None:
    first, bad, last = make(name="a"), make(name="b"), make(name="c")
    with case.transaction():
        case.add(first)
        with pytest.raises(IntegrityError):
            case.add(bad, b"other bytes")
        case.add(last)
        assert [report.name for report in case.reports()] == ["a", "c"]
    assert [report.name for report in case.reports()] == ["a", "c"]


def test_an_error_out_of_the_batch_takes_it_all_back(case: Case, make: MakeReading) -> None:
    with pytest.raises(IntegrityError):
        add_all(case, [(make(), None), (make(name="b"), b"other bytes")])
    assert case.counts()["reports"] == 0
    assert case.add(make())


def test_an_error_of_the_caller_stays_as_it_is(case: Case) -> None:
    with pytest.raises(UnicodeEncodeError), case.transaction():
        "\ud800".encode()


def test_a_failure_with_half_a_character_is_refused(case: Case) -> None:
    with pytest.raises(StoreError, match="half a character"):
        case.add_failure(msgspec.structs.replace(MISSING, where="\udcff.txt"))


def test_other_threads_see_a_batch_when_it_is_done(case: Case, make: MakeReading) -> None:
    seen: list[int] = []
    look = lambda: seen.append(case.counts()["reports"])  # noqa: E731
    with case.transaction():
        case.add(make())
        run(look)
    run(look)
    assert seen == [0, 1]


def test_adding_while_streaming(case: Case, make: MakeReading) -> None:
    for number in range(200):
        case.add(make(name=f"{number:03}"))
    for reading in case.readings():
        case.add(make(name=f"later {reading.report.name}"))
    assert case.counts()["reports"] == 400


def test_reports_stand_by_date_then_name(case: Case, make: MakeReading) -> None:
    for name, published in (("b", "2024-02-01"), ("c", None), ("d", "2023-01-01"), ("a", None)):
        case.add(make(name=name, published=published))
    assert [report.name for report in case.reports()] == ["a", "c", "d", "b"]
    assert [reading.report.name for reading in case.readings()] == ["a", "c", "d", "b"]


def test_example_runs(make: MakeReading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    known = {"open_case": open_case, "reading": make(), "raw": make().report.text.encode()}
    for example in doctest.DocTestFinder(recurse=False).find(
        case_module.open_case, "open_case", globs=known
    ):
        assert doctest.DocTestRunner().run(example).failed == 0
    assert (tmp_path / "news.case").exists()


def add_all(case: Case, batch: list[tuple[Reading, bytes | None]]) -> None:
    with case.transaction():
        for reading, raw in batch:
            case.add(reading, raw)


def run(work: object) -> None:
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    thread.join()
