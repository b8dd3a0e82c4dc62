"""Records as JSON and CSV."""

import csv
import io

import pytest

from rashomon.views.parts import readable, says
from rashomon.views.web.answers import csv_answer, json_answer


def cells(*values: object) -> list[str]:
    body = bytes(csv_answer("name", ("a",), [values]).body).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body, newline="")))[1]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert cells(f"{start}cmd|' /C calc'!A0") == [f"'{start}cmd|' /C calc'!A0"]
    assert cells([f"{start}1", "b"]) == [f"'{start}1; b"]


def test_words_and_numbers_stay_as_they_are() -> None:
    assert cells("“nine”, he said", -3, None, 'a "b"\nc', "قصف 🚀") == [
        *("“nine”, he said", "-3", "", 'a "b"\nc', "قصف 🚀")
    ]


def test_json_is_told_to_be_json() -> None:
    assert json_answer({"a": 1}).media_type == "application/json"


NAMES = {"jorun": "Jorun Ka'Delle", "yms": "Ysmere"}


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("According to him [jorun], nine died.", "According to him [Jorun Ka'Delle], nine died."),
        ("According to Ysmere [yms], nine died.", "According to Ysmere, nine died."),
        ("It [yms] denies it, and he [jorun] does.", "It [Ysmere] denies it, and he [Jorun Ka'Delle] does."),
        ("Nine died in 2024 [2024-05-04].", "Nine died in 2024 [2024-05-04]."),
    ],
)  # fmt: skip
def test_names_stand_for_ids(words: str, read: str) -> None:
    assert readable(words, ("jorun", "yms", None), lambda entity: NAMES[entity]) == read


def test_words_say_a_name_in_any_writing() -> None:
    assert says("the Interior Ministry", "interior ministry")
    assert not says("he", "Jorun Ka'Delle")
