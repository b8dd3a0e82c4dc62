"""A folder in; the right to write to it out, for one program at a time.

The system takes it back when that program ends, however it ends. Where a file system knows no locks
(some shared folders), nobody is kept out.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from rashomon.errors import RashomonError


@contextmanager
def held(path: Path, work: str, refuse: Callable[[str, str, str], RashomonError]) -> Iterator[None]:
    """Hold a folder for one kind of work, as "reading"; `refuse` makes the error where another
    program does that already."""
    path.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path / f".{work}.lock", thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        reason = f"another program is {work} here"
        raise refuse(
            reason, str(path), "wait until it has ended, or name another folder"
        ) from error
    except (OSError, NotImplementedError):
        pass  # no locks here, or nothing may be written, which is told when something is
    try:
        yield
    finally:
        lock.release()
