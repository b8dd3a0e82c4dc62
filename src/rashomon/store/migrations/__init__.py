"""A connection to a case of any earlier form goes in; the case leaves in today's form.

Alembic runs inside the caller's transaction, from the scripts beside this file: no `alembic.ini`,
nothing printed, no logging set up.
"""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from rashomon.store import custody, digests, tally

# The form from which on a case has a log of custody.
LOGGED = "0008"
BEFORE = {"kept": "before this log began"}


def configuration() -> Config:
    """Alembic's settings: where the scripts are, also in an installed wheel."""
    config = Config()
    config.set_main_option("script_location", "rashomon.store:migrations")
    return config


def known() -> set[str]:
    """Every revision that this Rashomon can read."""
    script = ScriptDirectory.from_config(configuration())
    return {revision.revision for revision in script.walk_revisions()}


def upgrade(connection: Connection, found: str | None) -> None:
    """Bring a case from the form `found` (None: a new one) to the newest, leaving the commit to the
    caller."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if found is not None and found < LOGGED:
        _begin_log(connection)


def _begin_log(connection: Connection) -> None:
    """Write all that a case holds into its log of custody, which begins only now."""
    told_by = digests.told_by(connection)
    for act in digests.HELD:
        if act != "comparison":
            for of, digest in digests.tell(connection, act):
                custody.write(connection, act, of, digest, BEFORE)
    compared = dict(digests.tell(connection, "comparison"))
    for story in sorted(compared.keys() | told_by.keys()):
        detail = {**BEFORE, "reports": digests.reports_digest(told_by.get(story, ()))}
        custody.write(connection, "comparison", story, compared.get(story, custody.GONE), detail)
    tally.begin(connection)
