"""A new file becomes a case of today's form, quietly, and its bytes are write-once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from rashomon.errors import StoreError
from rashomon.store import Case, migrations, open_case, schema

from .conftest import MakeReading

INDEXES = ("report_words", "claim_words", "name_words")


def without_the_page(tool: sqlite3.Connection) -> None:
    """Take back what revisions 0007 to 0009 add, as in a case that was made before them."""
    for name in ("people", "custody", "imported", "fetches"):
        tool.execute(f"DROP TABLE {name}")
    for verb in ("update", "delete"):
        tool.execute(f"DROP TRIGGER decisions_no_{verb}")
    tool.execute("DROP TRIGGER names_after_insert")
    for name in ("name_words", "names", "lists", "story_reports", "stories"):
        tool.execute(f"DROP TABLE {name}")
    for name in ("mentions_by_place", "attributions_by_place", "claims_by_stretch"):
        tool.execute(f"DROP INDEX {name}")
    tool.execute("ALTER TABLE decisions DROP COLUMN claim")
    for table in ("claims", "attributions"):
        for name in ("start", "end"):
            tool.execute(f'ALTER TABLE {table} DROP COLUMN "{name}"')


@pytest.fixture
def tool(file_case: Case, make: MakeReading) -> Iterator[sqlite3.Connection]:
    """Any SQLite tool, on a case with one report."""
    reading = make()
    file_case.add(reading, reading.report.text.encode())
    with closing(sqlite3.connect(file_case.path, isolation_level=None)) as opened:
        yield opened


def test_migrations_make_what_the_schema_says(file_case: Case) -> None:
    options = {"include_name": lambda name, kind, _: not str(name).startswith(INDEXES)}
    with create_engine(f"sqlite:///{file_case.path}").connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []


def test_the_newest_revision_is_the_one_we_write() -> None:
    script = ScriptDirectory.from_config(migrations.configuration())
    assert script.get_current_head() == schema.REVISION


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE raw SET bytes = x'00'",
        "UPDATE raw SET sha256 = 'ab'",
        "DELETE FROM raw",
        "REPLACE INTO raw SELECT sha256, x'00' FROM raw",
        "INSERT INTO raw SELECT * FROM raw",
    ],
)
def test_raw_bytes_are_write_once(tool: sqlite3.Connection, command: str) -> None:
    before = tool.execute("SELECT * FROM raw").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="raw bytes are write-once"):
        tool.execute(command)
    assert tool.execute("SELECT * FROM raw").fetchall() == before


def test_word_indexes_follow_the_tables(tool: sqlite3.Connection) -> None:
    tool.execute("VACUUM")
    tool.execute("UPDATE claims SET quote = 'three drones'")
    tool.execute("UPDATE reports SET title = 'Drones over Smara'")
    tool.execute("INSERT INTO names(entity, name) VALUES ('drone-unit', 'the Drones')")
    for index in INDEXES:
        found = tool.execute(f"SELECT count(*) FROM {index} WHERE {index} MATCH 'drones'")
        assert found.fetchone() == (1,)
        tool.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    tool.execute("DELETE FROM claims")
    tool.execute("INSERT INTO claim_words(claim_words, rank) VALUES ('integrity-check', 1)")


def test_migrating_is_silent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    open_case(tmp_path / "news.case", create=True).close()
    assert capfd.readouterr() == ("", "")
    assert [record for record in caplog.records if record.levelname != "INFO"] == []


def test_a_case_without_a_revision_is_migrated_or_left_whole(file_case: Case) -> None:
    file_case.close()
    with closing(sqlite3.connect(file_case.path, isolation_level=None)) as tool:
        tool.execute("DELETE FROM alembic_version")
    with pytest.raises(StoreError, match="already exists"):
        open_case(file_case.path)
    with closing(sqlite3.connect(file_case.path)) as tool:
        assert tool.execute("SELECT * FROM alembic_version").fetchall() == []


def test_an_earlier_form_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "news.case"
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        tool.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        tool.execute("CREATE TABLE alembic_version (version_num TEXT)")
    with open_case(path) as case:
        assert case.counts()["reports"] == 0


def test_readings_of_the_first_form_are_brought_to_todays(
    file_case: Case, make: MakeReading
) -> None:
    reading = make()
    file_case.add(reading, reading.report.text.encode())
    file_case.close()
    with closing(sqlite3.connect(file_case.path, isolation_level=None)) as tool:
        without_the_page(tool)
        tool.execute("ALTER TABLE attributions DROP COLUMN polarity")
        tool.execute("ALTER TABLE readings DROP COLUMN drifts")
        for name in ("kind", "place", "use", "candidates"):
            tool.execute(f'ALTER TABLE mentions DROP COLUMN "{name}"')
        tool.execute("DROP TABLE decisions")
        tool.execute("ALTER TABLE reports DROP COLUMN truncated")
        for name in ("links", "account_prints", "account_marks", "accounts"):
            tool.execute(f"DROP TABLE {name}")
        tool.execute("DROP INDEX readings_to_outline")
        tool.execute("ALTER TABLE readings DROP COLUMN outlined")
        tool.execute("UPDATE alembic_version SET version_num = '0001'")
    with open_case(file_case.path) as again:
        (kept,) = again.readings()
        assert len(kept.attributions) == len(reading.attributions)
        assert {a.polarity for a in kept.attributions} <= {"affirmed"}
        assert kept.drifts == ()
        assert [m.quote for m in kept.mentions] == [m.quote for m in reading.mentions]
        assert {m.candidates for m in kept.mentions} <= {()}
        assert again.decisions() == []
        start, end = reading.claims[0].evidence[0].start, reading.claims[0].evidence[-1].end
        assert again.claim_places(reading.report.id) == [(reading.claims[0].id, start, end)]
        seen = again.window(reading.report.id, start, end)
        assert seen.claims == reading.claims
        assert [a.id for a in seen.attributions] == [a.id for a in reading.attributions]
