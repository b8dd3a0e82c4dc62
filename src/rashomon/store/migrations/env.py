"""Alembic's entrance: takes the caller's connection and runs the revisions it lacks."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
