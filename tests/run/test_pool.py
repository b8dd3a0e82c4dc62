"""Whatever dies, and whenever: nothing is lost, and nothing is there twice."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rashomon.intake.tongue import language_of
from rashomon.language import load_language
from rashomon.run import pool
from rashomon.run.events import At, Ended, Event, Planned
from rashomon.run.pool import run
from rashomon.run.shards import sources_of
from rashomon.run.work import TRIES, Setup

from .light import Light, Slow, bytes_of

ROOT = Path(__file__).parents[2]
SHARDS, PAGES = 6, 8


@pytest.fixture(autouse=True)
def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that are copies of this process: they need not import everything anew."""
    language_of("The army of Norland denied it, and so did the mayor. " * 3)
    load_language("en")
    monkeypatch.setattr(pool, "get_context", lambda _: multiprocessing.get_context("fork"))


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "a.jsonl"
    path.parent.mkdir()
    words = "Norland shelled Fenby on day {}, the Reed Front said; the army denied it."
    told = (json.dumps({"id": n, "text": words.format(n)}) for n in range(SHARDS * PAGES))
    path.write_text("\n".join(told) + "\n")
    return path


def read(out: Path, path: Path, make: type[Light] = Light) -> list[Event]:
    setup = Setup(str(out), pages=PAGES)
    return list(run(setup, sources_of([str(path)]), 2, make))


def test_workers_share_the_shards_and_read_each_once(lines: Path, tmp_path: Path) -> None:
    (lines.parent / "b.jsonl").write_bytes(lines.read_bytes())
    events = read(tmp_path / "out", lines.parent)
    planned = [event for event in events if isinstance(event, Planned)]
    assert sorted((len(event.shards), event.twice) for event in planned) == [
        (0, True),
        (SHARDS, False),
    ]
    ended = [event for event in events if isinstance(event, Ended)]
    assert sum(event.row.reports for event in ended) == SHARDS * PAGES
    assert all(event.fresh for event in ended)
    again = [event for event in read(tmp_path / "out", lines) if isinstance(event, Ended)]
    assert [event.fresh for event in again] == [False] * SHARDS
    assert {event.row.shard for event in again} == {event.row.shard for event in ended}


def test_a_shard_that_kills_is_set_aside_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    told = ["kill the worker" if n == 3 else f"Fenby was shelled {n} times" for n in range(16)]
    path.write_text("".join(json.dumps({"text": words}) + "\n" for words in told))
    rows = [event.row for event in read(tmp_path / "out", path) if isinstance(event, Ended)]
    assert [(row.begin == 0, bool(row.aside)) for row in sorted(rows, key=lambda r: r.begin)] == [
        (True, True),
        (False, False),
    ]
    (aside,) = [row.aside for row in rows if row.aside]
    assert f"{TRIES} times" in aside
    assert sum(row.reports for row in rows) == 8


def test_workers_that_are_killed_lose_nothing(lines: Path, tmp_path: Path) -> None:
    read(tmp_path / "whole", lines)
    chance, killed = random.Random(3), 0
    setup = Setup(str(tmp_path / "out"), pages=PAGES)
    for event in run(setup, sources_of([str(lines)]), 2, Slow):
        if isinstance(event, Planned | Ended) and killed < 2:
            children = below(os.getpid())
            os.kill(chance.choice(children), signal.SIGKILL)
            killed += 1
        assert not isinstance(event, At) or event.reports <= PAGES
    assert killed == 2
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


def test_a_run_that_is_killed_goes_on_where_it_was(lines: Path, tmp_path: Path) -> None:
    read(tmp_path / "whole", lines)
    chance = random.Random(1)
    script = (
        "from rashomon.run import pool; from rashomon.run.shards import sources_of\n"
        "from rashomon.run.work import Setup; from tests.run.light import Slow\n"
        "if __name__ == '__main__':\n"
        f"    setup = Setup({str(tmp_path / 'out')!r}, pages={PAGES})\n"
        "    import multiprocessing as m; pool.get_context = lambda _: m.get_context('fork')\n"
        f"    for event in pool.run(setup, sources_of([{str(lines)!r}]), 2, Slow): print('.', flush=True)\n"
    )
    (tmp_path / "go.py").write_text(script)
    child = subprocess.Popen(
        [sys.executable, str(tmp_path / "go.py")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )
    assert child.stdout
    child.stdout.readline()  # planned; now shards are being read
    time.sleep(chance.random() * 0.3)
    workers = below(child.pid)
    child.kill()
    child.wait()
    wait_until_gone(workers)
    assert len(list((tmp_path / "out").glob("manifest/*"))) < SHARDS
    read(tmp_path / "out", lines)
    left = {name: data for name, data in bytes_of(tmp_path / "out").items() if "/." not in name}
    assert {n: d for n, d in left.items() if not n.startswith(".")} == bytes_of(tmp_path / "whole")


def below(pid: int) -> list[int]:
    """The processes that one started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def wait_until_gone(pids: list[int]) -> None:
    """Workers end by themselves once their parent is gone."""
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < until, "a worker goes on without its parent"
        time.sleep(0.05)
