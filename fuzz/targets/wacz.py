"""WACZ files: a ZIP with WARC files in it, kept as they are or packed."""

import io
import zipfile
from collections.abc import Mapping

from hypothesis import strategies as st

from fuzz.archived import check_archive, check_kept, check_sound
from fuzz.targets import warc
from fuzz.targets.warc import LARGE, PACKED, RECORDS
from rashomon.intake.archives import Held

BEFORE, BEHIND, ODD = "archive/a.warc.gz", "archive/c.warc", "archive/b.warc.gz"
_NAMES = st.sampled_from(
    (
        BEFORE,
        BEHIND,
        ODD,
        "archive/B.WARC",
        "../x.warc",
        "/a.warc.zst",
        "archive/",
        "pages/pages.jsonl",
        "é.warc",
    )
)
_HOW = st.sampled_from(
    (
        zipfile.ZIP_STORED,
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_BZIP2,
        zipfile.ZIP_LZMA,
    )
)


def _zip(files: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


STRATEGY = st.builds(_zip, st.dictionaries(_NAMES, warc.STRATEGY, max_size=3), _HOW)


def seeds() -> list[bytes]:
    """WARC files, kept in each way, and two that a ZIP is no more."""
    packed = b"".join(map(PACKED[".gz"], RECORDS))
    files = {BEFORE: packed, "pages/pages.jsonl": b"{}", BEHIND: b"".join(RECORDS)}
    ways = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    return [*(_zip(files, how) for how in ways), _zip({ODD: packed}), _zip({}), packed, b""]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """It is read as it is; as a file in a WACZ, with sound ones before and behind it."""
    check_kept(check_archive(data, "a.wacz"))
    if len(data) > LARGE:
        return
    sound = b"".join(RECORDS[:2])
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        whole = bytearray(_zip({BEFORE: sound, ODD: data, BEHIND: sound}, how))
        items = check_archive(bytes(whole), "a.wacz")
        for name in (BEFORE, BEHIND):
            inside = [i for i in items if isinstance(i, Held) and i.custody.archive.endswith(name)]
            check_sound(inside, [(0, warc.page(0)), (len(RECORDS[0]), warc.page(1))])
