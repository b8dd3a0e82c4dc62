"""Names and phrases: their type, whom they lead to, and that a phrase may hold a name."""

import pytest

from tests.helpers import read_text

TYPED = [
    ("Rebels shelled the port in Kharkiv.", "Kharkiv", "place"),
    ("Reuters said the road was closed.", "Reuters", "organisation"),
    ("Hezbollah said the road was closed.", "Hezbollah", "armed_group"),
    ("Colonel Adu Mensah said the road was closed.", "Adu Mensah", "person"),
    ("A Ukrainian said the road was closed.", "Ukrainian", "nationality"),
    ("The army fired Grad rockets at the village.", "Grad rockets", "weapon"),
    ("On Monday the army fired at the village.", "On Monday", "date"),
]


@pytest.mark.parametrize(("text", "words", "type_"), TYPED)
def test_type_of_a_mention(text: str, words: str, type_: str) -> None:
    found = {m.quote: m.type for m in read_text(text).mentions}
    inside = {quote: t for quote, t in found.items() if words.endswith(quote) or quote in words}
    assert type_ in inside.values(), found


def test_a_states_name_is_a_place_or_a_party() -> None:
    where = read_text("The convoy crossed into Iraq on Monday.")
    who = read_text("Iraq accused Turkey of shelling the village.")
    assert [m.type for m in where.mentions if m.quote == "Iraq"] == ["place"]
    assert [m.entity for m in who.mentions if m.quote in ("Iraq", "Turkey")] == ["iq", "tr"]


def test_a_surname_leads_to_the_whole_name() -> None:
    reading = read_text("Colonel Adu Mensah left the city. Mensah said he would return.")
    assert {m.entity for m in reading.mentions if "Mensah" in m.quote and m.entity} == {
        "adu-mensah"
    }


LONGER = [  # a place or a state inside a longer name is no name of its own
    ("The frigate sailed into the Gulf of Mexico.", {"Gulf of Mexico": "gulf-of-mexico"}),
    ("Police entered East Jerusalem at dawn.", {"East Jerusalem": "east-jerusalem"}),
    ("The Ukrainian Defence Ministry said so.", {"Ukrainian Defence Ministry": "ua"}),
    ("The Russian Defence Ministry said so.", {"Russian Defence Ministry": "ru"}),
]
INSIDE = [  # names that stand in a word with a hyphen
    ("The Hezbollah-run clinic was hit.", {"Hezbollah": "hezbollah"}),
    ("Iran-backed fighters shelled the base.", {"Iran": "ir"}),
    ("Ukraine-held villages burned.", {"Ukraine": "ua"}),
    ("Russian-backed units left the town.", {"Russian": "ru"}),
]


def test_letters_are_never_taken_for_the_code_of_a_state() -> None:
    for text in ("The AU sent a team.", "The PE met on Monday.", "Staff of the DK left the camp."):
        found = {m.entity for m in read_text(text).mentions if m.entity}
        assert not found & {"au", "pe", "dk"}, text


WRITTEN = [  # what is a name by its capitals, and what is not
    ("LeT said it had fired.", {"LeT": "let"}),
    ("Let them come, the commander said.", {}),
    ("THE BRIDGE IS BURNING", {}),
    ("Who is shelling the port?", {}),
    ("The Pentagon said it had struck the depot.", {"Pentagon": "us"}),
    ("The Washington Post reported the strike.", {"The Washington Post": "wapo"}),
    ("Harlow Shipping Inc. said so.", {"Harlow Shipping Inc.": "harlow-shipping-inc"}),
]


@pytest.mark.parametrize(("text", "names"), [*LONGER, *INSIDE, *WRITTEN])
def test_names_lead_to_an_entity(text: str, names: dict[str, str]) -> None:
    assert {m.quote: m.entity for m in read_text(text).mentions if m.entity} == names


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("The rebels said they had left.", ["they"]),
        ("The soldiers left after they shelled the port.", ["they"]),
        ("The minister said he would resign.", ["he"]),
    ],
)
def test_a_pronoun_that_stands_for_a_party_is_a_mention_without_an_entity(
    text: str, pronouns: list[str]
) -> None:
    found = read_text(text).mentions
    assert [m.quote for m in found if m.quote in ("they", "he")] == pronouns
    assert not any(m.entity for m in found if m.quote in pronouns)
