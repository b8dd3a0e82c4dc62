"""Claims that people tell: made, told otherwise, rejected; seen so everywhere, and taken back."""

import pytest
from msgspec.structs import replace

from rashomon.errors import MissingError, StaleError, StoreError
from rashomon.linking.verdicts import claim_key
from rashomon.records import Claim, Decision, Role, content_id, span
from rashomon.store import Case

from .conftest import make_reading

TEXT = "The front said shells 🚀 hit Ner'iva. قال الجيش إنه لم يقصف المدينة. The army denied it."


@pytest.fixture
def read(case: Case) -> Claim:
    """A claim on the first words of a report in two scripts."""
    reading = make_reading(TEXT)
    (claim,) = reading.claims
    cut = span(TEXT, 0, TEXT.index("."))
    claim = replace(claim, evidence=(cut,), quote=cut.quote)
    case.add(replace(reading, claims=(claim,)))
    return claim


def told(claim: Claim, words: str, **changes: object) -> Claim:
    start = TEXT.index(words)
    cut = span(TEXT, start, start + len(words))
    return replace(
        claim,
        id=content_id(claim.id, words, str(changes)),
        evidence=(cut,),
        quote=words,
        reader="by hand (ana)",
        **changes,
    )


def decide(case: Case, kind: str, key: str, claim: Claim | None = None, **said: object) -> Decision:
    return case.decide(kind, by="ana", why="", entity=key, of="claim", claim=claim, **said)  # type: ignore[arg-type]


def seen(case: Case, report: str) -> list[list[str]]:
    """The claims of a report by every way of asking, as their words."""
    length = len(TEXT)
    whole = case.reading(report).claims
    window = case.window(report, 0, length).claims
    listed = list(case.claims(report=report))
    places = case.claim_places(report)
    where = [(c.id, c.evidence[0].start, c.evidence[-1].end) for c in whole]
    assert [place for place in places if place in where] == where
    assert {c.id for c in window} == {place[0] for place in places}
    assert {c.id for c in whole} == {c.id for c in listed}
    return [[c.quote, c.polarity] for c in whole]


def test_a_claim_is_told_otherwise_and_taken_back(case: Case, read: Claim) -> None:
    other = told(read, "hit Ner'iva", polarity="denied")
    decision = decide(case, "edit", claim_key(read), other)
    assert seen(case, read.report) == [["hit Ner'iva", "denied"]]
    assert case.claim(other.id) == other
    assert case.claim(read.id) == other
    case.decide("undo", by="ana", why="", undoes=decision.number, of="claim")
    assert seen(case, read.report) == [[read.quote, "affirmed"]]


def test_a_claim_told_twice_is_the_last_telling(case: Case, read: Claim) -> None:
    first = told(read, "hit Ner'iva")
    second = told(read, "shells 🚀 hit Ner'iva", polarity="denied")
    decide(case, "edit", claim_key(read), first)
    last = decide(case, "edit", claim_key(first), second)
    assert seen(case, read.report) == [["shells 🚀 hit Ner'iva", "denied"]]
    case.decide("undo", by="ana", why="", undoes=last.number, of="claim")
    assert seen(case, read.report) == [["hit Ner'iva", "affirmed"]]


def test_a_claim_is_made_of_any_words(case: Case, read: Claim) -> None:
    arabic = told(read, "قال الجيش إنه لم يقصف المدينة", actor=None)
    decide(case, "make", claim_key(arabic), arabic)
    assert seen(case, read.report) == [
        [read.quote, "affirmed"],
        ["قال الجيش إنه لم يقصف المدينة", "affirmed"],
    ]
    found = case.claim(arabic.id)
    assert TEXT[found.evidence[0].start : found.evidence[0].end] == found.quote
    assert [c.quote for c in case.claims(text="الجيش")] == [arabic.quote]
    assert list(case.claims(text="nowhere")) == []


def test_what_was_told_may_be_rejected(case: Case, read: Claim) -> None:
    made = told(read, "The army denied it")
    decide(case, "make", claim_key(made), made)
    decide(case, "reject", claim_key(made))
    assert seen(case, read.report) == [[read.quote, "affirmed"]]
    assert case.claim(made.id) == made  # it can still be looked at, and accepted again
    assert made in case.window(read.report, 0, len(TEXT)).claims
    decide(case, "accept", claim_key(made))
    assert len(seen(case, read.report)) == 2


def test_a_newer_reading_keeps_what_people_told(case: Case, read: Claim) -> None:
    other = told(read, "hit Ner'iva")
    decide(case, "edit", claim_key(read), other)
    newer = make_reading(TEXT, reader="rules 2")
    case.add(replace(newer, claims=()), reader="rules 2")
    assert seen(case, read.report) == [["hit Ner'iva", "affirmed"]]


def test_entities_of_told_claims_are_seen_as_decided(case: Case, read: Claim) -> None:
    start = TEXT.index("The army")
    army = Role("The army", start, start + 8, entity="army")
    made = told(read, "The army denied it", actor=army)
    decide(case, "make", claim_key(made), made)
    case.decide("merge", by="ana", why="", entity="army", into="yms-army")
    (found,) = [c for c in case.reading(read.report).claims if c.id == made.id]
    assert found.actor == replace(army, entity="yms-army")


def test_a_telling_needs_its_claim(case: Case, read: Claim) -> None:
    with pytest.raises(StoreError, match="an edit needs to know its claim"):
        decide(case, "edit", claim_key(read))
    with pytest.raises(MissingError, match="no claim 'ffff'"):
        case.claim("ffff")


def test_a_stale_decision_is_refused_and_says_who_was_first(case: Case, read: Claim) -> None:
    before = case.last_decision()
    decide(case, "accept", claim_key(read))
    with pytest.raises(StaleError, match="ana decided on this meanwhile: accept"):
        decide(case, "reject", claim_key(read), seen=before)
    assert [d.kind for d in case.standing()] == ["accept"]
    decide(case, "reject", claim_key(read), seen=case.last_decision())


def test_own_decisions_make_nothing_stale(case: Case, read: Claim) -> None:
    before = case.last_decision()
    mine = decide(case, "accept", claim_key(read), seen=before)
    decide(case, "reject", claim_key(read), seen=before, own=[mine.number])


def test_decisions_on_other_things_make_nothing_stale(case: Case, read: Claim) -> None:
    before = case.last_decision()
    case.decide("merge", by="ben", why="", entity="a", into="b")
    decide(case, "accept", claim_key(read), seen=before)


def test_undoing_is_refused_where_it_was_decided_anew(case: Case, read: Claim) -> None:
    first = decide(case, "accept", claim_key(read))
    before = case.last_decision()
    decide(case, "reject", claim_key(read))
    with pytest.raises(StaleError, match="decided on this meanwhile"):
        case.decide("undo", by="ben", why="", undoes=first.number, of="claim", seen=before)
