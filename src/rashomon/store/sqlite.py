"""A path goes in; a case file of today's form leaves, open, or a sentence saying why not."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import StoreError, sentence
from rashomon.store.base import Base, causes
from rashomon.store.forms import migrate, revision
from rashomon.store.schema import APPLICATION_ID, REVISION

_MAGIC = b"SQLite format 3\x00"
_MAKE_ONE = "`rashomon read PATH --case CASE` makes a case"

# By SQLite's primary result code: what happened, and what to do next.
_REASONS = {
    sqlite3.SQLITE_BUSY: (
        "another program is writing to this case",
        "try again when it has finished",
    ),
    sqlite3.SQLITE_READONLY: (
        "the case, or the folder it is in, is read-only",
        "change the permissions of both, or copy the case to a folder of your own",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk failed while the case was being read or written",
        "check the disk, then run the same command again",
    ),
    sqlite3.SQLITE_CORRUPT: ("the case is damaged", "go back to a copy of it"),
    sqlite3.SQLITE_FULL: (
        "the disk is full, so this could not be kept",
        "make room, then run the same command again",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the case could not be opened",
        "check the permissions of the file and its folder",
    ),
    sqlite3.SQLITE_TOOBIG: (
        "a text or file is larger than SQLite can hold (1 GB)",
        "split it and read the parts",
    ),
    sqlite3.SQLITE_NOTADB: ("this is not a case file", _MAKE_ONE),
}


class File(Base):
    """A case in a SQLite file."""

    lost = "the disk failed during this batch, and none of it was kept"
    complaints = (SQLAlchemyError, sqlite3.Error)

    def __init__(self, path: Path, create: bool = False, wait: float = 10.0) -> None:
        """Open a case file, making or migrating it where needed."""
        self.path = path
        self.where, self.name = str(path), path.stem
        _look_at(path, create)
        self.reading = _engine(path, create, wait)
        self.writing = self.reading.execution_options(writes=True)
        try:
            with self.explained():
                _prepare(self, create)
        except BaseException:
            self.close()
            raise

    def may_write(self) -> bool:
        """Whether the file may be written to."""
        return os.access(self.path, os.W_OK)

    def copy_to(self, path: Path) -> None:
        """Write a clean copy of the case as it is now, also while others write, to a new file."""
        with self.explained(), closing(self.reading.raw_connection()) as connection:
            connection.cursor().execute("VACUUM INTO ?", (str(path),))

    def still_open(self, connection: Connection) -> bool:
        """When a disk fails, SQLite takes all of a transaction back by itself."""
        driver = connection.connection.driver_connection
        return isinstance(driver, sqlite3.Connection) and driver.in_transaction

    def reason(self, error: BaseException) -> tuple[str, str]:
        """What happened and what to do next."""
        # When a disk fails there is no savepoint left to go back to, and SQLite complains of that
        # too; the first complaint is the one to show.
        for cause in causes(error):
            code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
            if code in _REASONS:
                return _REASONS[code]
        detail = getattr(error, "orig", None) or error
        return f"the database says: {detail}", "please report this"


def _look_at(path: Path, create: bool) -> None:
    # Before SQLite opens anything, since it says "unable to open" to most of these.
    try:
        reason, advice = _wrong_with(path, create)
    except OSError as error:
        reason = f"the case could not be opened ({error.strerror})"
        advice = "check the permissions of the file and its folder"
    if reason:
        raise StoreError(sentence(reason, str(path), advice))


def _wrong_with(path: Path, create: bool) -> tuple[str, str]:
    if path.is_dir():
        return "this is a folder", "name a case file inside it"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}", "make the folder or name another"
    if not path.exists():
        return "" if create else "there is no such case", _MAKE_ONE
    if not path.is_file():
        return "this is not an ordinary file", _MAKE_ONE
    start = _start_of(path)
    if not start:
        return "" if create else "this file is empty", _MAKE_ONE
    return "" if start == _MAGIC else "this is not a case file", _MAKE_ONE


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_MAGIC))


def _engine(path: Path, create: bool, wait: float) -> Engine:
    address = f"{path.absolute().as_uri()}?{_mode(path, create)}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    # Every stream that is being read holds a connection, and nobody should wait for another's.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    return engine


def _mode(path: Path, create: bool) -> str:
    """How SQLite is to open a file. On a disk that takes no changes it could not make the file's
    companions; there nobody changes the file either, so that it can be read as it lies, unless a
    companion holds what was never written into it."""
    companion = path.with_name(f"{path.name}-wal")
    left = companion.exists() and companion.stat().st_size > 0
    if path.exists() and _is_fixed(path) and not left:
        return "mode=ro&immutable=1"
    return "mode=rwc" if create else "mode=rw"


def _is_fixed(path: Path) -> bool:
    """Whether the disk of a file takes no changes at all."""
    if not hasattr(os, "statvfs"):  # Windows, which has no such disks but CDs
        return False
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that reads first and then writes can find that another
    # has written meanwhile, and SQLite refuses it without waiting.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(base: File, create: bool) -> None:
    with base.reading.begin() as connection:
        _recognise(connection, base.path, create)
        current = revision(connection) == REVISION
    if not current:
        with base.writing.begin() as connection:
            _recognise(connection, base.path, create)
            migrate(connection, base.where)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    # Another program may just be reading; then the case works without WAL, and the next one to
    # open it tries again. The same holds for a case on a read-only disk.
    with suppress(sqlite3.OperationalError), closing(base.reading.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA journal_mode = WAL")


def _recognise(connection: Connection, path: Path, create: bool) -> None:
    number = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    blank = path.stat().st_size == 0
    if number != APPLICATION_ID and not (blank and create):
        reason = "this is a SQLite database, but not a case"
        raise StoreError(sentence(reason, str(path), _MAKE_ONE))
