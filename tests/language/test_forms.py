"""A noun's forms: what two mentions of one thing are compared by."""

import pytest

from rashomon.language.forms import singular


@pytest.mark.parametrize(
    ("noun", "one"),
    [
        ("clinics", "clinic"),
        ("armies", "army"),
        ("ties", "tie"),
        ("trenches", "trench"),
        ("losses", "loss"),
        ("boxes", "box"),
        ("press", "press"),
        ("gas", "gas"),  # too short to tell from a plural
        ("depot", "depot"),
    ],
)
def test_a_singular_by_its_ending(noun, one):
    assert singular(noun) == one
