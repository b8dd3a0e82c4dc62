"""What a glance passes over, aligning shows nothing of."""

import itertools

import pytest

from rashomon.linking.copies import Text
from rashomon.linking.copies.glances import glance_of, may_copy
from rashomon.linking.copies.linked import copy_of
from tests.linking.copies.test_copies import ANOTHER, BRIEF, REWORDED, WIRE, reading, texts


@pytest.fixture(scope="module")
def every() -> list[Text]:
    pages = (WIRE, REWORDED, BRIEF, ANOTHER, f"{ANOTHER} {BRIEF}", ANOTHER.replace("Orsk", "Tal"))
    return texts(*(reading(text, str(n), "2024-05-06") for n, text in enumerate(pages)))


def test_no_copy_is_passed_over(every: list[Text]) -> None:
    passed = 0
    for a, b in itertools.permutations(every, 2):
        if not may_copy(glance_of(a), glance_of(b)):
            passed += 1
            assert copy_of(a, b) is None
    assert passed


def test_stock_and_empty_texts_show_nothing(every: list[Text]) -> None:
    stock = {sentence.print for sentence in every[0].sentences}
    assert not may_copy(glance_of(every[0], stock), glance_of(every[2], stock))
