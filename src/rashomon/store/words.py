"""A connection goes in; the index of words that its database has leaves: FTS5, or arrays."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Select, Table

from rashomon.store import arrays, fts
from rashomon.store.rows import Row

Condition = ColumnElement[bool]


class Index(Protocol):
    """What is asked of an index over `reports`, `claims` and `names`."""

    def numbers(self, table: Table, wanted: Sequence[str]) -> Select[tuple[int]]:
        """The numbers of the rows that hold all of some words."""

    def passages(
        self,
        connection: Connection,
        wanted: Sequence[str],
        conditions: Sequence[Condition],
        limit: int,
    ) -> Sequence[tuple[str, int, str]]:
        """The reports that hold all of some words and answer conditions, the best first: id, and
        where a passage of it begins, and its words."""

    def put(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Take in what was just added to a table."""

    def broken(self, connection: Connection) -> list[str]:
        """The indexes that do not hold the words of their tables; asked inside a transaction that
        may write, though it writes nothing."""


def index_of(connection: Connection) -> Index:
    """The index of the database that a connection leads to."""
    return fts if connection.dialect.name == "sqlite" else arrays
