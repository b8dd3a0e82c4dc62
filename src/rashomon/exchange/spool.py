"""Things in, each under a key, and kept on disk meanwhile; the things of one key out together."""

from array import array
from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

import msgspec


class Spool:
    """Gathers what belongs together from a long stream: memory holds keys and offsets alone.

    A thing is kept as JSON, and comes back as what JSON holds.

    >>> with Spool() as spool:
    ...     spool.add("b", 1), spool.add("a", 2), spool.add("b", 3)
    ...     [(key, list(spool.of(key))) for key in spool]
    [('a', [2]), ('b', [1, 3])]
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed when the spool is left
        self._places: dict[str, array[int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, key: str, thing: object) -> None:
        """Keep a thing under a key."""
        end = self._file.seek(0, 2)
        self._file.write(msgspec.json.encode(thing) + b"\n")
        self._places.setdefault(key, array("q")).append(end)

    def __iter__(self) -> Iterator[str]:
        """The keys, in their order."""
        return iter(sorted(self._places))

    def count(self, key: str) -> int:
        """How many things are under a key."""
        return len(self._places.get(key, ()))

    def lines(self, key: str) -> Iterator[str]:
        """The things of a key as JSON, as they came in, one in memory at a time."""
        for place in self._places.get(key, ()):
            self._file.seek(place)
            yield self._file.readline()[:-1].decode()

    def of(self, key: str) -> Iterator[Any]:
        """The things of a key."""
        for line in self.lines(key):
            yield msgspec.json.decode(line)
