"""Jobs in, a case that was read into and compared out: what takes long, in a process of its own.

The server answers while this works; Python's lock would make it wait for the rules otherwise. Each
job is a record on the queue; what is done is told back as records. A job that is broken off leaves
the case as it was after the last batch.
"""

import signal
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from rashomon.errors import RashomonError, sentence
from rashomon.geography import load_gazetteer
from rashomon.intake import reports
from rashomon.language import Language
from rashomon.reader import Reader, default_reader, describe
from rashomon.records import Failure
from rashomon.store import Case, open_case
from rashomon.store.filling import fill

# Reports written in one go: few, so that others who write to the case do not wait.
BATCH = 5
# Progress is told so often at the most, in seconds.
OFTEN = 0.1

Tell = Callable[[dict[str, object]], None]


def main(where: str | Path, pipe: Connection) -> None:
    """Do jobs as they come, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    with open_case(where, wait=60) as case:
        worker = _Worker(case)
        while True:
            try:
                job = pipe.recv()
            except EOFError:
                return
            tell = partial(_send, pipe, job["id"])
            try:
                worker.do(job, tell)
            except RashomonError as error:
                tell({"state": "failed", "words": str(error)})
            except Exception as error:
                words = f"it stopped at an unexpected {type(error).__name__} ({error})"
                tell({"state": "failed", "words": sentence(words, advice="please report it")})
                sys.excepthook(*sys.exc_info())


def _send(pipe: Connection, number: int, said: dict[str, object]) -> None:
    pipe.send({"id": number, **said})


class _Worker:
    """A case, and a reader that is kept for the next job while the lists are the same."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._reader: tuple[tuple[str, ...], Reader] | None = None

    def do(self, job: dict[str, object], tell: Tell) -> None:
        """Do one job and tell how it goes."""
        tell({"state": "running"})
        if job["kind"] == "read":
            by = job["by"]
            self._read(Path(str(job["folder"])), str(by) if by else None, tell)
        else:
            self._compare(tell)

    def _compare(self, tell: Tell) -> None:
        told = _Seldom(tell)
        self._case.compare(lambda done, of: told({"done": done, "of": of}))
        tell({"state": "done"})

    def _read(self, folder: Path, by: str | None, tell: Tell) -> None:
        language = self._case.language()
        reader = self._reader_of(language)
        told, failures, aside = _Seldom(tell), list[Failure](), list[str]()
        sizes = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        counts = {"reports": 0, "new": 0, "claims": 0, "done": 0, "of": max(sizes, 1)}
        pages = reports([folder], language, aside)
        for reading, raw, new in fill(self._case, reader, pages, BATCH, by):
            counts["new"] += new and bool(reading.report.text)
            counts["reports"] += bool(reading.report.text)
            counts["claims"] += len(reading.claims)
            counts["done"] += len(raw or b"")
            if reading.failure:
                failures.append(reading.failure)
            told({**counts, "failures": [_said(f, folder) for f in failures]})
        said = [_said(failure, folder) for failure in failures]
        said += [f"{Path(name).name}: left aside, being no page." for name in aside]
        tell({**counts, "done": counts["of"], "failures": said, "state": "done"})

    def _reader_of(self, language: Language) -> Reader:
        if self._reader is None or self._reader[0] != language.own:
            gazetteer = load_gazetteer(language)
            self._reader = language.own, default_reader(language, gazetteer=gazetteer)
        return self._reader[1]


class _Seldom:
    """Passes on what is told, but not too often."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, said: dict[str, object]) -> None:
        if monotonic() - self._last >= OFTEN:
            self._last = monotonic()
            self._tell(said)


def _said(failure: Failure, folder: Path) -> str:
    """A failure in words, without the folder that uploads lie in for a while."""
    return describe(failure).replace(f"{folder}/", "")
