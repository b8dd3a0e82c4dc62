"""Tables of coded events, as UCDP gives them."""

import csv
import io
from collections.abc import Sequence

from hypothesis import strategies as st

from fuzz.holding import hold, refusing, told
from fuzz.kept import check_imported, fresh
from fuzz.words import TEXTS, encoded
from rashomon.exchange.into.ged import take
from rashomon.exchange.out.ged import COLUMNS

EVENT = {
    "id": "101", "relid": "NOR-2031-1-1-1", "country": "Norland", "best": "9",
    "date_start": "2031-05-03 00:00:00.000", "where_description": 'The bridge,\r\n"old town" 🕊',
}  # fmt: skip


def _table(rows: Sequence[Sequence[str]], header: bool = True) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([*([COLUMNS] if header else []), *rows])
    return out.getvalue()


_CELLS = st.one_of(st.just(""), st.sampled_from(("101", "²", "٣", '"', "=cmd()")), TEXTS)
_ROWS = st.lists(st.lists(_CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=3)
STRATEGY = encoded(st.builds(_table, _ROWS, st.booleans()))


def seeds() -> list[bytes]:
    """Tables with and without a header."""
    row = [EVENT.get(column, "") for column in COLUMNS]
    tables = [_table([row]), _table([row, row], False), _table([row, ["102", *row[1:]]])]
    return [*(table.encode() for table in tables), tables[0].encode("latin-1", "replace")]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """Each record is kept or told of; what is kept can be read, and comes again as known."""
    with fresh(data, "events.csv") as (case, path):
        with refusing():
            taken = list(take(case, path, "ana"))
            for each in taken:
                told(each.words, "what was taken")
            kept = sum(1 for _ in case.imported("event"))
            hold(kept == sum(each.new for each in taken), "others are kept than were told")
            again = list(take(case, path, "ana"))
            hold(len(again) == len(taken), "another number the second time")
            hold(not any(each.new for each in again), "new the second time")
        check_imported(case)
