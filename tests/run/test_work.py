"""A shard gives the same tables, whole or not at all, each page in them once."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem, _MockFileSystem

from rashomon.exchange.columns import record_of
from rashomon.exchange.tables import TABLES
from rashomon.records import Report
from rashomon.run.filing import Folder
from rashomon.run.manifest import WRITTEN, is_done, read_row
from rashomon.run.shards import Shard, sources_of
from rashomon.run.work import Setup
from tests.intake.archives.building import answer, gzipped, page, record

from .light import Light, bytes_of

RECORDS = [record(number) for number in range(4)]


def worker(out: Path | str, folder: Folder | None = None, pages: int = 2) -> Light:
    return Light(Setup(str(out), pages=pages), folder)


def shards_of(worker: Light, *named: Path) -> list[Shard]:
    return [s for each in sources_of(map(str, named)) for s in worker.plan(each)]


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    files = sorted((out / table).glob("*.parquet"))
    return [row for path in files for row in pq.read_table(path).to_pylist()]


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    path = tmp_path / "CC-NEWS-20260102030405-00001.warc.gz"
    odd = [
        record(0),  # fetched again, and the same
        record(10, answer(status="404 Not Found")),
        record(11, answer(b"<html><body></body></html>")),
        record(12, length=5),
    ]
    path.write_bytes(gzipped([*RECORDS, *odd]))
    return path


def test_the_same_shard_gives_the_same_bytes(warc: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        made = worker(tmp_path / out)
        for shard in shards_of(made, warc):
            assert made.do(shard).fresh
    first = bytes_of(tmp_path / "one")
    assert first == bytes_of(tmp_path / "two")
    assert {name.partition("/")[0] for name in first} == {*WRITTEN, "manifest"}


def test_tables_are_those_of_the_export(warc: Path, tmp_path: Path) -> None:
    made = worker(tmp_path / "out")
    shard = shards_of(made, warc)[0]
    made.do(shard)
    for name in WRITTEN:
        found = pq.read_schema(tmp_path / "out" / name / f"{shard.id}.parquet")
        if name in TABLES:
            assert found.remove_metadata() == TABLES[name].schema({}).remove_metadata()
    report = record_of(rows(tmp_path / "out", "reports")[0], Report)
    assert report.address == "https://news.example/0"
    assert report.retrieved == "2026-01-02T03:04:05Z"


def test_each_page_is_told_once_with_what_became_of_it(warc: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = worker(out, pages=100)
    (shard,) = shards_of(made, warc)
    row = made.do(shard).row
    assert (row.records, row.pages, row.reports, row.again, row.failures) == (8, 6, 4, 1, 2)
    assert row.passed == (("status 404", 1),)
    assert [report["address"][-1] for report in rows(out, "reports")] == ["0", "1", "2", "3"]
    pages = rows(out, "pages")
    known = {report["id"] for report in rows(out, "reports")}
    assert [page["report"] in known for page in pages] == [True] * 5 + [False]
    assert pages[0]["record"] == "<urn:uuid:0>"
    assert [f["where"].partition(" (")[0] for f in rows(out, "failures")] == [
        f"{warc.name} at byte {pages[-1]['offset']}",
        f"{warc.name} at byte {warc.stat().st_size - len(gzipped([record(12, length=5)]))}",
    ]


def test_a_done_shard_is_passed_over_until_something_changes(warc: Path, tmp_path: Path) -> None:
    made = worker(tmp_path / "out")
    shard = shards_of(made, warc)[0]
    assert made.do(shard).fresh
    assert not made.do(shard).fresh
    made.versions = replace(made.versions, reader="light 2")
    assert made.do(shard).fresh
    assert not made.do(shard).fresh


@pytest.mark.parametrize("harm", ["no row", "half a row", "half a table", "no table"])
def test_what_a_power_cut_left_is_done_again(harm: str, warc: Path, tmp_path: Path) -> None:
    made = worker(tmp_path / "out")
    shard = shards_of(made, warc)[0]
    made.do(shard)
    whole = bytes_of(tmp_path / "out")
    row = tmp_path / "out" / "manifest" / f"{shard.id}.parquet"
    table = tmp_path / "out" / "claims" / f"{shard.id}.parquet"
    path = row if "row" in harm else table
    if harm.startswith("no"):
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:40])
    assert made.do(shard).fresh
    assert bytes_of(tmp_path / "out") == whole


def test_parts_of_a_run_that_died_are_cleared_away(warc: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = worker(out)
    (out / "reports").mkdir(parents=True)
    (out / "reports" / ".shard.parquet.77-aa.part").write_bytes(b"half")
    Folder.at(str(out)).begin({"pages": 2})
    made.do(shards_of(made, warc)[0])
    assert not list(out.rglob("*.part"))


def test_a_shard_that_fails_is_set_aside_and_tried_again_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Norland shelled Fenby."}\n{"text": "break the shard"}\n')
    made = worker(tmp_path / "out")
    (shard,) = shards_of(made, path)
    row = made.do(shard).row
    assert row.aside
    assert "MemoryError" in row.aside
    assert (row.reports, row.failures) == (0, 1)
    assert is_done(made.folder, shard, made.versions) is None
    assert made.do(shard).fresh


@pytest.mark.parametrize("kind", ["mock", "subtree"])
def test_tables_go_to_any_file_system(kind: str, warc: Path, tmp_path: Path) -> None:
    made = worker(tmp_path / "here")
    shard = shards_of(made, warc)[0]
    made.do(shard)
    system = (
        _MockFileSystem() if kind == "mock" else SubTreeFileSystem(str(tmp_path), LocalFileSystem())
    )
    system.create_dir("there")
    folder = Folder(system, "there")
    folder.begin({"pages": 2})
    other = worker("", folder)
    assert other.do(shard).fresh
    assert not other.do(shard).fresh
    for name, data in bytes_of(tmp_path / "here").items():
        assert folder.read(name) == data
    assert folder.names("reports") == [f"{shard.id}.parquet"]


def test_a_source_that_cannot_be_planned_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and no more")
    made = worker(tmp_path / "out")
    (shard,) = shards_of(made, path)
    row = made.do(shard).row
    assert row.aside
    assert "no Parquet file" in row.aside
    path.unlink()
    path.with_name("b.jsonl").write_text('{"text": "The mayor of Fenby denied it."}\n')
    path.with_name("b.jsonl").rename(path.with_name("a.jsonl"))
    assert read_row(made.folder, shard.id) is not None


def test_settings_of_a_folder_stay(tmp_path: Path) -> None:
    folder = Folder.at(str(tmp_path / "out"))
    folder.begin({"pages": 2})
    folder.begin({"pages": 2})
    with pytest.raises(Exception, match="made with"):
        folder.begin({"pages": 3})


def test_pages_of_a_warc_are_read_in_their_charset(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    body = page(0, "<p>The café in Fenby was hit, its owner said.</p>").decode().encode("cp1252")
    path.write_bytes(record(0, answer(body, kind="text/html; charset=windows-1252")))
    made = worker(tmp_path / "out")
    made.do(shards_of(made, path)[0])
    assert "The café in Fenby" in rows(tmp_path / "out", "reports")[0]["text"]


def test_lines_of_a_site_are_no_part_of_its_articles(tmp_path: Path) -> None:
    letter = "Get the day's news from both banks by mail"
    towns = ("Fenby", "Orsel", "Marwick")
    bodies = [
        page(n, f"<p>{letter}</p>")
        .replace(b"in Fenby", f"in {t}".encode())
        .replace(b"army", [b"army", b"Reed Front", b"brigade"][n])
        .replace(b"At least", f"In {t} at least".encode())
        for n, t in enumerate(towns)
    ]
    alone = record(9, answer(bodies[0]), address="https://other.example/9")
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join([*(record(n, answer(b)) for n, b in enumerate(bodies)), alone]))
    made = worker(tmp_path / "out", pages=9)
    made.do(shards_of(made, path)[0])
    found = {row["address"]: row for row in rows(tmp_path / "out", "reports")}
    lone = found.pop("https://other.example/9")
    assert letter in lone["text"]
    assert "other pages of its site" not in lone["extractor"]
    assert len(found) == 3
    for row, town in zip(found.values(), towns, strict=True):
        assert f"of Norland shelled the market in {town} on Monday" in row["text"]
        assert f"In {town} at least twelve people were killed" in row["text"]
        assert letter not in row["text"]
        assert row["extractor"].endswith(", with other pages of its site")
