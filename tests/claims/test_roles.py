"""Who does it to whom, with what, where, when, how many."""

import pytest

from rashomon.records import Role
from tests.helpers import one_claim


def words(role: Role | None) -> str | None:
    return role.text if role else None


ROLES = [
    # text, event, actor, target
    ("Rebels shelled the port.", "attack", "Rebels", "the port"),
    ("The port was shelled by rebels.", "attack", "rebels", "The port"),
    ("The port was shelled.", "attack", None, "The port"),
    ("The shelling of the port by rebels went on.", "attack", "rebels", "the port"),
    ("Russian strikes on Ukraine went on.", "attack", "Russian", "Ukraine"),
    ("Ukraine's strike on the depot went on.", "attack", "Ukraine", "the depot"),
    ("Turkish jets bombed a village near Erbil.", "attack", "Turkish jets", "a village"),
    ("Three villages were burned by government troops.",
     "attack", "government troops", "Three villages"),
    ("Nine soldiers were killed.", "casualties", None, "Nine soldiers"),
    ("Nine soldiers died.", "casualties", None, "Nine soldiers"),
    ("Rebels killed nine soldiers.", "casualties", "Rebels", "nine soldiers"),
    ("Iran supplied rockets to the Houthis.", "arms_transfer", "Iran", "the Houthis"),
    ("Iran gave the Houthis rockets.", "arms_transfer", "Iran", "Houthis"),
    ("The militia trained the guards.", "training", "The militia", "the guards"),
    ("Rockets struck the market.", "attack", None, "the market"),
    ("The explosion came a day after a visit by President Adu Mensah.", "attack", None, None),
    ("Seven people fled after rebels shelled the port.", "attack", "rebels", "the port"),
    ("Smoke rose as government troops shelled the port.",
     "attack", "government troops", "the port"),
    ("The rebels after a night of talks shelled the port.", "attack", "The rebels", "the port"),
    ("Rebels shot down a plane.", "attack", "Rebels", "a plane"),
    # a date without a comma behind it is no part of the doer
    ("On Friday rebels shelled the port.", "attack", "rebels", "the port"),
    ("On 4 May government troops shelled the port.", "attack", "government troops", "the port"),
    ("Last Monday militiamen shelled the port.", "attack", "militiamen", "the port"),
    ("A shell hit the mill, leaving nine people wounded.", "casualties", None, "nine people"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "actor", "target"), ROLES)
def test_doer_and_target(text: str, event: str, actor: str | None, target: str | None) -> None:
    claim = one_claim(text, event)
    assert (words(claim.actor), words(claim.target)) == (actor, target)


@pytest.mark.parametrize("part", ["disguised", "dressed", "posing"])
def test_the_part_somebody_plays_is_not_the_doer(part: str) -> None:
    claim = one_claim(f"Rebels {part} as soldiers shelled the port.", "attack")
    assert words(claim.actor) != "soldiers"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Moroccan jets bombed the convoy.", "ma"),
        ("The Polisario Front bombed the convoy.", "polisario"),
        ("Israel bombed the convoy.", "il"),
        ("Hezbollah bombed the convoy.", "hezbollah"),
        ("Rebels bombed the convoy.", None),
    ],
)
def test_a_named_doer_has_an_entity_and_a_description_none(text: str, entity: str | None) -> None:
    claim = one_claim(text, "attack")
    assert claim.actor is not None
    assert claim.actor.entity == entity


PLACES = [
    ("Rebels shelled a school in Aleppo.", "aleppo"),
    ("Rebels shelled a school near Kharkiv.", "kharkiv"),
    ("Rebels shelled a school on the outskirts of Smara.", "smara"),
    ("Rebels shelled a school in the town of Es-Semara.", "smara"),
    ("Rebels shelled a school in Iraq.", "iq"),
    ("Rebels shelled a school with rockets from Iraq, it was reported in Geneva.", "iq"),
]


@pytest.mark.parametrize(("text", "entity"), PLACES)
def test_place(text: str, entity: str) -> None:
    claim = one_claim(text, "attack")
    assert claim.place is not None
    assert claim.place.entity == entity


NUMBERS = [
    ("At least nine people were killed and thirty wounded.",
     [("killed", 9, None), ("wounded", 30, 30)]),
    ("A blast killed nine people and wounded more than 30.",
     [("killed", 9, 9), ("wounded", 30, None)]),
    ("Eleven fighters and four herders were killed.", [("killed", 11, 11), ("killed", 4, 4)]),
    ("Several dozen people were injured.", [("wounded", 24, 99)]),
    ("Between five and seven people died.", [("killed", 5, 7)]),
    ("At least 60 people, including 8 women and 4 children, were killed.",
     [("killed", 60, None), ("woman", 8, 8), ("child", 4, 4)]),
    ("Some 60 people including 8 women have been killed.",
     [("killed", 54, 66), ("woman", 8, 8)]),
    ("Nine people were killed, three of them children.", [("killed", 9, 9)]),
    ("Two traders were among the dead.", [("trader", 2, 2)]),
    ("The war has killed half a million people.", [("killed", 500000, 500000)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_of_killed_and_wounded(
    text: str, expected: list[tuple[str, float, float | None]]
) -> None:
    claim = one_claim(text, "casualties")
    assert [(q.of, q.low, q.high) for q in claim.quantities] == expected


def test_number_of_weapons() -> None:
    claim = one_claim("The front fired six rockets at the port.", "attack")
    assert [(q.of, q.low) for q in claim.quantities] == [("rocket", 6)]
    assert claim.item is not None
    assert claim.item.entity == "rocket"
