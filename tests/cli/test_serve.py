"""`rashomon serve` as it is started: without a case, on a port that is taken, elsewhere."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from rashomon.cli.serve import address_of, names_of
from rashomon.store import open_case


@contextmanager
def started(home: Path, *words: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "rashomon", "serve", *map(str, words)]
    environment = {**os.environ, "RASHOMON_HOME": str(home)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    server = subprocess.Popen(command, env=environment, text=True, encoding="utf-8", **pipes)  # type: ignore[call-overload]
    try:
        yield server
    finally:
        server.terminate()
        server.communicate(timeout=20)


def test_without_a_case_the_demonstration_is_shown_and_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with started(tmp_path, "--port", 0, "--json") as server:
            assert server.stdout is not None
            address = json.loads(server.stdout.readline())["address"]
            with urlopen(f"{address}stories.json") as answer:
                (story,) = json.load(answer)["stories"]
            assert story["heading"]["reports"] == 11
            assert "Ner'iva" in story["places"]
    assert len(list((tmp_path / "cases").glob("demo-*.db"))) == 1


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    open_case(tmp_path / "news.case", create=True).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with started(tmp_path, tmp_path / "news.case", "--port", port) as server:
            _, said = server.communicate(timeout=120)
    assert server.returncode == 2
    assert f"port {port} of 127.0.0.1 cannot be used" in said
    assert "name another with --port" in said


def test_a_case_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with started(tmp_path, tmp_path / "none.db") as server:
        _, said = server.communicate(timeout=60)
    assert server.returncode == 2
    assert "there is no such case" in said


@pytest.mark.parametrize(
    ("host", "token", "address"),
    [
        ("127.0.0.1", None, "http://127.0.0.1:8765/"),
        ("::1", None, "http://[::1]:8765/"),
        ("desk.example", "secret", "http://desk.example:8765/?token=secret"),
    ],
)
def test_the_address_holds_the_token(host: str, token: str | None, address: str) -> None:
    assert address_of(host, 8765, token) == address


def test_it_answers_to_the_names_it_listens_on() -> None:
    assert names_of("127.0.0.1") == []
    assert names_of("desk.example") == ["desk.example"]
    assert socket.gethostname() in names_of("0.0.0.0")
