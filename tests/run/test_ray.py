"""Ray Data makes the same tables as the pool, and outlives its actors. Skipped without Ray."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.errors import RunError
from rashomon.run import pool, ray as engine
from rashomon.run.events import Ended, Planned
from rashomon.run.shards import sources_of
from rashomon.run.work import Setup

from .light import Light, bytes_of
from .test_pool import PAGES, SHARDS, lines

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
