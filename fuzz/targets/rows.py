"""Parquet as an archive: a table with a column `text`, of any types, and what is left of one."""

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from fuzz.archived import check_archive, check_kept
from fuzz.holding import hold
from fuzz.words import TEXTS
from rashomon.intake.archives import Held
from rashomon.intake.reports import FIELDS

_CELLS = st.one_of(
    TEXTS, st.none(), st.integers(-(2**63), 2**63 - 1), st.binary(max_size=9), st.dates(),
    st.datetimes(), st.floats(), st.booleans(), st.lists(TEXTS, max_size=2),
)  # fmt: skip
_NAMES = st.one_of(st.sampled_from(("text", "text", *sorted(FIELDS))), TEXTS)
_COLUMNS = st.dictionaries(_NAMES, st.lists(_CELLS, max_size=4), max_size=4)
PACKINGS = ("none", "snappy", "zstd")


def _table(columns: dict[str, list[Any]], packing: str = "zstd") -> bytes:
    """A file of some columns; one whose values are of several types is written as text."""
    rows = min(map(len, columns.values()), default=0)
    made = {}
    for name, cells in columns.items():
        try:
            made[name] = pa.array(cells[:rows])
        except (pa.ArrowException, OverflowError, TypeError, ValueError):
            made[name] = pa.array([repr(cell) for cell in cells[:rows]])
    out = io.BytesIO()
    pq.write_table(pa.table(made), out, compression=packing, row_group_size=2)
    return out.getvalue()


STRATEGY = st.builds(_table, _COLUMNS, st.sampled_from(PACKINGS))


def seeds() -> list[bytes]:
    """Tables with and without texts, and what is none."""
    texts = [f"Nine died on day {n}, the mayor said. The army denied it." for n in range(5)]
    sound = [_table({"text": texts, "publisher": ["Harrow Post"] * 5}, p) for p in PACKINGS]
    return [*sound, _table({"body": texts}), _table({"text": []}), b"PAR1", b""]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """It is read as far as it goes, each row with its number."""
    items = check_archive(data, "a.parquet")
    check_kept(items)
    rows = [item.custody.offset for item in items if isinstance(item, Held)]
    hold(rows == sorted(set(rows)), "a row is told twice, or before another")
