"""Which of several places of one name a report means, and how exact its point is."""

import pytest

from rashomon.geography import load_gazetteer
from rashomon.geography.keys import key_of, keys_of
from rashomon.geography.locating import distance, locate
from rashomon.geography.toponyms import toponyms_of
from tests.helpers import language, read_text

SPELT = ["Smara", "Es-Semara", "Esmara", "es semara", "ES-SEMARA"]
# Words of a text, and the country or region of the place that its last name means.
MEANT = [
    ("Two shells fell on Tripoli, Lebanon.", "Tripoli", "lb"),
    ("Clashes broke out in Tripoli between units from Misrata and Zawiya.", "Tripoli", "ly"),
    ("The bridge at Paris, Texas, was closed; Dallas and Houston sent crews.", "Paris", "us"),
    ("The minister flew from Lyon to Paris.", "Paris", "fr"),
    ("Rebels from Gao and Kidal reached Timbuktu.", "Timbuktu", "ml"),
    ("Fighting spread from Kadugli to Dilling in South Kordofan.", "Dilling", "sd"),
]
EXACT = [
    ("The drone fell in Tifariti on Monday.", "Tifariti", 1),
    ("The drone fell near Tifariti on Monday.", "Tifariti", 2),
    ("Villages in Aleppo province were shelled.", "Aleppo", 4),
    ("The convoy crossed into Mauritania.", "Mauritania", 6),
    ("A ship was hit in the Red Sea.", "Red Sea", 7),
]


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """The capitalised names of a text, so that each has company; `words` among them."""
    import re

    found = [m.span() for m in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+)*", text) if m.start()]
    at = text.index(words)
    return sorted({*found, (at, at + len(words))})


def test_the_ways_of_writing_a_name_have_one_key() -> None:
    assert key_of("Es-Semara") == key_of("es semara")
    assert key_of("Sana’a") == key_of("Sanaa") == "sanaa"
    assert key_of("Łódź") == "lodz"
    assert keys_of("al-Hasakah") == ("al hasakah", "hasakah")


@pytest.mark.parametrize("name", SPELT)
def test_every_spelling_leads_to_the_place(name: str) -> None:
    assert load_gazetteer(language()).sites(name)[0].key == "smara"


@pytest.mark.parametrize(("text", "words", "country"), MEANT)
def test_the_report_decides_between_namesakes(text: str, words: str, country: str) -> None:
    at = spans(text, words)
    toponyms = toponyms_of(text, at, load_gazetteer(language()))
    chosen = dict(zip(at, locate(toponyms), strict=True))
    site = chosen[text.index(words), text.index(words) + len(words)]
    assert site is not None
    assert site.country == country


@pytest.mark.parametrize(("text", "words", "precision"), EXACT)
def test_precision_is_that_of_ucdp(text: str, words: str, precision: int) -> None:
    places = [m.place for m in read_text(text).mentions if words in m.quote and m.place]
    assert precision in [place.precision for place in places]


def test_a_seat_said_to_speak_is_no_place() -> None:
    reading = read_text("Rabat said on Monday that the talks in Rabat had failed.")
    used = [(m.use, m.entity) for m in reading.mentions if m.quote == "Rabat"]
    assert used == [("metonymic", "ma"), ("literal", "rabat")]


def test_an_event_happens_in_its_own_place_only() -> None:
    reading = read_text("Shells hit a school in Kherson on Monday, officials in Geneva said.")
    places = [c.place.located.name for c in reading.claims if c.place and c.place.located]
    assert places
    assert {name for name in places if name != "Kherson"} == set()


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("Smara", {"ma", "sadr"}),
        ("Sevastopol", {"ua", "ru"}),
        ("Golan Heights", {"sy", "il"}),
        ("Taiwan", {"cn", "tw"}),
        ("Kosovo", {"rs", "xk"}),
        ("East Jerusalem", {"il", "ps"}),
        ("Abkhazia", {"ge", "abkhazia"}),
    ],
)
def test_rival_claims_of_a_place_stand_side_by_side(name: str, sides: set[str]) -> None:
    standings = load_gazetteer(language()).sites(name)[0].standings
    assert sides <= {s.by for s in standings if s.kind == "claimed"}
    assert {s.kind for s in standings} == {"un", "claimed", "control"}


def test_kilometres_between_points() -> None:
    assert distance(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)
    assert distance(10, 179.5, 10, -179.5) < 120
