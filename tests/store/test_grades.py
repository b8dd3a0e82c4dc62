"""People grade, each with name and reason; the program never does, and nothing rests on a grade."""

import pytest

from rashomon.errors import StaleError, StoreError
from rashomon.linking.grades import SCALES, UNGRADED, tag
from rashomon.linking.verdicts import claim_key
from rashomon.records import DecisionOf
from rashomon.store import Case

from .conftest import make_reading


@pytest.fixture
def key(case: Case) -> str:
    """A claim of the case."""
    case.add(make_reading(entity="ministry"))
    (claim,) = case.claims()
    return claim_key(claim)


def graded(case: Case, of: DecisionOf, subject: str, grade: str, by: str = "ana") -> int:
    said = case.decide("grade", of=of, entity=subject, name=grade, by=by, why="two saw it")
    return said.number


def held(case: Case, of: DecisionOf, subject: str) -> list[tuple[str, str | None]]:
    return [(grade.by, grade.name) for grade in case.grades(of, subject)]


def test_each_person_has_a_grade_and_the_last_one_comes_first(case: Case, key: str) -> None:
    assert held(case, "credibility", key) == []
    graded(case, "credibility", key, "2")
    graded(case, "credibility", key, "4", by="bo")
    graded(case, "credibility", key, "3")
    assert held(case, "credibility", key) == [("ana", "3"), ("bo", "4")]


def test_a_grade_is_taken_back(case: Case, key: str) -> None:
    number = graded(case, "reliability", "ministry", "C")
    case.decide("undo", by="ana", why="", undoes=number, of="reliability")
    assert held(case, "reliability", "ministry") == []


def test_what_a_source_is_worth_moves_no_item(case: Case, key: str) -> None:
    before = list(case.claims())
    graded(case, "reliability", "ministry", "E")
    assert held(case, "credibility", key) == []
    assert list(case.claims()) == before


def test_the_program_sets_no_grade(case: Case, key: str) -> None:
    case.compare()
    assert case.decisions() == []
    assert UNGRADED == {"reliability": "F", "credibility": "6"}


@pytest.mark.parametrize(
    ("of", "grade", "why", "reason"),
    [
        ("reliability", "G", "x", "is no reliability"),
        ("credibility", "0", "x", "is no credibility"),
        ("likelihood", "maybe", "x", "is no likelihood"),
        ("status", "true", "x", "is no status"),
        ("status", "weak", " ", "needs a reason"),
        ("likelihood", "likely", "two saw it; high confidence", "do not go into one judgement"),
        ("likelihood", "likely", "it is probable", "two rows"),
        ("likelihood", "remote", "others are very unlikely", "two rows"),
    ],
)
def test_what_is_no_grade_is_refused(
    case: Case, key: str, of: DecisionOf, grade: str, why: str, reason: str
) -> None:
    with pytest.raises(StoreError, match=reason):
        case.decide("grade", of=of, entity=key, name=grade, by="ana", why=why)
    assert case.decisions() == []


@pytest.mark.parametrize(
    "why", ["unlikely otherwise", "it is very likely so", "a road, not a mill"]
)
def test_words_of_one_row_go_together(case: Case, key: str, why: str) -> None:
    case.decide("grade", of="likelihood", entity=key, name="likely", by="ana", why=why)


def test_two_people_do_not_grade_over_one_another(case: Case, key: str) -> None:
    seen = case.last_decision()
    graded(case, "credibility", key, "2")
    with pytest.raises(StaleError, match="ana decided on this meanwhile"):
        case.decide("grade", of="credibility", entity=key, name="5", by="bo", why="no", seen=seen)


def test_grades_go_out_as_machine_tags(case: Case, key: str) -> None:
    graded(case, "reliability", "ministry", "B")
    graded(case, "credibility", key, "2")
    graded(case, "likelihood", key, "very likely")
    graded(case, "status", key, "fair")
    assert [tag(decision) for decision in case.decisions()] == [
        'admiralty-scale:source-reliability="b"',
        'admiralty-scale:information-credibility="2"',
        'estimative-language:likelihood-probability="very-likely"',
        None,
    ]


def test_every_scale_says_what_its_grades_mean() -> None:
    assert all(words for scale in SCALES.values() for words in scale.values())
    assert list(SCALES["reliability"]) == list("ABCDEF")
    assert list(SCALES["credibility"]) == list("123456")
    assert len(SCALES["likelihood"]) == 14
