"""What an engine tells while it works: shards found, reports read, shards done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rashomon.run.manifest import ShardRow
from rashomon.run.shards import Shard, Source
from rashomon.run.work import Setup


@dataclass(frozen=True, slots=True)
class Planned:
    """The shards of one more source; `twice` if one of the same bytes was planned already."""

    source: Source
    shards: tuple[Shard, ...]
    twice: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """So many reports of a shard are read."""

    shard: str
    reports: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A shard is done: its row; `fresh` unless it had been read before."""

    row: ShardRow
    fresh: bool


Event = Planned | At | Ended
Engine = Callable[[Setup, Iterable[Source], int], Iterator[Event]]


class Once:
    """Remembers which bytes were planned, so that what is given under two names is read once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def planned(self, source: Source, shards: Iterable[Shard]) -> Planned:
        """The shards of a source that are to be read."""
        found = tuple(shards)
        if found[0].sha256 in self._seen:
            return Planned(source, (), twice=True)
        self._seen.add(found[0].sha256)
        return Planned(source, found)
