"""Hands every test the English lists, and a reader of one file's bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import sentence
from rashomon.intake import Intake, reports
from rashomon.language import Language, load_language

ReadBytes = Callable[..., list[Intake]]

STORY = (
    "Dam at Orvale breached, both armies say\n\n"
    "The dam at Orvale was breached on Sunday night, the Varnian army said.\n\n"
    "A spokesman for the Selkan forces denied that their guns had fired on it.\n"
)


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture
def read_bytes(tmp_path: Path, language: Language) -> ReadBytes:
    """Write one file, read it, and return what came of it."""

    def read(data: bytes, name: str = "page.txt") -> list[Intake]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(reports([path], language))

    return read


def complaint(intake: Intake) -> str:
    """The sentence a person sees about a page that could not be read as it should."""
    failure = intake.failure
    assert failure is not None
    return sentence(failure.reason, failure.where, failure.advice)
