"""A case, open: whoever asks or adds gets a connection, and errors come as sentences."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from rashomon.errors import StoreError, sentence
from rashomon.store.base import Base

T = TypeVar("T")


class Opened:
    """The database, and the transaction of each thread."""

    def __init__(self, base: Base, address: str | Path) -> None:
        """`address` is what the case can be opened by again; there may be a password in it."""
        self.address = address
        self._base = base
        self._here = threading.local()

    @property
    def where(self) -> str:
        """Where the case lies, as messages show it, without any password."""
        return self._base.where

    @property
    def name(self) -> str:
        """What the case is called: by its file, its schema or its database."""
        return self._base.name

    @property
    def takes_changes(self) -> bool:
        """Whether the case may be written to; one on a read-only disk may not."""
        return self._base.may_write()

    @property
    def path(self) -> Path:
        """The case file; a case on a server has none."""
        if not isinstance(self.address, Path):
            reason = "this case lies on a server, and is no file"
            raise StoreError(sentence(reason, self.where, "`rashomon copy` makes a file of it"))
        return self.address

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
        """Let go of the database."""
        self._base.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join many additions into one commit; an addition that fails takes back only itself.

        An error that leaves the block takes back the whole batch.
        """
        with self._writing():
            yield

    def lent(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        """A connection to the tables as they are (`store.schema`), while a block lasts: one that
        sees a steady state, or one whose changes are kept together."""
        return self._writing() if writing else self._reading()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        outer = self._open_transaction()
        with self._base.explained():
            if outer is not None:
                self._check(outer)
                with outer.begin_nested():
                    yield outer
                return
            with self._base.writing.begin() as connection:
                self._here.connection = connection
                try:
                    yield connection
                    self._check(connection)
                finally:
                    del self._here.connection

    def _check(self, connection: Connection) -> None:
        if not self._base.still_open(connection):
            raise StoreError(sentence(self._base.lost, self.where, "add the batch again"))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        # Inside a transaction one sees what one has just added.
        outer = self._open_transaction()
        with self._base.explained(), self._base.understood():
            if outer is not None:
                yield outer
            else:
                with self._base.reading.begin() as connection:
                    yield connection

    def _stream(self, ask: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with self._reading() as connection:
            yield from ask(connection)

    def _open_transaction(self) -> Connection | None:
        connection: Connection | None = getattr(self._here, "connection", None)
        return connection
