"""A folder's name in; its shards, what was linked of them so far, and room for new tables out.

`reports/`, `readings/`, `mentions/`, `attributions/`, `claims/` and `headline_drifts/` hold what
was read, one file a shard, in the columns of `rashomon export parquet`. What linking adds lies
beside them: `outlines/`, one file a shard, and one file for each time that shards were linked in
the rest. No file that was written is changed: what holds no more is told by a later file, and a
time counts once its file in `linked/` is there, which is written last.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rashomon.errors import ArchiveError
from rashomon.exchange.columns import columns_of
from rashomon.exchange.writing import COMPRESSION
from rashomon.linking.outlines import FORM
from rashomon.records import Copy

READ = ("reports", "readings", "mentions", "attributions", "claims", "headline_drifts")
# Whoever fills the folder writes here of each shard, last of all; other shards do not count.
MANIFEST = "manifest"
_NUMBER = pa.field("number", pa.int64(), nullable=False)
_RUN = pa.field("run", pa.int64(), nullable=False)
_PAIR = [pa.field(name, pa.int64(), nullable=False) for name in ("a", "b")]

# The columns of what linking adds. `number` is an account's, one story of a report; numbers go on
# from one time of linking to the next.
ADDED: dict[str, pa.Schema] = {
    # One row an account: its outline, packed as in a case.
    "outlines": pa.schema(
        [
            pa.field("report", pa.string(), nullable=False),
            pa.field("story", pa.int64(), nullable=False),
            pa.field("day", pa.int32()),
            pa.field("publisher", pa.string(), nullable=False),
            pa.field("keys", pa.string(), nullable=False),
            pa.field("words", pa.binary()),
            pa.field("weights", pa.binary()),
            pa.field("bands", pa.list_(pa.int64())),
            pa.field("prints", pa.list_(pa.int64())),
            pa.field("passages", pa.list_(pa.int64())),
            pa.field("marks", pa.list_(pa.int64()), nullable=False),
        ]
    ),
    # The accounts that were linked: where each one's outline and report stand.
    "accounts": pa.schema(
        [
            _RUN,
            _NUMBER,
            pa.field("report", pa.string(), nullable=False),
            pa.field("story", pa.int64(), nullable=False),
            pa.field("day", pa.int32()),
            pa.field("publisher", pa.string(), nullable=False),
            pa.field("shard", pa.string(), nullable=False),
        ]
    ),
    # Sentences that have become stock.
    "stock": pa.schema([_RUN, pa.field("print", pa.int64(), nullable=False)]),
    # What texts with stock in them are looked up by without it; null where nothing is left.
    "recut": pa.schema(
        [_RUN, _NUMBER, pa.field("words", pa.binary()), pa.field("weights", pa.binary())]
    ),
    "bands": pa.schema([_RUN, _NUMBER, pa.field("band", pa.int64(), nullable=False)]),
    "copies": pa.schema([_RUN, *_PAIR, *columns_of(Copy)]),
    # Copies told by an earlier file that hold no more, or are told anew by the same time's file.
    "copies_undone": pa.schema([_RUN, pa.field("id", pa.string(), nullable=False)]),
    # Pairs of accounts that speak for one happening.
    "links": pa.schema([_RUN, *_PAIR, pa.field("weight", pa.float64(), nullable=False)]),
    # The story of an account, of those that linking touched; null where it tells alone.
    "stories": pa.schema([_RUN, _NUMBER, pa.field("in_story", pa.string())]),
    "linked": pa.schema([_RUN, pa.field("shard", pa.string(), nullable=False)]),
}
# What the outlines of a shard are of.
OF = b"rashomon.of"
# How the address of a store begins, taken for a path.
ADDRESS = re.compile(r"[a-z0-9+]{2,}:/")
# Rows written together.
_ROWS = 5000


@dataclass(frozen=True)
class Folder:
    """An archive, by where it lies. `form` changes with whatever would make other outlines."""

    path: Path
    form: str = FORM

    def file(self, table: str, name: str) -> Path:
        """Where the part of a table that a shard or a time has is to be found."""
        return self.path / table / f"{name}.parquet"

    def shards(self) -> list[str]:
        """The names of its shards, in order."""
        found = sorted(path.stem for path in (self.path / "reports").glob("*.parquet"))
        if (self.path / MANIFEST).is_dir():
            found = [shard for shard in found if self.file(MANIFEST, shard).exists()]
        if not found and not self.path.exists() and ADDRESS.match(str(self.path)):
            reason = "tables are linked and asked on a disk, not in a store"
            raise ArchiveError(reason, str(self.path), "copy them here first (`aws s3 sync`)")
        if not found:
            reason = "there are no tables of reports here (reports/*.parquet)"
            raise ArchiveError(reason, str(self.path), "fill it with `rashomon archive read`")
        return found

    def runs(self) -> list[int]:
        """The times that shards were linked, by number, as far as they came to their end."""
        return sorted(int(path.stem) for path in (self.path / "linked").glob("*.parquet"))

    def of(self, shard: str) -> str:
        """What a shard's outlines are of: their form, and the sizes of its tables, which change
        when it is read again."""
        files = (self.file(table, shard) for table in READ)
        return " ".join((self.form, *(str(f.stat().st_size) if f.exists() else "-" for f in files)))

    def is_outlined(self, shard: str) -> bool:
        """Whether there are outlines of a shard as it is now."""
        try:
            told = pq.read_schema(self.file("outlines", shard)).metadata or {}
        except (OSError, pa.ArrowException):
            return False
        return bool(told.get(OF) == self.of(shard).encode())

    def forget(self) -> None:
        """Remove all that linking has added."""
        for table in ("linked", *ADDED):  # without the first, nothing of the others counts
            for file in (self.path / table).glob("*.parquet"):
                file.unlink()

    def begin(self) -> int:
        """The number of a new time of linking; what one that was broken off has left is removed."""
        run = max(self.runs(), default=0) + 1
        for table in set(ADDED) - {"outlines"}:
            self.file(table, run_name(run)).unlink(missing_ok=True)
        return run

    def linked(self) -> set[str]:
        """The shards that were linked."""
        files = [self.file("linked", run_name(run)) for run in self.runs()]
        return {shard for file in files for shard in pq.read_table(file)["shard"].to_pylist()}

    def parts(self, table: str, now: int | None = None) -> list[Path]:
        """The files of a table that count, and that of the time that is under way, `now`."""
        if table in READ or table == "outlines":
            return sorted((self.path / table).glob("*.parquet"))
        runs = self.runs() if now is None else [*self.runs(), now]
        files = (self.file(table, run_name(run)) for run in runs)
        return [file for file in files if file.exists()]

    @contextmanager
    def writing(
        self, table: str, name: str, about: Mapping[bytes, bytes] | None = None
    ) -> Iterator["Writer"]:
        """A table's part to write; it is there when the block has ended well, and whole. `about` is
        written into its file."""
        schema = ADDED[table].with_metadata(about)
        path = self.file(table, name)
        unfinished = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(exist_ok=True)
            with pq.ParquetWriter(unfinished, schema, compression=COMPRESSION) as file:
                writer = Writer(file, schema)
                yield writer
                writer.flush()
            unfinished.replace(path)
        except (OSError, pa.ArrowException) as error:
            reason = f"the table could not be written ({error})"
            raise ArchiveError(
                reason, str(path), "make room, or look at its permissions"
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)


class Writer:
    """Rows go in, one by one or as columns; they are written some thousand at a time."""

    def __init__(self, file: pq.ParquetWriter, schema: pa.Schema) -> None:
        self._file = file
        self._schema = schema
        self._rows: list[Mapping[str, Any]] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a row."""
        self._rows.append(row)
        if len(self._rows) == _ROWS:
            self.flush()

    def table(self, table: pa.Table) -> None:
        """Add many rows as columns."""
        self._file.write_table(table.select(self._schema.names).cast(self._schema))

    def columns(self, columns: Mapping[str, Iterable[Any]]) -> None:
        """Add many rows as columns, by name."""
        self.table(pa.table(dict(columns)))

    def flush(self) -> None:
        """Write what waits."""
        if self._rows:
            self._file.write_batch(pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def run_name(run: int) -> str:
    """How the files of a time of linking are called."""
    return f"{run:06}"
