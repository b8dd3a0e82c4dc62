"""Ray Data makes the same tables as the pool, and outlives its actors. Skipped without Ray."""

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from rashomon.errors import RunError
from rashomon.run import pool, ray as engine
from rashomon.run.events import Ended, Planned
from rashomon.run.filing import TRIES, Folder
from rashomon.run.shards import sources_of
from rashomon.run.work import Setup

from .light import Light, Slow, bytes_of
from .test_pool import PAGES, SHARDS, below, lines

__all__ = ["lines"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ray() -> Iterator[None]:
    """Ray on this machine, with the tests on its path."""
    module = pytest.importorskip("ray", reason='needs Ray: pip install "rashomon[ray]"')
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")))
    module.init(
        num_cpus=2,
        log_to_driver=False,
        logging_level="error",
        include_dashboard=False,
        runtime_env={"env_vars": {"PYTHONPATH": paths}},
    )
    yield
    module.shutdown()


def test_without_ray_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(RunError, match=r"pip install \"rashomon\[ray\]\""):
        list(engine.run(Setup("out"), [], 1))


def test_both_engines_make_the_same_tables(ray: None, lines: Path, tmp_path: Path) -> None:
    (lines.parent / "b.jsonl").write_bytes(lines.read_bytes())
    (lines.parent / "c.jsonl").write_text('{"text": "kill the worker"}\n')
    for name, run in (("pool", pool.run), ("ray", engine.run)):
        out = tmp_path / name
        sources = list(sources_of([str(lines.parent)]))
        events = list(run(Setup(str(out), pages=PAGES), sources, 2, Light))
        ended = [event.row for event in events if isinstance(event, Ended)]
        assert sum(event.twice for event in events if isinstance(event, Planned)) == 1
        assert len(ended) == SHARDS + 1
        assert [bool(row.aside) for row in ended].count(True) == 1
    assert bytes_of(tmp_path / "ray") == bytes_of(tmp_path / "pool")


def test_actors_that_are_killed_lose_nothing(ray: None, lines: Path, tmp_path: Path) -> None:
    sources, out = list(sources_of([str(lines)])), tmp_path / "out"
    killer = Killer(out, random.Random(3))
    killer.start()
    events = list(engine.run(Setup(str(out), pages=PAGES), sources, 2, Slow))
    killer.join()
    assert killer.killed
    ended = [event.row.shard for event in events if isinstance(event, Ended)]
    assert len(ended) == len(set(ended)) == SHARDS
    list(pool.run(Setup(str(tmp_path / "whole"), pages=PAGES), sources, 2, Light))
    assert bytes_of(out) == bytes_of(tmp_path / "whole")


class Killer(Thread):
    """Kills an actor while a shard is being read, some time after it was begun."""

    def __init__(self, out: Path, chance: random.Random) -> None:
        super().__init__()
        self.folder, self.chance, self.killed = Folder.at(str(out)), chance, 0

    def run(self) -> None:
        until = time.monotonic() + 60
        while not self.folder.names(TRIES) and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(self.chance.random() * 0.1)
        actors = [pid for pid in all_below(os.getpid()) if "_Reads" in title(pid)]
        self.killed = self.chance.choice(actors)
        os.kill(self.killed, signal.SIGKILL)


def all_below(pid: int) -> list[int]:
    """The processes that one started, and those that they did."""
    return [each for child in below(pid) for each in (child, *all_below(child))]


def title(pid: int) -> str:
    """What a process calls itself."""
    return Path(f"/proc/{pid}/cmdline").read_text()
