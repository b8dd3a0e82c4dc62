"""A folder of Parquet tables, as `rashomon export parquet` writes it, in; the records out, as they
were."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rashomon.errors import ExchangeError
from rashomon.exchange.columns import columns_of, record_of
from rashomon.exchange.tables import BESIDE, OF_POINT, OF_READING, OF_STORY, TABLES
from rashomon.exchange.versions import SCHEMA_VERSION
from rashomon.records import Reading, Record, Story

_BATCH = 500
_AGAIN = "export the case again"


@dataclass(frozen=True, slots=True)
class Archive:
    """The records of a case that was exported, one in memory at a time. `about` is what its files
    say of themselves: tool, schema, made, case, and whether it is the whole case."""

    folder: Path
    about: Mapping[str, str]

    def readings(self) -> Iterator[Reading]:
        """Every reading, in the order that it was exported in."""
        return assembled(self._rows, str(self.folder / "reports.parquet"))

    def stories(self) -> Iterator[Story]:
        """Every story, in the order that it was exported in."""
        tables = {**OF_STORY, **OF_POINT}
        parts = {f: _Grouped(self._rows(t), "in_story") for f, t in tables.items()}
        for row in self._rows("stories"):
            held = {field: part.of(row["id"]) for field, part in parts.items()}
            for point in held["points"]:
                for field in OF_POINT:
                    mine = (r for r in held[field] if r["in_point"] == point["position"])
                    point[field] = [_bare(r) for r in mine]
            lists = {field: [_bare(r) for r in held[field]] for field in OF_STORY}
            yield record_of({**row, **lists}, Story)

    def beside(self) -> dict[str, Iterator[Record]]:
        """What the case held beside these, by kind: decisions, failures, fetches, what others have
        made, and the log of custody."""
        return {kind: self._records(table) for kind, table in BESIDE.items()}

    def _records(self, table: str) -> Iterator[Record]:
        return (record_of(row, TABLES[table].record) for row in self._rows(table))

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, in their order."""
        return rows_of(self.folder / f"{table}.parquet")


def read(folder: Path) -> Archive:
    """Open a folder of tables; every one must be there, and of a form that is known."""
    first = None
    for name, table in TABLES.items():
        path = folder / f"{name}.parquet"
        try:
            schema = pq.read_schema(path)
        except (OSError, pa.ArrowException) as error:
            reason = f"the table could not be read ({error})"
            raise ExchangeError(reason, str(path), _AGAIN) from error
        told = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
        about = {k.removeprefix("rashomon."): v for k, v in told.items() if k != "ARROW:schema"}
        version, record = about.get("schema", "none"), about.pop("record", None)
        if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
            reason = f"its records are of version {version}, and {SCHEMA_VERSION} is read here"
            raise ExchangeError(reason, str(path), "read it with the Rashomon that wrote it")
        known = {column.name for column in (*table.whose, *columns_of(table.record))}
        if record != table.record.__name__ or not set(schema.names) <= known:
            raise ExchangeError(f"these are no {name}", str(path), _AGAIN)
        if first is not None and about != first:
            raise ExchangeError("the tables are not of one export", str(path), _AGAIN)
        first = about
    return Archive(folder, first or {})


def assembled(rows: Callable[[str], Iterator[dict[str, Any]]], where: str) -> Iterator[Reading]:
    """Readings put together from the rows of their tables, by the table's name, in one order."""
    parts = {f: _Grouped(rows(t), "in_report") for f, t in OF_READING.items()}
    reports = rows("reports")
    for row in rows("readings"):
        report = next(reports, None)
        if report is None or report["id"] != row.pop("in_report"):
            raise ExchangeError("the tables are not of one export", where, _AGAIN)
        lists = {f: [_bare(r) for r in part.of(report["id"])] for f, part in parts.items()}
        yield record_of({**row, **lists, "report": report}, Reading)


def rows_of(
    path: Path, wanted: Callable[[pa.RecordBatch], pa.RecordBatch] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of a table's file, in their order; `wanted` takes some of them."""
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH):
                yield from (batch if wanted is None else wanted(batch)).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise ExchangeError(f"the table could not be read ({error})", str(path), _AGAIN) from error


class _Grouped:
    """Rows in the order of those that they belong to, given out group by group."""

    def __init__(self, rows: Iterator[dict[str, Any]], by: str) -> None:
        self._rows = rows
        self._by = by
        self._next = next(rows, None)

    def of(self, key: str) -> list[dict[str, Any]]:
        """The rows that belong to the next key."""
        found = []
        while self._next is not None and self._next[self._by] == key:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the columns that say whose it is."""
    whose = ("in_report", "in_story", "in_point", "position")
    return {name: value for name, value in row.items() if name not in whose}
