"""Files packed with gzip, of text or of records."""

import gzip
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from fuzz.holding import check_intake, hold
from fuzz.targets import records, text
from rashomon.intake import reports
from rashomon.intake.gunzip import gunzip
from rashomon.language import load_language

# Bytes of a page that are marked in less than ten seconds, whatever its lines are.
LONGEST = 400_000
_PARTS = (b"Nine died. ", b"{}\n", b"\x00", b'{"text": "a"}\n')
_BLOWN = st.one_of(
    st.builds(bytes.__mul__, st.sampled_from(_PARTS), st.sampled_from((1, 1_000, 25_000))),
    st.builds(bytes.__mul__, st.sampled_from((b"\n", b" ", b"a")), st.just(60_000_000)),
)
STRATEGY = st.one_of(text.STRATEGY, records.STRATEGY, _BLOWN, _BLOWN.map(gzip.compress)).map(
    lambda data: gzip.compress(data, 6, mtime=0)
)


def seeds() -> list[bytes]:
    """Packed reports."""
    plain = [*text.seeds()[:3], *records.seeds()]
    return [gzip.compress(data, 6, mtime=0) for data in plain]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def _is_long(data: bytes) -> bool:
    """Whether it holds a page that takes its time, as a page of so many lines may."""
    try:
        return len(gunzip(io.BufferedReader(io.BytesIO(data)), "").read(LONGEST + 1)) > LONGEST
    except Exception:  # the check itself finds out what is wrong
        return False


def check(data: bytes) -> None:
    """Something is told of every file."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        for name in ("pages.jsonl.gz",) if _is_long(data) else ("page.txt.gz", "pages.jsonl.gz"):
            path = Path(folder) / name
            path.write_bytes(data)
            found = 0
            for intake in reports([path], load_language("en")):
                check_intake(intake)
                found += 1
            hold(found, "nothing is told of the file")
