"""`rashomon archive read`: what it prints, how it ends, and when it asks the network."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from rashomon.cli import main
from rashomon.run import pool
from rashomon.run.events import Engine
from rashomon.run.filing import Folder
from tests.intake.archives.building import answer, gzipped, page, record
from tests.intake.fetching import conftest as web
from tests.run.light import Light

server = web.server
Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Runs the command in this process, with a reader that starts at once."""

    def run(setup: Any, sources: Any, workers: int) -> Any:
        from rashomon.run.events import Ended, Once

        worker, once = Light(setup), Once(sources)
        for source in sources:
            for planned in once.planned(source, worker.plan(source)):
                yield planned
                yield from (Ended(*worker.do(shard)) for shard in planned.shards)

    engine: Engine = run
    monkeypatch.setattr(pool, "run", engine)

    def type_(*words: object) -> tuple[int, str, str]:
        line = ["rashomon", "archive", "read", *map(str, words)]
        monkeypatch.setattr("sys.argv", line)
        try:
            main()
        except SystemExit as end:
            said = capsys.readouterr()
            return int(end.code or 0), said.out, said.err
        said = capsys.readouterr()
        return 0, said.out, said.err

    return type_


def test_an_archive_is_read_and_summed_up(typed: Typed, tmp_path: Path) -> None:
    odd = record(9, answer(status="404 Not Found"))
    (tmp_path / "a.warc.gz").write_bytes(gzipped([record(0), odd, record(1)]))
    (tmp_path / "notes.csv").write_text("x")
    code, out, err = typed(tmp_path, "--out", tmp_path / "out")
    assert code == 0
    assert out.startswith("2 reports, 0 claims in 1 shards of 1 files; 1 records are no pages")
    assert "notes.csv" in err
    code, out, _ = typed(tmp_path, "--out", tmp_path / "out", "--json")
    told = json.loads(out)
    assert (code, told["before"], told["read"], told["reports"]) == (0, 1, 0, 2)
    assert told["passed"] == {"status 404": 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere.warc", "--out", "out"), "there is no such file"),
        (("https://a.example/feed", "--out", "out"), "--online asks the network"),
        ((".", "--out", "out", "--engine", "spark"), "choose pool or ray"),
        ((".", "--out", "nosuch://x"), "an address that pyarrow knows"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    words: tuple[str, ...],
    said: str,
    typed: Typed,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = typed(*words)
    assert code == 2
    assert said in " ".join(err.split())


def test_one_run_at_a_time_reads_into_a_folder(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(0))
    words = (tmp_path / "a.warc", "--out", tmp_path / "out")
    with Folder.at(str(tmp_path / "out")).held():
        code, _, err = typed(*words)
        assert code == 2
        assert "another program is reading here" in " ".join(err.split())
        assert not list((tmp_path / "out").glob("*/*"))
    assert typed(*words)[0] == 0


def test_failures_end_with_1(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(0) + b"rubbish" * 9)
    code, out, _ = typed(tmp_path / "a.warc", "--out", tmp_path / "out")
    assert code == 1
    assert "1 could not be read" in " ".join(out.split())


def test_a_feed_is_fetched_into_an_archive_once(
    typed: Typed, tmp_path: Path, server: web.Server
) -> None:
    links = "".join(f"<item><link>{server.address}/{n}</link></item>" for n in range(3))
    server.says("/feed", f"<rss>{links}</rss>".encode(), content_type="application/rss+xml")
    for number in range(2):
        server.says(f"/{number}", page(number), content_type="text/html; charset=utf-8")
    words = (f"{server.address}/feed", "--out", tmp_path / "out", "--online", "--every", "0")
    code, out, err = typed(*words, "--allow-private", "--json")
    assert code == 1  # the third page is not there
    assert "404" in err
    assert json.loads(out)["reports"] == 2
    (told,) = pq.read_table(tmp_path / "out" / "failures" / "fetched.parquet").to_pylist()
    assert "404" in told["reason"]
    assert told["where"] == f"{server.address}/2"
    (kept,) = (tmp_path / "out" / "fetched").glob("*.warc.gz")
    before = kept.read_bytes()
    server.asked.clear()
    _, out, _ = typed(*words, "--allow-private", "--json")
    assert "/0" not in server.asked
    assert json.loads(out)["reports"] == 2
    assert kept.read_bytes() == before
