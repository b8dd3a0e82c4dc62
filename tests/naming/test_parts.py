"""One entity for one name, however it is told: by a part, in another spelling, by its letters."""

import pytest

from rashomon.language.sounds import fingerprint, sound
from tests.helpers import language, read_text

SAME = [
    ("Qasemi", "Ghasemi"),
    ("Hizbullah", "Hezbollah"),
    ("Muhammad", "Mohammed"),
    ("Hussein", "Husayn"),
    ("al-Houthi", "Huthi"),
    ("Tsahal", "Tzahal"),
]
OTHERS = [("Hamas", "Hama"), ("Iran", "Iraq"), ("Kurd", "Kord Kuy"), ("Maliki", "Mali")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_words_in_another_order_are_the_same_name() -> None:
    assert fingerprint("Arab Syrian Army") == fingerprint("Syrian Arab Army")
    assert language().names.sounding("Army of Syrian Arab") is not None
    assert language().names.sounding("Tourist Board of the Army") is None


def test_a_person_in_two_spellings_is_one() -> None:
    reading = read_text(
        "Foreign ministry spokesman Bahram Ghasemi rejected the report. Later Qasemi said more."
    )
    people = {m.entity for m in reading.mentions if m.type == "person" and m.entity}
    assert len(people) == 1


def test_letters_are_the_name_that_the_report_explains() -> None:
    reading = read_text(
        "The Varimland Relief Union (VRU) left the camp. The VRU said its trucks were searched."
    )
    named = [m.entity for m in reading.mentions if m.quote in ("VRU", "Varimland Relief Union")]
    assert len(named) >= 2
    assert len(set(named)) == 1


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Syrias state news agency said the road was closed.", "Syrias", "sy"),
        ("Ukraines defence ministry said the port was open.", "Ukraines", "ua"),
        ("Hezbollahs media office denied the report.", "Hezbollahs", "hezbollah"),
        ("Moroccos foreign ministry recalled the envoy.", "Moroccos", "ma"),
    ],
)
def test_a_lost_apostrophe_makes_no_new_name(text: str, words: str, entity: str) -> None:
    assert [m.entity for m in read_text(text).mentions if m.quote == words] == [entity]
