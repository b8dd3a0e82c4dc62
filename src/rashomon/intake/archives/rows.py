"""A Parquet file with a column `text` in; each row as a record out.

The columns are those of a record of JSON Lines; what `rashomon export parquet` writes has them.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from rashomon.errors import IntakeError
from rashomon.intake.archives.held import Cut, Held, Item, broken, in_line
from rashomon.intake.files import LARGEST_PAGE, Page
from rashomon.intake.reports import FIELDS
from rashomon.records import Archived

TOGETHER = 100
# Words in a damaged file may be no UTF-8.
_DAMAGED = (pa.ArrowException, OSError, UnicodeError)


def cuts(file: BinaryIO, pages: int, where: str) -> Iterator[Cut]:
    """Part the rows of a file, so that each part holds so many."""
    rows = _open(file, where).metadata.num_rows
    for begin in range(0, max(rows, 1), pages):
        end = min(begin + pages, rows)
        yield Cut(begin, end, end - begin, begin)


def read(file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The rows of a part. What is damaged in one group of rows is told of; the next is read."""
    table = _open(file, archive)
    wanted = [name for name in table.schema_arrow.names if name in FIELDS]
    past = 0
    for group in range(table.metadata.num_row_groups):
        first, past = past, past + table.metadata.row_group(group).num_rows
        begin, end = max(first, cut.begin), past if cut.end is None else min(past, cut.end)
        if begin >= end:
            continue
        number = begin
        try:
            for number, row in _rows(table, group, wanted, first):
                if begin <= number < end:
                    yield _held(row, archive, number)
                if number >= end - 1:
                    break
        except _DAMAGED as error:
            reason = f"rows up to {end - 1} could not all be read ({error})"
            yield broken(reason, f"{archive} row {number}", "fetch it again")
    if not table.metadata.num_rows:
        yield broken("there is no row in it", archive, "leave it out or fetch it again")


def _open(file: BinaryIO, where: str) -> pq.ParquetFile:
    try:
        table = pq.ParquetFile(file)
        names = table.schema_arrow.names
    except _DAMAGED as error:
        reason = f"this is no Parquet file that can be read ({in_line(error)})"
        raise IntakeError(reason, where, "fetch it again") from error
    if "text" not in names:
        reason = f"it has no column `text`, but {in_line(', '.join(names[:20]))}"
        raise IntakeError(reason, where, "name the column of the reports' text `text`")
    return table


def _rows(
    table: pq.ParquetFile, group: int, wanted: list[str], first: int
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a group, with their numbers from `first` on."""
    for batch in table.iter_batches(TOGETHER, row_groups=[group], columns=wanted):
        columns = [[_cell(cell) for cell in column] for column in batch.columns]
        for number, cells in enumerate(zip(*columns, strict=True), first):
            yield number, dict(zip(batch.schema.names, cells, strict=True))
        first += batch.num_rows


def _cell(cell: pa.Scalar) -> Any:
    """What stands in a cell: nothing where it is a day that no calendar has, and the error where
    its words are no UTF-8."""
    try:
        return cell.as_py()
    except UnicodeError as error:
        return error
    except (OverflowError, ValueError):
        return None


def _held(row: dict[str, Any], archive: str, number: int) -> Item:
    if row.get("name") is not None:
        row.pop("id", None)  # of a report that was exported: made from its content
    spot = f"{archive} row {number}"
    for value in row.values():
        if isinstance(value, UnicodeError):
            return broken(f"its words are no UTF-8 ({value})", spot, "write the table anew")
    told = {name: _told(value) for name, value in row.items() if value is not None}
    data = json.dumps(told, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    if len(data) > LARGEST_PAGE:
        reason = f"this row is larger than {LARGEST_PAGE // 1_000_000} MB"
        return broken(reason, spot, "put each report on a row of its own")
    name = f"{archive}:{number}"
    digest = hashlib.sha256(data).hexdigest()
    return Held(Page(data, name, "record", spot), Archived(archive, number, name, digest))


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
