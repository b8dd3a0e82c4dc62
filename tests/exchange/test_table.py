"""CSV as others read it: whatever a cell holds comes back as it was."""

import csv
import io

from hypothesis import given, strategies as st

from rashomon.exchange.out.table import table

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
HOSTILE = (
    'say "no"',
    "a,b;c",
    "one\ntwo",
    "one\r\ntwo",
    "one\rtwo",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "🕊️🚑",
    "صوت الوادي",
    "a\x00b",
    "\u2028line",
    " ",
    '"',
    "",
)


def read(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline=""), strict=True))


def test_hostile_words_come_back_as_they_were() -> None:
    names = [f"c{n}" for n in range(len(HOSTILE))]
    written = "".join(table(names, [dict(zip(names, HOSTILE, strict=True))]))
    assert read(written) == [names, list(HOSTILE)]


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5))
def test_any_words_come_back_as_they_were(cells: list[tuple[str, str]]) -> None:
    written = "".join(table(["a", "b"], ({"a": a, "b": b} for a, b in cells)))
    assert read(written)[1:] == [list(each) for each in cells]


def test_unknown_is_blank_and_zero_is_not() -> None:
    written = list(table(["a", "b", "c"], [{"a": None, "b": 0.0}]))
    assert written == ["a,b,c\r\n", ",0,\r\n"]


def test_rows_come_one_by_one() -> None:
    pages = table(["a"], ({"a": n} for n in iter(int, 1)))  # without end
    assert [next(pages) for _ in range(3)] == ["a\r\n", "0\r\n", "0\r\n"]
