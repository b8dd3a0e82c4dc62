"""What is known of a shard once it is read: one row, written last; without it nothing counts."""

import io

import pyarrow as pa
import pyarrow.parquet as pq

from rashomon import __version__
from rashomon.exchange.columns import record_of
from rashomon.exchange.tables import TABLES, Table
from rashomon.exchange.versions import SCHEMA_VERSION
from rashomon.exchange.writing import TableFile
from rashomon.records import Archived, Record
from rashomon.run.filing import PART, Folder
from rashomon.run.shards import Shard

# What is written of a shard, a folder each: the tables of `rashomon export parquet` that are of one
# report, and the pages as the archive holds them.
WRITTEN: dict[str, Table] = {
    name: TABLES[name]
    for name in ("reports", "readings", "mentions", "attributions", "claims", "headline_drifts")
} | {"pages": Table(Archived, rows=500), "failures": TABLES["failures"]}
FOLDER = "manifest"


class Versions(Record, frozen=True):
    """Everything that a shard's tables depend on beside its bytes: the program, its reader (with
    the user's own lists), the SHA-256 of the encoder, the extractor, the form of the records."""

    tool: str
    reader: str
    model: str
    extractor: str
    schema: str


class Written(Record, frozen=True):
    """A table of a shard: its rows, its bytes and their SHA-256."""

    table: str
    rows: int
    size: int
    sha256: str


class ShardRow(Record, frozen=True):
    """A shard that was read, or that was set aside: of which input, by which versions, with what
    counts. `records` is all that was met; of these `pages` were pages, `again` were the same
    report as one before, and `passed` were none, by what they were instead."""

    shard: str
    input: str
    sha256: str
    kind: str
    begin: int
    end: int | None
    member: str
    versions: Versions
    aside: str | None
    records: int
    pages: int
    reports: int
    again: int
    mentions: int
    attributions: int
    claims: int
    failures: int
    passed: tuple[tuple[str, int], ...]
    tables: tuple[Written, ...]


MANIFEST = Table(ShardRow)


def about() -> dict[str, str]:
    """What every file says of itself. No clock: the same shard gives the same bytes."""
    return {
        "rashomon.tool": f"rashomon {__version__}",
        "rashomon.schema": SCHEMA_VERSION,
        "rashomon.whole": "no",
    }


def write_row(folder: Folder, row: ShardRow) -> None:
    """Write a shard's row, the last thing that is written of it."""
    with folder.sheets([f"{FOLDER}/{row.shard}.parquet"]) as (sheet,):
        file = TableFile(sheet, MANIFEST, about())
        file.add(row)
        file.close()


def read_row(folder: Folder, shard: str) -> ShardRow | None:
    """A shard's row; None where there is none that can be read."""
    data = folder.read(f"{FOLDER}/{shard}.parquet")
    if data is None:
        return None
    try:
        rows = pq.read_table(io.BytesIO(data)).to_pylist()
        return record_of(rows[0], ShardRow)
    except (pa.ArrowException, OSError, ValueError, LookupError, TypeError):
        return None


def forget_row(folder: Folder, shard: str) -> None:
    """Take a shard's row away: its tables are about to change."""
    folder.remove(f"{FOLDER}/{shard}.parquet")


def drop(folder: Folder, shard: str) -> None:
    """Take away all that was written of a shard."""
    forget_row(folder, shard)
    for table in WRITTEN:
        folder.remove(f"{table}/{shard}.parquet")


def clear_parts(folder: Folder, shard: str) -> None:
    """Take away what a worker that died had begun to write of a shard."""
    for table in (*WRITTEN, FOLDER):
        folder.clear(table, PART, f".{shard}.")


def is_done(folder: Folder, shard: Shard, versions: Versions) -> ShardRow | None:
    """The row of a shard that need not be read again: read wholly, of the same bytes, by the same
    versions, with all its tables there as they were written."""
    row = read_row(folder, shard.id)
    if row is None or row.aside or row.versions != versions:
        return None
    cut = shard.cut
    same = (row.sha256, row.begin, row.end, row.member)
    if same != (shard.sha256, cut.begin, cut.end, cut.member):
        return None
    sizes = (folder.size(f"{each.table}/{row.shard}.parquet") == each.size for each in row.tables)
    return row if all(sizes) else None
