"""A folder of YAML lists in, its entries out, parsed once for each state of the files.

YAML takes a second for lists of this length, JSON a fiftieth of it: what was parsed is kept in the
user's cache under the hash of the files, so that an edited list is always parsed anew.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_cache_path


def remembered(paths: list[Path], parse: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `parse` makes of some files, from the cache where these were parsed before."""
    name = paths[0].parent.name if paths else "none"
    kept = _folder() / f"{name}-{_hash(paths)}.json"
    with suppress(OSError, msgspec.DecodeError):
        entries: dict[str, Any] = msgspec.json.decode(kept.read_bytes())
        return entries
    entries = parse()
    with suppress(OSError, TypeError):  # a cache that cannot be written only costs time
        kept.parent.mkdir(parents=True, exist_ok=True)
        new = kept.with_name(f"{kept.name}.{os.getpid()}")
        new.write_bytes(msgspec.json.encode(entries))
        new.replace(kept)
        for other in kept.parent.glob(f"{name}-*.json"):
            if other != kept:  # of lists as they were before
                other.unlink(missing_ok=True)
    return entries


def _folder() -> Path:
    home = os.environ.get("RASHOMON_HOME")
    return (Path(home) / "cache" if home else user_cache_path("rashomon")) / "lists"


def _hash(paths: list[Path]) -> str:
    found = hashlib.sha256(str(msgspec.__version__).encode())
    for path in paths:
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:32]
