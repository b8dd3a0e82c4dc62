"""Readings go in, one at a time or in batches; records come out, one by one or by question.

A case is one SQLite file, with two companions (`-wal`, `-shm`) while it is open. Many may read it
while one writes; whoever reads sees it as it was when the reading began.
"""

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from rashomon.errors import StoreError, sentence
from rashomon.language import load_language
from rashomon.linking.copies.stock import stock_among
from rashomon.linking.decided import decided, decided_claims
from rashomon.linking.groups import Fixed, Group, groups_of
from rashomon.records import (
    Claim,
    Decision,
    DecisionKind,
    DecisionOf,
    Failure,
    Reading,
    Report,
)
from rashomon.store import asking, decisions, linking, rows, writing
from rashomon.store.linked import Kept, sentences
from rashomon.store.search import Wanted
from rashomon.store.sqlite import explained, open_engine, still_open, understood

T = TypeVar("T")
# Told how much of how much is done.
Progress = Callable[[int, int], None]


def open_case(path: str | Path, create: bool = False, *, wait: float = 10.0) -> "Case":
    """Open a case file; one of an earlier form is brought to today's.

    `create` makes the file where there is none, or only an empty one; `wait` is how many seconds
    to wait for another writer before giving up.

    >>> with open_case("news.case", create=True) as case:
    ...     case.add(reading, raw)
    True
    """
    path = Path(path)
    return Case(path, open_engine(path, create, wait))


class Case:
    """An open case file. Threads may share it; each has its own transaction."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._here = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join many additions into one commit; an addition that fails takes back only itself.

        An error that leaves the block takes back the whole batch.
        """
        with self._writing():
            yield

    def add(self, reading: Reading, raw: bytes | None = None, *, reader: str | None = None) -> bool:
        """Keep a reading, its report, its failure and the bytes it was read from.

        True when any of it was new. The reader is the one that the claims name; a reading without
        claims names none, so whoever knows the reader should say it.
        """
        name = rows.reader_of(reading) if reader is None else reader
        with self._writing() as connection:
            return writing.keep(connection, reading, raw, name)

    def add_failure(self, failure: Failure, sha256: str | None = None) -> bool:
        """Keep a failure that no report came of; True when it was new."""
        with self._writing() as connection, understood(self.path):
            return writing.keep_failure(connection, failure, sha256)

    def readings(self, newest: bool = True) -> Iterator[Reading]:
        """Every report's newest reading, or all of them; the order is that of `reports()`.

        The newest are seen as people have decided of their entities; all, as they were read.
        """
        found = self._stream(lambda connection: asking.readings(connection, newest))
        return decided(found, self.standing()) if newest else found

    def readings_of(self, reports: Collection[str]) -> Iterator[Reading]:
        """The newest readings of some reports, by id, as people have decided of their entities."""
        found = self._stream(lambda connection: asking.readings_of(connection, reports))
        return decided(found, self.standing())

    def link(self, progress: Progress | None = None) -> None:
        """Link what has come in since with all that was linked before, each report once.

        `progress` is told how much of how much is done. An older case is linked from its readings.
        """
        how = linking.outlining(load_language())
        with self._reading() as connection:
            readings, accounts = linking.waiting(connection, how)
        done = 0
        while readings or accounts:
            with self._writing() as connection:
                if readings:
                    done += linking.outline(connection, self.standing(), how)
                else:
                    done += linking.link(connection)
                readings, accounts = linking.waiting(connection, how)
            if progress:
                progress(done, done + readings + accounts)

    def groups(self, fixed: Fixed) -> Iterator[Group]:
        """The groups of accounts that tell of one happening, as far as they were linked; `fixed`:
        what people have decided of two reports."""
        return self._stream(lambda connection: groups_of(Kept(connection), fixed))

    def stock(self, prints: Collection[int]) -> Collection[int]:
        """Which of some sentences, by their prints, are standing background or furniture."""
        with self._reading() as connection:
            return stock_among(sentences(connection, prints))

    def reading(self, key: str) -> Reading:
        """The newest reading of one report, by its id, its name or the beginning of either."""
        with self._reading() as connection:
            return next(decided([asking.reading(connection, key)], self.standing()))

    def reports(self, text: str | None = None) -> Iterator[Report]:
        """Every report, or those that hold all words of `text`; by date, name and id."""
        return self._stream(lambda connection: asking.reports(connection, text))

    def claims(
        self,
        report: str | None = None,
        source: str | None = None,
        event_type: str | None = None,
        certainty: str | None = None,
        polarity: str | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Claim]:
        """Claims of the newest readings that answer every wish, in the order of `reports()`.

        `report` is a key as for `reading`; `source` a part of the name or entity of any voice of
        the chain, in any case; `text` words that the claim's quote holds, in any order.
        """
        wanted = Wanted(source, event_type, certainty, polarity, text)
        if limit is not None and limit < 0:
            raise ValueError(f"a limit of {limit} claims cannot be kept; use 0 or more")
        found = self._stream(lambda connection: asking.claims(connection, wanted, report, limit))
        return decided_claims(found, self.standing())

    def decide(
        self,
        kind: DecisionKind,
        *,
        by: str,
        why: str,
        entity: str | None = None,
        into: str | None = None,
        name: str | None = None,
        report: str | None = None,
        undoes: int | None = None,
        of: DecisionOf = "entity",
    ) -> Decision:
        """Write down what a person has decided (see `Decision`); `report` is a key as for
        `reading`. Readings asked for from now on are seen that way; none is changed."""
        said = {"kind": kind, "by": by, "why": why, "entity": entity, "into": into, "of": of}
        with self._writing() as connection:
            return decisions.decide(connection, **said, name=name, report=report, undoes=undoes)

    def names(self, entity: str) -> bool:
        """Whether any reading names an entity, or a decision leads to it."""
        with self._reading() as connection:
            named = asking.names(connection, entity)
        return named or any(entity == decision.into for decision in self.standing())

    def standing(self) -> list[Decision]:
        """The decisions that hold: those that nobody has undone."""
        return decisions.standing(self.decisions())

    def decisions(self) -> list[Decision]:
        """Every decision of this case in the order they were made, undone ones as well."""
        with self._reading() as connection:
            return decisions.log(connection)

    def failures(self) -> Iterator[Failure]:
        """Everything that could not be read, by where it happened."""
        return self._stream(asking.failures)

    def raw(self, sha256: str) -> bytes:
        """The raw bytes under a hash, checked against it."""
        with self._reading() as connection:
            return asking.raw(connection, sha256)

    def counts(self) -> dict[str, int]:
        """How many rows each table holds, older readings included."""
        with self._reading() as connection:
            return asking.counts(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        outer = self._open_transaction()
        with explained(self.path):
            if outer is not None:
                self._check(outer)
                with outer.begin_nested():
                    yield outer
                return
            with self._engine.execution_options(writes=True).begin() as connection:
                self._here.connection = connection
                try:
                    yield connection
                    self._check(connection)
                finally:
                    del self._here.connection

    def _check(self, connection: Connection) -> None:
        if not still_open(connection):
            reason = "the disk failed during this batch, and none of it was kept"
            raise StoreError(sentence(reason, str(self.path), "add the batch again"))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        # Inside a transaction one sees what one has just added.
        outer = self._open_transaction()
        with explained(self.path), understood(self.path):
            if outer is not None:
                yield outer
            else:
                with self._engine.begin() as connection:
                    yield connection

    def _stream(self, ask: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with self._reading() as connection:
            yield from ask(connection)

    def _open_transaction(self) -> Connection | None:
        connection: Connection | None = getattr(self._here, "connection", None)
        return connection
