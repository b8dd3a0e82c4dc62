"""What several folders of tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from rashomon.language import Language, load_language
from tests.servers import Cluster, cluster

# The same examples at every run, so that a run says something of a change; new ones where asked for.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", derandomize=False, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

SHARED = Path(__file__).parents[2] / "shared"


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are named by how many they are: what is packed holds the second it was packed in, and
    each process that runs tests must know them by the same names."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language("en")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and data beside the repository; tests that need it skip without."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"needs the real pages in {SHARED.name}/ beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A PostgreSQL server; tests that need it skip where its packages are not installed."""
    with cluster() as made:
        yield made


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home of the tests' own: no place that a developer has added changes what is read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASHOMON_HOME", str(tmp_path_factory.mktemp("home")))
        yield
