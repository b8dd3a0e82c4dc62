"""The address of a case on a PostgreSQL server goes in; the case in today's form leaves, open, or a
sentence saying why not.

One transaction writes at a time, as in SQLite: it holds a lock of the case from its beginning to
its end. So nobody decides on what another is just deciding on, and no two lines of the log of
custody follow the same one. Whoever reads sees one steady state.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateSchema

from rashomon.errors import StoreError, sentence
from rashomon.store.address import Server, without_secrets
from rashomon.store.base import Base, causes
from rashomon.store.columns import UnkeptError
from rashomon.store.forms import migrate, revision
from rashomon.store.schema import APPLICATION_ID, REVISION

try:
    import psycopg
    from psycopg.pq import TransactionStatus
except ImportError as error:  # also where psycopg is there, and the library beneath it is not
    _MISSING: ImportError | None = error
else:
    _MISSING = None

_MAKE_ONE = "`rashomon read PATH --case CASE` makes a case"
# How long a server may take to answer the first call, in seconds.
_PATIENCE = "10"
# What tells a case from other tables.
_TABLES = {"alembic_version", "raw", "reports", "readings", "claims"}

# By the beginning of PostgreSQL's error code: what happened, and what to do next.
_REASONS = {
    "55P03": (
        "another program is writing to this case",
        "try again when it has finished",
    ),
    "42501": (
        "this user may not do that on the server",
        "ask whoever runs the server for the right, or use another user",
    ),
    "25006": (
        "the server takes no changes: it is read-only, or the copy of another",
        "use the address of the server that is written to",
    ),
    "53100": (
        "the disk of the server is full, so this could not be kept",
        "make room, then run the same command again",
    ),
    "53": (
        "the server has no room for more connections or more work",
        "run the same command again later",
    ),
    "54": (
        "a text or file is larger than PostgreSQL can hold (1 GB)",
        "split it and read the parts",
    ),
    "22003": (
        "this report holds a number that is too large to be kept",
        "read it again; should that not help, report this",
    ),
    "23514": ("what is kept for good was to be changed", "leave it as it is"),
    "57014": ("the server broke this off, since it took too long", "run the same command again"),
    "57P": ("the server was stopped", "run the same command again when it runs"),
    "08": ("the connection to the server was lost", "run the same command again"),
    "58": (
        "the disk of the server failed while the case was being read or written",
        "have it checked, then run the same command again",
    ),
    "XX": ("the case is damaged", "go back to a copy of it"),
}
# What a server says when it lets nobody in, and what to do next.
_REFUSED = (
    (r"password authentication failed|no password supplied", "check user and password"),
    (r"database .* does not exist", "make it with createdb, or name another"),
    (r"role .* does not exist", "name a user that the server knows"),
    (r"pg_hba", "have the server let you in (its pg_hba.conf)"),
    (r"too many (clients|connections)", "run the same command again later"),
)


class Schema(Base):
    """A case in a schema of a PostgreSQL server."""

    lost = "the server broke this batch off, and none of it was kept"
    complaints = (SQLAlchemyError,) if _MISSING else (SQLAlchemyError, psycopg.Error)

    def __init__(self, server: Server, create: bool = False, wait: float = 10.0) -> None:
        """Open a case, making or migrating it where needed."""
        self.server = server
        self.where, self.name = str(server), server.name
        if _MISSING is not None:
            reason = "a case on a PostgreSQL server needs the package psycopg"
            advice = 'install it with `pip install "rashomon[postgres]"`'
            raise StoreError(sentence(reason, self.where, advice)) from _MISSING
        engine = _engine(server, wait)
        self.reading = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self.writing = engine.execution_options(writes=_lock_of(server.schema))
        try:
            with self.explained():
                self._prepare(create)
        except BaseException:
            self.close()
            raise

    def still_open(self, connection: Connection) -> bool:
        """After an error that nobody went back from, PostgreSQL keeps nothing of a transaction."""
        driver = connection.connection.driver_connection
        if not isinstance(driver, psycopg.Connection):
            return False
        return driver.info.transaction_status in (
            TransactionStatus.INTRANS,
            TransactionStatus.ACTIVE,  # somebody reads on while this goes on
        )

    def reason(self, error: BaseException) -> tuple[str, str]:
        """What happened and what to do next."""
        found = list(causes(error))
        for cause in found:
            if isinstance(cause, UnkeptError):
                return str(cause), "take it out of the text and read it again"
        code = next((c.sqlstate for c in found if isinstance(c, psycopg.Error) and c.sqlstate), "")
        for beginning, said in _REASONS.items():
            if code.startswith(beginning):
                return said
        first = getattr(error, "orig", None) or error
        words = without_secrets(" ".join(str(first).split()), self.server)
        if isinstance(first, psycopg.OperationalError) and not code:
            return self._refused(words)
        return f"the database says: {words}", "please report this"

    def _refused(self, words: str) -> tuple[str, str]:
        """Why there is no connection."""
        _, fatal, said = words.partition("FATAL: ")
        if fatal:
            said = said.strip()
            advice = (a for pattern, a in _REFUSED if re.search(pattern, said))
            return f"the server lets nobody in ({said})", next(advice, "ask whoever runs it")
        if "closed" in words or "lost" in words or "terminat" in words:
            return _REASONS["08"]
        _, _, why = words.rpartition("failed: ")
        why = why.partition(" Is the server running")[0].strip().rstrip(".")
        return f"the server cannot be reached ({why})", "check the address, and that it runs"

    def _prepare(self, create: bool) -> None:
        with self.reading.begin() as connection:
            current = self._is_case(connection, create) and revision(connection) == REVISION
        if current:
            return
        with self.writing.begin() as connection:
            if create and not self._exists(connection):
                connection.execute(CreateSchema(self.server.schema))
            self._is_case(connection, create)
            migrate(connection, self.where)

    def _exists(self, connection: Connection) -> bool:
        return inspect(connection).has_schema(self.server.schema)

    def _is_case(self, connection: Connection, create: bool) -> bool:
        """Whether there is a case; an error where there is something else, or none wanted."""
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            reason = f"this database is written in {encoding}, which cannot hold every text"
            advice = "make one with `createdb --encoding=UTF8 --template=template0`"
            raise StoreError(sentence(reason, self.where, advice))
        schema = self.server.schema
        tables = (
            set(inspect(connection).get_table_names(schema)) if self._exists(connection) else set()
        )
        if tables >= _TABLES:
            return True
        if tables:
            reason = "there are tables here, but no case"
            advice = "name a schema of its own with ?schema=NAME"
            raise StoreError(sentence(reason, self.where, advice))
        if not create:
            raise StoreError(sentence("there is no such case", self.where, _MAKE_ONE))
        return False


def _engine(server: Server, wait: float) -> Engine:
    # As a name in SQL, and then as one word of an option, whatever is in it.
    path = re.sub(r"([\s\\])", r"\\\1", server.schema.replace('"', '""'))
    settings: dict[str, Any] = {"connect_timeout": _PATIENCE, **server.settings}
    options = str(settings.pop("options", ""))
    # Nothing is looked up or made outside of the schema; whoever waits longer for another writer
    # than this is told.
    settings["options"] = f'{options} -c search_path="{path}" -c lock_timeout={round(wait * 1000)}'
    settings.setdefault("application_name", "rashomon")
    settings["client_encoding"] = "utf8"

    def connect() -> Any:
        return psycopg.connect(**settings)

    # Every stream that is being read holds a connection, and nobody should wait for another's.
    engine = create_engine(
        "postgresql+psycopg://", creator=connect, poolclass=QueuePool, max_overflow=-1
    )
    event.listen(engine, "begin", _begin)
    return engine


def _lock_of(schema: str) -> Mapping[str, int]:
    """The two numbers of a case's lock; in one database every schema has its own."""
    name = hashlib.sha256(schema.encode()).digest()
    return {"case": APPLICATION_ID, "schema": int.from_bytes(name[:4], "big", signed=True)}


def _begin(connection: Connection) -> None:
    # A writer takes its lock before it looks at anything, so that it sees all that others have
    # written before it.
    lock = connection.get_execution_options().get("writes")
    if lock:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%(case)s, %(schema)s)", lock)
