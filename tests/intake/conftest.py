"""Hands every test the English lists, and a reader of one file's bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import sentence
from rashomon.intake import Intake, reports
from rashomon.intake.lines import mark
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


def labelled(dump: str) -> tuple[str, list[tuple[str, int, str]]]:
    """Split a labelled dump into its text and the (kind, story, words) expected of every line.

    Each line is "kind | words", "kind.1 | words" in the second story, or empty.
    """
    text, expected = [], []
    for row in dump.strip("\n").split("\n"):
        label, _, words = row.partition(" | ")
        text.append(words)
        if words.strip():
            kind, _, story = label.strip().partition(".")
            expected.append((kind, int(story or 0), words.strip()))
    return "\n".join(text) + "\n", expected


def marked(text: str, language: Language) -> list[tuple[str, int, str]]:
    """The (kind, story, words) of every segment of a text."""
    return [
        (segment.kind, segment.story, text[segment.start : segment.end])
        for segment in mark(text, language)
    ]
