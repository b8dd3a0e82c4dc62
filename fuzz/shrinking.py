"""An input that fails in; the shortest that was found to fail in the same way, out."""

import time
from collections.abc import Callable


def shrunk(data: bytes, fails: Callable[[bytes], bool], seconds: float) -> bytes:
    """Leave out parts, the largest first, as long as the rest fails; then make bytes plain."""
    end = time.monotonic() + seconds
    size = max(1, len(data) // 2)
    while size and time.monotonic() < end:
        at, before = 0, len(data)
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + size :]
            if fails(shorter):
                data = shorter
            else:
                at += size
        if size == 1 and len(data) == before:
            break
        size = max(1, size // 2) if size > 1 or len(data) < before else 0
    return data
