"""What is said beside the data."""

import pytest

from rashomon.cli.output import complain


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("a.warc at byte 7 (https://fen.example/\x1b[2J): no head.", "https://fen.example/ [2J)"),
        ("pages\x00.jsonl: it is empty.", "pages .jsonl"),
        ("one\u202etwo\x85: no.", "one two : no."),
        ("“Fenby”: چنین\nis kept.", "“Fenby”: چنین\nis kept."),
    ],
)
def test_signs_that_a_terminal_obeys_are_not_printed(
    words: str, seen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    complain(words)
    assert seen in capsys.readouterr().err
