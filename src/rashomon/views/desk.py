"""A case in; what every view that shows parts of it asks of it, out."""

from collections.abc import Callable, Collection
from functools import cached_property
from pathlib import Path
from threading import Lock

from rashomon.language import Language
from rashomon.linking.verdicts import Verdicts
from rashomon.records import Report
from rashomon.store import Case, open_case
from rashomon.views.called import Names


class Desk:
    """One case on the table: its word lists, and what its entities are called."""

    def __init__(self, case: str | Path) -> None:
        self.case: Case = open_case(case)
        self._lock = Lock()
        self._names = Names(self.case)

    def close(self) -> None:
        """Let go of the case."""
        self.case.close()

    @property
    def name(self) -> str:
        """What the case is called: by its file, its schema or its database."""
        return self.case.name

    @property
    def shown(self) -> str:
        """What the case is called with the end of its file, or with its server."""
        address = self.case.address
        return address.name if isinstance(address, Path) else self.case.where

    @cached_property
    def language(self) -> Language:
        """The word lists of the case; those that come with the package take a second to load."""
        with self._lock:  # who asks meanwhile waits, and gets the same
            return self.case.language()

    def verdicts(self) -> Verdicts:
        """What people have decided, as it stands now."""
        return Verdicts(self.case.standing())

    def last_decision(self) -> int:
        """The number of the last decision, 0 before the first: what a screen has seen."""
        return self.case.last_decision()

    def naming(self, verdicts: Verdicts | None = None) -> Callable[[str], str]:
        """Names entities as they are called now."""
        return self._names.as_of(verdicts or self.verdicts(), self.language.names.neutral)

    def heads(self, reports: Collection[str]) -> dict[str, Report]:
        """Some reports by id, without their texts."""
        return {report.id: report for report in self.case.heads(reports)}
