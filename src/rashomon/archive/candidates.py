"""Fresh texts of an archive in, pairs of them and of all others that may be copies out: those that
share a band, joined by DuckDB, and those that share telling words within weeks.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from rashomon.archive.bands import OUTLINED
from rashomon.archive.tables import Tables
from rashomon.linking.copies.candidates import WINDOW
from rashomon.linking.copies.joining import UNDATED, Columns, columns_of, near

# Texts that stand on one list: enough that numpy's own time is small, and their lists few MB.
PARCEL = 8192
# What is looked up now: what came in, and old texts that were cut anew.
_FRESH = """
    SELECT number FROM accounts WHERE run = {now} UNION SELECT number FROM recut WHERE run = {now}
"""
_LAST_CUT = "SELECT number, max(run) AS run FROM recut GROUP BY number"
_BANDS = f"""
    SELECT b.number, b.band FROM bands b ANTI JOIN ({_LAST_CUT}) c
    ON c.number = b.number AND b.run < c.run
"""
_BY_BANDS = f"""
    WITH held AS ({_BANDS}), new AS (FROM held SEMI JOIN fresh USING (number)),
    pairs AS (SELECT DISTINCT least(n.number, h.number) AS a, greatest(n.number, h.number) AS b
        FROM new n JOIN held h ON h.band = n.band AND h.number <> n.number)
    SELECT p.a, p.b FROM pairs p JOIN accounts x ON x.number = p.a JOIN accounts y ON y.number = p.b
    WHERE x.report <> y.report
"""
_SKETCHES = f"""
    SELECT a.number, (hash(a.report) >> 1)::BIGINT AS report, coalesce(a.day, {UNDATED}) AS day,
        a.number IN (FROM fresh) AS fresh,
        CASE WHEN c.number IS NULL THEN o.words ELSE r.words END AS words,
        CASE WHEN c.number IS NULL THEN o.weights ELSE r.weights END AS weights
    {OUTLINED} LEFT JOIN ({_LAST_CUT}) c ON c.number = a.number
    LEFT JOIN recut r ON r.number = c.number AND r.run = c.run
    WHERE CASE WHEN c.number IS NULL THEN o.words ELSE r.words END IS NOT NULL AND ({{days}})
    ORDER BY a.day NULLS FIRST, a.number
"""


def find_candidates(tables: Tables) -> None:
    """Lay the pairs beside the other tables of this connection, as `pairs` with columns a and b."""
    fresh = _FRESH.format(now=tables.now)
    tables.run(f"CREATE OR REPLACE TABLE fresh AS {fresh}")
    tables.run(f"CREATE OR REPLACE TABLE pairs AS {_BY_BANDS}")
    for some in near(_sketches(tables)):
        if len(some):
            low, high = some.min(axis=1), some.max(axis=1)
            with tables.holding(found=pa.table({"a": low, "b": high})):
                tables.run("INSERT INTO pairs FROM found")
    tables.run("CREATE OR REPLACE TABLE pairs AS SELECT DISTINCT a, b FROM pairs")


def _sketches(tables: Tables) -> Iterator[Columns]:
    """The sketches of fresh texts and of all that may meet them in time, by day."""
    query = _SKETCHES.format(days=_days(tables))
    for some in tables.parcels(query, PARCEL):
        columns = {name: some[name].to_numpy() for name in ("number", "report", "day", "fresh")}
        yield columns_of(
            columns["number"],
            columns["report"],
            columns["day"].astype(np.int64),
            columns["fresh"],
            some["words"].to_pylist(),
            some["weights"].to_pylist(),
        )


def _days(tables: Tables) -> str:
    """Which days to ask for: the weeks around the fresh texts, and no day; all, if a fresh one has
    none."""
    ((first, last, undated),) = tables.rows(
        "SELECT min(day), max(day), count(*) > count(day) "
        "FROM accounts SEMI JOIN fresh USING (number)"
    )
    if undated or first is None:
        return "true"
    return f"a.day IS NULL OR a.day BETWEEN {first - WINDOW.days} AND {last + WINDOW.days}"
