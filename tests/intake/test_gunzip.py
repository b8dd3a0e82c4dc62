"""A packed file may hold what it likes, but not without end."""

import gzip
import io

import pytest

from rashomon.errors import IntakeError
from rashomon.intake.gunzip import FEW, gunzip


def opened(data: bytes) -> io.BufferedReader:
    return gunzip(io.BufferedReader(io.BytesIO(gzip.compress(data, 9))), "a.gz")  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"a", b"Nine died.\n" * 100_000])
def test_what_was_packed_comes_out(data: bytes) -> None:
    assert opened(data).read() == data


def test_empty_lines_without_end_are_refused() -> None:
    with pytest.raises(IntakeError, match=r"a\.gz: the packed file unpacks to more than 200 times"):
        opened(b"\n" * (FEW + 1_000_000)).read()
