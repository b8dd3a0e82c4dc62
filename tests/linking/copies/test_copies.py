"""Who copies whom: texts in, the copies among them out, with degree, direction and both passages."""

import itertools

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace

from rashomon.linking.copies import Text, copies_of, texts_of
from rashomon.records import Copy, Reading
from tests.helpers import read_text

WIRE = (
    "Shells fell on the fish market of Orsk harbour on Monday, killing six porters, the mayor said. "
    "Smoke rose above the quay for hours while ambulances carried the wounded to the Saint Bela "
    "clinic. The northern army accused gunners of the Delta Front of firing from the reed islands. "
    "The front's spokesman, Ilan Marwe, denied it and said its guns had been silent since Friday. "
    "Residents told of a whistle, then of two blasts close together near the ice house. "
    "Observers of the truce mission asked both sides for access to the islands and received none."
)
REWORDED = (
    "The fish market of Orsk harbour was hit by shells on Monday and six porters died, according to "
    "the mayor. For hours smoke rose above the quay, and ambulances took the wounded to the clinic "
    "of Saint Bela. Gunners of the Delta Front had fired from the reed islands, the northern army "
    "said in an accusation. Ilan Marwe, spokesman of the front, denied this; its guns had been "
    "silent since Friday, he said. Residents told of a whistle and then two blasts close together "
    "near the ice house. The truce mission's observers asked both sides for access to the islands."
)
BRIEF = (
    "Shells fell on the fish market of Orsk harbour on Monday, killing six porters, the mayor said. "
    "The northern army accused gunners of the Delta Front of firing from the reed islands."
)
ANOTHER = (
    "Traders in Orsk were still counting their losses on Tuesday. One of them, Pel Andar, said he "
    "had seen the boats burn. A nurse spoke of a night without sleep. The council promised tents "
    "for those whose houses had lost their windows, and schools stayed closed along the river. "
    "Nobody on either side of the delta would say who had fired, but each pointed to the other."
)


def reading(text: str, name: str, published: str | None = None, publisher: str = "") -> Reading:
    found = read_text(text, name)
    report = replace(found.report, published=published, publisher=publisher or None)
    return replace(found, report=report)


def texts(*readings: Reading) -> list[Text]:
    return [text for each in readings for text in texts_of(each)]


def copies(*readings: Reading) -> list[Copy]:
    return copies_of(texts(*readings))


@pytest.mark.parametrize(
    ("later", "degree"),
    [
        (WIRE, "same"),
        (WIRE.replace("six porters", "nine porters"), "copy"),
        (BRIEF, "copy"),
        (REWORDED, "derived"),
        (f"{ANOTHER} {BRIEF}", "partial"),
        (ANOTHER, None),
    ],
)
def test_how_far_one_is_a_copy(later: str, degree: str | None) -> None:
    found = copies(reading(WIRE, "a", "2024-05-06"), reading(later, "b", "2024-05-07"))
    assert [copy.degree for copy in found] == ([degree] if degree else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Nine people were killed when rockets hit the market in Kharkiv on Monday, the mayor said.",
            "Fourteen people died in Kharkiv on Monday when rockets struck the market, officials said.",
        ),
        (
            "Shells fell on a bakery in Belgorod on Friday and wounded three bakers, its governor said.",
            "Three bakers were hurt by shells that hit a bakery in Belgorod on Friday, medics said.",
        ),
        (
            "A drone struck a bus near Gaza City on Sunday, killing the driver, residents said.",
            "The driver of a bus was killed near Gaza City on Sunday by a drone, his cousin said.",
        ),
    ],
)
def test_one_sentence_on_one_event_is_no_copy(one: str, other: str) -> None:
    found = copies(reading(one, "a", "2024-05-06"), reading(other, "b", "2024-05-07"))
    assert not [copy for copy in found if copy.degree in ("same", "copy", "derived")]


def test_both_passages_slice_back_exactly() -> None:
    first, second = reading(WIRE, "a", "2024-05-06"), reading(REWORDED, "b", "2024-05-07")
    text = {r.report.id: r.report.text for r in (first, second)}
    (copy,) = copies(first, second)
    assert copy.passages
    for passage in copy.passages:
        for place in (passage.from_, passage.to):
            assert text[place.report][place.start : place.end] == place.quote


def test_the_later_one_is_the_copy_and_says_why() -> None:
    first, second = reading(BRIEF, "a", "2024-05-07"), reading(WIRE, "b", "2024-05-06")
    (copy,) = copies(first, second)
    assert (copy.report, copy.of, copy.sure) == (first.report.id, second.report.id, True)
    assert "published later (2024-05-06 and 2024-05-07)" in copy.how


def test_the_one_that_credits_the_other_is_the_copy() -> None:
    told = "Shells fell on the fish market, the mayor told the Delta Courier. " + WIRE[96:]
    first = reading(told, "a", publisher="Harbour Post")
    second = reading(WIRE, "b", publisher="Delta Courier")
    (copy,) = copies(first, second)
    assert (copy.report, copy.sure) == (first.report.id, True)


def test_without_an_order_in_time_the_direction_is_unsure() -> None:
    (copy,) = copies(reading(WIRE, "a"), reading(BRIEF, "b"))
    assert not copy.sure


def test_a_rewrite_of_another_month_is_not_looked_for() -> None:
    assert not copies(reading(WIRE, "a", "2024-05-06"), reading(REWORDED, "b", "2024-09-07"))


def test_word_for_word_copies_are_found_at_any_distance() -> None:
    assert copies(reading(WIRE, "a", "2024-05-06"), reading(WIRE + " ", "b", "2025-09-07"))


def test_a_passage_in_a_long_text_is_found() -> None:
    towns = "Fenby Norport Tavish Castell Orlen Quasol Ysmere Wexmoor Umera Pelkan".split()
    longer = " ".join(
        f"In {town} the {craft} of {town} opened a {thing} beside its {other}, {town} papers wrote."
        for town in towns
        for craft, thing, other in (
            ("glaziers", "foundry", "aqueduct"),
            ("beekeepers", "planetarium", "tannery"),
            ("cartographers", "velodrome", "cannery"),
        )
    )
    passage = ". ".join(WIRE.split(". ")[1:3]) + "."
    (copy,) = copies(
        reading(WIRE, "a", "2024-05-06"), reading(f"{longer} {passage}", "b", "2024-05-07")
    )
    assert copy.degree == "partial"


def test_standing_background_is_nobodys_copy() -> None:
    background = (
        "The delta has been divided since the war of 2009, when the northern army took the dams and "
        "the Delta Front kept the islands. Both have signed three truces, and each says that the "
        "other broke them. The mission of observers has counted more than four hundred breaches."
    )
    heads = (
        "A ferry ran aground near Tal on Monday. ",
        "The price of rice rose again in the north. ",
        "Teachers on the islands went on strike. ",
        "A bridge over the Ume was closed for repairs. ",
    )
    days = ("2024-01-05", "2024-03-06", "2024-05-07", "2024-05-09")
    pages = [reading(h + background, d, d) for h, d in zip(heads, days, strict=True)]
    assert not copies(*pages)


def test_a_person_decides_for_and_against() -> None:
    first, second = reading(WIRE, "a", "2024-05-06"), reading(BRIEF, "b", "2024-05-07")
    pair = frozenset((first.report.id, second.report.id))
    assert copies_of(texts(first, second), {pair: False}) == []
    third = reading(ANOTHER, "c", "2024-05-07")
    held = frozenset((first.report.id, third.report.id))
    (copy,) = copies_of(texts(first, third), {held: True})
    assert copy.how[0] == "a person decided that it is a copy"


def test_order_of_intake_changes_nothing() -> None:
    pages = [reading(t, str(n)) for n, t in enumerate((WIRE, REWORDED, BRIEF, ANOTHER))]
    assert len({str(copies(*order)) for order in itertools.permutations(pages)}) == 1


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 5), min_size=3), st.integers(0, 3))
def test_a_brief_cut_from_a_text_is_found(kept: set[int], extra: int) -> None:
    sentences = WIRE.split(". ")
    brief = ". ".join(sentences[n].rstrip(".") for n in sorted(kept)) + "."
    longer = " ".join([WIRE, *ANOTHER.split(". ")[:extra]])
    assert copies(reading(longer, "a", "2024-05-06"), reading(brief, "b", "2024-05-07"))
