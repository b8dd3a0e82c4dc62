"""An archive in, a connection to DuckDB over its tables out, which spills to disk where memory does
not hold an answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from rashomon.archive.folder import ADDED, READ, Folder, Writer, run_name
from rashomon.errors import ArchiveError
from rashomon.exchange.tables import TABLES

if TYPE_CHECKING:
    import duckdb

# What DuckDB may hold in memory before it writes to disk.
MEMORY = "2GB"


@dataclass(frozen=True)
class Tables:
    """The tables of an archive as they count at one moment, each a view of its name."""

    connection: "duckdb.DuckDBPyConnection"
    folder: Folder
    now: int | None = None

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        found: list[tuple[Any, ...]] = self.connection.execute(query, list(values)).fetchall()
        return found

    def table(self, query: str, *values: object) -> pa.Table:
        """An answer as columns."""
        return self.connection.sql(query, params=list(values)).to_arrow_table()

    def parcels(self, query: str, size: int) -> Iterator[pa.Table]:
        """An answer in parcels of rows, as columns, with one of them in memory."""
        with self.connection.cursor() as cursor:
            for batch in cursor.sql(query).to_arrow_reader(size):
                yield pa.Table.from_batches([batch])

    def run(self, query: str, *values: object) -> None:
        """Do as a statement says."""
        self.connection.execute(query, list(values)).fetchall()

    def see(self, name: str) -> None:
        """See a table as it lies there now."""
        parts = [str(path) for path in self.folder.parts(name, self.now)]
        if parts:
            listed = ", ".join("'" + part.replace("'", "''") + "'" for part in parts)
            held = f"read_parquet([{listed}], filename = true)"
        else:
            schema = ADDED[name] if name in ADDED else TABLES[name].schema({})
            held = f"no_{name}"
            empty = schema.append(pa.field("filename", pa.string())).empty_table()
            with self.holding(empty=empty):
                self.run(f"CREATE OR REPLACE TABLE {held} AS FROM empty")
        self.run(f"CREATE OR REPLACE VIEW {name} AS FROM {held}")

    @contextmanager
    def writing(self, name: str) -> Iterator[Writer]:
        """This time's part of a table to write; seen as soon as it is written."""
        with self.folder.writing(name, run_name(self.now or 0)) as writer:
            yield writer
        self.see(name)

    @contextmanager
    def holding(self, **tables: pa.Table) -> Iterator[None]:
        """Name tables in memory for as long as a block lasts."""
        for name, table in tables.items():
            self.connection.register(name, table)
        yield
        for name in tables:
            self.connection.unregister(name)


@contextmanager
def open_tables(folder: Folder, now: int | None = None, memory: str = MEMORY) -> Iterator[Tables]:
    """Open the tables of an archive, and those that a time of linking has written so far, `now`.
    What does not fit in memory is laid beside them meanwhile."""
    try:
        import duckdb
    except ImportError as error:
        reason = "archives need DuckDB, which is not installed"
        advice = "run: pip install 'rashomon[archive]'"
        raise ArchiveError(reason, advice=advice) from error
    with (
        _aside(folder.path) as aside,
        duckdb.connect(config={"memory_limit": memory, "temp_directory": aside}) as connection,
    ):
        tables = Tables(connection, folder, now)
        try:
            tables.run("SET preserve_insertion_order = false")
            for name in (*READ, *ADDED):
                tables.see(name)
            yield tables
        except duckdb.Error as error:
            words = " ".join(str(error).split())
            reason = f"the tables could not be asked ({words})"
            raise ArchiveError(reason, str(folder.path), "look at what is said there") from error


def _aside(path: Path) -> TemporaryDirectory[str]:
    """A folder for what is laid aside; beside the tables where that may be written."""
    try:
        return TemporaryDirectory(prefix=".aside-", dir=path)
    except OSError:
        return TemporaryDirectory(prefix="rashomon-archive-")
