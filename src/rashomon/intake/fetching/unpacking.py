"""The bytes of an answer in, as they come; unpacked out, and never more than so many."""

import zlib
from collections.abc import Iterable, Iterator

from rashomon.errors import IntakeError

PACKED = ("gzip", "x-gzip", "deflate")
# Bytes that are unpacked at once: a few kilobytes may hold a gigabyte.
STEP = 1 << 20


def unpacked(chunks: Iterable[bytes], coding: str, where: str, largest: int) -> Iterator[bytes]:
    """The bytes behind a coding; an error where they, or what holds them, are more than so many."""
    coding = coding.lower()
    if coding not in ("", "identity", *PACKED):
        reason = f"the page comes packed as {coding!a}, which was not asked for"
        raise IntakeError(reason, where, "save it with a browser and read the file")
    parts = _parts(_bounded(chunks, where, largest), where) if coding in PACKED else chunks
    yield from _bounded(parts, where, largest)


def _bounded(chunks: Iterable[bytes], where: str, largest: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            reason = f"this page is larger than {largest / 1_000_000:g} MB"
            raise IntakeError(reason, where, "read what you need of it from a file")
        yield chunk


def _parts(chunks: Iterable[bytes], where: str) -> Iterator[bytes]:
    """What is packed, in parts; one packed part may follow another."""
    unpack, begun = zlib.decompressobj(wbits=47), False
    try:
        for chunk in chunks:
            left = chunk
            while left:
                if unpack.eof:
                    if not left.strip(b"\0"):  # filled up at the end, as tape was
                        break
                    unpack = zlib.decompressobj(wbits=47)
                begun = True
                yield unpack.decompress(left, STEP)
                left = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
        while not unpack.eof and (rest := unpack.decompress(b"", STEP)):
            yield rest
    except zlib.error as error:
        raise IntakeError("the packed page is damaged", where, "fetch it again later") from error
    if begun and not unpack.eof:
        raise IntakeError("the packed page is cut short", where, "fetch it again later")
