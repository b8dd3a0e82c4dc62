"""A shard of an archive in; a table of the outlines of its accounts out, by which copies and
stories are found. It hangs on the shard alone, so that shards may be outlined side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.archive.folder import OF, Folder
from rashomon.archive.readings import readings_of_shard
from rashomon.language import Language, load_language
from rashomon.linking.accounts import accounts_of
from rashomon.linking.outlines import FORM, Outline
from rashomon.records import content_id
from rashomon.store.outlines import outline_from, outline_row

# Days are counted from here in the tables.
FIRST = date(1970, 1, 1)


def outlining(path: Path, actors: Sequence[str] = ()) -> Folder:
    """An archive whose outlines are made with the user's own lists of parties."""
    names = load_language("en", actors).names
    lists = (f"{entity}>{names.whole(entity)}" for entity in sorted(names.parties))
    return Folder(path, content_id(FORM, *lists))


def outline_shards(
    folder: Folder, shards: Iterable[str], workers: int = 1, actors: Sequence[str] = ()
) -> Iterator[str]:
    """Outline the shards that are not yet, and name each when it is done."""
    waiting = [shard for shard in shards if not folder.is_outlined(shard)]
    if workers < 2 or len(waiting) < 2:
        for shard in waiting:
            yield outline_shard(folder, shard, actors)
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(outline_shard, repeat(folder), waiting, repeat(tuple(actors)))


def outline_shard(folder: Folder, shard: str, actors: Sequence[str] = ()) -> str:
    """Outline one shard; its name."""
    seen = set()
    whole = _language(tuple(actors)).names.whole
    about = {OF: folder.of(shard).encode()}
    with folder.writing("outlines", shard, about) as table:
        for reading in readings_of_shard(folder, shard, without=("attributions",)):
            if reading.report.text and reading.report.id not in seen:
                seen.add(reading.report.id)
                for account in accounts_of([reading], whole):
                    table.add(row_of(account.outline, reading.report.publisher or ""))
    return shard


@cache
def _language(actors: tuple[str, ...]) -> Language:
    return load_language("en", actors)


def row_of(outline: Outline, publisher: str) -> dict[str, Any]:
    """An outline as a row of its table; words and weights are packed as in a case."""
    row = outline_row(outline, publisher)
    sketch = outline.sketch
    return {
        **{name: row[name] for name in ("report", "story", "publisher", "keys")},
        **{name: row[name] for name in ("words", "weights")},
        "day": day_number(outline.published),
        "bands": list(sketch.bands) if sketch else None,
        "prints": list(sketch.prints) if sketch else None,
        "passages": list(sketch.passages) if sketch else None,
        "marks": sorted(outline.marks),
    }


def outline_of_row(row: dict[str, Any]) -> Outline:
    """The outline that a row was made of."""
    lists = {
        name: None if row[name] is None else np.asarray(row[name], "<i8").tobytes()
        for name in ("bands", "prints")
    }
    published = (FIRST + timedelta(row["day"])).isoformat() if row["day"] is not None else None
    # A mapping will do, whatever made it.
    return outline_from({**row, **lists, "published": published})  # type: ignore[arg-type]


def day_number(day: date | None) -> int | None:
    """A day as the tables count it."""
    return None if day is None else (day - FIRST).days
