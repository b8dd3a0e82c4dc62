"""Short forms lead to a party where speaker, report or places tell which, and to none where not."""

import pytest

from tests.helpers import read_text

TOLD = [  # text, the short form, whom it means
    ("Hezbollah wrote that it had fired on a camp of the enemy near Metula.", "enemy", "il"),
    (
        "The Russian Defence Ministry said the enemy lost two tanks near Kupiansk.",
        "enemy",
        "ua_forces",
    ),
    ("Ukraine's General Staff said the enemy lost two tanks near Kupiansk.", "enemy", "ru_forces"),
    ("From Rabat the agency said the separatists fired at Mahbes.", "separatists", "polisario"),
    ("The mayor of Homs said regime forces had left the road.", "regime forces", "saa"),
    ("The RSF took the bridge at Omdurman. The army shelled it at dusk.", "army", "sd_saf"),
    ("The Tatmadaw bombed Loikaw, and the junta cut the lines.", "junta", "mm_tat"),
    ("Hamas accepted the draft; Israel said the movement had changed it.", "movement", "hamas"),
    ("Ankara-backed factions shelled Ain Issa in Syria on Monday.", "factions", "fsa"),
]
OPEN = [  # text, the short form that nothing settles
    ("The army said on Monday that the road was open.", "army"),
    ("The regime must go, a poet wrote.", "regime"),
    ("Separatists in Catalonia lost two seats.", "Separatists"),
    ("The front crossed the coast with heavy rain.", "front"),
    ("The group met to talk about the budget of the school.", "group"),
]
NOBODY = ["gold prospectors", "an educational institution", "a group of herders", "the army post"]


@pytest.mark.parametrize(("text", "words", "entity"), TOLD)
def test_a_short_form_leads_to_whom_the_report_tells(text: str, words: str, entity: str) -> None:
    found = [m.entity for m in read_text(text).mentions if words in m.quote and m.entity]
    assert entity in found


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_a_short_form_that_nothing_settles_stays_open(text: str, words: str) -> None:
    assert [m.entity for m in read_text(text).mentions if m.quote == words and m.entity] == []


def test_two_equal_candidates_give_no_answer_and_are_named() -> None:
    reading = read_text("In Sudan and South Sudan alike, witnesses said, the army fired first.")
    (army,) = [m for m in reading.mentions if m.quote == "army" and m.kind == "context"]
    assert army.entity is None
    assert {"sd_saf"} < set(army.candidates)


@pytest.mark.parametrize("words", NOBODY)
def test_descriptions_stay_descriptions(words: str) -> None:
    reading = read_text(f"The drone hit {words} near Smara, the Polisario said.")
    start = reading.report.text.index(words)
    inside = [m for m in reading.mentions if start <= m.start and m.end <= start + len(words)]
    assert {m.entity for m in inside if m.type != "weapon"} <= {None}
