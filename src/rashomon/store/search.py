"""What a person looks for goes in; conditions on the tables leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import ColumnElement, Connection, Table, or_

from rashomon.records import CERTAINTIES, EVENT_TYPES, Claim, Polarity
from rashomon.store import schema
from rashomon.store.columns import position_of
from rashomon.store.rows import fold, voices
from rashomon.store.tokens import looked_for, signs_of
from rashomon.store.words import index_of

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

    def conditions(self, connection: Connection) -> list[Condition]:
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
        return found + words_of_claims(connection, self.text)

    def fits(self, claim: Claim) -> bool:
        """Whether a claim that no table holds answers every wish."""
        exact = (self.event_type, self.certainty, self.polarity)
        said = (claim.event.type, claim.certainty, claim.polarity)
        words = fold(self.text or "").split()
        return (
            all(wish in (None, value) for wish, value in zip(exact, said, strict=True))
            and (self.source is None or fold(self.source) in voices(claim))
            and all(word in fold(claim.quote) for word in words)
        )


def words_of_claims(connection: Connection, text: str | None) -> list[Condition]:
    """Conditions that a claim's words hold every word of a text."""
    table = schema.claims
    return _words(connection, table, [table.c.quote], text)


def words_of_reports(connection: Connection, text: str | None) -> list[Condition]:
    """Conditions that a report's title and text together hold every word of a text."""
    table = schema.reports
    return _words(connection, table, [table.c.title, table.c.text], text)


def _words(
    connection: Connection, table: Table, columns: Sequence[ColumnElement[str]], text: str | None
) -> list[Condition]:
    # The index knows letters and digits only; anything else is looked for as it stands.
    found = signs(columns, text)
    if wanted := looked_for(text):
        found.append(table.c.number.in_(index_of(connection).numbers(table, wanted)))
    return found


def signs(columns: Sequence[ColumnElement[str]], text: str | None) -> list[Condition]:
    """Conditions that some columns hold every word of a text that no index knows."""
    return [or_(*(_holds(each, sign) for each in columns)) for sign in signs_of(text)]


def _holds(column: ColumnElement[str], part: str) -> Condition:
    # Not LIKE, which would stop at a NUL and has signs of its own.
    return position_of(column, part) > 0


def _check(what: str, value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        raise ValueError(f"there is no {what} {value!r}; choose from {', '.join(choices)}")
