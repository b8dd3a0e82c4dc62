"""Whoever changes a record is told to raise the version of its form."""

from rashomon.exchange.versions import SCHEMA_DIGEST, SCHEMA_VERSION, digest


def test_the_version_is_that_of_the_records() -> None:
    assert digest() == SCHEMA_DIGEST, (
        "a record that exports hold was changed: in exchange/versions.py raise the second number of "
        f"SCHEMA_VERSION (now {SCHEMA_VERSION}) where only a field or a word was added, else the "
        f'first one, and set SCHEMA_DIGEST = "{digest()}"'
    )


def test_a_version_has_two_numbers() -> None:
    assert all(part.isdecimal() for part in SCHEMA_VERSION.split("."))
    assert SCHEMA_VERSION.count(".") == 1
