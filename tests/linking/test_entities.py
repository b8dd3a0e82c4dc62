"""A case's entities with all their names, and what people decide of them: logged and reversible."""

from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.linking.entities import entities_of
from rashomon.records import Entity
from rashomon.store import Case, open_case
from tests.helpers import language, read_text

TEXTS = {
    "one.txt": "Rabat said the Polisario had fired first. “The Makhzen regime lies,” Anna Vale said.",
    "two.txt": "Anna Vale of the Polisario Front denied it. Vale spoke in Smara. Morocco did not answer.",
}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    kept = open_case(tmp_path / "news.case", create=True)
    for name, text in TEXTS.items():
        reading = read_text(text, name)
        kept.add(reading, text.encode())
    return kept


def listed(case: Case) -> dict[str, Entity]:
    return {e.id: e for e in entities_of(case.readings(), language(), case.standing())}


def test_one_party_under_many_names(case: Case) -> None:
    morocco = listed(case)["ma"]
    assert {use.name: use.kind for use in morocco.names} == {
        "Rabat": "metonym",
        "Makhzen regime": "hostile",
        "Morocco": "official",
    }
    by_name = {use.name: dict(use.users) for use in morocco.names}
    assert by_name["Makhzen regime"] == {"Anna Vale": 1}
    assert (morocco.count, morocco.reports) == (3, 2)


def test_a_place_lies_somewhere_and_says_who_claims_it(case: Case) -> None:
    place = listed(case)["smara"].place
    assert place is not None
    assert {s.by for s in place.standings if s.kind == "claimed"} == {"ma", "sadr"}


def test_a_merge_is_seen_everywhere_and_can_be_undone(case: Case) -> None:
    before = listed(case)
    case.decide("merge", by="ana", why="one person", entity="anna-vale", into="anna-v")
    merged = listed(case)
    assert "anna-vale" not in merged
    assert merged["anna-v"].count == before["anna-vale"].count
    voices = {hop.entity for claim in case.claims() for hop in claim.chain}
    assert "anna-vale" not in voices
    case.decide("undo", by="ana", why="no, two", undoes=1)
    assert listed(case) == before
    assert [d.kind for d in case.decisions()] == ["merge", "undo"]


def test_a_split_takes_one_name_in_one_report(case: Case) -> None:
    case.decide(
        *("split",),
        by="bo",
        why="the town",
        entity="ma",
        name="Rabat",
        into="rabat",
        report="one.txt",
    )
    assert "Rabat" not in {use.name for use in listed(case)["ma"].names}
    assert [use.name for use in listed(case)["rabat"].names] == ["Rabat"]


def test_a_rename_changes_what_it_is_called_only(case: Case) -> None:
    case.decide("rename", by="bo", why="house style", entity="ma", name="Kingdom of Morocco")
    assert listed(case)["ma"].name == "Kingdom of Morocco"


def test_decisions_hold_for_what_is_read_later(case: Case) -> None:
    case.decide("merge", by="ana", why="", entity="anna-vale", into="anna-v")
    text = "Anna Vale left Smara on Monday."
    case.add(read_text(text, "three.txt"), text.encode())
    assert listed(case)["anna-v"].reports == 3


def test_readings_are_kept_as_they_were_read(case: Case) -> None:
    before = list(case.readings(newest=False))
    case.decide("merge", by="ana", why="", entity="ma", into="xx")
    assert list(case.readings(newest=False)) == before


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "merge", "entity": "ma"},
        {"kind": "merge", "entity": "ma", "into": "ma"},
        {"kind": "split", "entity": "ma", "into": "x"},
        {"kind": "undo", "undoes": 7},
    ],
)
def test_a_decision_that_says_too_little_is_refused(case: Case, said: dict[str, str]) -> None:
    with pytest.raises(StoreError):
        case.decide(by="ana", why="", **said)  # type: ignore[arg-type]
    assert case.decisions() == []
