"""Finding claims and reports, whatever a person types."""

import pytest

from rashomon.errors import StoreError
from rashomon.store import Case

from .conftest import MakeReading

REUTERS = "Reuters reported that two rockets hit Smara."
DENIAL = "Rabat denied that it had shelled the camp."
ARABIC = "قال الجيش إن صاروخين سقطا على المدينة 🚀"
ODD = 'A "caf\u00e9" was hit AND burned (NOT shelled)* by 50% of fire_teams.'


@pytest.fixture
def newsroom(case: Case, make: MakeReading) -> Case:
    with case.transaction():
        case.add(make(REUTERS, name="1", source="Reuters", entity="reuters"))
        case.add(make(DENIAL, name="2", source="the Moroccan army", entity="ma", polarity="denied"))
        case.add(make(ARABIC, name="3", source="الجيش", certainty="alleged"))
        case.add(make(ODD, name="4", source="ΣΊΣΥΦΟΣ Straße", certainty="possible"))
    return case


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ({}, "1234"),
        ({"report": "2"}, "2"),
        ({"source": "reut"}, "1"),
        ({"source": "REUTERS"}, "1"),
        ({"source": "the wire"}, "1234"),
        ({"source": "Moroccan"}, "2"),
        ({"source": "ma"}, "2"),
        ({"source": "الجيش"}, "3"),
        ({"source": "σίσυφος STRASSE"}, "4"),
        ({"source": "%"}, ""),
        ({"source": "nobody"}, ""),
        ({"event_type": "attack"}, "1234"),
        ({"event_type": "denial"}, ""),
        ({"certainty": "alleged"}, "3"),
        ({"polarity": "denied"}, "2"),
        ({"polarity": "denied", "certainty": "alleged"}, ""),
        ({"limit": 2}, "12"),
        ({"limit": 0}, ""),
    ],
)
def test_filters(newsroom: Case, wish: dict[str, str], names: str) -> None:
    assert found(newsroom, **wish) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rockets", "1"),
        ("smara ROCKETS", "1"),
        ("rocket", ""),
        ("hit", "14"),
        ("cafe", "4"),
        ("صاروخين", "3"),
        ("المدينة الجيش", "3"),
        ("🚀", "3"),
        ("🚀 المدينة", "3"),
        ("🚀 hit", ""),
        ("AND", "4"),
        ("hit AND", "4"),
        ("NOT", "4"),
        ("OR", ""),
        ("NEAR(two rockets)", ""),
        ("quote:hit", ""),
        ('"', "4"),
        ('"café"', "4"),
        ('hit"', "14"),
        ("*", "4"),
        ("rock*", ""),
        ("%", "4"),
        ("50%", "4"),
        ("(", "4"),
        ("hit )", "4"),
        ("^", ""),
        ("", "1234"),
        ("  ", "1234"),
        ("hit\x00", "14"),
        ("\x00", "1234"),
    ],
)
def test_any_words_can_be_looked_for(newsroom: Case, text: str, names: str) -> None:
    assert found(newsroom, text=text) == names
    assert "".join(report.name for report in newsroom.reports(text=text)) == names


def test_half_a_character_cannot_be_looked_for(newsroom: Case) -> None:
    with pytest.raises(StoreError, match="cannot be kept or looked for"):
        list(newsroom.claims(text="hit \ud800"))


@pytest.mark.parametrize("wish", [{"event_type": "atack"}, {"certainty": "sure"}, {"polarity": ""}])
def test_unknown_choice_names_the_choices(case: Case, wish: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="choose from "):
        case.claims(**wish)  # type: ignore[arg-type]


def test_negative_limit_is_refused(case: Case) -> None:
    with pytest.raises(ValueError, match="use 0 or more"):
        case.claims(limit=-1)


def test_only_the_newest_reading_is_searched(case: Case, make: MakeReading) -> None:
    case.add(make(reader="rules 1", certainty="alleged"))
    case.add(make(reader="rules 2", certainty="reported"))
    assert [claim.reader for claim in case.claims(text="rockets")] == ["rules 2"]
    assert list(case.claims(certainty="alleged")) == []


def found(case: Case, **wish: object) -> str:
    names = {report.id: report.name for report in case.reports()}
    return "".join(names[claim.report] for claim in case.claims(**wish))  # type: ignore[arg-type]
