"""Questions that a story asks of its claims: which weapon, who has spoken, why, on whose word."""

import pytest

from rashomon.records import Point, Story
from rashomon.weighing import compare_readings
from tests.weighing.pages import page

REST = (
    " Ferries to the reed islands of Orsk stood still all week while divers looked for the wreck of"
    " the barge near the Saint Bela light."
)


def story(*texts: str, outlets: tuple[str, ...] = ()) -> Story:
    names = outlets or tuple(f"Outlet {n}" for n in range(len(texts)))
    pages = [page(text + REST, f"{n}.txt", "2024-05-06", names[n]) for n, text in enumerate(texts)]
    (found,) = compare_readings(pages).stories
    known = {p.report.id: p.report.text for p in pages}
    for point in found.points:
        for a in point.answers:
            assert known[a.report][a.start : a.end] == a.quote
    return found


def point(found: Story, slot: str) -> Point:
    return next(p for p in found.points if p.slot == slot)


def values(found: Story, slot: str) -> set[str]:
    return {answer.value for answer in point(found, slot).answers}


STRUCK = "Shells struck the quay of Orsk on Monday, the harbour office said."


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("The mayor said it was a Shahed drone.", "attack: item", "shahed"),
        ("It was not a Shahed drone, the army said.", "attack: item", "not shahed"),
        ("The shells fell in an uninhabited zone.", "attack: target", "empty ground"),
        ("The shells fell on open ground.", "attack: target", "empty ground"),
        ("The shells fell in a densely populated area.", "attack: target", "populated ground"),
        (
            "Ukraine shelled it in retaliation for a raid.",
            "attack: why",
            "in retaliation for a raid",
        ),
        ("Russia shelled it to deter the fleet.", "attack: why", "to deter the fleet"),
        ("Russia is said to have shelled it.", "attack: source", "nobody named"),
        ("The Courier cited two officers.", "attack: source", "two officers"),
    ],
)
def test_a_claim_answers_it(text: str, slot: str, value: str) -> None:
    assert value in values(story(f"{STRUCK} {text}", STRUCK), slot)


def test_what_was_spared_is_an_answer_beside_what_was_hit() -> None:
    found = story(
        f"{STRUCK} The shells hit a navy base, Ukraine said.",
        f"{STRUCK} The shells fell without touching any navy base, Russia said.",
    )
    versions = [v.value for v in point(found, "attack: target").versions]
    assert any(v.startswith("not ") and "base" in v for v in versions)


def test_a_party_without_a_word_and_with_one_are_set_side_by_side() -> None:
    found = story(
        f"{STRUCK} No official Ukrainian statement has been issued.",
        f"{STRUCK} The Ukrainian army said that the shells hit a barge.",
    )
    assert values(found, "word of ua") == {"no word", "has spoken"}


def test_what_nobody_confirmed_is_no_affirmation() -> None:
    found = story(
        f"{STRUCK} Nine people were killed.", f"{STRUCK} Russia did not confirm the deaths."
    )
    asked = point(found, "casualties: happened")
    assert {a.value for a in asked.answers} == {"said to have happened", "not confirmed"}
    assert asked.state == "agree"


def test_a_denial_of_two_parties_is_a_reply_of_each() -> None:
    found = story(f"{STRUCK} Iran and Iraq each denied that it had happened.", STRUCK)
    assert values(found, "reply: ir") == {"denied"}
    assert values(found, "reply: iq") == {"denied"}


def test_the_land_of_its_making_says_who_made_it() -> None:
    found = story(
        f"{STRUCK} The shells were made in Russia, an expert said.",
        f"{STRUCK} The fragments do not come from Russian weapons, the ministry said.",
    )
    assert values(found, "production: actor") == {"ru", "not ru"}


@pytest.mark.parametrize(("model", "of"), [("S-300", "missile"), ("BM-21", "rocket")])
def test_a_model_is_of_its_class(model: str, of: str) -> None:
    found = story(
        f"{STRUCK} It was a {model}, the mayor said.", f"{STRUCK} It was a {of}, Kyiv said."
    )
    (version,) = [v for v in point(found, "attack: item").versions if v.reports > 1]
    assert version.reports == 2


@pytest.mark.parametrize("word", ["who", "which"])
def test_a_pronoun_that_leads_nowhere_is_no_party(word: str) -> None:
    found = story(f"{STRUCK} It comes from pilots, {word} allege that Russia shelled it.", STRUCK)
    named = {origin for p in found.points for a in p.answers for origin in a.origins}
    assert "who" not in named


def test_officials_who_will_not_be_named_are_no_reply_of_their_state() -> None:
    found = story(f"{STRUCK} Iraqi and Western officials confirmed the strike.", STRUCK)
    assert not [p for p in found.points if p.slot == "reply: iq"]
