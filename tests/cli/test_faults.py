"""Killed, out of room, or two at once: nothing kept is lost, the case opens, and it verifies."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.store import open_case
from tests.store.conftest import make_reading

NORTH = "The Northern army said on Monday that rockets hit the mill in Smara, killing {} people."
SOUTH = "Southern rebels denied on Monday that they had fired {} rockets at the mill in Smara."
PAGES = 60


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(PAGES):
        text = (NORTH, SOUTH)[number % 2].format(number + 2)
        (folder / f"{number:03}.txt").write_text(f"{text}\n", encoding="utf-8")
    return folder


def started(*arguments: str | Path, setup: Callable[[], None] | None = None) -> "Process":
    command = [sys.executable, "-m", "rashomon", *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=setup
    )


Process = subprocess.Popen[str]


def whole(path: Path) -> int:
    """How many reports a case holds that opens and verifies."""
    with open_case(path) as case:
        assert case.verify()[1] == []
        return sum(1 for _ in case.heads())


def kept(path: Path) -> int:
    """How many reports somebody else sees in a case that is being written."""
    if not path.exists():
        return 0
    with open_case(path, create=True) as case:
        return case.counts()["reports"]


def test_killed_while_reading(pages: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.case"
    process = started("read", pages, "--case", path)
    while kept(path) < 20 and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.wait()
    before = whole(path)
    assert before >= 20
    again = started("read", pages, "--case", path)
    assert again.wait() == 0, again.stderr.read() if again.stderr else ""
    assert whole(path) == PAGES


def test_two_write_at_once(pages: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.case"
    halves = [sorted(pages.iterdir())[side::2] for side in (0, 1)]
    both = [started("read", *half, "--case", path) for half in halves]
    assert [process.wait() for process in both] == [0, 0]
    assert whole(path) == PAGES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of many reports, made without reading, and compared."""
    path = tmp_path_factory.mktemp("made") / "made.case"
    with open_case(path, create=True) as case:
        with case.transaction():
            for number in range(100):
                text = " ".join(f"{NORTH.format(number)} {number * n}." for n in range(100))
                case.add(make_reading(text, name=f"{number}.txt"), text.encode())
        case.compare()
    return path


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    return Path(shutil.copy(made, tmp_path / "made.case"))


def test_killed_while_exporting(full: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("what was here before\n", encoding="utf-8")
    process = started("export", "jsonl", full, "--out", out)
    while not list(tmp_path.glob(".out.jsonl.part")) and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.wait()
    if process.returncode == -signal.SIGKILL:
        assert out.read_text(encoding="utf-8") == "what was here before\n"
    whole(full)


def test_no_room_for_an_export(full: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = started("export", "jsonl", full, "--out", out, setup=little_room)
    _, said = process.communicate()
    assert process.returncode == 2
    assert "the export could not be written" in said
    assert said.count("\n") == 1
    assert not out.exists()
    assert not list(tmp_path.glob(".*.part"))
    whole(full)


def test_no_room_for_what_is_read(pages: Path, full: Path) -> None:
    before = whole(full)
    size = full.stat().st_size
    process = started("read", pages, "--case", full, setup=lambda: room(size // 3))
    _, said = process.communicate()
    if process.returncode != 0:
        assert process.returncode == 2
        assert "disk" in said
    assert whole(full) >= before


def little_room() -> None:
    room(200_000)


def room(limit: int) -> None:
    """Let no file grow beyond some bytes, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def test_killed_while_deciding(full: Path) -> None:
    child = os.fork()
    if child == 0:
        case = open_case(full)
        case.decide("rename", by="ana", why="one", entity="front", name="The Front")
        with case.transaction():
            case.decide("rename", by="ana", why="two", entity="front", name="The Second Front")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    whole(full)
    with open_case(full) as case:
        assert [decision.why for decision in case.decisions()] == ["one"]
