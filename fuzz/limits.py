"""A check and one input in; in a child of its own, with limits of time and memory, what became of
it out."""

import faulthandler
import mmap
import os
import re
import resource
import signal
import struct
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO

SECONDS = 10
MEMORY = 1 << 30
FILE = 2 << 30
_HEAD = struct.Struct("<QQd")


class Shared:
    """What a child and whoever watches it both see: how many inputs there were, the last of them,
    and how long the slowest took."""

    def __init__(self, largest: int) -> None:
        self._held = mmap.mmap(-1, _HEAD.size + largest)

    def begin(self, data: bytes) -> None:
        """Note the input that is now looked at."""
        count, _, slowest = _HEAD.unpack_from(self._held)
        self._held[_HEAD.size : _HEAD.size + len(data)] = data
        _HEAD.pack_into(self._held, 0, count + 1, len(data), slowest)

    def slow(self, seconds: float) -> None:
        """Note how long an input took."""
        count, size, slowest = _HEAD.unpack_from(self._held)
        _HEAD.pack_into(self._held, 0, count, size, max(slowest, seconds))

    @property
    def count(self) -> int:
        """How many inputs there were."""
        return int(_HEAD.unpack_from(self._held)[0])

    @property
    def slowest(self) -> float:
        """The most seconds that an input took."""
        return float(_HEAD.unpack_from(self._held)[2])

    @property
    def last(self) -> bytes:
        """The last input."""
        size = _HEAD.unpack_from(self._held)[1]
        return bytes(self._held[_HEAD.size : _HEAD.size + size])


def fenced(trace: IO[bytes]) -> None:
    """Put this process under its limits; where time ends it, the trace says where it was."""
    with open("/proc/self/statm", "rb") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.enable(trace)
    faulthandler.register(signal.SIGPROF, file=trace, chain=True)


def timed(check: Callable[[bytes], None], data: bytes) -> None:
    """Run a check for so many seconds of the processor at most; then the process is killed."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        check(data)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def outcome(check: Callable[[bytes], None], data: bytes, trace: Path) -> str:
    """What became of one input, in a child: a mark of the failure, or "" where all held."""
    trace.write_bytes(b"")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            with trace.open("wb") as file:
                fenced(file)
                try:
                    timed(check, data)
                except BaseException as error:
                    os.write(writer, mark_of(error).encode()[:4000])
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        mark = told.read().decode()
    _, status = os.waitpid(child, 0)
    return mark or (mark_of_death(status, trace) if status else "")


def mark_of(error: BaseException) -> str:
    """One mark for all inputs that fail in one way: the error, and where it left our code."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "/rashomon/" in f.filename] or [
        f for f in frames if f.name != "hold"
    ]
    where = f"{Path(own[-1].filename).stem}.{own[-1].name}" if own else "nowhere"
    words = re.split(r"[\d:]", str(error))[0][:60] if type(error).__name__ == "Broken" else ""
    return f"{type(error).__name__} in {where} {words}".strip()


def mark_of_death(status: int, trace: Path) -> str:
    """The same for a process that was killed."""
    signal_ = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    how = "hang" if signal_ == signal.SIGPROF else f"death by signal {signal_}"
    lines = trace.read_text("utf-8", "replace").splitlines()
    own = [line for line in lines if "/rashomon/" in line]
    last = own[0].strip() if own else (lines[1].strip() if len(lines) > 1 else "nowhere")
    parts = last.split('"')
    where = f"{Path(parts[1]).stem}.{last.rsplit(' ', 1)[-1]}" if len(parts) > 2 else last[:60]
    return f"{how} in {where}"
