"""Addresses of feeds and site maps in; WARC files of the pages that they list out.

What is read is an archive then as any other: the bytes are kept as they came, with what the server
said, and reading them again asks nobody.
"""

import hashlib
import io
import uuid
from base64 import b32encode
from collections.abc import Callable, Iterable
from http import HTTPStatus

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, response

from rashomon.exchange.writing import TableFile
from rashomon.intake.archives.places import opened
from rashomon.intake.fetching import Visitor
from rashomon.intake.fetching.following import follow
from rashomon.records import Failure
from rashomon.run.filing import FETCHED, Folder
from rashomon.run.manifest import WRITTEN, about

# Pages of a file: what a break loses at the most.
TOGETHER = 50
# Headers that were true on the way, and not of the bytes as they are kept.
ON_THE_WAY = ("content-encoding", "transfer-encoding", "content-length")


def gather(
    addresses: Iterable[str],
    folder: Folder,
    visitor: Visitor,
    most: int,
    tell: Callable[[int], None] = lambda _: None,
) -> list[Failure]:
    """Fetch what the feeds list and the folder does not hold yet; what could not be had is told,
    and stands in the table of failures until the next time."""
    failures: list[Failure] = []
    records: list[bytes] = []
    count = 0
    try:
        for visit in follow(addresses, visitor, known(folder), most):
            if visit.failure is not None:
                failures.append(visit.failure)
            if visit.page is None:
                continue
            last = visit.fetches[-1]
            records.append(_record(visit.address, visit.page.data, last.headers, last.at))
            count += 1
            tell(count)
            if len(records) == TOGETHER:
                _keep(folder, records)
                records = []
    finally:
        if records:
            _keep(folder, records)
        _list(folder, failures)
    return failures


def known(folder: Folder) -> set[str]:
    """The addresses whose pages a folder holds."""
    found = set()
    for name in folder.names(FETCHED):
        with opened(folder.system, folder.path(f"{FETCHED}/{name}")) as file:
            for record in ArchiveIterator(file, response, parse_http=False):
                found.add(record.headers.get("WARC-Target-URI") or "")
    return found


def _keep(folder: Folder, records: list[bytes]) -> None:
    """Write a WARC file, named after what it holds."""
    digest = hashlib.sha256(b"".join(records)).hexdigest()
    with folder.sheets([f"{FETCHED}/fetched-{digest[:16]}.warc.gz"]) as (sheet,):
        for each in records:
            sheet.write(each)


def _list(folder: Folder, failures: Iterable[Failure]) -> None:
    """Write what could not be had as a part of the table of failures, in the place of the last."""
    with folder.sheets([f"failures/{FETCHED}.parquet"]) as (sheet,):
        table = TableFile(sheet, WRITTEN["failures"], about())
        for failure in failures:
            table.add(failure)
        table.close()


def _record(address: str, data: bytes, headers: tuple[tuple[str, str], ...], at: str) -> bytes:
    """A page as a packed record of a WARC file."""
    told = "".join(
        f"{'X-Archive-Orig-' if name.lower() in ON_THE_WAY else ''}{name}: {value}\r\n"
        for name, value in headers
    )
    head = f"HTTP/1.1 200 {HTTPStatus.OK.phrase}\r\n{told}\r\n".encode("latin-1", "replace")
    digest = b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
    record = WarcRecord()
    record.init_headers(response, uuid.uuid4().urn.encode(), content_length=len(head) + len(data))
    record.headers["WARC-Target-URI"] = address
    record.headers["WARC-Date"] = at.replace("+00:00", "Z")
    record.headers["WARC-Payload-Digest"] = f"sha1:{digest}"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head + data)
    out = io.BytesIO()
    with GzipWriter(out) as packed:
        record.write(packed)
        packed.finish()
        packed.flush()
        return out.getvalue()
