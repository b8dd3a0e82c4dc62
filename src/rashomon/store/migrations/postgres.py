"""What a case on a PostgreSQL server has besides its tables: guards, and tables of words."""

from alembic import op

# The code of a broken check, by which the store knows what happened.
_REFUSAL = "23514"


def guard(table: str, words: str) -> None:
    """Let the rows of a table be written once."""
    op.execute(
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{words}' USING ERRCODE = '{_REFUSAL}'; END $$"
    )
    for event, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        op.execute(
            f"CREATE TRIGGER {table}_not_{event.lower()}d BEFORE {event} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {table}_stays()"
        )


def index_words(index: str, table: str) -> None:
    """Make the table of a table's words, which the store fills, and go with its rows."""
    op.execute(
        f"CREATE TABLE {index} ("
        f"number BIGINT PRIMARY KEY REFERENCES {table}(number) ON DELETE CASCADE, "
        'words TEXT COLLATE "C" NOT NULL, held TEXT[] COLLATE "C" NOT NULL, size INTEGER NOT NULL)'
    )
    op.execute(f"CREATE INDEX {index}_held ON {index} USING gin (held)")
