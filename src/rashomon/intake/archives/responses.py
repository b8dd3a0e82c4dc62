"""A record of a WARC in; the page that it holds, with its custody, or what it is instead, out."""

import hashlib
import io
import re
from collections.abc import Callable
from typing import BinaryIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import WarcRecord, response

from rashomon.intake.archives.held import Held, Item, Passed, broken
from rashomon.intake.charsets import charset_of
from rashomon.intake.decode import looks_binary
from rashomon.intake.files import LARGEST_PAGE, TYPES, Page, sniff
from rashomon.records import Archived

# A stream that breaks off keeps for itself what it has of the step in which it does; then it is
# read once more, in small ones.
STEP, SMALL = 1 << 20, 64
# Codings by their names in HTTP.
UNPACK: dict[str, Callable[[BinaryIO], WarcReader]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": lambda packed: GzipReader(packed, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
}
TYPE = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}")
# Headers that are kept of an answer, and characters of each.
HEADERS, LONGEST = 100, 4_000
REDIRECTS = range(300, 400)


def item_of(record: WarcRecord, archive: str) -> Item:
    """The page of a record, or what it is instead, or why it cannot be had."""
    if record.record_type != response:
        return Passed(f"{record.record_type} record")
    if not record.is_http:
        return Passed("no HTTP")
    place, address = record.stream_pos, _address(record)
    where = f"{archive} at byte {place} ({address or 'no address'})"
    try:
        record.parse_http()
    except OSError as error:
        return broken(f"the server's answer has no head ({error})", where, "leave it out")
    status, kind = record.http_headers.status_code, _type(record)
    if instead := _instead(status, kind):
        return Passed(instead)
    if not address:
        return broken("the record does not say of which address it is", where, "leave it out")
    body = record.reader.read(LARGEST_PAGE + 1)
    data = _decoded(body, record) if len(body) <= LARGEST_PAGE else body
    if len(data) > LARGEST_PAGE:
        reason = f"this page is larger than {LARGEST_PAGE // 1_000_000} MB"
        return broken(reason, where, "read what you need of it from a file")
    if not data.strip():
        return Passed("empty page")
    sort = TYPES.get(kind) or sniff(data[:4096])
    if sort == "record" or (not kind and looks_binary(data[:65536])):
        return Passed("no page by its bytes")
    date = record.headers.get("WARC-Date")
    truncated = bool(record.headers.get("WARC-Truncated"))
    known = {"address": address} | ({"retrieved": date} if date else {})
    charset = charset_of(data, record.http_charset)
    page = Page(data, address, sort, where, {address: known}, charset, truncated)
    headers = record.http_headers.to_tuples()[:HEADERS]
    custody = Archived(
        archive=archive,
        offset=place,
        address=address,
        sha256=hashlib.sha256(data).hexdigest(),
        record=record.headers.get("WARC-Record-ID"),
        date=date,
        digest=record.headers.get("WARC-Payload-Digest"),
        status=status,
        headers=tuple((name[:LONGEST], value[:LONGEST]) for name, value in headers),
        charset=charset,
        truncated=truncated,
    )
    return Held(page, custody)


def _instead(status: int | None, kind: str) -> str | None:
    """What an answer is, where it is no page."""
    if status is None:
        return "no HTTP status"
    if status in REDIRECTS:
        return "redirect"
    if status != 200:
        return f"status {status}" if 100 <= status < 600 else "status of no meaning"
    if kind and kind not in TYPES:
        return f"type {kind}" if TYPE.fullmatch(kind) else "type of no meaning"
    return None


def _address(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")


def _type(record: WarcRecord) -> str:
    told = record.http_headers.get("Content-Type") or ""
    return told.partition(";")[0].strip().lower()


def _decoded(body: bytes, record: WarcRecord) -> bytes:
    """A body without what it was packed in for the way, up to a little more than a page may have.

    Who makes an archive often unpacks and leaves the header: then the body is taken as it is.
    """
    headers = record.http_headers
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _unpacked(body, ChunkedReader)
    codings = (headers.get("Content-Encoding") or "").lower().split(",")
    for coding in reversed([each.strip() for each in codings]):
        if coding in UNPACK:
            body = _unpacked(body, UNPACK[coding])
    return body


def _unpacked(body: bytes, unpack: Callable[[BinaryIO], WarcReader]) -> bytes:
    """What can be unpacked of a body, for an archive may cut it; all of it where nothing can."""
    found = b""
    for step in (STEP, SMALL):
        found, whole = _begun(unpack(io.BytesIO(body)), step)
        if whole:
            return found
    return found or body


def _begun(stream: WarcReader, step: int) -> tuple[bytes, bool]:
    """What a stream gives before it ends or breaks off, up to a little more than a page may have,
    and whether it did not break off."""
    found, size = [], 0
    try:
        while size <= LARGEST_PAGE and (chunk := stream.read(step)):
            found.append(chunk)
            size += len(chunk)
    except OSError:
        return b"".join(found), False
    return b"".join(found)[: LARGEST_PAGE + 1], True
