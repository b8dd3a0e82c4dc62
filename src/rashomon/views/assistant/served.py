"""A case file in; what every tool asks of it out. Nothing here writes to the case."""

import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from rashomon.errors import MissingError, RashomonError, StoreError
from rashomon.reader import Reader, default_reader
from rashomon.records import Comparison
from rashomon.views.assistant.fitting import LARGEST
from rashomon.views.desk import Desk
from rashomon.weighing import compare_readings

T = TypeVar("T")

# An answer smaller than this could not hold one question with its quotes.
SMALLEST = 15_000


class RefusedError(RashomonError):
    """What a tool cannot do as asked, in one sentence without a word of any report."""


class Served(Desk):
    """A case as tools see it; an answer of theirs holds `largest` bytes of JSON at the most."""

    def __init__(self, case: str | Path, largest: int = LARGEST) -> None:
        if largest < SMALLEST:
            raise ValueError(f"an answer of {largest} bytes is too small; use {SMALLEST} or more")
        super().__init__(case)
        self.largest = largest
        self._last: tuple[object, Comparison] | None = None

    @cached_property
    def reader(self) -> Reader:
        """The reader for texts that are given; the encoder takes a second to load."""
        return default_reader(self.language)

    def compared(self, reports: Sequence[str]) -> Comparison:
        """Some reports, by id, side by side as people have decided; the last comparison is kept in
        memory, so that its next page does not take as long again."""
        key = (*sorted(reports), self.last_decision())
        if self._last is None or self._last[0] != key:
            readings = self.case.readings_of(reports)
            found = compare_readings(readings, self.language, self.case.standing())
            self._last = (key, found)
        return self._last[1]


def log(words: str) -> None:
    """Say something on standard error; what is no printable character is escaped, since the words
    may hold a report's and the terminal would obey them."""
    lines = (ascii(line)[1:-1] for line in words.splitlines())
    sys.stderr.write("\n".join(lines) + "\n")


def meant(ask: Callable[[str], T], key: str, what: str) -> T:
    """What a key means. The store's own sentence names reports, by names that are theirs: it goes
    to standard error, and another one to whoever asks."""
    try:
        return ask(key)
    except MissingError as error:
        log(str(error))
        raise RefusedError(
            f"The case holds no {what} of that id; `stories`, `claims` and `search` show ids."
        ) from None
    except StoreError as error:
        log(str(error))
        raise RefusedError(
            f"The id may mean more than one {what}, or the case cannot be read just now; give the "
            "whole id, and see the server's standard error if that does not help."
        ) from None
