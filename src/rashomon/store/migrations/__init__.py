"""A connection to a case of any earlier form goes in; the case leaves in today's form.

Alembic runs inside the caller's transaction, from the scripts beside this file: no `alembic.ini`,
nothing printed, no logging set up.
"""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def configuration() -> Config:
    """Alembic's settings: where the scripts are, also in an installed wheel."""
    config = Config()
    config.set_main_option("script_location", "rashomon.store:migrations")
    return config


def known() -> set[str]:
    """Every revision that this Rashomon can read."""
    script = ScriptDirectory.from_config(configuration())
    return {revision.revision for revision in script.walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Bring a case to the newest form, leaving the commit to the caller."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
