"""The demonstration case, for whatever is exported from it."""

from pathlib import Path

import pytest

from rashomon.cli.demo import demo_files, make


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "case.db"
    with demo_files() as pages:
        make(path, pages)
    return path
