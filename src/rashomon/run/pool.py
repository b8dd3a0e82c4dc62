"""Sources in, done shards out, by a pool of processes on this machine, each with its own encoder.

A worker has one job at a time, so that no more is in memory than is being read. One that dies is
replaced and its job given out again; how often a shard may do that is for the worker to say.
"""

import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from rashomon.errors import RashomonError, RunError
from rashomon.run.events import At, Ended, Event, Once
from rashomon.run.shards import Shard, Source, unplanned
from rashomon.run.work import TRIES, Setup, Worker

# Reports after which a worker tells how far it is.
TELL = 10
# Seconds that workers are given to end by themselves.
PATIENCE = 5
Job = Source | Shard
Make = Callable[[Setup], Worker]


def run(
    setup: Setup, sources: Iterable[Source], workers: int, make: Make = Worker
) -> Iterator[Event]:
    """Read all shards of the sources, those that are done already passed over. `make` makes a
    worker, in its own process."""
    pool = _Pool(setup, workers, make)
    try:
        yield from pool.run(sources)
    finally:
        pool.close()


class _Hand:
    """A worker's process, and what it is doing."""

    def __init__(self, setup: Setup, make: Make) -> None:
        # New processes, not copies of this one: libraries with threads bear no copying.
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, setup, make), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.job: Job | None = None

    def give(self, job: Job) -> None:
        """Give it something to do; a worker that has just died is found out later."""
        self.job = job
        with suppress(OSError):
            self.pipe.send(job)

    def close(self) -> None:
        """End it."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()


class _Pool:
    def __init__(self, setup: Setup, workers: int, make: Make) -> None:
        self._setup, self._workers, self._make = setup, max(1, workers), make
        self._hands: list[_Hand] = []
        self._sources: deque[Source] = deque()
        self._shards: deque[Shard] = deque()
        self._died: Counter[str] = Counter()
        self._once = Once(())

    def close(self) -> None:
        """End all workers."""
        for hand in self._hands:
            hand.close()

    def run(self, sources: Iterable[Source]) -> Iterator[Event]:
        """Give out jobs until none is left."""
        self._sources.extend(dict.fromkeys(sources))
        self._once = Once(self._sources)
        while True:
            self._give_out()
            busy = [hand for hand in self._hands if hand.job is not None]
            if not busy:
                return
            wait([end for hand in busy for end in (hand.pipe, hand.process.sentinel)])
            for hand in busy:
                yield from self._heard(hand)

    def _give_out(self) -> None:
        """A job to each worker that has none; new workers as long as there are jobs for them."""
        while job := self._next():
            hand = next((each for each in self._hands if each.job is None), None)
            if hand is None and len(self._hands) < self._workers:
                hand = _Hand(self._setup, self._make)
                self._hands.append(hand)
            if hand is None:
                self._put_back(job)
                return
            hand.give(job)

    def _next(self) -> Job | None:
        """A shard, or a source to be planned where shards run out."""
        if self._sources and len(self._shards) < self._workers:
            return self._sources.popleft()
        return self._shards.popleft() if self._shards else None

    def _put_back(self, job: Job) -> None:
        if isinstance(job, Shard):
            self._shards.appendleft(job)
        else:
            self._sources.appendleft(job)

    def _heard(self, hand: _Hand) -> Iterator[Event]:
        try:
            while hand.pipe.poll():
                yield from self._told(hand, hand.pipe.recv())
        except (EOFError, OSError):
            yield from self._dead(hand)
            return
        if not hand.process.is_alive() and not hand.pipe.poll():
            yield from self._dead(hand)

    def _told(self, hand: _Hand, said: Any) -> Iterator[Event]:
        if said is None:
            hand.ready = True
        elif isinstance(said, str):
            raise RunError(
                f"a worker cannot go on ({said})", self._setup.out, "see to it, and go on"
            )
        elif isinstance(said, list):
            source, hand.job = hand.job, None
            if isinstance(source, Source):
                yield from self._plan(source, said)
        else:
            if isinstance(said, Ended):
                hand.job = None
            yield said

    def _plan(self, source: Source, shards: list[Shard]) -> Iterator[Event]:
        for planned in self._once.planned(source, shards):
            self._shards.extend(planned.shards)
            yield planned

    def _dead(self, hand: _Hand) -> Iterator[Event]:
        """Replace a worker that died, and give its job out again."""
        hand.close()
        self._hands.remove(hand)
        job = hand.job
        self._died["" if not hand.ready else job.path if isinstance(job, Source) else "shard"] += 1
        if self._died[""] > TRIES:
            code = hand.process.exitcode
            reason = f"workers end before they have begun (the last one with {code})"
            raise RunError(reason, "", "see that there is memory for each, or give fewer --workers")
        if isinstance(job, Shard) or (job is not None and self._died[job.path] < TRIES):
            self._put_back(job)
        elif job is not None:
            shard = unplanned(job, f"workers died of it {TRIES} times", "fetch it again")
            yield from self._plan(job, [shard])


def _work(pipe: "Connection[Any, Any]", setup: Setup, make: Make) -> None:
    """What a worker's process does: one job after the other, until nobody gives it any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who gives jobs decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        worker = make(setup)
        pipe.send(None)
        while True:
            job = pipe.recv()
            if isinstance(job, Source):
                pipe.send(worker.plan(job))
                continue
            done = worker.do(job, partial(_tell, pipe, job.id))
            pipe.send(Ended(done.row, done.fresh))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except (RashomonError, OSError, ValueError) as error:
        with suppress(OSError):
            pipe.send(str(error))


def _tell(pipe: "Connection[Any, Any]", shard: str, reports: int) -> None:
    if reports % TELL == 0:
        pipe.send(At(shard, reports))


def _end_with_parent() -> None:
    """A worker whose parent was killed must not go on by itself."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
