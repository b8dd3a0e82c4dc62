"""What a person looks for goes in; conditions on the tables leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import ColumnElement, Connection, TableClause, func, or_, select
from sqlalchemy.exc import DatabaseError

from rashomon.records import CERTAINTIES, EVENT_TYPES, Claim, Polarity
from rashomon.store import schema
from rashomon.store.rows import fold, voices

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


def words_of_claims(text: str | None) -> list[Condition]:
    """Conditions that a claim's words hold every word of a text."""
    table = schema.claims
    return _words(schema.claim_words, table.c.number, [table.c.quote], text)


def words_of_reports(text: str | None) -> list[Condition]:
    """Conditions that a report's title and text together hold every word of a text."""
    table = schema.reports
    return _words(schema.report_words, table.c.number, [table.c.title, table.c.text], text)


def broken_indexes(connection: Connection) -> list[str]:
    """The word indexes that do not hold the words of their tables; asked inside a transaction that
    may write, though it writes nothing."""
    broken = []
    for index in (schema.report_words, schema.claim_words, schema.name_words):
        ask = f"INSERT INTO {index.name}({index.name}, rank) VALUES ('integrity-check', 1)"
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(ask)
        except DatabaseError:
            broken.append(index.name)
    return broken


def _words(
    index: TableClause,
    number: ColumnElement[int],
    columns: Sequence[ColumnElement[str]],
    text: str | None,
) -> list[Condition]:
    # The index knows letters and digits only; a word without any (an emoji, a sign) is looked for
    # as it stands.
    signs = [word for word in _split(text) if not any(map(str.isalnum, word))]
    found: list[Condition] = [or_(*(_holds(each, sign) for each in columns)) for sign in signs]
    if asked := asked_of(text):
        rows = select(index.c.rowid).where(index.c[index.name].op("MATCH")(asked))
        found.append(number.in_(rows))
    return found


def asked_of(text: str | None) -> str:
    """The words of a text as FTS5 is asked for all of them: quoted, each is a plain string, and
    none of its operators can be typed in. Empty where the index knows none of them."""
    words = (word for word in _split(text) if any(map(str.isalnum, word)))
    return " ".join('"' + word.replace('"', '""') + '"' for word in words)


def _split(text: str | None) -> list[str]:
    return (text or "").replace("\x00", " ").split()


def _holds(column: ColumnElement[str], part: str) -> Condition:
    # Not LIKE, which would stop at a NUL and has signs of its own.
    return func.instr(column, part) > 0


def _check(what: str, value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        raise ValueError(f"there is no {what} {value!r}; choose from {', '.join(choices)}")
