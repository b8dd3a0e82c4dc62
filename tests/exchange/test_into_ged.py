"""A GED file, taken into a case."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from rashomon.errors import ExchangeError
from rashomon.exchange.into import ged
from rashomon.exchange.into.ged import take
from rashomon.exchange.out.ged import COLUMNS
from rashomon.exchange.taken import Taken
from rashomon.store import Case, open_case
from tests.exchange.tables import rows

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
EVENTS = (
    {
        "id": "101",
        "relid": "NOR-2031-1-1-1",
        "country": "Norland",
        "date_start": "2031-05-03 00:00:00.000",
        "source_article": '"Harrow Post,2031-05-04,Nine dead\nin market";"Fen Radio, 4 May"',
        "where_description": 'The bridge,\r\n"old town" 🕊',
        "side_a": "Government of Norland",
        "side_b": "Fen Militia",
        "best": "9",
    },
    {"id": "102", "country": "Sudmark", "source_headline": "=cmd()", "best": "4"},
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case.db", create=True) as opened:
        yield opened


def cells(event: dict[str, str]) -> list[str]:
    return [event.get(column, "") for column in COLUMNS]


def write(
    path: Path,
    lines: Sequence[Sequence[str]],
    header: Sequence[str] | None = COLUMNS,
    encoding: str = "utf-8",
) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([*([header] if header else []), *lines])
    return path


def kept(case: Case) -> dict[str, dict[str, str]]:
    return {each.key: msgspec.json.decode(each.record) for each in case.imported("event")}


def whole(event: dict[str, str]) -> dict[str, str]:
    return dict(zip(COLUMNS, cells(event), strict=True))


@pytest.mark.parametrize("header", [COLUMNS, None, tuple(name.upper() for name in COLUMNS)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_records_are_kept_as_they_are(
    case: Case, tmp_path: Path, header: Sequence[str] | None, encoding: str
) -> None:
    path = write(tmp_path / "ged.csv", [cells(event) for event in EVENTS], header, encoding)
    taken = list(take(case, path, "ana"))
    assert [(each.key, each.new, each.kept) for each in taken] == [
        *(("101", True, True), ("102", True, True)),
    ]
    assert kept(case) == {event["id"]: whole(event) for event in EVENTS}
    assert {each.by for each in case.imported()} == {"ana"}


def test_twice_is_once(case: Case, tmp_path: Path) -> None:
    path = write(tmp_path / "ged.csv", [cells(event) for event in EVENTS])
    list(take(case, path, "ana"))
    assert [each.new for each in take(case, path, "ben")] == [False, False]
    assert len(kept(case)) == 2


def test_columns_in_another_order_and_more_of_them(case: Case, tmp_path: Path) -> None:
    order = [*reversed(COLUMNS), "note"]
    lines = [[*reversed(cells(event)), "mine"] for event in EVENTS]
    list(take(case, write(tmp_path / "ged.csv", lines, order), "ana"))
    assert kept(case)["101"] == whole(EVENTS[0])


def test_latin_1_is_told(case: Case, tmp_path: Path) -> None:
    event = {"id": "1", "country": "Côte d'Ivoire"}
    path = write(tmp_path / "ged.csv", [cells(event)], encoding="latin-1")
    (taken,) = take(case, path, "ana")
    assert "Latin-1" in taken.words
    assert kept(case)["1"]["country"] == "Côte d'Ivoire"


def records_of(lines: io.StringIO) -> Iterator[ged.Found]:
    return ged._records(lines, ged.File(Path("ged.csv")))


def lost(taken: Sequence[Taken]) -> list[str]:
    return [each.words for each in taken if not each.kept]


def test_a_record_of_too_few_columns_is_told_and_the_rest_goes_on(
    case: Case, tmp_path: Path
) -> None:
    lines = [cells(EVENTS[0]), cells(EVENTS[0])[:-1], cells(EVENTS[1])]
    path = write(tmp_path / "ged.csv", lines)
    taken = list(take(case, path, "ana"))
    assert lost(taken) == [
        f"{path}: record 2 (ending on line 7) has 48 columns, not 49 and was left out; download "
        "the CSV of GED events from UCDP again, or remove the record."
    ]
    assert set(kept(case)) == {"101", "102"}


def test_a_truncated_file_keeps_what_is_whole(case: Case, tmp_path: Path) -> None:
    path = write(tmp_path / "ged.csv", [cells(EVENTS[1]), cells(EVENTS[0])])
    words = path.read_bytes()
    path.write_bytes(words[: words.index(b"old town")])
    taken = list(take(case, path, "ana"))
    assert set(kept(case)) == {"102"}
    (told,) = lost(taken)
    assert "record 2" in told
    assert "is broken off or badly quoted" in told


def test_an_open_quotation_mark_does_not_swallow_the_file(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ged, "LONGEST", 500)
    many = [cells({"id": str(n), "country": "Norland"}) for n in range(200)]
    path = write(tmp_path / "ged.csv", many)
    text = path.read_text(encoding="utf-8").replace("\n3,", '\n3,"', 1)
    path.write_text(text, encoding="utf-8", newline="")
    taken = list(take(case, path, "ana"))
    assert lost(taken)
    assert len(kept(case)) > 180


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("a,b,c\n1,2,3\n", "no header, and its first record has 3 columns"),
        (",".join(["x"] * 49), "has 49 columns and begins with 'x'"),
        (",".join(c for c in COLUMNS if c != "best"), "the header lacks best"),
        ('"1,2', "no header, and its first record is broken off"),
    ],
)
def test_another_file_is_told_in_a_sentence(
    case: Case, tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError, match=told):
        list(take(case, path, "ana"))
    assert kept(case) == {}


def test_a_missing_file_is_told(case: Case, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="could not be read"):
        list(take(case, tmp_path / "none.csv", "ana"))


def test_what_was_exported_comes_back(demo_case: Path, tmp_path: Path, case: Case) -> None:
    found = rows(demo_case, "ged")
    path = write(tmp_path / "ged.csv", [cells(row) for row in found])
    list(take(case, path, "ana"))
    assert kept(case) == {row["relid"]: row for row in found}
    (line, *_) = [each for each in case.custody() if each.act == "import"]
    assert line.by == "ana"


def test_a_record_without_any_id_is_known_by_its_content(case: Case, tmp_path: Path) -> None:
    lines = [cells({"country": "Norland"}), cells({"country": "Sudmark"})]
    path = write(tmp_path / "ged.csv", lines)
    assert [each.new for each in take(case, path, "ana")] == [True, True]
    assert [each.new for each in take(case, path, "ana")] == [False, False]


@settings(max_examples=25)
@given(st.lists(st.lists(WORDS, min_size=48, max_size=48), min_size=1, max_size=3))
def test_any_fields_are_read_as_they_were_written(fields: list[list[str]]) -> None:
    lines = [[str(number), *cells_] for number, cells_ in enumerate(fields)]
    page = io.StringIO(newline="")
    csv.writer(page).writerows(lines)
    found = list(records_of(io.StringIO(page.getvalue(), newline="")))
    assert [(each.cells, each.wrong) for each in found] == [(line, "") for line in lines]
