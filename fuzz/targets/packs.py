"""Sealed cases of others."""

import io
import json
import random
import zipfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from fuzz.holding import hold, refusing, told
from fuzz.kept import fresh
from fuzz.mutating import mutated
from fuzz.words import LEAVES, things
from rashomon.exchange.packing import pack, unpack, verify_pack
from rashomon.store import open_case

_KEYS = ("form", "tool", "made", "case", "head", "lines", "resources", "path", "sha256", "bytes")


@cache
def _sealed() -> bytes:
    with fresh(b"", "none") as (case, path):
        out = path.with_name("case.zip")
        pack(case, out)
        return out.read_bytes()


@cache
def _files() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_sealed())) as held:
        return {name: held.read(name) for name in held.namelist()}


def _zip(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def _altered(seed: int, how: int, honest: bool) -> bytes:
    """A pack with a damaged file in it, whose manifest agrees with the damage if it is honest."""
    chance, files = random.Random(seed), dict(_files())
    name = chance.choice(("case.db", "case.db", *files))
    files[name] = mutated(files[name], (), chance)[:600_000]
    if honest and name != "manifest.json":
        manifest = json.loads(files["manifest.json"])
        for resource in manifest["resources"]:
            if resource["path"] == name:
                resource.update(sha256=sha256(files[name]).hexdigest(), bytes=len(files[name]))
        files["manifest.json"] = json.dumps(manifest).encode()
    return _zip(files, how)


def _told(changes: dict[str, Any], resources: object) -> bytes:
    files = dict(_files())
    manifest = {**json.loads(files["manifest.json"]), **changes}
    if resources is not None:
        manifest["resources"] = resources
    return _zip({**files, "manifest.json": json.dumps(manifest).encode()})


_HOW = st.sampled_from(
    (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
)
_PATHS = st.sampled_from(("case.db", "../case.db", "/etc/passwd", "", "pages/x", "manifest.json"))
_RESOURCES = st.lists(
    st.builds(
        lambda p, s, b: {"path": p, "sha256": s, "bytes": b},
        *(st.one_of(_PATHS, LEAVES), LEAVES, LEAVES),
    ),
    max_size=3,
)
STRATEGY = st.one_of(
    st.builds(_altered, st.integers(0, 2**32), _HOW, st.just(True)),
    st.builds(_altered, st.integers(0, 2**32), _HOW, st.booleans()),
    st.builds(
        _told,
        st.dictionaries(st.sampled_from(_KEYS), things(_KEYS, 3), max_size=3),
        st.one_of(st.none(), _RESOURCES),
    ),
)


def seeds() -> list[bytes]:
    """A pack, and one whose files are not compressed."""
    return [_sealed(), _zip(_files(), zipfile.ZIP_STORED)]


def warm() -> None:
    """Load what is loaded once."""
    check(_sealed())


def check(data: bytes) -> None:
    """What is altered is told; what is taken out is a case, and nothing is left of one that is not."""
    with TemporaryDirectory(prefix="fuzz-") as name:
        packed, out = Path(name) / "case.zip", Path(name) / "out.db"
        packed.write_bytes(data)
        with refusing():
            _, altered = verify_pack(packed)
            for each in altered:
                told(each.what, "what is altered")
        with refusing():
            unpack(packed, out)
            hold(out.exists(), "nothing was taken out")
            with open_case(out) as case:
                case.counts()
            return
        hold(not out.exists() or out.read_bytes()[:6] == b"SQLite", "something is left behind")
