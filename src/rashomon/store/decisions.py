"""What people decide on a case goes into a log; what holds of it leaves.

The log is only added to: a decision is taken back by another that undoes it.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, or_, select, update

from rashomon.errors import StaleError, StoreError, sentence
from rashomon.linking.grades import faults
from rashomon.records import Decision
from rashomon.store import custody, rows, schema
from rashomon.store.digests import row_digest
from rashomon.store.keys import report_id

# What each kind of decision needs to say.
NEEDED = {
    "merge": ("entity", "into"),
    "split": ("entity", "name", "into"),
    "rename": ("entity", "name"),
    "accept": ("entity",),
    "reject": ("entity",),
    "edit": ("entity", "claim"),
    "make": ("entity", "claim"),
    "grade": ("entity", "name"),
    "undo": ("undoes",),
}
OF_REVIEW = {"split": ("entity", "into")}


def decide(
    connection: Connection, seen: int | None = None, own: Collection[int] = (), **said: Any
) -> Decision:
    """Write a decision into the log; `seen` is the last decision that whoever decides has seen, and
    `own` are later ones of theirs."""
    if seen is not None:
        _refuse_stale(connection, seen, own, said)
    _check(connection, said)
    if said.get("report"):
        said["report"] = report_id(connection, said["report"])
    before = standing(log(connection))
    row = {"made": datetime.now(UTC).isoformat(timespec="seconds"), **said}
    flat = rows.flat(row)
    number = connection.execute(
        insert(schema.decisions).returning(schema.decisions.c.number), flat
    ).scalar_one()
    kept = {name: flat.get(name) for name in Decision.__struct_fields__ if name != "number"}
    custody.write(connection, "decision", str(number), row_digest(kept), by=said["by"])
    _outline_anew(connection, before, standing(log(connection)))
    return msgspec.convert({"number": number, **row}, Decision)


def _refuse_stale(
    connection: Connection, seen: int, own: Collection[int], said: dict[str, Any]
) -> None:
    """Refuse to decide on what somebody else has decided on since it was looked at."""
    table = schema.decisions
    about = [said[name] for name in ("entity", "into") if said.get(name)]
    about += _subjects(connection, said.get("undoes"))
    undone = table.alias()
    newer = (
        select(table, undone.c.entity.label("first"), undone.c.into.label("second"))
        .outerjoin(undone, table.c.undoes == undone.c.number)
        .where(table.c.number > seen, table.c.number.not_in(own))
        .order_by(table.c.number.desc())
    )
    for row in connection.execute(newer).mappings():
        told = {row[name] for name in ("entity", "into", "first", "second")} - {None}
        if told & set(about):
            why = f" ({row['why']})" if row["why"] else ""
            reason = f"{row['by']} decided on this meanwhile: {row['kind']}{why}, {row['made']}"
            raise StaleError(sentence(reason, advice="look at it again, then decide"))


def _subjects(connection: Connection, undoes: int | None) -> list[str]:
    table = schema.decisions
    found = select(table.c.entity, table.c.into).where(table.c.number == undoes)
    row = connection.execute(found).first() if undoes is not None else None
    return [each for each in row or () if each]


def _check(connection: Connection, said: dict[str, Any]) -> None:
    reviewed = said.get("of", "entity") != "entity"
    needed = OF_REVIEW.get(said["kind"], NEEDED[said["kind"]]) if reviewed else NEEDED[said["kind"]]
    missing = [name for name in needed if said.get(name) in (None, "")]
    if missing:
        article = "an" if said["kind"][0] in "aeiou" else "a"
        reason = f"{article} {said['kind']} needs to know its {' and '.join(missing)}"
        command = "review" if reviewed else "entities"
        raise StoreError(sentence(reason, advice=f"see `rashomon {command} --help`"))
    if said["kind"] == "grade" and (fault := faults(said["of"], said["name"], said["why"])):
        raise StoreError(sentence(fault))
    if said["kind"] == "merge" and said["entity"] == said["into"]:
        raise StoreError(sentence(f"{said['entity']!r} cannot be merged into itself"))
    if said["kind"] == "undo":
        holding = {decision.number for decision in standing(log(connection))}
        if said["undoes"] not in holding:
            reason = f"there is no decision {said['undoes']} that still holds"
            raise StaleError(sentence(reason, advice="`rashomon review CASE --log` lists them"))


def _outline_anew(
    connection: Connection, before: Sequence[Decision], after: Sequence[Decision]
) -> None:
    """Have those reports outlined anew that are seen otherwise since: a claim of theirs was
    rejected, or they name an entity which a decision, or one that led to it, is of."""
    numbers = {d.number for d in before} ^ {d.number for d in after}
    changed = [d for d in (*before, *after) if d.number in numbers]
    rejected = {(d.entity or "").partition(":")[0] for d in changed if d.of == "claim"}
    entities = {d.entity for d in changed if d.of == "entity" and d.kind in ("merge", "split")}
    grown = 0
    while grown < len(entities):
        grown = len(entities)
        entities |= {d.entity for d in (*before, *after) if d.of == "entity" and d.into in entities}
    table, claims, mentions = schema.readings, schema.claims, schema.mentions
    roles = or_(*(role.in_(entities) for role in (claims.c.actor, claims.c.target, claims.c.place)))
    named = mentions.c.entity.in_(entities)
    told = or_(
        table.c.number.in_(select(claims.c.reading).where(roles)),
        table.c.number.in_(select(mentions.c.reading).where(named)),
    )
    reports = select(table.c.report).where(told) if entities else ()
    seen = or_(table.c.report.in_(rejected), table.c.report.in_(reports))
    if rejected or entities:
        connection.execute(update(table).where(seen).values(outlined=None))


def log(connection: Connection) -> list[Decision]:
    """Every decision, in the order they were made."""
    found = connection.execute(select(schema.decisions).order_by(schema.decisions.c.number))
    return [rows.decision_from(row) for row in found.mappings()]


def last(connection: Connection) -> int:
    """The number of the last decision, 0 before the first."""
    found = select(func.max(schema.decisions.c.number))
    return connection.execute(found).scalar() or 0


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that nobody has undone; an undoing can be undone as well."""
    undone: set[int] = set()
    for decision in reversed(decisions):
        if decision.kind == "undo" and decision.number not in undone and decision.undoes:
            undone.add(decision.undoes)
    return [decision for decision in decisions if decision.number not in undone]
