"""What the store asks of a database: `sqlite` and `postgres` answer it, each in its own way."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import StoreError, sentence


class Base(ABC):
    """A database with a case of today's form in it.

    `where` is what messages call it, without any password; `name` is what the case is called.
    `reading` gives connections that see one steady state, `writing` those of the one who writes.
    """

    where: str
    name: str
    reading: Engine
    writing: Engine

    # What to say when a batch is lost because the database has taken all of it back by itself.
    lost: str

    @abstractmethod
    def still_open(self, connection: Connection) -> bool:
        """Whether a transaction goes on: what is done in it can still be kept."""

    def may_write(self) -> bool:
        """Whether a question may be asked that only a writer is answered."""
        return True

    @abstractmethod
    def reason(self, error: BaseException) -> tuple[str, str]:
        """What happened and what to do next, from what the database says."""

    def close(self) -> None:
        """Let go of it."""
        self.reading.dispose()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the database says into a StoreError that says what to do next."""
        try:
            yield
        except self.complaints as error:
            reason, advice = self.reason(error)
            raise StoreError(sentence(reason, self.where, advice)) from error

    # What the driver raises, by itself or through SQLAlchemy.
    complaints: tuple[type[Exception], ...] = (SQLAlchemyError,)

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Turn a record or a word that is no proper text into a StoreError likewise."""
        try:
            yield
        except msgspec.MsgspecError as error:
            reason = f"the case holds a record that cannot be read ({error})"
            raise StoreError(sentence(reason, self.where, "go back to a copy of it")) from error
        except UnicodeEncodeError as error:
            half = error.object[error.start]
            reason = f"half a character ({half!a}) cannot be kept or looked for"
            advice = "read the text again in its true encoding"
            raise StoreError(sentence(reason, self.where, advice)) from error


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what came before it: the first complaint is often the one to show."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
