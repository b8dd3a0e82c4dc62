"""Invented reports of a year, with copies and stories among them, as shards of an archive."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from rashomon.exchange.out import parquet
from rashomon.records import Reading, Record, Story

pytest.importorskip("duckdb")
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


class Given:
    """Readings as what an export is made of."""

    made, name = "2026-11-22T10:00:00+00:00", "given"

    def __init__(self, given: Sequence[Reading]) -> None:
        self._readings = given

    def readings(self) -> Iterable[Reading]:
        return self._readings

    def stories(self) -> Iterable[Story]:
        return ()

    def beside(self) -> dict[str, Iterable[Record]]:
        return {}


def write_shard(archive: Path, shard: str, given: Sequence[Reading]) -> None:
    """A shard as `rashomon archive read` fills it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        list(parquet.write(Given(given), folder))  # type: ignore[arg-type]
        for table in (
            "reports",
            "readings",
            "mentions",
            "attributions",
            "claims",
            "headline_drifts",
        ):
            (archive / table).mkdir(parents=True, exist_ok=True)
            (folder / f"{table}.parquet").replace(archive / table / f"{shard}.parquet")


@pytest.fixture(scope="session")
def readings() -> Iterator[list[Reading]]:
    """Invented reports, some of them copies of others (benchmarks/made.py)."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from made import made  # type: ignore[import-not-found]

        yield [each.reading for each in made(100, 0, 100)]
    finally:
        sys.path.remove(str(BENCHMARKS))
