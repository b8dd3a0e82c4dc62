"""A case file, open: whoever asks or adds gets a connection, and errors come as sentences."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from rashomon.errors import StoreError, sentence
from rashomon.store.sqlite import explained, still_open, understood

T = TypeVar("T")


class Opened:
    """The file, and the transaction of each thread."""

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
