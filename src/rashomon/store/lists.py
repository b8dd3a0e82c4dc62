"""A user's own lists of parties and places go into a case; files that the language reads leave."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rashomon.errors import StoreError, sentence
from rashomon.store import custody
from rashomon.store.digests import list_digest, list_name
from rashomon.store.schema import lists


@cache
def _laid_out() -> TemporaryDirectory[str]:
    """Where lists are laid out while the program runs, each under the hash of its bytes: the
    language reads files, and knows one that it has compiled by its path."""
    return TemporaryDirectory(prefix="rashomon-lists-")


def keep(connection: Connection, kind: str, paths: Sequence[Path]) -> None:
    """Keep some lists by the names of their files; a newer one takes an older one's place."""
    for path in paths:
        try:
            row: dict[str, Any] = {"kind": kind, "name": path.name, "bytes": path.read_bytes()}
        except OSError as error:
            reason = f"the list cannot be kept ({error.strerror})"
            raise StoreError(sentence(reason, str(path), "check the path")) from error
        mine = (lists.c.kind == kind, lists.c.name == path.name)
        kept = connection.execute(select(lists.c.bytes).where(*mine)).scalar()
        if kept is None:
            connection.execute(insert(lists), row)
        elif kept != row["bytes"]:
            connection.execute(update(lists).where(*mine).values(bytes=row["bytes"]))
        if kept != row["bytes"]:
            number = connection.execute(select(lists.c.number).where(*mine)).scalar_one()
            digest = list_digest(number, row["bytes"])
            custody.write(connection, "list", list_name(kind, path.name), digest)


def files(connection: Connection, kind: str) -> list[Path]:
    """The lists of a kind, in the order they lie on one another, as files."""
    found = select(lists.c.name, lists.c.bytes).where(lists.c.kind == kind)
    return [_file(*row) for row in connection.execute(found.order_by(lists.c.number))]


def _file(name: str, content: bytes) -> Path:
    path = Path(_laid_out().name) / sha256(content).hexdigest() / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return path
