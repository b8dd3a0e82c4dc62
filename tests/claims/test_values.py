"""What numbers count or measure, what they are to one another, and amounts said in two units."""

import pytest

from rashomon.claims.units import converted
from rashomon.records import Quantity
from tests.helpers import read_text

KINDS = [
    ("The shelling killed nine people, bringing the toll to 40.",
     [("killed", "count", 9, 9), ("killed", "total", 40, 40)]),
    ("A total of 12 people were killed in the raid.", [("killed", "total", 12, 12)]),
    ("The army said 31 fighters had been killed in all.", [("killed", "total", 31, 31)]),
    ("Three more soldiers were wounded.", [("wounded", "addition", 3, 3)]),
    ("The army said it had destroyed a further six tanks.", [("tank", "addition", 6, 6)]),
    ("The rebels said they had captured another two drones.", [("drone", "addition", 2, 2)]),
    ("A nurse was killed and 25 others in the bus were wounded.", [("wounded", "count", 25, 25)]),
    ("Some 100 villagers were killed and 500 more injured.",
     [("killed", "count", 90, 110), ("wounded", "count", 500, 500)]),
    ("Two guards were killed and another nine wounded, the army said.",
     [("killed", "count", 2, 2), ("wounded", "count", 9, 9)]),
    ("More than 30 soldiers were wounded.", [("wounded", "count", 30, None)]),
    ("The front killed 20 members of the guard.", [("killed", "count", 20, 20)]),
    ("Five people were killed, including two children.",
     [("killed", "count", 5, 5), ("child", "part", 2, 2)]),
    ("It was the third attack on the port since May.", [("attack", "ordinal", 3, 3)]),
    ("It was the army's second such rocket strike on Kharkiv.", [("strike", "ordinal", 2, 2)]),
    ("Monday's was the 12th raid on the valley this year.", [("raid", "ordinal", 12, 12)]),
    ("The army first shelled the port at dawn.", []),
    ("Norland gave the rebels $5 million and 300 rifles.",
     [("measure", "measure", 5e6, 5e6), ("rifle", "count", 300, 300)]),
    ("Of nine hurt in the raid, two died.", [("wounded", "count", 9, 9), ("killed", "count", 2, 2)]),
    ("The war has lasted five years and has killed 300 people.", [("killed", "count", 300, 300)]),
    ("The shelling claimed the lives of eight herders and injured 55.",
     [("killed", "count", 8, 8), ("wounded", "count", 55, 55)]),
    ("The front said its rockets had a range of 40 km.", [("range", "measure", 40, 40)]),
    ("The shelter was hit 20 metres in depth.", [("depth", "measure", 20, 20)]),
    ("The ministry gave a toll of 500 or more.", [("killed", "total", 500, None)]),
    ("A Norland officer spoke of a toll of 60 or less.", [("killed", "total", None, 60)]),
    ("The strike killed 40 people or so, Sudmark's police said.", [("killed", "count", 36, 44)]),
    ("The ministry claimed 500 dead or more from the raid.", [("killed", "count", 500, None)]),
    ("The front killed nine soldiers, at least two of them officers.",
     [("killed", "count", 9, 9)]),
    ("A couple of dozen fighters were killed.", [("killed", "count", 24, 24)]),
    ("The rockets have ranges of 90 to 300 kilometres.", [("range", "measure", 90, 300)]),
    ("An officer said the range of the drones is at most 80km.",
     [("range", "measure", None, 80)]),
    ("The Ukrainian drones can reach 1,200 km.", [("range", "measure", 1200, 1200)]),
    ("The Russian bomb weighed 250 kg.", [("weight", "measure", 250, 250)]),
    ("The rebels reached a hill 20 km from the port.", []),
]  # fmt: skip


def quantities(text: str) -> list[Quantity]:
    claims = read_text(text).claims
    found = {(q.start, q.of): q for claim in claims for q in claim.quantities}
    return [found[key] for key in sorted(found)]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_what_a_number_is(text: str, expected: list[tuple[str, str, float, float | None]]) -> None:
    assert [(q.of, q.kind, q.low, q.high) for q in quantities(text)] == expected


TWICE = [
    ("The army said the rockets had a range of 200 to 700 km (124 to 435 miles).", True),
    ("The army said the rockets had a range of 200 to 700 km (100 to 350 miles).", False),
    ("Rebels seized 40 square kilometres (15 square miles) of land.", True),
    ("The mission said the bomb weighed 500 kg, or 1,100 pounds.", True),
    ("The mission said the bomb weighed 500 kg, or 500 pounds.", False),
    ("The army said it had retaken more than 30 km (19 miles) of road.", True),
    ("Norland paid the front 3 million dollars (70 million dirhams), officials said.", None),
]


@pytest.mark.parametrize(("text", "agrees"), TWICE)
def test_an_amount_said_in_two_units_is_one_and_is_checked(text: str, agrees: bool | None) -> None:
    (quantity,) = quantities(text)
    assert quantity.again is not None
    assert quantity.again.agrees is agrees
    assert text[quantity.again.start : quantity.again.end] == quantity.again.quote


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (435, "mile", "kilometre", 700),
        (2, "tonne", "kilogram", 2000),
        (1, "hectare", "acre", 2.47),
        (15, "mile ** 2", "kilometre ** 2", 38.8),
        (1, "dollar", "euro", None),
        (1, "mile", "kilogram", None),
    ],
)
def test_conversion(value: float, unit: str, to: str, expected: float | None) -> None:
    found = converted(value, unit, to)
    assert found == (expected if expected is None else pytest.approx(expected, rel=0.01))
