"""What was done to a case, and what came into it from elsewhere."""

from msgspec import Raw

from rashomon.records.base import Record
from rashomon.vocabulary import CustodyAct, ImportKind


class Fetch(Record, frozen=True):
    """One visit to an address: where it was asked for and where it led, what the server said
    (`headers` as name and value, in order), when (UTC), with which tool, by whom, and the SHA-256
    of the bytes."""

    address: str
    final: str
    status: int
    headers: tuple[tuple[str, str], ...]
    at: str
    tool: str
    by: str
    sha256: str


class Archived(Record, frozen=True):
    """A page as an archive holds it: in which file (`archive`), where in it (`offset`: the byte,
    line or row where its record begins), at which address, and the SHA-256 of its bytes.

    Of a WARC also the record's own id, when it was fetched, the digest of the payload, the server's
    status and headers (name and value, in order). `charset`: how its bytes were read, where that
    was told; `report`: what became of it, None where nothing did."""

    archive: str
    offset: int
    address: str
    sha256: str
    report: str | None = None
    record: str | None = None
    date: str | None = None
    digest: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    charset: str | None = None
    truncated: bool = False


class Imported(Record, frozen=True):
    """A thing that others have made and a person took in: an annotation, a check, a coded event.

    `source` and `sha256` are of the file it came in, `key` is its own id there, `record` the thing
    itself as it was. `report`, `start`, `end` and `quote` say to which words it belongs, where
    these were found."""

    number: int
    made: str
    by: str
    kind: ImportKind
    source: str
    sha256: str
    key: str
    record: Raw
    report: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None


class CustodyLine(Record, frozen=True):
    """A line of the log of custody: when, who, did what (`act`), with what (`of`), which had which
    SHA-256 (`digest`). `hash` is over all of it and over `before`, the hash of the line before, so
    that no line can be changed, taken away or put between unseen."""

    number: int
    at: str
    by: str
    act: CustodyAct
    of: str
    digest: str
    detail: str
    before: str
    hash: str


class Altered(Record, frozen=True):
    """What is no longer as it was kept: in which table, under which key, and what is wrong with it
    in one sentence."""

    table: str
    key: str
    what: str


class Verified(Record, frozen=True):
    """What was checked of a case: the lines of its log and the hash of the last one (`head`), the
    quotations held against their words, and how many things of each kind were hashed anew."""

    lines: int
    head: str
    quotations: int
    things: dict[CustodyAct, int]
