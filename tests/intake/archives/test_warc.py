"""Pages of a WARC file come out with their custody, whatever else the file holds."""

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice

import brotli
import pytest

from rashomon.intake.archives import warc
from rashomon.intake.archives.held import Cut, Held, Item, Passed
from rashomon.intake.files import LARGEST_PAGE
from rashomon.records import Failure

from .building import (
    answer,
    gzipped,
    gzipped_whole,
    lz4,
    page,
    plain,
    record,
    zstd,
)

RECORDS = [record(number) for number in range(5)]
Packed = Callable[[Iterable[bytes]], bytes]


def read(data: bytes, cut: Cut | None = None) -> list[Item]:
    return list(warc.read(io.BytesIO(data), "a.warc", cut or Cut()))


def numbers(items: Iterable[Item]) -> list[int]:
    """The pages that were read, by the end of their address."""
    held = [each for each in items if isinstance(each, Held)]
    return [int(each.custody.address.rpartition("/")[2]) for each in held]


def failures(items: Iterable[Item]) -> list[Failure]:
    return [each for each in items if isinstance(each, Failure)]


@pytest.mark.parametrize("pack", [plain, gzipped, gzipped_whole, zstd, lz4])
def test_every_packing_is_read_and_parted(pack: Packed) -> None:
    data = pack(RECORDS)
    whole = read(data)
    assert numbers(whole) == [0, 1, 2, 3, 4]
    cuts = list(warc.cuts(io.BytesIO(data), 2))
    assert [cut.pages for cut in cuts] == [2, 2, 1]
    assert [cut.first for cut in cuts] == [0, 2, 4]
    assert [item for cut in cuts for item in read(data, cut)] == whole


def test_a_page_comes_with_its_custody() -> None:
    told = "WARC-Payload-Digest: sha1:ABC\r\nWARC-Truncated: length\r\n"
    kind = "text/html; charset=windows-1252"
    body = "<html><body><p>The café in Fenby was hit.</p></body></html>".encode("cp1252")
    (item,) = read(record(7, answer(body, kind=kind, more="Server: x\r\n"), more=told))
    assert isinstance(item, Held)
    custody = item.custody
    assert (custody.archive, custody.offset) == ("a.warc", 0)
    assert custody.record == "<urn:uuid:7>"
    assert custody.date == "2026-01-02T03:04:05Z"
    assert custody.digest == "sha1:ABC"
    assert (custody.status, custody.charset, custody.truncated) == (200, "cp1252", True)
    assert ("Server", "x") in custody.headers
    assert item.page.data == body
    assert item.page.about == {
        custody.address: {"address": custody.address, "retrieved": custody.date}
    }


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (record(1, kind="request"), "request record"),
        (record(1, kind="metadata"), "metadata record"),
        (record(1, answer(status="301 Moved")), "redirect"),
        (record(1, answer(status="404 Not Found")), "status 404"),
        (record(1, answer(kind="image/png")), "type image/png"),
        (record(1, answer(kind="a b/<c>")), "type of no meaning"),
        (record(1, b"rubbish that is no answer\r\n\r\n"), "no HTTP status"),
        (record(1, answer(b" \n ")), "empty page"),
        (record(1, answer(b'{"a": 1}', kind="")), "no page by its bytes"),
        (
            record(1).replace(b"Content-Type: application/http; msgtype=response\r\n", b""),
            "no HTTP",
        ),
    ],
)
def test_what_is_no_page_is_passed_over_by_name(content: bytes, what: str) -> None:
    items = read(plain([record(0), content, record(2)]))
    assert numbers(items) == [0, 2]
    assert [item.what for item in items if isinstance(item, Passed)] == [what]


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page())),
        ("Content-Encoding: deflate\r\n", zlib.compress(page())),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(page()), page())),
        ("Content-Encoding: br\r\n", brotli.compress(page())),
        ("Content-Encoding: gzip\r\n", page()),  # unpacked by whoever kept it
        ("Transfer-Encoding: chunked\r\n", page()),
    ],
)
def test_bodies_are_unpacked(more: str, body: bytes) -> None:
    items = read(plain([record(0, answer(body, more=more)), record(1)]))
    assert numbers(items) == [0, 1]
    assert isinstance(items[0], Held)
    assert items[0].page.data == page()


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page())),
        ("Content-Encoding: br\r\n", brotli.compress(page())),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(page()), page())),
    ],
)
def test_a_body_that_was_cut_is_unpacked_as_far_as_it_goes(more: str, body: bytes) -> None:
    (item,) = read(record(0, answer(body[: len(body) - 9], more=more)))
    assert isinstance(item, Held)
    assert item.page.data
    assert page().startswith(item.page.data)


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(b"")),
        ("Content-Encoding: br\r\n", brotli.compress(b"")),
        ("Transfer-Encoding: chunked\r\n", b"0\r\n\r\n"),
    ],
)
def test_a_packed_body_of_nothing_is_no_page(more: str, body: bytes) -> None:
    assert read(record(0, answer(body, more=more))) == [Passed("empty page")]


@pytest.mark.parametrize("pack", [gzipped, zstd, lz4])
@pytest.mark.parametrize("whole", [True, False])
def test_a_packed_part_that_holds_nothing_is_not_the_end(pack: Packed, whole: bool) -> None:
    first = [b"".join(RECORDS[:3])] if whole else RECORDS[:3]
    data = pack(first) + pack([b""]) * 3 + pack(RECORDS[3:]) + pack([b""])
    items = read(data)
    assert numbers(items) == [0, 1, 2, 3, 4]
    assert not failures(items)
    cuts = list(warc.cuts(io.BytesIO(data), 2))
    assert [item for cut in cuts for item in read(data, cut)] == items


@pytest.mark.parametrize("pack", [gzipped, zstd, lz4])
@pytest.mark.parametrize("sizes", [(3, 2), (1, 4), (1, 3, 1), (2, 2, 1)])
def test_several_records_in_one_packed_part_are_parted(
    pack: Packed, sizes: tuple[int, ...]
) -> None:
    left = iter(RECORDS)
    data = pack(b"".join(islice(left, size)) for size in sizes)
    items = read(data)
    assert numbers(items) == [0, 1, 2, 3, 4]
    assert len({item.custody.offset for item in items if isinstance(item, Held)}) == 5
    cuts = list(warc.cuts(io.BytesIO(data), 1))
    assert [item for cut in cuts for item in read(data, cut)] == items


def test_several_records_in_a_late_packed_part_are_in_one_part() -> None:
    """Where nobody looks how a file is packed, nothing of it is lost."""
    late = [record(number) for number in range(5, 30)]
    data = gzipped([*late[:20], b"".join(late[20:23]), late[23], late[24]])
    items = read(data)
    cuts = list(warc.cuts(io.BytesIO(data), 1))
    assert numbers(items) == list(range(5, 30))
    assert [item for cut in cuts for item in read(data, cut)] == items


def damaged(packed: bytes) -> bytes:
    return packed[:60] + bytes(255 - byte for byte in packed[60:70]) + packed[70:]


LONG, SHORT, HUGE = len(answer(page(1))) + 200, 90, 2**31
HOSTILE = {
    "says more": (record(1, length=LONG), [0, 2, 3]),
    "says less": (record(1, length=SHORT), [0, 2, 3]),
    "says gigabytes": (record(1, length=HUGE), [0, 2, 3]),
    "says more than numbers hold": (record(1, length=10**30), [0, 2, 3]),
    "says less than nothing": (record(1, length=-5), [0, 2, 3]),
    "says no length": (record(1).replace(b"Content-Length", b"X-Length", 1), [0, 2, 3]),
    "rubbish between": (b"rubbish\r\n\r\nand more " * 30, [0, 2, 3]),
    "a head that does not end": (record(1, more=f"X: {'a' * 100_000}\r\n"), [0, 2, 3]),
    "no address": (record(1, address=""), [0, 2, 3]),
}


@pytest.mark.parametrize("pack", [plain, gzipped, gzipped_whole, zstd])
@pytest.mark.parametrize("what", HOSTILE)
def test_the_rest_of_a_lying_file_is_read(what: str, pack: Packed) -> None:
    odd, expected = HOSTILE[what]
    data = pack([record(0), odd, record(2), record(3)])
    items = read(data)
    assert numbers(items) == expected
    assert len(failures(items)) == 1
    cuts = list(warc.cuts(io.BytesIO(data), 1))
    assert [item for cut in cuts for item in read(data, cut)] == items


@pytest.mark.parametrize("pack", [gzipped, zstd])
def test_a_damaged_part_is_told_and_passed_over(pack: Packed) -> None:
    parts = [pack([each]) for each in RECORDS]
    items = read(parts[0] + damaged(parts[1]) + b"rubbish" * 9 + parts[2] + parts[3])
    assert numbers(items) == [0, 2, 3]
    (failure,) = failures(items)
    assert failure.where == f"a.warc at byte {len(parts[0])}"


@pytest.mark.parametrize("pack", [gzipped, zstd, lz4])
def test_records_before_damage_in_a_file_packed_as_a_whole_are_read(pack: Packed) -> None:
    many = [record(number) for number in range(40)]
    items = read(pack([b"".join(many)]) + b"rubbish" * 9 + pack([b"".join(many)]))
    assert numbers(items) == list(range(40))
    assert len(failures(items)) == 1


@pytest.mark.parametrize("pack", [plain, gzipped, gzipped_whole])
def test_a_file_that_ends_too_early_says_so(pack: Packed) -> None:
    data = pack(RECORDS)
    items = read(data[:-40])
    assert numbers(items)[:3] == [0, 1, 2]
    assert 4 not in numbers(items)
    assert failures(items)


@pytest.mark.parametrize("data", [b"", b"<html>", bytes(range(256)) * 9, gzip.compress(b"x" * 99)])
def test_what_is_no_warc_is_one_failure(data: bytes) -> None:
    items = read(data)
    assert len(items) == len(failures(items)) == 1


@pytest.mark.parametrize("pack", [plain, gzipped])
def test_words_of_a_page_are_never_taken_for_a_record(pack: Packed) -> None:
    """Not even behind damage: else a page could put words into another outlet's mouth."""
    forged = record(6, address="https://other.example/6")
    content = answer(page() + b"\r\n\r\n" + forged + gzipped([forged]))
    odd = gzip.compress(record(1, content), 0, mtime=0) if pack is gzipped else record(1, content)
    items = read(odd + b"rubbish" * 9 + pack([record(2)]))
    assert numbers(items) == [1, 2]


def test_a_record_of_gigabytes_is_passed_over_in_little_memory() -> None:
    """Plain bytes that are made as they are asked for; nobody could hold them."""
    before, after, size = record(0), record(2), 2 * 10**9
    head = record(1, b"", length=size).removesuffix(b"\r\n\r\n") + b"HTTP/1.1 200 OK\r\n\r\n"
    items = list(warc.read(Sparse(before + head, size - 19, b"\r\n\r\n" + after), "a", Cut()))
    assert numbers(items) == [0, 2]
    (failure,) = failures(items)
    assert f"larger than {LARGEST_PAGE // 1_000_000} MB" in failure.reason


def test_a_bomb_is_passed_over() -> None:
    """Packed in a part of the file, and packed once more in the body of an answer."""
    zeros = b" " * (LARGEST_PAGE + 10)
    bomb = answer(gzip.compress(zeros), more="Content-Encoding: gzip\r\n")
    items = read(gzipped([record(0), record(1, answer(zeros)), record(2, bomb), record(3)]))
    assert numbers(items) == [0, 3]
    reasons = Counter(failure.reason for failure in failures(items))
    assert reasons == {f"this page is larger than {LARGEST_PAGE // 1_000_000} MB": 2}


class Sparse(io.RawIOBase):
    """A file with a great many spaces in it."""

    def __init__(self, before: bytes, spaces: int, after: bytes) -> None:
        self.before, self.spaces, self.after, self.at = before, spaces, after, 0

    def read(self, size: int = -1) -> bytes:
        start = len(self.before)
        past = start + self.spaces
        if self.at < start:
            data = self.before[self.at : self.at + size]
        elif self.at < past:
            data = SPACES[: min(size, past - self.at)]
        else:
            data = self.after[self.at - past : self.at - past + size]
        self.at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (self.at if whence == 1 else 0)
        return self.at

    def tell(self) -> int:
        return self.at


SPACES = b" " * (1 << 20)
