"""The published schema is that of the records, and what is printed fits it."""

from pathlib import Path

import msgspec

from rashomon.cli.schema import schema_text
from rashomon.records import Reading
from tests.helpers import read_text

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "schema.json"


def test_published_schema_is_up_to_date() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run: make schema"


def test_a_reading_survives_json() -> None:
    reading = read_text("The army said rebels had shelled the port in Kharkiv on Monday.")
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def test_the_drift_record_keeps_the_contracts_name() -> None:
    assert '"from"' in schema_text()
