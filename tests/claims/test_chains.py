"""Chains of voices: who says it, on whose word."""

import pytest

from tests.helpers import read_text

TALK = [
    ("There are suspicions that Norland armed the rebels.", "arms_transfer", "suspicions"),
    ("The visit revived allegations that the army had shelled the clinic.", "attack",
     "allegations"),
    ("Rumours that the front had shelled the port reached the town.", "attack", "Rumours"),
    ("Reports that the bridge had been hit could not be confirmed.", "attack", "Reports"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "talk"), TALK)
def test_talk_that_nobody_answers_for_is_a_voice_of_its_own(
    text: str, event: str, talk: str
) -> None:
    claims = [c for c in read_text(text).claims if c.event.type == event]
    (hop,) = claims[0].chain[1:]
    assert (hop.source, hop.source_kind) == (talk, "hearsay")
    assert hop.start is not None
    assert text[hop.start : hop.end] == talk


def test_a_claim_that_is_somebodys_has_that_voice() -> None:
    (claim, *_) = read_text("The army's claim that rebels shelled the port is new.").claims
    assert [hop.source for hop in claim.chain[1:]] == ["The army's"]
