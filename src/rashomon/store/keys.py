"""A key as a person types it goes in; the id of the one report that it means leaves."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, func, or_, select

from rashomon.errors import MissingError, StoreError, sentence
from rashomon.store import schema
from rashomon.store.columns import Words

# How many reports an error names.
_NAMED = 10


def report_id(connection: Connection, key: str) -> str:
    """Find the one report that a key means: an id, else a name, else the beginning of either."""
    table = schema.reports
    beginning = or_(_begins(table.c.id, key), _begins(table.c.name, key))
    for meant in (table.c.id == key, table.c.name == key, beginning):
        found = _some(connection, meant)
        if len(found) == 1:
            return str(found[0]["id"])
        if found:
            reason = f"{key!r} means more than one report: {_listed(found)}"
            raise StoreError(sentence(reason, advice="use the id"))
    raise MissingError(_nothing(connection, key))


def _begins(column: ColumnElement[str], key: str) -> ColumnElement[bool]:
    return func.substr(column, 1, len(key), type_=Words) == key


def _some(connection: Connection, meant: ColumnElement[bool] | None = None) -> Sequence[RowMapping]:
    table = schema.reports
    found = select(table.c.id, table.c.name).order_by(table.c.name, table.c.id).limit(_NAMED + 1)
    return connection.execute(found if meant is None else found.where(meant)).mappings().all()


def _nothing(connection: Connection, key: str) -> str:
    there = _some(connection)
    if not there:
        return sentence(f"there is no report {key!r}, and none at all", advice="read some in first")
    return sentence(f"there is no report {key!r}", advice=f"there are: {_listed(there)}")


def _listed(found: Sequence[RowMapping]) -> str:
    named = [f"{row['id']} ({row['name']})" for row in found[:_NAMED]]
    return ", ".join(named + ["and others"] * (len(found) > _NAMED))
