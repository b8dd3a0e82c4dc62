"""Lists that a user wrote: what cannot be read says so in one sentence, with its line."""

from pathlib import Path

import pytest

from rashomon.errors import LanguageError
from rashomon.language.lists import read_list
from rashomon.language.names import compile_names

BILLION = "a0: &a0 [x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 9)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "no valid YAML (line 2: did not find expected node content)"),
        ("a: {since: 2001-13-41}", "no valid YAML (month must be in 1..12)"),
        ('a: !!int ""', "no valid YAML"),
        (f"a: {'9' * 5000}", "no valid YAML"),
        ("[" * 20_000, "line 1: the word list is nested too deeply"),
        ("- " * 2_000, "nested too deeply"),
        ("a: &a [*a]", "line 1: the word list refers to itself, or holds too much"),
        (BILLION, "line 7: the word list refers to itself, or holds too much"),
        ("a: no", "is no word to YAML"),
        ("- a", "holds named entries"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "own.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LanguageError) as told:
        read_list(str(path))
    assert words in str(told.value)
    assert "\n" not in str(told.value)
    assert str(told.value).startswith(str(path))


def test_a_list_may_refer_to_its_own_words(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text("fen: &fen {name: Fen, type: person}\nalso: *fen\n", encoding="utf-8")
    assert read_list(str(path))["also"] == {"name": "Fen", "type": "person"}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("Fen", "entry 'fen' needs a name and a type"),
        ({"type": "person"}, "entry 'fen' needs a name and a type"),
        ({"name": ["Fen"], "type": "person"}, "entry 'fen' needs a name and a type"),
        ({"name": "Fen", "type": ["person"]}, "`type` of 'fen' must be a word"),
        ({"name": "Fen", "type": "person", "of": ["x"]}, "`of` of 'fen' must be a word"),
        ({"name": "Fen", "type": "person", "names": "Fenn"}, "`names` of 'fen' must be lists"),
        ({"name": "Fen", "type": "person", "names": {"variant": 5}}, "`names` of 'fen' must be"),
        ({"name": "Fen", "type": "person", "where": "norland"}, "`where` of 'fen' must be a list"),
    ],
)
def test_an_entry_of_parties_of_another_shape_is_named(entry: object, words: str) -> None:
    with pytest.raises(LanguageError, match=r"^actors: ") as told:
        compile_names({"fen": entry}, {})
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": None}, "entry 'fen' needs a name"),
        ({"names": "Fenn"}, "`names` of 'fen' must be a list of names"),
        ({"people": [9]}, "`people` of 'fen' must be a whole number"),
        ({"people": 10**30}, "`people` of 'fen' must be a whole number"),
        ({"lat": float("nan")}, "`lat` of 'fen' must be degrees"),
        ({"lon": 181}, "`lon` of 'fen' must be degrees"),
        ({"lat": "north"}, "`lat` of 'fen' must be degrees"),
    ],
)
def test_an_entry_of_places_of_another_shape_is_named(more: dict[str, object], words: str) -> None:
    with pytest.raises(LanguageError, match=r"^places: ") as told:
        compile_names({}, {"fen": {"name": "Fen", **more}})
    assert words in str(told.value)
