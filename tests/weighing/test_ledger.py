"""Origins as a range, each merge with its evidence, sides and labels; and what must always hold."""

from functools import cache

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace

from rashomon.records import Comparison, Reading, Version, spans_of
from rashomon.weighing import compare_readings
from tests.weighing.pages import page

# Six accounts of one invented strike, both sides heard, and what each rests on.
PAGES = {
    "wire": (
        "Nine people were killed when shells hit the fish market in Kharkiv on Monday, the "
        "interior ministry said. Russia denied shelling the market.",
        "Delta Wire",
    ),
    "follows": (
        "Shells struck the fish market in Kharkiv on Monday. Nine people were killed, according to "
        "the interior ministry.",
        "Harbour Post",
    ),
    "own": ("Nine people were killed in the fish market in Kharkiv when shells hit it.", "Gazette"),
    "told": (
        "A surgeon in Kharkiv told Reuters that fourteen people were killed when shells hit the "
        "fish market on Monday.",
        "Evening Star",
    ),
    "again": (
        "Fourteen people were killed when shells hit the fish market in Kharkiv on Monday, Reuters "
        "reported, quoting a nurse.",
        "Morning Star",
    ),
    "denies": (
        "Russia did not shell the fish market in Kharkiv on Monday, the Kremlin said. Nobody was "
        "killed in Kharkiv, the Kremlin said.",
        "Northern Echo",
    ),
}


@cache
def read(name: str) -> Reading:
    text, outlet = PAGES[name]
    return page(text, f"{name}.txt", "2024-05-07", outlet)


def copied(name: str, number: int = 0) -> Reading:
    """The same words at another outlet: another report."""
    return page(PAGES[name][0], f"copy{number}.txt", "2024-05-08", f"Mirror {number}")


def compared(*readings: Reading) -> Comparison:
    return compare_readings(readings)


def killed(found: Comparison, value: str) -> Version:
    points = [p for s in found.stories for p in s.points if p.slot == "how many killed"]
    return next(v for p in points for v in p.versions if v.value == value)


def counts(version: Version) -> tuple[int, int, int]:
    return version.reports, version.origins_min, version.origins_max


def test_two_on_one_voice_are_one_origin_and_say_why() -> None:
    version = killed(compared(read("wire"), read("follows")), "9")
    assert counts(version) == (2, 1, 1)
    (merge,) = version.merges
    assert merge.proven
    assert "interior-ministry" in merge.how
    assert [place.quote for place in merge.evidence] == ["the interior ministry"] * 2


def test_two_in_their_own_voice_may_be_two_origins() -> None:
    told = (
        "Rescuers counted nine dead under the roof of the fish market in Kharkiv after the shells."
    )
    version = killed(compared(read("wire"), page(told, "b.txt", "2024-05-07", "Herald")), "9")
    assert counts(version) == (2, 2, 2)
    assert any("had it from one source" in change for change in version.changes)


def test_two_that_pass_on_one_agency_are_proven_one() -> None:
    version = killed(compared(read("told"), read("again")), "14")
    assert counts(version) == (2, 1, 1)
    assert version.merges[0].how == "reuters is named as the one who reported it"


def test_a_copy_in_its_own_voice_rests_on_what_it_copies() -> None:
    found = compared(read("own"), copied("own"))
    assert counts(killed(found, "9")) == (2, 1, 1)
    (story,) = found.stories
    (origin,) = [o for o in story.origins if o.copy_of]
    assert origin.copy_of == read("own").report.id
    assert [place.report for place in origin.evidence] == [origin.report, origin.copy_of]


def test_labels_carry_their_rules() -> None:
    labels = {x.name: x.rule for x in killed(compared(read("wire"), read("follows")), "9").labels}
    assert labels["one_origin_many_copies"] == "2 reports go back to one origin"
    alone = {x.name for x in killed(compared(read("own"), read("told")), "9").labels}
    assert {"unattributed", "one_origin", "values_conflict"} <= alone


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("Russia shelled the fish market in Kharkiv, Ukraine's army said.", "serves_its_side"),
        (
            "Russia shelled the fish market in Kharkiv, the Russian army said.",
            "against_its_interest",
        ),
        ("Russia shelled the fish market in Kharkiv, Norway's government said.", "third_party"),
        ("Ukraine shelled the fish market in Belgorod, the Russian army said.", "serves_its_side"),
        (
            "Ukraine shelled the fish market in Belgorod, Ukraine's army said.",
            "against_its_interest",
        ),
    ],
)
def test_whom_a_version_serves(text: str, interest: str) -> None:
    town = "Kharkiv" if "Kharkiv" in text else "Belgorod"
    other = page(f"Shells hit the fish market in {town} on Monday.", "b.txt")
    (story,) = compared(page(text), other).stories
    point = next(p for p in story.points if p.slot == "attack: actor")
    assert [side.interest for side in point.versions[0].sides] == [interest]


def test_both_sides_in_agreement_are_labelled() -> None:
    one = page("Russia shelled the fish market in Kharkiv, Ukraine's army said.", "a.txt")
    two = page("Russia shelled the fish market in Kharkiv, the Russian army said.", "b.txt")
    (story,) = compared(one, two).stories
    point = next(p for p in story.points if p.slot == "attack: actor")
    names = {label.name for label in point.versions[0].labels}
    assert {"opposing_sides_agree", "conceded_by_the_side_it_hurts"} <= names


NAMES = st.sets(st.sampled_from(sorted(PAGES)), min_size=2)


@settings(max_examples=30, deadline=None)
@given(NAMES, st.sampled_from(sorted(PAGES)))
def test_a_verbatim_copy_never_raises_origins(names: set[str], doubled: str) -> None:
    pages = [read(name) for name in sorted(names | {doubled})]
    before, after = _ranges(compared(*pages)), _ranges(compared(*pages, copied(doubled)))
    for key in before.keys() & after.keys():
        assert after[key][0] <= before[key][0]
        assert after[key][1] <= before[key][1]


@settings(max_examples=20, deadline=None)
@given(st.permutations(sorted(PAGES)))
def test_order_of_intake_never_changes_the_result(names: list[str]) -> None:
    again = [read(name) for name in names]
    assert compared(*again) == compared(*(read(name) for name in sorted(PAGES)))


@settings(max_examples=20, deadline=None)
@given(NAMES)
def test_a_denial_never_lowers_the_number_of_reports(names: set[str]) -> None:
    pages = [read(name) for name in sorted(names - {"denies"})]
    before, after = _reports(compared(*pages)), _reports(compared(*pages, read("denies")))
    for key, reports in before.items():
        assert after.get(key, reports) >= reports


@settings(max_examples=20, deadline=None)
@given(NAMES)
def test_every_difference_has_words_that_slice_back(names: set[str]) -> None:
    found = compared(*(read(name) for name in sorted(names)), copied("wire"))
    texts = {report.id: report.text for report in found.reports}
    for story in found.stories:
        for point in story.points:
            if point.state in ("differ", "denied"):
                assert len(point.answers) > 1
            for answer in point.answers:
                assert texts[answer.report][answer.start : answer.end] == answer.quote
            merges = [merge for version in point.versions for merge in version.merges]
            for place in (place for merge in merges for place in merge.evidence):
                assert texts[place.report][place.start : place.end] == place.quote
        for drift in story.drifts:
            for place in (drift.from_, drift.to):
                assert texts[place.report][place.start : place.end] == place.quote


def _ranges(found: Comparison) -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (point.slot, version.value): (version.origins_min, version.origins_max)
        for story in found.stories
        for point in story.points
        for version in point.versions
    }


def _reports(found: Comparison) -> dict[tuple[str, str], int]:
    return {
        (point.slot, version.value): version.reports
        for story in found.stories
        for point in story.points
        for version in point.versions
    }


def test_no_span_lies_outside_its_report() -> None:
    found = compared(*(read(name) for name in sorted(PAGES)))
    longest = max(len(report.text) for report in found.reports)
    assert all(end <= longest for _, end, _ in spans_of(found.stories))


def test_readings_are_left_as_they_were() -> None:
    before = replace(read("wire"))
    compared(read("wire"), read("follows"))
    assert read("wire") == before


SPELT = (
    "Nine people died when shells hit a mill near {0}, {1} said. The road from {0} was closed.",
    "According to {1}, nine died in the shelling. The mill of {0} burned, and the fire spread east.",
)


@pytest.mark.parametrize(
    ("usual", "odd"),
    [("Przemkow", "Przhemkov"), ("Qasemabad", "Ghassemabad"), ("Mukhayriz", "Mukhairiz")],
)
def test_who_errs_alike_may_have_one_origin(usual: str, odd: str) -> None:
    voices = ("a nurse", "the mayor", "a priest", "residents", "a baker")
    names = (usual, usual, usual, odd, odd)
    pages = [
        page(SPELT[n == 4].format(name, voice), f"{n}.txt", "2024-05-07", f"Outlet {n}")
        for n, (name, voice) in enumerate(zip(names, voices, strict=True))
    ]  # fmt: skip
    version = killed(compared(*pages), "9")
    hows = [merge.how for merge in version.merges]
    assert f"both write “{odd}” where others write “{usual}”" in hows
