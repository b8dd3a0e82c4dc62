"""One bad file is one sentence; its neighbours are read all the same."""

import gzip
import json
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.intake import Intake, pages, reports
from rashomon.intake.files import LARGEST_PAGE, Page
from rashomon.language import Language
from rashomon.records import Failure

from .conftest import STORY, ReadBytes, complaint
from .test_decode import PNG

RECORD = json.dumps({"text": STORY}).encode() + b"\n"
NOISE = bytes((i * 197 + i // 7) % 256 for i in range(5000))
NOBODY = 65534
TOO_LARGE = b"x" * (LARGEST_PAGE + 1)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "the file is empty; save the page again"),
        ("empty", b"", "the file is empty"),
        ("empty.jsonl", b"", "the file is empty"),
        ("blank.txt", b" \n\t\r\n \xc2\xa0\n", "there is no text in it"),
        ("blank.jsonl", b"\n\n \n", "no record in it"),
        ("picture.txt", PNG, "not a text file; give Rashomon"),
        ("picture", PNG, "not a text file"),
        ("noise.txt", NOISE, "not a text file"),
        ("noise.jsonl", NOISE, "not a text file"),
        ("zeros.txt", b"\x00" * 900 + STORY.encode(), "not a text file"),
        ("plain.gz", b"no gzip at all", None),
        ("nothing.txt.gz", gzip.compress(b""), "the file is empty"),
        ("picture.png.gz", gzip.compress(PNG), "not a text file"),
        ("large.txt", TOO_LARGE * 2, "larger than 20 MB; split it"),
        ("bomb.txt.gz", gzip.compress(TOO_LARGE, 1), "larger than 20 MB"),
        ("cut.txt.gz", gzip.compress(NOISE.hex().encode())[:-9], "cut short or damaged; fetch"),
        ("head.txt.gz", b"\x1f\x8b", "cut short or damaged"),
        ("rotten.txt.gz", gzip.compress(STORY.encode())[:20] + b"\xff" * 30, "damaged"),
        ("odd \n “name”\x07.txt", b"", "the file is empty"),
    ],
)
def test_a_bad_file_is_one_sentence_and_the_rest_is_read(
    tmp_path: Path, language: Language, name: str, data: bytes, words: str | None
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "aa.txt").write_text(STORY)
    (tmp_path / "zz.txt").write_text(STORY)
    found = {intake.report.name: intake for intake in reports([tmp_path], language)}
    assert found.pop("aa.txt").report.text == STORY
    assert found.pop("zz.txt").report.text == STORY
    (bad,) = found.values()
    if words is None:
        assert bad.failure is None
        return
    said = complaint(bad)
    assert words in said
    assert said.startswith(str(tmp_path / name))
    assert said.endswith(".")
    assert bad.report.text == ""


def test_whole_records_before_the_damage_are_kept(read_bytes: ReadBytes) -> None:
    lines = [json.dumps({"text": STORY, "id": i, "noise": NOISE.hex()[i:]}) for i in range(40)]
    packed = gzip.compress("\n".join(lines).encode())
    *whole, last = read_bytes(packed[: len(packed) * 2 // 3], "feed.jsonl.gz")
    assert len(whole) > 5
    assert [each.report.name for each in whole] == [str(i) for i in range(len(whole))]
    assert all(each.report.text == STORY and each.failure is None for each in whole)
    assert "the records before the damage were read" in complaint(last)


def test_other_records_are_read_beside_an_endless_line(read_bytes: ReadBytes) -> None:
    endless = b'{"text": "' + b"x" * (2 * LARGEST_PAGE + 10) + b'"}\n'
    first, bad, last = read_bytes(RECORD + endless + RECORD, "feed.jsonl")
    assert first.report.text == last.report.text == STORY
    assert "feed.jsonl line 2: this page is larger than 20 MB" in complaint(bad)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "there is no such file or folder; check the path"),
        (lambda path: os.mkfifo(path), "neither a file nor a folder"),
        (
            lambda path: path.symlink_to(path.parent / "gone"),
            "this link leads to nothing; check the path",
        ),
        (lambda path: path.symlink_to(path), "this link leads to nothing"),
        (lambda path: socket.socket(socket.AF_UNIX).bind(str(path)), "neither a file nor a folder"),
    ],
)
def test_what_is_no_file_neither_hangs_nor_stops(
    tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch, make: object, words: str
) -> None:
    assert callable(make)
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    make(Path("odd.txt").absolute() if words.startswith("this link") else Path("odd.txt"))
    Path("page.txt").write_text(STORY)
    bad, good = reports([Path("odd.txt"), Path("page.txt")], language)
    assert words in complaint(bad)
    assert good.report.text == STORY
    found = list(reports(["."], language))
    assert [each.report.text for each in found if each.failure is None] == [STORY]


def test_folders_that_link_to_each_other_come_to_an_end(tmp_path: Path, language: Language) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_text(STORY + name)
    (tmp_path / "a" / "other").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "other").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a")
    found = list(reports([tmp_path], language))
    texts = [each.report.text for each in found]
    assert set(texts) == {STORY + "a", STORY + "b"}
    assert len(texts) <= 4
    assert not any(each.failure for each in found)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder in which even root, for the time of the test, has no more rights than its owner."""
    with tempfile.TemporaryDirectory() as place:
        user = os.geteuid()
        os.chmod(place, 0o777)
        os.seteuid(user or NOBODY)
        try:
            yield Path(place)
        finally:
            os.seteuid(user)


@pytest.mark.parametrize(("what", "mode"), [("file", 0), ("folder", 0), ("folder", 0o600)])
def test_what_may_not_be_read_says_how_to_allow_it(
    open_folder: Path, language: Language, what: str, mode: int
) -> None:
    shut = open_folder / "shut"
    if what == "folder":
        shut.mkdir()
        (shut / "page.txt").write_text(STORY)
    else:
        shut.write_text(STORY)
    (open_folder / "zz.txt").write_text(STORY)
    shut.chmod(mode)
    bad, good = reports([open_folder], language)
    shut.chmod(0o700)
    said = f"{shut}: no permission to read this {what}; allow it with: chmod u+r"
    assert complaint(bad).startswith(said)
    assert good.report.text == STORY


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "no permission to read this file"),
        (
            OSError(5, "Input/output error"),
            "could not be read (Input/output error); check the disk",
        ),
    ],
)
def test_an_error_of_the_disk_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    (tmp_path / "page.txt").write_text(STORY)

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = pages([tmp_path])
    assert isinstance(found, Failure)
    assert words in complaint_of(found)


def test_a_name_of_odd_bytes_can_be_printed_and_kept(tmp_path: Path, language: Language) -> None:
    for name, data in ((b"odd\xff.txt", STORY.encode()), (b"empty\xfe.txt", b"")):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(data)
    bad, good = reports([tmp_path], language)
    assert (bad.report.name, good.report.name) == ("empty\ufffd.txt", "odd\ufffd.txt")
    assert complaint(bad).encode()


def test_notes_beside_pages_are_set_aside_unless_named(tmp_path: Path, language: Language) -> None:
    for name in ("page.txt", "README.md", "words.yml", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)
    aside: list[str] = []
    assert names(list(reports([tmp_path], language, aside))) == ["page.txt"]
    assert aside == [str(tmp_path / "README.md"), str(tmp_path / "words.yml")]
    assert names(list(reports([tmp_path / "README.md"], language))) == ["README.md"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("page", b"Words only.", "text"),
        ("page", b"\xef\xbb\xbf <!DOCTYPE html><p>", "html"),
        ("page", b'{"text": "Words"}', "record"),
        ("page.txt", b"<html>kept as it is", "text"),
        ("page.htm", b"plain words", "html"),
        ("feed.ndjson.gz", gzip.compress(b'{"text": "Words"}'), "record"),
        ("page.html.gz", gzip.compress(b"<p>"), "html"),
    ],
)
def test_the_name_tells_the_kind_and_else_the_first_bytes(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (page,) = pages([tmp_path])
    assert isinstance(page, Page)
    assert page.kind == kind


def complaint_of(failure: Failure) -> str:
    return f"{failure.reason}; {failure.advice}"


def names(found: list[Intake]) -> list[str]:
    return [intake.report.name for intake in found]
