"""What an engine tells while it works: shards found, reports read, shards done."""

from collections import deque
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
    """Takes in plans in any order, and gives them out in the order of the sources, so that of what
    is given under two names the first one is read, whoever was planned first."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._waiting = deque(sources)
        self._plans: dict[tuple[str, ...], tuple[Shard, ...]] = {}
        self._seen: set[str] = set()

    def planned(self, source: Source, shards: Iterable[Shard]) -> Iterator[Planned]:
        """The sources whose turn has come, with the shards of them that are to be read."""
        self._plans[_key(source)] = tuple(shards)
        while self._waiting and (key := _key(self._waiting[0])) in self._plans:
            first, found = self._waiting.popleft(), self._plans.pop(key)
            twice = found[0].sha256 in self._seen
            self._seen.add(found[0].sha256)
            yield Planned(first, () if twice else found, twice)


def _key(source: Source) -> tuple[str, ...]:
    return (source.root, source.path, *source.files[:1])
