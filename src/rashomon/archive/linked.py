"""Shards that came into an archive in; their copies and stories out, joined with what was there.

Each time writes files of its own and changes none. Broken off, it begins anew with what it had
outlined; its files count from the last of them on.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pyarrow as pa

from rashomon.archive.bands import cut, find_stock
from rashomon.archive.candidates import find_candidates
from rashomon.archive.copies import find_copies
from rashomon.archive.folder import Folder
from rashomon.archive.neighbours import link_neighbours
from rashomon.archive.outlined import outline_shards, outlining
from rashomon.archive.stories import find_stories
from rashomon.archive.tables import MEMORY, Tables, open_tables
from rashomon.errors import ArchiveError
from rashomon.exchange.holding import held

# Told what is under way, and how much of how much of it is done.
Progress = Callable[[str, int, int], None]

# Accounts of the new shards, numbered by day. A report that came in before, or stands in several
# shards, counts once, where it first stood.
_ACCOUNTS = """
    WITH new AS (SELECT *, parse_filename(filename, true) AS shard FROM outlines),
    first AS (SELECT report, min(shard) AS shard FROM new
        WHERE shard IN (FROM shards) GROUP BY report)
    SELECT {now} AS run, n.report, n.story, n.day, n.publisher, n.shard,
        (SELECT coalesce(max(number), -1) FROM accounts) + row_number()
            OVER (ORDER BY n.day NULLS FIRST, n.report, n.story) AS number
    FROM new n SEMI JOIN first f ON f.report = n.report AND f.shard = n.shard
    ANTI JOIN accounts a ON a.report = n.report
    ORDER BY number
"""
# What is done with the accounts that came in, one after the other.
COPIES: dict[str, Callable[[Tables], None]] = {
    "finding stock": find_stock,
    "cutting it": cut,
    "looking for copies": find_candidates,
    "comparing texts": find_copies,
}
STORIES: dict[str, Callable[[Tables], None]] = {
    "looking for accounts of one happening": link_neighbours,
    "grouping stories": find_stories,
}


def link(
    path: Path,
    *,
    anew: bool = False,
    workers: int = 1,
    actors: Sequence[str] = (),
    memory: str = MEMORY,
    progress: Progress | None = None,
) -> int:
    """Link the shards of an archive that were not linked yet, or all `anew`; how many they were.
    `actors` are the user's own lists of parties, the same ones each time; `memory` is what DuckDB
    may hold."""
    Folder(path).shards()  # says so where this is no archive
    folder = outlining(path, actors)
    with held(path, "linking", ArchiveError):
        return _link(folder, anew, workers, actors, memory, progress or (lambda *_: None))


def _link(
    folder: Folder,
    anew: bool,
    workers: int,
    actors: Sequence[str],
    memory: str,
    told: Progress,
) -> int:
    if anew:
        folder.forget()
    known, shards = folder.linked(), folder.shards()
    _check(folder, known, shards)
    new = [shard for shard in shards if shard not in known]
    if not new:
        return 0
    for done, _ in enumerate(outline_shards(folder, new, workers, actors), 1):
        told("outlining", done, len(new))
    now = folder.begin()
    with open_tables(folder, now, memory) as tables:
        number_accounts(tables, new)
        steps = {**COPIES, **STORIES}
        for done, (what, step) in enumerate(steps.items()):
            told(what, done, len(steps))
            step(tables)
        with tables.writing("linked") as table:
            table.columns({"run": [now] * len(new), "shard": new})
    return len(new)


def _check(folder: Folder, known: Collection[str], shards: Collection[str]) -> None:
    """What was linked must be there still, as it was then."""
    changed = sorted(s for s in known if s not in shards or not folder.is_outlined(s))
    if changed:
        others = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        reason = f"shard {changed[0]}{others} changed or went since it was linked"
        reason += ", or other --actors were given then"
        advice = "give the same lists, or link all again with `rashomon archive link --anew`"
        raise ArchiveError(reason, str(folder.path), advice)


def number_accounts(tables: Tables, shards: Sequence[str]) -> None:
    """Number the accounts of some shards."""
    with tables.holding(shards=pa.table({"shard": list(shards)})):
        found = tables.table(_ACCOUNTS.format(now=tables.now))
    with tables.writing("accounts") as table:
        table.table(found)
