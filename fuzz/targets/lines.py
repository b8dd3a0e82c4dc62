"""JSON Lines as an archive, packed or not."""

import gzip
import json

from hypothesis import strategies as st

from fuzz.archived import check_archive, check_kept
from fuzz.holding import hold
from fuzz.targets import records
from fuzz.targets.warc import LARGE, PACKED
from rashomon.intake.archives import Held

SOUND = tuple(json.dumps({"id": n, "text": f"Nine died on day {n}."}).encode() for n in range(3))
_PACKS = st.sampled_from(list(PACKED.values()))
STRATEGY = st.builds(lambda pack, data: pack(data), _PACKS, records.STRATEGY)


def seeds() -> list[bytes]:
    """Records in every packing, in one part or in several."""
    plain = [*records.seeds(), b"\n".join(SOUND), b""]
    parts = [b"".join(pack(line + b"\n") for line in SOUND) for pack in PACKED.values()]
    return [*plain, *parts, *(gzip.compress(data, 6, mtime=0) for data in plain)]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """It is read as it is; between sound lines; as a packed part between sound ones."""
    check_kept(check_archive(data, "a.jsonl"))
    if len(data) > LARGE:
        return
    plain = b"".join((SOUND[0], b"\n", data, b"\n", SOUND[1], b"\n"))
    found = _lines(plain)
    numbers = {n: line for n, line in enumerate(plain.split(b"\n"), 1) if line.strip()}
    hold(
        found == {n: line.rstrip(b"\r") for n, line in numbers.items()},
        "other lines than there are",
    )
    for pack in list(PACKED.values())[1:]:
        before, behind = pack(SOUND[0] + b"\n"), pack(b"\n" + SOUND[1] + b"\n")
        hold(_lines(before + data).get(1) == SOUND[0], "a line before damage is lost")
        whole = _lines(before + pack(data) + behind)
        hold(
            whole == _lines(gzip.compress(SOUND[0] + b"\n" + data + b"\n" + SOUND[1] + b"\n")),
            "parts hold another text than one",
        )


def _lines(data: bytes) -> dict[int, bytes]:
    held = (item for item in check_archive(data, "a.jsonl") if isinstance(item, Held))
    return {item.custody.offset: item.page.data for item in held}
