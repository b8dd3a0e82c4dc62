"""WARC files: plain, packed record by record or as a whole, with answers in every coding."""

import gzip
import io
import zlib
from collections.abc import Callable

import brotli
from fastwarc.stream_io import Lz4Writer, ZstdWriter
from hypothesis import strategies as st

from fuzz.archived import check_archive, check_kept, check_sound
from fuzz.holding import hold
from fuzz.words import TEXTS
from rashomon.intake.archives import Held

# What is larger is read once, as it is.
LARGE = 50_000
BREAK = b"\r\n\r\n"
PAGE = (
    "<html><head><title>Nine killed</title></head><body><p>Nine people were killed when Norland "
    "shelled the old bridge on day {}, the mayor of Fenby said. We saw nine bodies, a witness said.</p>"
    "<p>Norland denied it, and the Fen Militia had hit the bridge, an army spokesman said.</p></body></html>"
)
HEADS = (
    *("WARC/1.0", "WARC/1.1", "WARC-Type: response", "WARC-Type: request", "WARC-Type: revisit"),
    *("WARC-Target-URI: <https://fen.example/>", "WARC-Truncated: length", "WARC-Date: never"),
    *("WARC-Record-ID: <urn:uuid:1>", "Content-Length: 0", "Content-Length: -1", "Content-Type: x"),
    *("HTTP/1.1 200 OK", "HTTP/1.1 200", "HTTP/2 301 Moved", "HTTP/1.1 99999999999999999999 x"),
    *(
        "Content-Type: text/html; charset=utf-7",
        "Content-Type: text/plain",
        " folded",
        ":",
        "",
        "x",
    ),
    *("Transfer-Encoding: chunked", "Content-Encoding: gzip", "Content-Encoding: br, gzip"),
)


def page(number: int) -> bytes:
    """A page that is read."""
    return PAGE.format(number).encode()


def answer(body: bytes, *more: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    """A server's answer."""
    head = "\r\n".join((status, "Content-Type: text/html", *more)) + "\r\n\r\n"
    return head.encode("utf-8", "replace") + body


def record(number: int, content: bytes, *more: str, length: object = None) -> bytes:
    """A record; `length` is what it says of its length, where that is not true."""
    head = (
        *("WARC/1.0", "WARC-Type: response", f"WARC-Record-ID: <urn:uuid:{number}>"),
        *("WARC-Date: 2031-05-04T10:00:00Z", f"WARC-Target-URI: https://harrow.example/{number}"),
        *more,
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n",
    )
    return "\r\n".join(head).encode("utf-8", "replace") + content + BREAK


def chunked(body: bytes) -> bytes:
    """A body in pieces, as servers send it."""
    parts = [body[at : at + 90] for at in range(0, len(body), 90)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def _written(writer: type) -> Callable[[bytes], bytes]:
    def pack(data: bytes) -> bytes:
        out = io.BytesIO()
        with writer(out) as packing:
            packing.write(data)
            packing.finish()
            packing.flush()
            return out.getvalue()

    return pack


CODED: dict[str, Callable[[bytes], bytes]] = {
    "Content-Encoding: gzip": lambda data: gzip.compress(data, 6, mtime=0),
    "Content-Encoding: deflate": zlib.compress,
    "Content-Encoding: br": brotli.compress,
    "Content-Encoding: zstd": _written(ZstdWriter),
    "Transfer-Encoding: chunked": chunked,
}
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": lambda data: gzip.compress(data, 6, mtime=0),
    ".zst": _written(ZstdWriter),
    ".lz4": _written(Lz4Writer),
}
RECORDS = tuple(record(n, answer(page(n))) for n in range(4))
BODIES = tuple(record(n, answer(c(page(n)), h)) for n, (h, c) in enumerate(CODED.items(), 10))

_LINES = st.lists(st.one_of(st.sampled_from(HEADS), TEXTS.map(lambda t: t[:60])), max_size=9)
_HEADS = _LINES.map(lambda lines: "\r\n".join(lines).encode("utf-8", "replace") + BREAK)
_PIECES = st.one_of(TEXTS.map(lambda t: t.encode("utf-8", "replace")), st.just(page(5)), _HEADS)
_MADE = st.builds(
    lambda code, body: (code, CODED[code](body)), st.sampled_from(list(CODED)), _PIECES
)
_ANSWERS = st.one_of(
    _PIECES,
    st.builds(lambda made, more: answer(made[1], made[0], *more), _MADE, _LINES),
    st.builds(
        lambda inner, outer: answer(CODED[outer](inner[1]), inner[0], outer),
        _MADE,
        st.sampled_from(list(CODED)),
    ),
    st.builds(answer, _PIECES, st.sampled_from(HEADS), status=st.sampled_from(HEADS)),
)
_LENGTHS = st.one_of(
    st.none(),
    st.none(),
    st.integers(-2, 900),
    st.sampled_from((2**31, 2**63, 10**30, "", "9 9", "0x9")),
)
_RECORDS = st.one_of(
    st.builds(record, st.integers(0, 9), _ANSWERS, length=_LENGTHS),
    st.builds(record, st.integers(0, 9), _ANSWERS, st.sampled_from(HEADS)),
    st.builds(bytes.__add__, _HEADS, _ANSWERS),
    st.sampled_from((*RECORDS, *BODIES, *(each[:-30] for each in RECORDS))),
)
STRATEGY = st.builds(
    lambda pack, records, whole: pack(b"".join(records)) if whole else b"".join(map(pack, records)),
    st.sampled_from(list(PACKED.values())),
    st.lists(_RECORDS, max_size=6),
    st.booleans(),
)


def seeds() -> list[bytes]:
    """Records in every packing, and answers in every coding."""
    apart = [b"".join(map(pack, RECORDS)) for pack in PACKED.values()]
    return [*apart, PACKED[".gz"](b"".join(RECORDS)), *BODIES, *map(PACKED[".gz"], BODIES), page(0)]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """It is read as it is; as something between sound records, packed by themselves and together;
    as the body of an answer."""
    check_kept(check_archive(data, "a.warc"))
    if len(data) > LARGE:
        return
    for pack in (PACKED[""], PACKED[".gz"]):
        _between(pack, data)
    if data:
        _between(PACKED[".gz"], PACKED[".gz"](data))
    for pack in list(PACKED.values())[1:]:
        sound = [(0, page(0)), (len(RECORDS[0]), page(1))]
        check_sound(check_archive(pack(b"".join(RECORDS[:2])) + data, "a.warc"), sound)
    _inside(data)


def _between(pack: Callable[[bytes], bytes], data: bytes) -> None:
    """Records before and behind it are read. One that it runs into without a break may be taken for
    the end of a head, so that not the first behind it counts."""
    numbers = [*range(len(RECORDS)), None, *range(len(RECORDS))]
    whole, sound = b"", []
    for place, number in enumerate(numbers):
        if number is not None and place != len(RECORDS) + 1:
            sound.append((len(whole), page(number)))
        whole += data if number is None else pack(RECORDS[number])
    check_sound(check_archive(whole, "a.warc"), sound)


def _inside(data: bytes) -> None:
    """A body is the same page in every coding; what is left of one that was cut is its beginning."""
    records = [record(n, answer(code(data), head)) for n, (head, code) in enumerate(CODED.items())]
    items = check_archive(b"".join(records), "a.warc")
    hold(len(items) == len(records), "a record without damage is not one item")
    if data.strip():
        for head, item in zip(CODED, items, strict=True):
            same = isinstance(item, Held) and item.page.data == data
            hold(same, f"another page than was packed ({head})")
    else:
        hold(not any(isinstance(item, Held) for item in items), "a page of nothing")
