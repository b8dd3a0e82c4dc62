"""What goes in is what is kept: text, order, identity; and a bad record is one sentence."""

import json
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from rashomon.intake import Intake, reports
from rashomon.language import load_language

from .conftest import STORY, ReadBytes, complaint

examples = settings(deadline=None, max_examples=60)
GOOD = json.dumps({"text": STORY, "id": "good"}).encode()
DEEP = b'{"text": "x", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"

bodies = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t"))
printed = st.lists(
    st.sampled_from(["Orvale", "fell", "12", "shells", "said.", "“No”", "\n", "\n\n", "\r\n", "By"])
).map(" ".join)
texts = (bodies | printed).filter(lambda text: bool(text.strip()) and text[0] != "\ufeff")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{broken", "this line is no JSON ("),
        (b'{"text": "cut sh', "this line is no JSON ("),
        (b"[1, 2]", "Expected an object with a `text`"),
        (b'"only words"', "Expected an object with a `text`"),
        (b"null", "Expected an object with a `text`"),
        (b'{"text": 7}', "Expected `str`, got `int` - at `$.text`"),
        (b'{"text": null}', "Expected `str`, got `null` - at `$.text`"),
        (b'{"title": "no text"}', "missing required field `text`"),
        (b'{"text": "  "}', "there is no text in it"),
        (b'{"text": "x", "published": 2024}', "at `$.published`"),
        (b"\x89PNG\x00\x00\x00", "not text"),
        (DEEP, "nested too deeply"),
    ],
)
def test_a_bad_record_is_one_sentence_and_the_rest_is_read(
    read_bytes: ReadBytes, line: bytes, words: str
) -> None:
    first, bad, last = read_bytes(b"\n".join([GOOD, line, GOOD]), "feed.jsonl")
    assert first.report.text == last.report.text == STORY
    assert first.report.name == last.report.name == "good"
    said = complaint(bad)
    assert words in said
    assert "feed.jsonl line 2: " in said
    assert bad.raw == line
    assert bad.report.text == ""


@pytest.mark.parametrize(
    ("line", "text", "complains"),
    [
        (b'{"text": "one", "text": "two"}', "two", False),
        (b'{"text": "half \\ud83d here"}', "half \ufffd here", True),
        (b'{"text": "a zero \\u0000 here"}', "a zero \ufffd here", True),
        (
            b'{"text": "broken \xe2\x80 here, sound \xe2\x80\x94 \xe2\x80\x94 \xe2\x80\x94"}',
            None,
            True,
        ),
        (b'\xef\xbb\xbf{"text": "marked"}', "marked", False),
        (b'{"text": "crlf"}\r', "crlf", False),
        (b'{"text": "odd", "unknown": [1, {"a": null}]}', "odd", False),
    ],
)
def test_an_odd_record_is_read(
    read_bytes: ReadBytes, line: bytes, text: str | None, complains: bool
) -> None:
    (intake,) = read_bytes(line, "feed.jsonl")
    assert intake.report.text == text if text else "\ufffd" in intake.report.text
    assert (intake.failure is not None) == complains


def test_a_record_keeps_what_it_knows_of_itself(read_bytes: ReadBytes) -> None:
    known = {
        "id": 7,
        "url": "https://wire.example/7",
        "publisher": "Varnian Wire",
        "title": "Dam at Orvale breached, both armies say",
        "author": "Ana Brel",
        "date": "2024-05-05",
        "lang": "en",
    }
    (intake,) = read_bytes(json.dumps({"text": STORY, **known}).encode(), "feed.jsonl")
    report = intake.report
    assert (report.name, report.address, report.publisher) == ("7", known["url"], "Varnian Wire")
    assert (report.author, report.published, report.language) == ("Ana Brel", "2024-05-05", "en")
    assert report.segments[0].kind == "title"


def test_broken_bytes_stand_beside_the_report(read_bytes: ReadBytes) -> None:
    (intake,) = read_bytes("Déjà “vu” — ".encode() + b"\xff" + STORY.encode())
    assert intake.report.text == "Déjà “vu” — \ufffd" + STORY
    assert "one place holds bytes that are no valid text (the first at byte 20)" in complaint(
        intake
    )


@examples
@given(text=texts)
def test_segments_cover_every_character_once_and_the_text_is_unchanged(text: str) -> None:
    (intake,) = read_folder({"page.txt": text})
    report = intake.report
    assert report.text == text
    covered = 0
    for segment in report.segments:
        assert not report.text[covered : segment.start].strip()
        assert segment.start < segment.end
        assert not report.text[segment.start].isspace()
        covered = segment.end
    assert not report.text[covered:].strip()
    stories = [segment.story for segment in report.segments]
    assert stories == sorted(stories)
    assert set(stories) == set(range(max(stories) + 1))


@examples
@given(
    found=st.dictionaries(st.sampled_from([f"{n}.txt" for n in "abcdef"]), texts, min_size=1),
    seed=st.integers(),
)
def test_neither_folder_nor_order_of_creation_changes_a_report(
    found: dict[str, str], seed: int
) -> None:
    names = list(found)
    random.Random(seed).shuffle(names)
    once = read_folder(found)
    again = read_folder({name: found[name] for name in names}, folder="another/folder")
    assert [each.report for each in once] == [each.report for each in again]
    assert [each.raw for each in once] == [each.raw for each in again]


def test_the_same_file_twice_has_one_id(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(STORY)
    first, second = reports([path, path], load_language())
    assert first.report.id == second.report.id
    path.write_text(STORY + "\nOne word more.")
    (third,) = reports([path], load_language())
    assert third.report.id != first.report.id


def read_folder(found: dict[str, str], folder: str = "folder") -> list[Intake]:
    with tempfile.TemporaryDirectory() as place:
        below = Path(place, folder)
        below.mkdir(parents=True)
        for name, text in found.items():
            (below / name).write_bytes(text.encode())
        return list(reports([below], load_language()))
