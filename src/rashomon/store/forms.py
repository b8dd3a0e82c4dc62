"""A connection to a database goes in; the form of the case in it leaves, or the case in today's."""

from sqlalchemy import Connection, inspect

from rashomon.errors import StoreError, sentence
from rashomon.store.schema import REVISION


def revision(connection: Connection) -> str | None:
    """The form of the case; None where it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def migrate(connection: Connection, where: str) -> None:
    """Bring a case to today's form, in the caller's transaction."""
    # Imported here because Alembic takes 0.13 s to load, and most cases are of today's form.
    from rashomon.store import migrations

    found = revision(connection)
    if found is not None and found not in migrations.known():
        reason = f"a newer Rashomon wrote this case (form {found}; this one knows up to {REVISION})"
        raise StoreError(sentence(reason, where, "upgrade Rashomon"))
    migrations.upgrade(connection, found)
