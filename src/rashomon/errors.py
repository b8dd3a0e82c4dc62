"""The tree of errors.

RashomonError
├── IntakeError     a file, record or page could not become a report
├── LanguageError   a word list could not be used
├── ModelError      a model folder could not be used
├── ExchangeError   an export could not be written, or others' work could not be taken in
├── RunError        archives could not be read as asked
├── ArchiveError    a folder of tables could not be linked, asked or lifted from
└── StoreError      a case file could not be opened, read or written
    ├── MissingError    a case holds nothing of that name
    ├── StaleError      somebody else decided on it meanwhile
    └── IntegrityError   what is kept no longer matches its hash

Wrong arguments raise ValueError. A message says what failed, with the value, and what to do next.
"""


class RashomonError(Exception):
    """Anything Rashomon can explain to the person who ran it."""


class _PlacedError(RashomonError):
    """An error that knows what, where, and what to do next."""

    def __init__(self, reason: str, where: str = "", advice: str = "") -> None:
        self.reason = reason
        self.where = where
        self.advice = advice
        super().__init__(sentence(reason, where, advice))


class IntakeError(_PlacedError):
    """A file, record or page could not become a report."""


class LanguageError(RashomonError):
    """A word list could not be used."""


class GazetteerError(_PlacedError):
    """A file of places cannot be read, or a gazetteer cannot be opened."""


class ModelError(_PlacedError):
    """A model folder could not be used."""


class ExchangeError(_PlacedError):
    """An export could not be written, or others' work could not be taken in."""


class RunError(_PlacedError):
    """Archives could not be read on this machine, or by these machines, as asked."""


class ArchiveError(_PlacedError):
    """A folder of tables could not be linked, asked or lifted from."""


class StoreError(RashomonError):
    """A case file could not be opened, read or written."""


class MissingError(StoreError):
    """A case holds nothing of that name or id."""


class StaleError(StoreError):
    """Somebody else decided on the same thing since it was looked at."""


class IntegrityError(StoreError):
    """What is kept no longer matches its hash."""


def sentence(reason: str, where: str = "", advice: str = "") -> str:
    """One clear sentence: where, what, what to do next."""
    head = f"{where}: {reason}" if where else reason
    return f"{head}; {advice}." if advice else f"{head}."
