"""Sources in, done shards out, by Ray Data: on this machine, or on all those of a cluster.

The only file that imports Ray (`pip install "rashomon[ray]"`). Each actor holds a reader; Ray hands
out one shard after the other, starts actors that die anew, and holds back while they are busy.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from rashomon.errors import RunError
from rashomon.run.events import Ended, Event, Once
from rashomon.run.manifest import ShardRow
from rashomon.run.shards import Shard, Source, plan
from rashomon.run.work import Done, Setup, Worker

if TYPE_CHECKING:
    from types import ModuleType

# What goes from one process to another is a row with one column, JSON.
COLUMN = "json"
Batch = dict[str, Any]
Make = Callable[[Setup], Worker]


class _Reads:
    """An actor: a reader that is opened once, and reads shard after shard."""

    def __init__(self, make: Make = Worker) -> None:
        self._make = make
        self._worker: Worker | None = None

    def __call__(self, batch: Batch) -> Batch:
        """The rows of some shards that are done."""
        return {COLUMN: [_packed(self._do(each)) for each in batch[COLUMN]]}

    def _do(self, packed: str) -> Done:
        # The setup comes with each shard: what an actor is made with is lost if its machine is.
        setup, shard = msgspec.json.decode(packed, type=tuple[Setup, Shard])
        self._worker = self._worker or self._make(setup)
        return self._worker.do(shard)


def run(
    setup: Setup, sources: Iterable[Source], workers: int, make: Make = Worker
) -> Iterator[Event]:
    """Read all shards of the sources, those that are done already passed over.

    On a cluster that `RAY_ADDRESS` names, else on this machine. `workers` are so many actors, with
    a core each.
    """
    data = _ray().data
    named = list(dict.fromkeys(sources))
    if not named:
        return
    once = Once(named)
    shards: list[Shard] = []
    planned = _rows(data, named).map_batches(_plan, batch_size=1, fn_kwargs={"pages": setup.pages})
    for row in planned.iter_rows():
        found = msgspec.json.decode(row[COLUMN], type=list[Shard])
        for event in once.planned(found[0].source, found):
            shards.extend(event.shards)
            yield event
    if not shards:
        return
    jobs = _rows(data, [(setup, shard) for shard in shards])
    actors = data.ActorPoolStrategy(size=workers)
    done = jobs.map_batches(
        _Reads,
        fn_constructor_args=() if make is Worker else (make,),
        batch_size=1,
        compute=actors,
        num_cpus=1,
    )
    for row in done.iter_rows():
        ended, fresh = msgspec.json.decode(row[COLUMN], type=tuple[ShardRow, bool])
        yield Ended(ended, fresh)


def _plan(batch: Batch, pages: int) -> Batch:
    sources = (msgspec.json.decode(each, type=Source) for each in batch[COLUMN])
    return {COLUMN: [_packed(plan(source, pages)) for source in sources]}


def _rows(data: "ModuleType", things: Iterable[object]) -> Any:
    """A data set with a row for each thing; each row is a part, and parts are given out."""
    rows = [{COLUMN: _packed(thing)} for thing in things]
    return data.from_items(rows, override_num_blocks=len(rows))


def _packed(thing: object) -> str:
    return msgspec.json.encode(thing).decode()


def _ray() -> Any:
    """Ray, told to be quiet; an error that says what to install where there is none."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        reason = "the engine `ray` is not installed"
        raise RunError(reason, "", 'install it with: pip install "rashomon[ray]"') from error
    if not ray.is_initialized():
        ray.init(log_to_driver=False, logging_level="error", include_dashboard=False)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    return ray
