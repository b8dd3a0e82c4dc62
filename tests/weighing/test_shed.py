"""Which sources an account sheds, and what related accounts answer otherwise."""

import pytest

from rashomon.records import Drift
from tests.weighing.pages import BESIDE, drifts_between, page

SHIPPED = "Iran shipped rockets to the front at Orsk, Reuters reports. "


def drifts(*told: tuple[str, str]) -> list[Drift]:
    pages = [
        page(text + BESIDE[n], f"{n}.txt", f"2024-05-0{n + 6}", outlet)
        for n, (text, outlet) in enumerate(told)
    ]
    return drifts_between(*pages)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Reuters cited four Iranian officials and six Iraqi officers.",
         "Reuters cited four Iranian officials.", "attribution"),
        ("Reuters had it from two Russian officers and two Western diplomats.",
         "Reuters had it from two Russian officers.", "attribution"),
        ("Reuters cited two Russian officers and two Western diplomats.",
         "The report was confirmed by two Russian officers and two Western diplomats.", "certainty"),
    ],
)  # fmt: skip
def test_sources_are_shed(before: str, after: str, kind: str) -> None:
    found = drifts((SHIPPED + before, "A"), (SHIPPED + after, "B"))
    assert any(d.kind == kind and " and " in d.from_.quote for d in found)


def test_sources_that_stay_are_not_shed() -> None:
    told = SHIPPED + "Reuters cited four Iranian officials and six Iraqi officers."
    again = SHIPPED + "Six Iraqi officers and four officials of Iran told Reuters so."
    assert not [d for d in drifts((told, "A"), (again, "B")) if "officers" in d.from_.quote]


def test_another_page_of_one_outlet_has_another_target() -> None:
    found = drifts(
        ("Rockets fell in an uninhabited area on Monday.", "Delta Wire"),
        ("The rockets of Monday hit a school in Orsk.", "Delta Wire (analysis)"),
    )
    assert any(d.kind == "target" and d.to.quote == "a school" for d in found)


def test_two_outlets_that_name_different_targets_do_not_drift() -> None:
    found = drifts(
        ("Rockets fell in an uninhabited area on Monday.", "Delta Wire"),
        ("The rockets of Monday hit a school in Orsk.", "Harbour Post"),
    )
    assert not [d for d in found if d.kind == "target"]


def test_the_reason_changed_on_one_voices_word() -> None:
    found = drifts(
        ("Iran shipped rockets to Orsk to deter the fleet, Reuters reports.", "A"),
        ("Iran shipped rockets to Orsk in response to sanctions, Reuters reports.", "B"),
    )
    (drift,) = [d for d in found if d.kind == "reason"]
    assert (drift.before, drift.after) == ("to deter the fleet", "in response to sanctions")


def test_a_voice_that_stands_elsewhere_in_the_account_is_not_lost() -> None:
    said = "Shells killed nine people on the quay of Orsk, the harbour doctor said."
    again = (
        "Divers looked for a barge. Nine people were killed at Orsk. The harbour doctor said so."
    )
    voiced = again + " Shells killed nine people, the harbour doctor told reporters."
    lost = drifts((said, "Delta Wire"), (again, "Delta Wire"))
    kept = drifts((said, "Delta Wire"), (voiced, "Delta Wire"))
    assert len([d for d in kept if d.kind == "attribution"]) <= len(
        [d for d in lost if d.kind == "attribution"]
    )


def test_a_headline_states_as_fact_what_its_page_has_from_a_voice() -> None:
    found = drifts(
        ("Ukraine shelled the quay of Orsk, the harbour doctor said.", "Delta Wire"),
        (
            "Ukraine shelled the quay of Orsk. Guns of Ukraine fired at the quay of Orsk, the harbour"
            " doctor said.",
            "Delta Wire",
        ),
    )
    assert any(d.kind == "attribution" and d.after == "own voice" for d in found)
