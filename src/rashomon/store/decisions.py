"""What people decide on a case goes into a log; what holds of it leaves.

The log is only added to: a decision is taken back by another that undoes it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from rashomon.errors import StoreError, sentence
from rashomon.records import Decision
from rashomon.store import rows, schema
from rashomon.store.keys import report_id

# What each kind of decision needs to say.
NEEDED = {
    "merge": ("entity", "into"),
    "split": ("entity", "name", "into"),
    "rename": ("entity", "name"),
    "accept": ("entity",),
    "reject": ("entity",),
    "undo": ("undoes",),
}
OF_REVIEW = {"split": ("entity", "into")}


def decide(connection: Connection, **said: Any) -> Decision:
    """Write a decision into the log."""
    _check(connection, said)
    if said.get("report"):
        said["report"] = report_id(connection, said["report"])
    row = {"made": datetime.now(UTC).isoformat(timespec="seconds"), **said}
    number = connection.execute(
        insert(schema.decisions).returning(schema.decisions.c.number), row
    ).scalar_one()
    return msgspec.convert({"number": number, **row}, Decision)


def _check(connection: Connection, said: dict[str, Any]) -> None:
    reviewed = said.get("of", "entity") != "entity"
    needed = OF_REVIEW.get(said["kind"], NEEDED[said["kind"]]) if reviewed else NEEDED[said["kind"]]
    missing = [name for name in needed if said.get(name) in (None, "")]
    if missing:
        reason = f"a {said['kind']} needs to know its {' and '.join(missing)}"
        command = "review" if reviewed else "entities"
        raise StoreError(sentence(reason, advice=f"see `rashomon {command} --help`"))
    if said["kind"] == "merge" and said["entity"] == said["into"]:
        raise StoreError(sentence(f"{said['entity']!r} cannot be merged into itself"))
    if said["kind"] == "undo":
        holding = {decision.number for decision in standing(log(connection))}
        if said["undoes"] not in holding:
            reason = f"there is no decision {said['undoes']} that still holds"
            raise StoreError(sentence(reason, advice="`rashomon review CASE --log` lists them"))


def log(connection: Connection) -> list[Decision]:
    """Every decision, in the order they were made."""
    found = connection.execute(select(schema.decisions).order_by(schema.decisions.c.number))
    return [rows.decision_from(row) for row in found.mappings()]


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that nobody has undone; an undoing can be undone as well."""
    undone: set[int] = set()
    for decision in reversed(decisions):
        if decision.kind == "undo" and decision.number not in undone and decision.undoes:
            undone.add(decision.undoes)
    return [decision for decision in decisions if decision.number not in undone]
