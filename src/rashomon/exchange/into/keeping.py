"""Things of a file of others go into a case, some hundred in one go; what became of each leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rashomon.exchange.taken import Taken
from rashomon.records import ImportKind
from rashomon.store import Case
from rashomon.store.foreign import Thing

# Things kept in one transaction.
PARCEL = 500


@dataclass(frozen=True, slots=True)
class Ready:
    """A thing that can be kept, and what is said of it then in one sentence; `anchored` as in
    `Taken`."""

    thing: Thing
    words: str
    anchored: bool | None = None


def keep(
    case: Case,
    kind: ImportKind,
    found: Iterable[Ready | Taken],
    *,
    by: str,
    source: str,
    sha256: str,
) -> Iterator[Taken]:
    """Keep what is ready of a file, `source`, and tell of each thing in its order; what could not
    be taken in was told already."""
    waiting = iter(found)
    while some := list(islice(waiting, PARCEL)):
        things = [each.thing for each in some if isinstance(each, Ready)]
        new = iter(case.take_in(kind, things, by=by, source=source, sha256=sha256))
        # All of them before the first is handed on: whoever asks may stop in between.
        yield from [each if isinstance(each, Taken) else _taken(each, next(new)) for each in some]


def _taken(ready: Ready, new: bool) -> Taken:
    told = ready.words if new else f"{ready.words} It was known already."
    return Taken(ready.thing.key, told, new, True, ready.anchored)
