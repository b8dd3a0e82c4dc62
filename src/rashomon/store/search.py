"""What a person looks for goes in; conditions on the tables leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import ColumnElement, TableClause, func, or_, select

from rashomon.records import CERTAINTIES, EVENT_TYPES, Polarity
from rashomon.store import schema
from rashomon.store.rows import fold

Condition = ColumnElement[bool]


@dataclass(frozen=True)
class Wanted:
    """The claims that are looked for; None means any."""

    source: str | None = None
    event_type: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        _check("event type", self.event_type, EVENT_TYPES)
        _check("certainty", self.certainty, CERTAINTIES)
        _check("polarity", self.polarity, get_args(Polarity))

    def conditions(self) -> list[Condition]:
        """Each wish as a condition on `claims`."""
        table = schema.claims
        exact = {
            table.c.event_type: self.event_type,
            table.c.certainty: self.certainty,
            table.c.polarity: self.polarity,
        }
        found: list[Condition] = [key == value for key, value in exact.items() if value is not None]
        if self.source is not None:
            found.append(_holds(table.c.voices, fold(self.source)))
        return found + words_of_claims(self.text)


def words_of_claims(text: str | None) -> list[Condition]:
    """Conditions that a claim's words hold every word of a text."""
    table = schema.claims
    return _words(schema.claim_words, table.c.number, [table.c.quote], text)


def words_of_reports(text: str | None) -> list[Condition]:
    """Conditions that a report's title and text together hold every word of a text."""
    table = schema.reports
    return _words(schema.report_words, table.c.number, [table.c.title, table.c.text], text)


def _words(
    index: TableClause,
    number: ColumnElement[int],
    columns: Sequence[ColumnElement[str]],
    text: str | None,
) -> list[Condition]:
    # Quoted, each word is a plain string to FTS5, and none of its operators can be typed in. The
    # index knows letters and digits only; a word without any (an emoji, a sign) is looked for as
    # it stands.
    words = (text or "").replace("\x00", " ").split()
    signs = [word for word in words if not any(map(str.isalnum, word))]
    found: list[Condition] = [or_(*(_holds(each, sign) for each in columns)) for sign in signs]
    if len(signs) < len(words):
        asked = " ".join('"' + word.replace('"', '""') + '"' for word in words if word not in signs)
        rows = select(index.c.rowid).where(index.c[index.name].op("MATCH")(asked))
        found.append(number.in_(rows))
    return found


def _holds(column: ColumnElement[str], part: str) -> Condition:
    # Not LIKE, which would stop at a NUL and has signs of its own.
    return func.instr(column, part) > 0


def _check(what: str, value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        raise ValueError(f"there is no {what} {value!r}; choose from {', '.join(choices)}")
