"""A shard of an archive in; its readings, or those of some of its reports, out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from rashomon.archive.folder import Folder
from rashomon.exchange.into.parquet import assembled, rows_of
from rashomon.records import Reading

# Where an archive has no table of readings, its sentences are not known.
BARE: dict[str, Any] = {"sentences": [], "failure": None, "syntax": None}


def readings_of_shard(
    folder: Folder,
    shard: str,
    reports: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Iterator[Reading]:
    """The readings of a shard, or of some reports of it by id, in their order; `without` the
    records of some tables, which need not be read then."""

    def rows(table: str) -> Iterator[dict[str, Any]]:
        path = folder.file(table, shard)
        if table == "readings" and not path.exists():
            return ({**BARE, "in_report": row["id"]} for row in rows("reports"))
        if table in without or (table != "reports" and not path.exists()):
            return iter(())
        return rows_of(path, _wanted(table, reports) if reports is not None else None)

    return assembled(rows, str(folder.file("reports", shard)))


def readings_of(folder: Folder, reports: Mapping[str, str], **more: Any) -> Iterator[Reading]:
    """The readings of some reports, by id with the shard of each."""
    by_shard: dict[str, set[str]] = defaultdict(set)
    for report, shard in reports.items():
        by_shard[shard].add(report)
    for shard in sorted(by_shard):
        yield from readings_of_shard(folder, shard, by_shard[shard], **more)


def _wanted(table: str, reports: Collection[str]) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    column = "id" if table == "reports" else "in_report"
    values = pa.array(sorted(reports), pa.string())
    return lambda batch: batch.filter(pc.is_in(batch[column], value_set=values))
