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
from rashomon.intake.archives.held import Cut, Held, Item, broken
from rashomon.intake.files import LARGEST_PAGE, Page
from rashomon.intake.reports import FIELDS
from rashomon.records import Archived

TOGETHER = 100


def cuts(file: BinaryIO, pages: int, where: str) -> Iterator[Cut]:
    """Part the rows of a file, so that each part holds so many."""
    rows = _open(file, where).metadata.num_rows
    for begin in range(0, max(rows, 1), pages):
        end = min(begin + pages, rows)
        yield Cut(begin, end, end - begin, begin)


def read(file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The rows of a part."""
    table = _open(file, archive)
    wanted = [name for name in table.schema_arrow.names if name in FIELDS]
    number = cut.begin
    try:
        for number, row in _rows(table, wanted, cut):
            yield _held(row, archive, number)
    except (pa.ArrowException, OSError) as error:
        reason = f"the table is damaged behind this row ({error})"
        yield broken(reason, f"{archive} row {number}", "fetch it again")
    if not table.metadata.num_rows:
        yield broken("there is no row in it", archive, "leave it out or fetch it again")


def _open(file: BinaryIO, where: str) -> pq.ParquetFile:
    try:
        table = pq.ParquetFile(file)
        names = table.schema_arrow.names
    except (pa.ArrowException, OSError) as error:
        reason = f"this is no Parquet file that can be read ({error})"
        raise IntakeError(reason, where, "fetch it again") from error
    if "text" not in names:
        reason = f"it has no column `text`, but {', '.join(names[:20])}"
        raise IntakeError(reason, where, "name the column of the reports' text `text`")
    return table


def _rows(
    table: pq.ParquetFile, wanted: list[str], cut: Cut
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a part, with their numbers; row groups before it are passed over."""
    first = 0
    for group in range(table.metadata.num_row_groups):
        past = first + table.metadata.row_group(group).num_rows
        end = past if cut.end is None else cut.end
        if past > cut.begin and first < end:
            number = first
            for batch in table.iter_batches(TOGETHER, row_groups=[group], columns=wanted):
                if number + batch.num_rows > cut.begin and number < end:
                    rows = batch.to_pylist()
                    yield from ((n, r) for n, r in enumerate(rows, number) if cut.begin <= n < end)
                number += batch.num_rows
        first = past


def _held(row: dict[str, Any], archive: str, number: int) -> Item:
    if row.get("name") is not None:
        row.pop("id", None)  # of a report that was exported: made from its content
    told = {name: _told(value) for name, value in row.items() if value is not None}
    data = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    spot = f"{archive} row {number}"
    if len(data) > LARGEST_PAGE:
        reason = f"this row is larger than {LARGEST_PAGE // 1_000_000} MB"
        return broken(reason, spot, "put each report on a row of its own")
    name = f"{archive}:{number}"
    digest = hashlib.sha256(data).hexdigest()
    return Held(Page(data, name, "record", spot), Archived(archive, number, name, digest))


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
