"""Writers' names, each alone, out of what pages say of them."""

import pytest

from rashomon.intake.html.authors import authors, is_person


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("By Ana Brel", ["Ana Brel"]),
        ("Written by: Ana Brel and Tomas Hirt", ["Ana Brel", "Tomas Hirt"]),
        ("Ana Brel, Political Editor", ["Ana Brel"]),
        ("Von Ana Brel und Ivo Sand", ["Ana Brel", "Ivo Sand"]),
        ("Ana Brel in Telmark", ["Ana Brel"]),
        ("Ana Brel, Ana Brel", ["Ana Brel"]),
        ("Varnian Wire", ["Varnian Wire"]),
        ("https://wire.example/ana", []),
        ("ana@wire.example", []),
        ("May 6, 2024", []),
        ("", []),
    ],
)
def test_names_stand_alone(told: str, names: list[str]) -> None:
    assert list(authors([told])) == names


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Ana Brel", True),
        ("Jan van der Berg", True),
        ("Share on Facebook", False),
        ("Ana", False),
        ("Photo: Ivo Sand", False),
    ],
)
def test_a_name_has_the_shape_of_one(words: str, person: bool) -> None:
    assert is_person(words) is person
