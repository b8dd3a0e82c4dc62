"""Files of others in and our own out, each failure as one sentence, and never half a file."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import ExchangeError


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say of a file that cannot be read why, and what to do next."""
    try:
        yield
    except OSError as error:
        reason = f"the file could not be read ({error.strerror})"
        raise ExchangeError(reason, str(path), "check its name and permissions") from error


@contextmanager
def replacing(out: Path, what: str) -> Iterator[Path]:
    """A path to write to, which takes the place of `out` once the block has ended well; `what` is
    called so where that fails, and then nothing is left of it."""
    unfinished = out.with_name(f".{out.name}.part")
    try:
        yield unfinished
        unfinished.replace(out)
    except OSError as error:
        reason = f"{what} could not be written ({error.strerror})"
        raise ExchangeError(reason, str(out), "name another file, or make room") from error
    finally:
        unfinished.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """The hash of a file."""
    with readable(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
