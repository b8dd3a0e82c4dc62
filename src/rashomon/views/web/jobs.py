"""What a screen wants done in; jobs that are shown, go on behind it and can be broken off, out."""

import multiprocessing
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

import msgspec

from rashomon.records import Record
from rashomon.views.web.worker import main

State = Literal["waiting", "running", "done", "failed", "cancelled"]
# So many jobs that are over are still shown.
SHOWN = 20
OVER: tuple[State, ...] = ("done", "failed", "cancelled")


class Job(Record, frozen=True):
    """Work that takes long: what it is, how far it is (`done` of `of`), and what went wrong."""

    id: int
    kind: Literal["read", "compare"]
    title: str
    begun: str
    state: State = "waiting"
    done: int = 0
    of: int = 0
    reports: int = 0
    new: int = 0
    claims: int = 0
    failures: tuple[str, ...] = ()
    words: str = ""


class Jobs:
    """A line of jobs, done one after the other by a process that starts with the first."""

    def __init__(self, case: str | Path) -> None:
        self._case = case
        self._numbers = count(1)
        self._jobs: dict[int, Job] = {}
        self._given: dict[int, tuple[Path, str | None]] = {}
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def all(self) -> Sequence[Job]:
        """The jobs that wait, go on, or were over last; the newest first."""
        with self._lock:
            return sorted(self._jobs.values(), key=lambda job: -job.id)[:SHOWN]

    def read(self, folder: Path, title: str, by: str | None = None) -> Job:
        """Have a folder of pages read into the case, and the case compared; the folder is removed
        when this is over. `by` is whose hand the log names; else whoever runs this."""
        job = self._add("read", title, (folder, by))
        self.compare()
        return job

    def compare(self) -> Job:
        """Have the stories compared that changed; one comparison that waits is enough."""
        with self._lock:
            for job in self._jobs.values():
                if job.kind == "compare" and job.state == "waiting":
                    return job
        return self._add("compare", "comparing the accounts", None)

    def cancel(self, number: int) -> Job | None:
        """Break a job off; what it has kept so far stays. None where there is no such job."""
        with self._lock:
            job = self._jobs.get(number)
            if job is None or job.state in OVER:
                return job
            if job.state == "running":
                self._end()
            self._change(number, state="cancelled")
            self._next()
            return self._jobs[number]

    def close(self) -> None:
        """Break everything off."""
        with self._lock:
            self._closed = True
            self._end()
            for number, job in self._jobs.items():
                if job.state not in OVER:
                    self._change(number, state="cancelled")

    def _add(
        self,
        kind: Literal["read", "compare"],
        title: str,
        given: tuple[Path, str | None] | None,
    ) -> Job:
        with self._lock:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            job = Job(next(self._numbers), kind, title, now)
            self._jobs[job.id] = job
            if given is not None:
                self._given[job.id] = given
            self._forget()
            self._next()
            return self._jobs[job.id]

    def _next(self) -> None:
        """Hand the first job that waits to the process, if it has none."""
        states = [job.state for job in self._jobs.values()]
        waiting = [job for job in self._jobs.values() if job.state == "waiting"]
        if self._closed or "running" in states or not waiting:
            return
        job = waiting[0]
        self._jobs[job.id] = msgspec.structs.replace(job, state="running")
        folder, by = self._given.get(job.id, ("", None))
        self._started().send({"id": job.id, "kind": job.kind, "folder": str(folder), "by": by})

    def _started(self) -> Connection:
        if self._pipe is None:
            spawning = multiprocessing.get_context("spawn")
            self._pipe, theirs = spawning.Pipe()
            self._process = spawning.Process(target=main, args=(self._case, theirs), daemon=True)
            self._process.start()
            theirs.close()
            Thread(target=self._listen, args=(self._pipe,), daemon=True).start()
        return self._pipe

    def _end(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
            if self._process.is_alive():
                self._process.kill()
        self._process = self._pipe = None

    def _listen(self, pipe: Connection) -> None:
        """Note what the process tells, until it ends."""
        while True:
            try:
                said = pipe.recv()
            except (EOFError, OSError):
                break
            with self._lock:
                if pipe is self._pipe and said["id"] in self._jobs:
                    self._change(**{**said, "number": said["id"]})
                    self._next()
        with self._lock:
            if pipe is self._pipe:  # it died by itself: the memory ran out, somebody killed it
                self._process = self._pipe = None
                words = "the process that reads and compares ended; the job can be asked for again."
                for number, job in self._jobs.items():
                    if job.state == "running":
                        self._change(number, state="failed", words=words)
                self._next()

    def _change(self, number: int, **said: object) -> None:
        said.pop("id", None)
        if "failures" in said:
            said["failures"] = tuple(said["failures"])  # type: ignore[arg-type]
        self._jobs[number] = msgspec.structs.replace(self._jobs[number], **said)
        if self._jobs[number].state in OVER and number in self._given:
            shutil.rmtree(self._given.pop(number)[0], ignore_errors=True)

    def _forget(self) -> None:
        over = [number for number, job in self._jobs.items() if job.state in OVER]
        for number in over[:-SHOWN]:
            del self._jobs[number]
