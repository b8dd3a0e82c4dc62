"""JSON Lines, Parquet, WACZ and loose pages: parts of them make up the whole, damage is told."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rashomon.errors import IntakeError
from rashomon.intake.archives import Cut, Held, Item, cuts_of, kind_of, loose, read
from rashomon.intake.archives.held import Passed
from rashomon.intake.files import LARGEST_PAGE
from rashomon.intake.reports import report_of
from rashomon.language import Language
from rashomon.records import Failure

from .building import gzipped, plain, record, zstd

TEXTS = [f"The mayor of Fenby denied it on day {number}." for number in range(5)]
LINES = "".join(json.dumps({"id": f"r{n}", "text": t}) + "\n" for n, t in enumerate(TEXTS)).encode()


def parted(kind: str, data: bytes, pages: int = 2) -> list[Item]:
    """What all parts hold, which has to be what the whole holds."""
    cuts = list(cuts_of(kind, io.BytesIO(data), pages, "a"))  # type: ignore[arg-type]
    return [i for cut in cuts for i in read(kind, io.BytesIO(data), "a", cut)]  # type: ignore[arg-type]


def table(**columns: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, row_group_size=3)
    return out.getvalue()


def wacz(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in files.items():
            held.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CC-NEWS-20260102030405-00001.warc.gz", "warc"),
        ("A.WARC", "warc"),
        ("a.warc.zst", "warc"),
        ("a.wacz", "wacz"),
        ("a.jsonl.gz", "lines"),
        ("a.ndjson", "lines"),
        ("a.parquet", "rows"),
        ("a.html.gz", "pages"),
        ("warc", "pages"),
    ],
)
def test_names_tell_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda data: zstd([data])])
def test_lines_are_read_in_parts(pack: Callable[[bytes], bytes], language: Language) -> None:
    items = parted("lines", pack(LINES))
    held = [item for item in items if isinstance(item, Held)]
    assert [report_of(item.page, language).report.text for item in held] == TEXTS
    assert [item.custody.offset for item in held] == [1, 2, 3, 4, 5]
    assert items == parted("lines", pack(LINES), 100)


def test_lines_that_cannot_be_are_told() -> None:
    items = parted("lines", LINES + b"x" * (LARGEST_PAGE + 5) + b"\n\n" + LINES[:60])
    assert [type(item) for item in items] == [Held] * 5 + [Failure, Held]
    broken = items[5]
    assert isinstance(broken, Failure)
    assert broken.where == "a line 6"


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zstd([data])])
def test_packed_lines_that_end_too_early_say_so(pack: Callable[[bytes], bytes]) -> None:
    items = parted("lines", pack(LINES * 200)[:-20], 10_000)
    assert isinstance(items[-1], Failure)
    assert "cut short" in items[-1].reason


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zstd([data])])
def test_packed_lines_before_damage_are_read(pack: Callable[[bytes], bytes]) -> None:
    first, second = pack(LINES), pack(LINES)
    items = parted("lines", first + b"rubbish" + second, 10_000)
    assert [type(item) for item in items] == [Held] * 5 + [Failure]
    assert isinstance(items[-1], Failure)
    assert items[-1].where == "a line 5"


@pytest.mark.parametrize("data", [b"", b" ", b"\n \r\n" * 9, gzip.compress(b"\n\n")])
def test_lines_without_a_record_are_told_once(data: bytes) -> None:
    (item,) = parted("lines", data, 1)
    assert isinstance(item, Failure)


def test_empty_lines_are_passed_over_and_counted() -> None:
    items = parted("lines", b"\n\n\n" + LINES.replace(b"\n", b"\n\n"), 1)
    assert [i.custody.offset for i in items if isinstance(i, Held)] == [4, 6, 8, 10, 12]
    assert len(items) == 5


def test_damage_in_a_group_of_rows_costs_that_group(language: Language) -> None:
    long = [text * 40 for text in TEXTS]
    data = table(text=long)
    meta = pq.read_metadata(io.BytesIO(data)).row_group(0).column(0)
    at = (meta.dictionary_page_offset or meta.data_page_offset) + 2
    broken = data[:at] + b"\xff" * 20 + data[at + 20 :]
    items = parted("rows", broken, 100)
    assert [type(item) for item in items] == [Failure, Held, Held]
    assert "rows up to 2" in items[0].reason  # type: ignore[union-attr]
    assert items[0].reason.isprintable()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (pa.array([b"\x01\xff"], pa.binary()), True),
        (pa.array([10**9], pa.int32()).cast(pa.date32()), True),
        (pa.array([["Ana Brel", "Ivo Sand"]]), True),
        (pa.array([1.5]), True),
        (pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff"], pa.binary()).buffers()), False),
    ],
)
def test_a_row_with_an_odd_cell_is_read_or_told_of(cell: pa.Array, kept: bool) -> None:
    first, second = (pa.concat_arrays([cell, pa.nulls(1, cell.type)]), pa.array(TEXTS[:2]))
    items = parted("rows", table(text=second, author=first))
    assert [isinstance(item, Held) for item in items] == [kept, True]


def test_rows_are_read_in_parts(language: Language) -> None:
    names = [f"r{n}" for n in range(5)]
    items = parted("rows", table(text=TEXTS, name=names, other=[1] * 5, title=[None] * 5))
    held = [item for item in items if isinstance(item, Held)]
    found = [report_of(item.page, language).report for item in held]
    assert [(report.name, report.text) for report in found] == list(zip(names, TEXTS, strict=True))
    assert [item.custody.offset for item in held] == [0, 1, 2, 3, 4]


def test_a_table_without_texts_is_refused() -> None:
    with pytest.raises(IntakeError, match="no column `text`, but words"):
        parted("rows", table(words=TEXTS))


def test_the_files_of_a_wacz_are_read() -> None:
    records = [record(n) for n in range(3)]
    data = wacz(
        archive__one=b"",
        **{"archive__a.warc.gz": gzipped(records), "archive__b.warc": plain(records)},
    )
    held = [item for item in parted("wacz", data) if isinstance(item, Held)]
    assert [item.custody.archive for item in held] == ["a/archive/a.warc.gz"] * 3 + [
        "a/archive/b.warc"
    ] * 3


@pytest.mark.parametrize("data", [b"PK no zip", wacz(pages=b"")])
def test_what_is_no_wacz_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError):
        parted("wacz", data)


def test_damage_in_a_wacz_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("archive/a.warc.gz", gzipped([record(n) for n in range(9)]))
    data = bytearray(out.getvalue())
    data[900:920] = b"\0" * 20
    items = parted("wacz", bytes(data), 100)
    assert any(isinstance(item, Failure) for item in items)
    assert sum(isinstance(item, Held) for item in items) > 4
    assert not any(isinstance(item, Passed) for item in items)


def zipped(how: int, files: dict[str, bytes]) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as held:
        for name, data in files.items():
            held.writestr(name, data)
    return bytearray(out.getvalue())


@pytest.mark.parametrize(
    "how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
@pytest.mark.parametrize("where", ["name", "bytes", "place"])
def test_a_broken_file_in_a_wacz_costs_itself_alone(how: int, where: str) -> None:
    names = ["archive/a.warc", "archive/b.warc", "archive/c.warc"]
    data = zipped(how, {name: plain([record(0), record(1)]) for name in names})
    if where == "place":  # said to begin behind the end of the file
        at = data.rindex(b"archive/b.warc") - 4
        data[at : at + 4] = b"\xff\xff\xff\x7f"
    else:
        at = data.index(b"archive/b.warc") + (0 if where == "name" else 14)
        data[at : at + 14] = b"\xff" * 14
    items = parted("wacz", bytes(data), 1)
    held = [item.custody.archive for item in items if isinstance(item, Held)]
    whole = how == zipfile.ZIP_STORED and where == "name"  # it is read from its place
    assert [name for name in held if not name.endswith("b.warc")] == [
        f"a/{name}" for name in (names[0], names[0], names[2], names[2])
    ]
    assert any(isinstance(item, Failure) for item in items) is not whole


def test_the_name_of_a_broken_file_in_a_wacz_can_be_printed() -> None:
    data = wacz(**{"archive__a.warc": record(0)}).replace(b"archive/a.warc", b"a\x1b[2Jve/a.warc")
    at = data.index(b"PK\x01\x02")
    (item,) = parted("wacz", data[at:])
    assert isinstance(item, Failure)
    assert item.reason.startswith("a [2Jve/a.warc in it cannot be opened")


def test_a_name_that_is_there_twice_in_a_wacz_is_read_once() -> None:
    data = wacz(**{"archive__a.warc": record(0), "archive__b.warc": record(1)})
    items = parted("wacz", data.replace(b"archive/a.warc", b"archive/b.warc"))
    assert [i.custody.address[-1] for i in items if isinstance(i, Held)] == ["1"]


def test_the_nearest_table_tells_where_a_loose_page_comes_from(
    tmp_path: Path, language: Language
) -> None:
    (tmp_path / "deep" / "own").mkdir(parents=True)
    (tmp_path / "about.csv").write_text("name,publisher\na.txt,Courier\n")
    (tmp_path / "deep" / "own" / "about.csv").write_text("name,publisher\na.txt,Reeds\n")
    files = ["a.txt", "deep/a.txt", "deep/own/a.txt"]
    for name in files:
        (tmp_path / name).write_text(f"The mayor of Fenby denied it in {name}.")
    items = list(loose.read([*files, "gone.txt"], str(tmp_path), "pages"))
    held = [item for item in items if isinstance(item, Held)]
    told = [report_of(item.page, language).report.publisher for item in held]
    assert told == ["Courier", "Courier", "Reeds"]
    assert isinstance(items[-1], Failure)


def test_a_part_of_nothing_is_told() -> None:
    (item,) = read("lines", io.BytesIO(b""), "a", Cut())
    assert isinstance(item, Failure)
