"""Archives in, pages with their custody out: WARC, WACZ, JSON Lines, Parquet, folders of pages.

Each kind is read by a file of its own, which parts an archive (`cuts`) and reads a part (`read`),
holding one page in memory at a time.
"""

from collections.abc import Iterator
from typing import BinaryIO, Literal

from rashomon.intake.archives import lines, rows, wacz, warc
from rashomon.intake.archives.held import Cut, Held, Item, Passed

__all__ = ["ArchiveKind", "Cut", "Held", "Item", "Passed", "cuts_of", "kind_of", "read"]

ArchiveKind = Literal["warc", "wacz", "lines", "rows", "pages"]
PACKED = (".gz", ".zst", ".lz4")
ENDS: dict[str, ArchiveKind] = {
    ".warc": "warc",
    ".wacz": "wacz",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".parquet": "rows",
}


def kind_of(name: str) -> ArchiveKind:
    """What a file is, by its name; one that is no archive is a page."""
    bare = name.lower()
    for packed in PACKED:
        bare = bare.removesuffix(packed)
    return next((kind for end, kind in ENDS.items() if bare.endswith(end)), "pages")


def cuts_of(kind: ArchiveKind, file: BinaryIO, pages: int, where: str) -> Iterator[Cut]:
    """Part an archive so that each part holds about so many pages."""
    if kind == "warc":
        return warc.cuts(file, pages)
    if kind == "wacz":
        return wacz.cuts(file, pages, where)
    if kind == "lines":
        return lines.cuts(file, pages)
    return rows.cuts(file, pages, where)


def read(kind: ArchiveKind, file: BinaryIO, archive: str, cut: Cut) -> Iterator[Item]:
    """The pages of a part, what is passed over and what is broken, in order."""
    readers = {"warc": warc.read, "wacz": wacz.read, "lines": lines.read, "rows": rows.read}
    return readers[kind](file, archive, cut)
