"""Names go in, and tokens leave, once; a token comes in, and the one whose it is leaves.

Of a token only the SHA-256 is kept: it is 32 random bytes, which nobody finds by trying, so it
needs no slow hash as a password that a person made up does.
"""

import hashlib
from datetime import UTC, datetime
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from rashomon.errors import MissingError, StoreError, sentence
from rashomon.records import Person
from rashomon.store import custody, digests, schema
from rashomon.vocabulary import PersonRole

_SIZE = 32
_LONGEST = 100


def add(connection: Connection, name: str, role: PersonRole, by: str | None) -> tuple[Person, str]:
    """Let somebody in: who it is, and their token, which nobody can be told again."""
    table, name = schema.people, " ".join(name.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        reason = f"{name[:_LONGEST]!a} cannot sign decisions"
        raise StoreError(sentence(reason, advice=f"give a name of up to {_LONGEST} characters"))
    if any(person.name == name for person in everybody(connection) if not person.ended):
        reason = f"there is somebody called {name!r} already"
        raise StoreError(sentence(reason, advice="end them first, or choose another name"))
    token = token_urlsafe(_SIZE)
    row = {"name": name, "role": role, "token": _hashed(token), "made": _now(), "ended": None}
    number = connection.execute(insert(table).returning(table.c.number), row).scalar_one()
    _log(connection, table, number, "let in", by)
    return Person(number, name, role, row["made"] or ""), token


def end(connection: Connection, name: str, by: str | None) -> Person:
    """Let somebody in no more; what they decided stays theirs."""
    table = schema.people
    found = next((p for p in everybody(connection) if p.name == name and not p.ended), None)
    if found is None:
        reason = f"there is nobody called {name!r} who may open this case"
        raise MissingError(sentence(reason, advice="`rashomon people CASE` lists everybody"))
    mine = update(table).where(table.c.number == found.number)
    connection.execute(mine.values(ended=_now()))
    _log(connection, table, found.number, "let in no more", by)
    return next(p for p in everybody(connection) if p.number == found.number)


def everybody(connection: Connection) -> list[Person]:
    """All who were ever let in, in that order."""
    table = schema.people
    found = connection.execute(select(table).order_by(table.c.number)).mappings()
    return [_person(dict(row)) for row in found]


def any_left(connection: Connection) -> bool:
    """Whether somebody may open the case by a token of their own."""
    table = schema.people
    found = select(1).select_from(table).where(table.c.ended.is_(None)).limit(1)
    return connection.execute(found).first() is not None


def whose(connection: Connection, token: str) -> Person | None:
    """Whose token this is, if they still may open the case."""
    table, hashed = schema.people, _hashed(token)
    found = select(table).where(table.c.token == hashed, table.c.ended.is_(None))
    row = connection.execute(found).mappings().first()
    if row is None or not compare_digest(row["token"], hashed):
        return None
    return _person(dict(row))


def _person(row: dict[str, Any]) -> Person:
    return Person(**{name: row[name] for name in Person.__struct_fields__})


def _log(connection: Connection, table: Table, number: int, done: str, by: str | None) -> None:
    row = dict(connection.execute(select(table).where(table.c.number == number)).mappings().one())
    detail = {"name": row["name"], "role": row["role"], "done": done}
    digest = digests.row_digest({str(k): v for k, v in row.items()}, digests.OWN)
    custody.write(connection, "person", str(number), digest, detail, by)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
