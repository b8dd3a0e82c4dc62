"""What others have made of a report, as the terminal shows it: whose word it is, and no more."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import Raw

from rashomon.records import Imported
from rashomon.views.others import others_lines


def imported(kind: Any, record: Any, number: int = 1, **more: Any) -> Imported:
    told = {"made": "2026-11-22", "by": "Bram", "source": "f.json", "sha256": "0" * 64}
    return Imported(
        number, kind=kind, key=f"k{number}", record=Raw(json.dumps(record).encode()), **told, **more
    )


def shown(*things: Imported) -> list[str]:
    return [line.plain for line in others_lines(things)]


NOTE = {
    "id": "n1",
    "user": "acct:alma@hypothes.is",
    "text": "the count is\nof the first hour",
    "tags": ["numbers"],
    "target": [{"selector": [{"exact": "nine were killed"}]}],
}
CHECK = {
    "@type": "ClaimReview",
    "url": "https://facts.example/1",
    "author": {"name": "Plain Facts"},
    "claimReviewed": "nine were killed",
    "reviewRating": {"alternateName": "Unproven", "ratingValue": 2},
}
PLACE = {"report": "r", "start": 12, "end": 28, "quote": "nine were killed"}


def test_a_note_is_shown_with_whose_it_is_and_on_which_words() -> None:
    heading, line = shown(imported("annotation", NOTE, **PLACE))
    assert heading == "What others have made of this report"
    assert line == "• alma on “nine were killed”  12-28: the count is of the first hour  [numbers]"


def test_a_check_is_its_authors_word() -> None:
    _, line = shown(imported("check", CHECK, report="r"))
    assert line == "• checked by Plain Facts: Unproven “nine were killed” (https://facts.example/1)"
    rated = CHECK | {"reviewRating": {"ratingValue": 2, "bestRating": 5}}
    assert "checked by Plain Facts: 2 of 5 “nine" in shown(imported("check", rated))[1]


def test_what_was_not_found_or_is_quoted_otherwise_says_so() -> None:
    assert (
        "on words that were not found: “nine were killed”" in shown(imported("annotation", NOTE))[1]
    )
    near = PLACE | {"quote": "ten were killed"}
    assert "a little otherwise" in shown(imported("annotation", NOTE, **near))[1]


def test_a_w3c_note_shows_its_words_and_tags() -> None:
    note = {
        "creator": {"name": "Alma"},
        "body": [
            {"purpose": "tagging", "value": "Place"},
            {"format": "application/json", "value": "{}"},
            {"type": "TextualBody", "value": "which one?"},
        ],
    }
    assert shown(imported("annotation", note, report="r"))[1] == "• Alma: which one?  [Place]"


def test_the_last_form_of_a_changed_note_is_shown() -> None:
    changed = NOTE | {"text": "no, of the second"}
    lines = shown(
        imported("annotation", NOTE, 1, **PLACE), imported("annotation", changed, 2, **PLACE)
    )
    assert len(lines) == 2
    assert "no, of the second" in lines[1]


def test_coded_events_are_no_notes() -> None:
    assert shown(imported("event", {"id": 1})) == []


@pytest.mark.parametrize("value", [None, 3, [], {}, [[{}]], "\x1b[2J\x07\u202e", {"name": ["x"]}])
@pytest.mark.parametrize(
    "field", ["user", "text", "tags", "target", "body", "author", "reviewRating", "url"]
)
def test_nothing_that_others_write_harms_the_terminal(field: str, value: Any) -> None:
    for kind, record in (("annotation", NOTE), ("check", CHECK)):
        for line in shown(imported(kind, record | {field: value}, **PLACE)):
            assert all(sign.isprintable() for sign in line)


def test_show_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from rashomon.cli.show import show
    from rashomon.records import span
    from rashomon.store import open_case
    from rashomon.store.foreign import Thing
    from tests.store.conftest import make_reading

    reading = make_reading("The front said nine were killed.")
    path = tmp_path / "a.db"
    with open_case(path, create=True) as case:
        case.add(reading)
        words = span(reading.report.text, 15, 31)
        note = Thing("n1", json.dumps(NOTE).encode(), reading.report.id, words)
        case.take_in("annotation", [note], by="Bram", source="f.json", sha256="0" * 64)
    show(path, reading.report.id)
    assert "• alma on “nine were killed”  15-31: the count" in capsys.readouterr().out
