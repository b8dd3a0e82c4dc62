"""WARC files for tests, as crawlers write them and as nobody should."""

import gzip
import io
from collections.abc import Iterable

from fastwarc.stream_io import Lz4Writer, ZstdWriter

WORDS = (
    "The army of Norland shelled the market in Fenby on Monday, the mayor of Fenby said.",
    "The army denied it and accused the Reed Front of firing the rockets from Norport.",
    "At least twelve people were killed, a nurse at the clinic said, and many were hurt.",
)


def page(number: int = 0, more: str = "") -> bytes:
    paragraphs = "".join(f"<p>{words}</p>" for words in WORDS)
    title = f"Market in Fenby is shelled, day {number}"
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}{more}</article></body></html>"
    ).encode()


def answer(
    body: bytes | None = None, status: str = "200 OK", kind: str = "text/html", more: str = ""
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n"
    return head.encode() + (page() if body is None else body)


def record(
    number: int,
    content: bytes | None = None,
    *,
    kind: str = "response",
    length: object = None,
    more: str = "",
    address: str | None = None,
) -> bytes:
    """A record; `length` is what it says of its length, where that is not true."""
    content = answer(page(number)) if content is None else content
    address = f"https://news.example/{number}" if address is None else address
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2026-01-02T03:04:05Z\r\n{target}{more}"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def plain(records: Iterable[bytes]) -> bytes:
    return b"".join(records)


def gzipped(records: Iterable[bytes]) -> bytes:
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def gzipped_whole(records: Iterable[bytes]) -> bytes:
    return gzip.compress(b"".join(records), mtime=0)


def zstd(records: Iterable[bytes]) -> bytes:
    return b"".join(_packed(ZstdWriter, each) for each in records)


def lz4(records: Iterable[bytes]) -> bytes:
    return b"".join(_packed(Lz4Writer, each) for each in records)


def _packed(writer: type, data: bytes) -> bytes:
    out = io.BytesIO()
    with writer(out) as packing:
        packing.write(data)
        packing.finish()
        packing.flush()
        return out.getvalue()
