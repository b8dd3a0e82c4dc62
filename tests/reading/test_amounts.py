"""Numbers as intervals."""

import pytest

from rashomon.language import Language
from rashomon.reading.amounts import amounts
from rashomon.reading.words import Words

INF = None
CASES = [
    ("nine men", [("nine", 9, 9)]),
    ("twenty-two men", [("twenty-two", 22, 22)]),
    ("300 000 people", [("300 000", 300000, 300000)]),
    ("a hundred people", [("a hundred", 100, 100)]),
    ("10,000 troops", [("10,000", 10000, 10000)]),
    ("1.5 million people", [("1.5 million", 1.5e6, 1.5e6)]),
    ("three hundred men", [("three hundred", 300, 300)]),
    ("at least two men", [("at least two", 2, INF)]),
    ("more than 30 men", [("more than 30", 30, INF)]),
    ("up to 12 men", [("up to 12", INF, 12)]),
    ("several dozen men", [("several dozen", 24, 99)]),
    ("dozens of men", [("dozens", 24, 99)]),
    ("hundreds of men", [("hundreds", 200, 999)]),
    ("200 to 700 km", [("200 to 700 km", 200, 700)]),
    ("between five and seven men", [("between five and seven", 5, 7)]),
    ("five or six men", [("five or six", 5, 6)]),
    ("about 40 men", [("about 40", 36, 44)]),
    ("in 2016", []),
    ("the first man", []),
    ("no men", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_amounts(
    text: str, expected: list[tuple[str, float | None, float | None]], language: Language
) -> None:
    words = Words.of(text)
    found = [(words.quote(a.first, a.last), a.low, a.high) for a in amounts(words, language)]
    assert found == expected
