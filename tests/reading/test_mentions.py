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
