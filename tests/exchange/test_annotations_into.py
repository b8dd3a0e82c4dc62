"""Annotations of others: found by their words, kept where they are not, never placed by a guess."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from rashomon.errors import ExchangeError
from rashomon.exchange.addresses import plain_address
from rashomon.exchange.into.annotations import take
from rashomon.exchange.taken import Taken
from rashomon.store import Case

from .pages import add, empty_case

URL = "https://www.courier.example/world/kirvan"
TEXT = (
    "Nine people were killed in Kirvan, the mayor said. 😀 The front denied it.\n\n"
    "Norland’s army accused the front. The front denied it again in a cafe\u0301.\n"
    "قال المتحدث إن الجيش نفى القصف."
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path / "a.db") as opened:
        yield opened


def hypothesis_note(exact: str | None, key: str = "AbC123", **more: Any) -> dict[str, Any]:
    """As the API of Hypothesis answers: positions are counted on the whole page, in UTF-16."""
    target: dict[str, Any] = {"source": more.get("uri", URL)}
    if exact is not None:
        quote = {"type": "TextQuoteSelector", "exact": exact} | more.pop("around", {})
        position = {"type": "TextPositionSelector", "start": 5021, "end": 5021 + len(exact)}
        ranges = {"type": "RangeSelector", "startContainer": "/div[1]", "startOffset": 3}
        target["selector"] = [ranges, position | more.pop("at", {}), quote]
    note = {
        "id": key,
        "created": "2026-03-05T08:00:00+00:00",
        "updated": "2026-03-05T08:00:00+00:00",
        "user": "acct:alma@hypothes.is",
        "uri": URL,
        "text": "the count is of the first hour",
        "tags": ["numbers"],
        "target": [target],
    }
    return note | more


def recogito_note(
    exact: str, start: int, source: str | None = URL, key: str = "#a4ea"
) -> dict[str, Any]:
    target: dict[str, Any] = {
        "selector": [
            {"type": "TextQuoteSelector", "exact": exact},
            {"type": "TextPositionSelector", "start": start, "end": start + len(exact)},
        ]
    }
    if source is not None:
        target["source"] = source
    body = [
        {"type": "TextualBody", "purpose": "tagging", "value": "Place"},
        {"type": "TextualBody", "purpose": "commenting", "value": "which one?"},
    ]
    context = "http://www.w3.org/ns/anno.jsonld"
    return {"@context": context, "id": key, "type": "Annotation", "body": body, "target": target}


def took(case: Case, folder: Path, content: object, name: str = "notes.json") -> list[Taken]:
    path = folder / name
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(raw)
    return list(take(case, path, "Bram"))


def only(case: Case) -> Any:
    (kept,) = case.imported("annotation")
    return kept


@pytest.mark.parametrize("shape", ["rows", "export", "list", "one", "lines", "collection"])
def test_every_shape_of_file_is_read(shape: str, case: Case, tmp_path: Path) -> None:
    report = add(case, TEXT, URL)
    notes = [hypothesis_note("the mayor said", "n1"), hypothesis_note("again in a café", "n2")]
    content: Any = {
        "rows": {"total": 2, "rows": notes},
        "export": {"export_date": "2026-03-06", "client_version": "1", "annotations": notes},
        "list": notes,
        "one": notes[0],
        "lines": "\n\n".join(json.dumps(note) for note in notes).encode() + b"\n",
        "collection": {"type": "AnnotationCollection", "first": {"items": notes}},
    }[shape]
    taken = took(case, tmp_path, content)
    assert [t.anchored for t in taken] == [True] * (1 if shape == "one" else 2)
    for kept in case.imported("annotation"):
        assert kept.report == report
        assert TEXT[kept.start : kept.end] == kept.quote
        assert json.loads(bytes(kept.record)) in notes
        assert (kept.by, kept.source) == ("Bram", "notes.json")


def test_recogito_is_found_where_its_position_says(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    second = TEXT.rindex("front denied")
    units = len(TEXT[:second].encode("utf-16-le")) // 2
    (taken,) = took(case, tmp_path, [recogito_note("front denied", units)])
    assert taken.anchored
    assert only(case).start == second


def test_equal_places_are_not_guessed_between(case: Case, tmp_path: Path) -> None:
    report = add(case, TEXT, URL)
    (taken,) = took(case, tmp_path, hypothesis_note("The front denied it"))
    assert (taken.kept, taken.new, taken.anchored) == (True, True, False)
    assert "stand at 2 places of the report" in taken.words
    assert taken.words.startswith("notes.json, its only one: “The front denied it” was not found;")
    kept = only(case)
    assert (kept.report, kept.start, kept.quote) == (report, None, None)


def test_words_around_settle_it(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    around = {"prefix": "accused the front. ", "suffix": " again in a"}
    (taken,) = took(case, tmp_path, hypothesis_note("The front denied it", around=around))
    assert taken.anchored
    assert only(case).start == TEXT.rindex("The front denied it")


@pytest.mark.parametrize(
    "address",
    [
        "http://courier.example/world/kirvan/?utm_source=post&fbclid=Ab1#top",
        "HTTPS://COURIER.EXAMPLE:443/world/kirvan",
    ],
)
def test_a_page_is_known_by_its_address_however_it_was_copied(
    address: str, case: Case, tmp_path: Path
) -> None:
    add(case, TEXT, "https://courier.example/world/kirvan")
    (taken,) = took(case, tmp_path, hypothesis_note("the mayor said", uri=address))
    assert taken.anchored


def test_what_makes_another_page_makes_another_address() -> None:
    same = plain_address("https://a.example/x?id=1&utm_medium=y")
    assert same == plain_address("http://a.example/x/?id=1#z")
    assert (
        len(
            {
                same,
                *map(
                    plain_address,
                    (
                        "https://a.example/x?id=2",
                        "https://a.example/X?id=1",
                        "https://b.example/x?id=1",
                        "http://[",
                        "x.txt",
                    ),
                ),
            }
        )
        == 6
    )


def test_of_several_visits_the_one_with_the_bytes_is_meant(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL, "monday.txt")
    second = add(case, TEXT + " Updated.", URL, "tuesday.txt")
    note = recogito_note("the mayor said", 0)
    (taken,) = took(case, tmp_path, note)
    assert taken.anchored is False
    assert "2 reports of its address hold its words" in taken.words
    (head,) = case.heads([second])
    note["target"]["state"] = {"type": "TimeState", "cached": f"urn:sha256:{head.sha256}"}
    (taken,) = took(case, tmp_path, note | {"id": "#other"})
    assert taken.anchored
    assert [kept.report for kept in case.imported("annotation")] == [None, second]


def test_without_an_address_only_words_that_cannot_be_an_accident_are_found(
    case: Case, tmp_path: Path
) -> None:
    report = add(case, TEXT, "page.txt")
    add(case, "In Kirvan nothing was heard, the mayor said.", "other.txt", "other.txt")
    long = "Nine people were killed in Kirvan, the mayor said."
    notes = [recogito_note("Kirvan", 26, None, "#1"), recogito_note(long, 0, None, "#2")]
    short, whole = took(case, tmp_path, notes)
    assert short.anchored is False
    assert "place the report's address there" in short.words
    assert whole.anchored
    assert [kept.report for kept in case.imported("annotation")] == [None, report]


def test_a_note_on_a_whole_page_belongs_to_no_words(case: Case, tmp_path: Path) -> None:
    report = add(case, TEXT, URL)
    known, unknown = took(
        case,
        tmp_path,
        [hypothesis_note(None, "p1"), hypothesis_note(None, "p2", uri="https://x.example/")],
    )
    assert (known.anchored, known.kept) == (None, True)
    assert unknown.anchored is False
    assert [kept.report for kept in case.imported("annotation")] == [report, None]


def test_the_same_file_again_adds_nothing_but_what_is_found_now(case: Case, tmp_path: Path) -> None:
    notes = [hypothesis_note("the mayor said", "n1"), hypothesis_note(None, "p1")]
    assert [t.anchored for t in took(case, tmp_path, notes)] == [False, False]
    report = add(case, TEXT, URL)
    again = took(case, tmp_path, notes)
    assert [(t.new, t.anchored) for t in again] == [(True, True), (True, None)]
    assert [(t.new, t.anchored) for t in took(case, tmp_path, notes)] == [
        (False, True),
        (False, None),
    ]
    kept = list(case.imported("annotation"))
    assert [k.report for k in kept] == [None, None, report, report]


def test_a_note_that_was_changed_is_kept_beside_its_first_form(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    took(case, tmp_path, hypothesis_note("the mayor said"))
    changed = hypothesis_note(
        "the mayor said", text="no, of the second", updated="2026-03-06T08:00:00+00:00"
    )
    (taken,) = took(case, tmp_path, changed)
    assert taken.new
    assert len(list(case.imported("annotation"))) == 2


def test_every_target_of_a_note_is_placed(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    note = recogito_note("the mayor said", 0)
    note["target"] = [
        note["target"],
        recogito_note("accused the front", 0)["target"],
        "https://x.example/",
    ]
    assert [t.anchored for t in took(case, tmp_path, note)] == [True, True, False]
    assert [kept.quote for kept in case.imported("annotation")] == [
        "the mayor said",
        "accused the front",
        None,
    ]


def test_one_broken_line_does_not_stop_the_others(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    good = json.dumps(hypothesis_note("the mayor said")).encode()
    lines = [
        good,
        b'{"id": "x", "target": ',
        b'["no object"]',
        b'{"a": 1}',
        b"\xff\xfe{}",
        b'{"id":"\\ud800"}',
        b"[" * 5000,
    ]
    taken = took(case, tmp_path, b"\n".join(lines))
    assert [t.kept for t in taken] == [True] + [False] * 6
    assert all(t.words.startswith(f"notes.json, line {n}: ") for n, t in enumerate(taken, 1))
    assert all(t.words.count(".") >= 1 and "\n" not in t.words for t in taken)
    assert "this is no annotation; give annotations of Hypothesis" in taken[3].words


def test_a_broken_first_line_does_not_stop_the_others(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    good = json.dumps(hypothesis_note("the mayor said")).encode()
    for broken in (b'{"id": "x", "target": ', b'{"id": }', b"Annotations:"):
        taken = took(case, tmp_path, broken + b"\n" + good)
        assert [t.kept for t in taken] == [False, True]


@pytest.mark.parametrize("depth", [99, 500, 5000])
def test_what_is_nested_without_end_is_left_aside(depth: int, case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    deep = "[" * depth + "]" * depth
    note = json.dumps(hypothesis_note("the mayor said", text="TEXT")).replace('"TEXT"', deep)
    good = json.dumps(hypothesis_note("the mayor said", "n2"))
    first, second = took(case, tmp_path, f"{note}\n{good}\n".encode())
    assert first.kept == (depth == 99)
    assert second.anchored


@pytest.mark.parametrize("name", ["my page.txt", "100%25 sure.txt", "صفحة.txt"])
def test_a_file_is_known_by_its_name(name: str, case: Case, tmp_path: Path) -> None:
    report = add(case, TEXT, name, name)
    for key, source in enumerate((name, quote(name), f"x:{name}")):
        (taken,) = took(case, tmp_path, recogito_note("the mayor said", 0, source, f"#{key}"))
        assert taken.anchored == (key < 2)
    assert [kept.report for kept in case.imported()] == [report, report, None]


@pytest.mark.parametrize(
    "raw", [b"", b"no json", b"\x00\x01", b"[" * 100_000, b'{"rows": [', b"\xff\xfe[\x00]\x00"]
)
def test_what_is_no_json_is_one_sentence(raw: bytes, case: Case, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="this is no JSON") as told:
        took(case, tmp_path, raw)
    assert str(told.value).endswith("export it again, as JSON or JSON Lines.")


@pytest.mark.parametrize("raw", [b"3", b"null", b'"words"', b"[1, 2]", b"[[]]"])
def test_what_holds_no_object_is_one_sentence(raw: bytes, case: Case, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="this holds no object"):
        took(case, tmp_path, raw)


@pytest.mark.parametrize("raw", [b"[]", b'{"rows": []}', b'\xef\xbb\xbf{"total": 0, "rows": []}\n'])
def test_an_export_of_nothing_is_nothing(raw: bytes, case: Case, tmp_path: Path) -> None:
    assert took(case, tmp_path, raw) == []


def test_a_file_that_is_not_there_is_one_sentence(case: Case, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="could not be read"):
        list(take(case, tmp_path / "none.json", "Bram"))


WRONG: list[Any] = [
    *(None, 0, -1, 2**70, 1.5, True, "", "\x00", [], {}, [[]], [None], [{}], {"id": {}}, "x" * 9000)
]
FIELDS = (
    *("id", "uri", "target", "source", "selector", "exact", "prefix", "start", "type", "updated"),
    *("text", "tags", "user", "cached"),
)


@pytest.mark.parametrize("field", FIELDS)
def test_wrong_types_anywhere_are_survived(field: str, case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    notes = [_with(field, wrong, f"n{number}") for number, wrong in enumerate(WRONG)]
    taken = took(case, tmp_path, notes)
    assert len(taken) >= len(notes)
    assert all(t.words for t in taken)
    for kept in case.imported("annotation"):
        assert kept.start is None or TEXT[kept.start : kept.end] == kept.quote


def _with(field: str, wrong: object, key: str) -> dict[str, Any]:
    note = hypothesis_note("the mayor said", key)
    (target,) = note["target"]
    target["state"] = {"type": "TimeState", "cached": "urn:sha256:0"}
    places = {"source": target, "selector": target, "cached": target["state"]}
    places |= {"start": target["selector"][1]}
    places |= dict.fromkeys(("exact", "prefix", "type"), target["selector"][2])
    places.get(field, note)[field] = wrong
    return note


def test_many_hostile_notes_take_no_long_time(case: Case, tmp_path: Path) -> None:
    add(case, "the army denied it and the front denied it " * 20_000, URL)
    notes = [
        hypothesis_note("the front denied it and nobody there believed it " * n, f"n{n}")
        for n in range(1, 21)
    ]
    began = time.monotonic()
    assert [t.kept for t in took(case, tmp_path, notes)] == [True] * 20
    assert time.monotonic() - began < 10


def test_a_large_file_of_lines_is_read_line_by_line(case: Case, tmp_path: Path) -> None:
    add(case, TEXT, URL)
    line = json.dumps(hypothesis_note("the mayor said", text="x" * 2_000_000)).encode()
    assert sum(t.kept for t in took(case, tmp_path, b"\n".join([line] * 20))) == 20
    assert len(list(case.imported())) == 1
