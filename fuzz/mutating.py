"""Bytes in; the same bytes with some damage done to them, out."""

import random
from collections.abc import Callable, Sequence

# A file of this size may take no ten seconds and no gigabyte.
LARGEST = 400_000
# What has broken programs before: of bytes, of text, of numbers, of JSON, CSV, YAML, HTML.
TOKENS: tuple[bytes, ...] = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b", b"\x1b[2J", b"\r", b"\n",
    b"\r\n", b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xe2\x80\x8d", b"\xcc\x81",
    b"\xf0\x9f\x87\xa9", b"\xef\xb7\xba", b"\xc4\xb0", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b'"',
    b"'", b",", b";", b"\t", b"\\", b"{", b"}", b"[", b"]", b"[[", b":", b"&a ", b"*a", b"!!python/x ",
    b"!!binary ", b"!!set ", b"<<: ", b"? ", b"- ", b"~", b"null", b"true", b"no", b".nan", b".inf", b"-1",
    b"0", b"1e999", b"NaN", b"Infinity", b"9" * 40, b"9" * 5000, b"0x7f", b"2001-01-01", b"12:30:45",
    b"<", b">", b"<!--", b"<![CDATA[", b"<script>", b"</script", b"<p>", b"<table>", b"<br/>", b"&#0;",
    b"&#x110000;", b"&lt;", b"=cmd()", b"\xd9\x83", b"\xc2\xb2", b"\xe2\x91\xa0", b"%", b"%00", b"http://[",
    b"#", b"e\xcc\x81" * 40, b" " * 60, b"A" * 300,
)  # fmt: skip


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A copy with one to some changes; some of them repeat a part of it very often."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(_WAYS)(data, others, chance)[:LARGEST]
    return data


def _part(data: bytes, chance: random.Random, longest: int = 200) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(1, longest))


def _flip(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    if not data:
        return bytes([chance.randrange(256)])
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _put(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS) + data[at:]


def _over(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _part(data, chance, 30)
    return data[:start] + chance.choice(TOKENS) + data[end:]


def _leave(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _part(data, chance)
    return data[:start] + data[end:]


def _cut(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _twice(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _part(data, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[start:end] + data[at:]


def _often(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """What takes time or memory with the square of its length shows it only at length."""
    if chance.random() < 0.5:
        start, end = _part(data, chance, chance.choice((3, 20, 400)))
        part, at = data[start:end], end
    else:
        part, at = chance.choice(TOKENS), chance.randrange(len(data) + 1)
    times = chance.choice((50, 500, 5_000, 50_000))
    return data[:at] + part * min(times, LARGEST // max(1, len(part))) + data[at:]


def _join(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others) if others else data
    start, end = _part(other, chance, 2000)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


_WAYS: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    *(_flip, _put, _put, _over, _over, _over, _leave, _cut, _twice, _often, _join),
)
