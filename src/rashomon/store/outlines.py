"""Outlines go in and rows of `accounts` leave, and the other way round, to the last bit."""

from datetime import date
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import RowMapping

from rashomon.linking.copies.sketches import Sketch
from rashomon.linking.outlines import Outline
from rashomon.store.rows import Row

# The same on machines of either byte order.
WORDS, WEIGHTS, NUMBERS = "<u4", "<f4", "<i8"


class _Keys(msgspec.Struct, frozen=True):
    """The keys of an outline, as JSON holds them."""

    at: frozenset[tuple[str, str]] = frozenset()
    involving: frozenset[tuple[str, str]] = frozenset()
    between: frozenset[tuple[str, str, str]] = frozenset()
    spots: frozenset[tuple[str, str, float, float]] = frozenset()
    on: frozenset[tuple[str, date]] = frozenset()
    tolls: frozenset[tuple[str, float]] = frozenset()


_KEYS = msgspec.json.Decoder(_Keys)
_WRITTEN = msgspec.json.Encoder(order="deterministic")


def outline_row(outline: Outline, publisher: str) -> Row:
    """An account that is still to be linked."""
    keys = {name: getattr(outline, name) for name in _Keys.__struct_fields__}
    sketch = outline.sketch
    return {
        "report": outline.report,
        "story": outline.key[1],
        "published": outline.published and outline.published.isoformat(),
        "publisher": publisher,
        "keys": _WRITTEN.encode(keys).decode(),
        "words": sketch and _packed(sketch.words, WORDS),
        "weights": sketch and _packed(sketch.weights, WEIGHTS),
        "bands": sketch and _packed(sketch.bands, NUMBERS),
        "prints": sketch and _packed(sketch.prints, NUMBERS),
        "linked": False,
    }


def outline_from(row: RowMapping) -> Outline:
    """The outline as it was put in."""
    key = (row["report"], row["story"])
    published = date.fromisoformat(row["published"]) if row["published"] else None
    keys = _KEYS.decode(row["keys"])
    sketch = None
    if row["words"] is not None:
        sketch = Sketch(
            key=key,
            publisher=row["publisher"],
            published=published,
            bands=tuple(np.frombuffer(row["bands"], NUMBERS).tolist()),
            words=np.frombuffer(row["words"], WORDS),
            weights=np.frombuffer(row["weights"], WEIGHTS),
            prints=tuple(np.frombuffer(row["prints"], NUMBERS).tolist()),
        )
    return Outline(key, published, sketch, **msgspec.structs.asdict(keys))


def _packed(numbers: Any, form: str) -> bytes:
    return np.asarray(numbers, dtype=form).tobytes()
