"""Rows in, CSV out, a row at a time, as RFC 4180 has it: line breaks inside a field live."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

Cell = str | int | float | None


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> Iterator[str]:
    """The header, then each row; what a row does not have is an empty cell.

    No word is changed on the way: a cell that begins like a formula (`=1+1`) stays as it is.

    >>> list(table(["killed", "where"], [{"killed": 9.0, "where": "Tarn, north"}]))
    ['killed,where\\r\\n', '9,"Tarn, north"\\r\\n']
    """
    page = io.StringIO(newline="")
    # Lines end as RFC 4180 says; `csv` quotes a lone carriage return only because they do.
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(columns)
    yield page.getvalue()
    for row in rows:
        page.seek(0)
        page.truncate()
        writer.writerow([_cell(row.get(column)) for column in columns])
        yield page.getvalue()


def _cell(value: Cell) -> str | int | float:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value
