"""JSON Lines of reports."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from fuzz.holding import check_intake, hold
from fuzz.kept import PAGES
from fuzz.words import LEAVES, TEXTS, things
from rashomon.intake import reports
from rashomon.language import load_language

_KEYS = (
    *("id", "name", "address", "url", "publisher", "title", "author", "published", "date"),
    *("retrieved", "language", "truncated", "text"),
)
_RECORDS = st.dictionaries(st.sampled_from(_KEYS), st.one_of(TEXTS, LEAVES), max_size=8)
_LINES = st.one_of(_RECORDS, _RECORDS.map(lambda r: {"text": "Nine died.", **r}), things(_KEYS))
STRATEGY = st.lists(_LINES.map(json.dumps), min_size=1, max_size=5).map("\n".join).map(str.encode)


def seeds() -> list[bytes]:
    """Some records."""
    record = {"id": 7, "publisher": "Harrow Post", "date": "2031-05-04", "truncated": False}
    told = [{**record, "url": url, "text": text, "title": text[:20]} for url, text in PAGES.items()]
    return ["\n".join(map(json.dumps, told)).encode(), json.dumps(told[0]).encode() + b"\n"]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """A report or a failure for each line that is not empty."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_bytes(data)
        found = 0
        for intake in reports([path], load_language("en")):
            check_intake(intake)
            found += 1
    if data[:2] != b"\x1f\x8b":
        lines = sum(bool(line.strip()) for line in data.split(b"\n"))
        hold(found == max(1, lines) or found == 1, f"{lines} lines, {found} told of")
