"""Pages and a reader in; their readings out, each once it is kept in a case."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rashomon.intake import Intake
from rashomon.reader import Reader
from rashomon.records import Reading
from rashomon.store.case import Case

# Reports written in one go: often enough that little is lost and that others who write do not
# wait long, rarely enough to be fast.
BATCH = 20


def fill(
    case: Case,
    reader: Reader,
    intakes: Iterable[Intake],
    batch: int = BATCH,
    by: str | None = None,
) -> Iterator[tuple[Reading, bytes | None, bool]]:
    """Read pages and keep them, some in one transaction; yields each reading with its raw bytes and
    whether it was new to the case. `by` is whose hand the log names; else whoever runs this."""
    stream = reader.read(intakes)
    while some := list(islice(stream, batch)):
        with case.transaction():
            new = [case.add(reading, raw, reader=reader.name, by=by) for reading, raw in some]
        for (reading, raw), fresh in zip(some, new, strict=True):
            yield reading, raw, fresh
