"""Records in, a Parquet file of one table out, some rows at a time; like rows give like bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from rashomon.exchange.columns import row_of
from rashomon.exchange.tables import OF_READING, Table
from rashomon.records import Reading, Record

COMPRESSION = "zstd"


class TableFile:
    """A table that is being written to a path, or to what is written to like a file."""

    def __init__(self, sink: object, table: Table, about: Mapping[str, str]) -> None:
        self.count = 0
        self._table = table
        self._schema = table.schema(dict(about))
        self._rows: list[dict[str, Any]] = []
        self._writer = pq.ParquetWriter(
            str(sink) if isinstance(sink, Path) else sink, self._schema, compression=COMPRESSION
        )

    def add(self, record: Record, **whose: str | int) -> None:
        """Add a record as a row; `whose` it is."""
        self._rows.append(row_of(record) | whose)
        self.count += 1
        if len(self._rows) == self._table.rows:
            self._write()

    def close(self) -> None:
        """Write what is left, and end the file."""
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        self._writer.write_batch(pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def add_reading(files: Mapping[str, TableFile], reading: Reading) -> None:
    """Take a reading apart into the tables that hold it."""
    report = reading.report.id
    files["reports"].add(reading.report)
    bare = msgspec.structs.replace(reading, **dict.fromkeys(OF_READING, ()))
    files["readings"].add(bare, in_report=report)
    for field, table in OF_READING.items():
        for position, record in enumerate(getattr(reading, field)):
            files[table].add(record, in_report=report, position=position)
