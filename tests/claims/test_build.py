"""Claims out of sentences: what kind, how firmly, on whose word, in which words."""

import pytest

from tests.helpers import one_claim, read_text, voices

FIRMNESS = [
    # text, event, certainty, polarity, the words that decided
    ("The army shelled the port.", "attack", "asserted", "affirmed", []),
    ("The front said the army had shelled the port.", "attack", "reported", "affirmed", ["said"]),
    ("The front claims the army shelled the port.", "attack", "alleged", "affirmed", ["claims"]),
    ("The front suspects the army shelled the port.",
     "attack", "alleged", "affirmed", ["suspects"]),
    ("The army allegedly shelled the port.", "attack", "alleged", "affirmed", ["allegedly"]),
    ("The army may have shelled the port.", "attack", "possible", "affirmed", ["may"]),
    ("The army is believed to have shelled the port.",
     "attack", "possible", "affirmed", ["believed"]),
    ("The rebels will attack the port.", "attack", "planned", "affirmed", ["will"]),
    ("The rebels plan to attack the port.", "attack", "planned", "affirmed", ["plan"]),
    ("The army did not shell the port.", "attack", "asserted", "denied", ["not"]),
    ("The army never shelled the port.", "attack", "asserted", "denied", ["never"]),
    ("The army denied that it had shelled the port.", "attack", "reported", "denied", ["denied"]),
    ("The army denied shelling the port.", "attack", "reported", "denied", ["denied"]),
    ("The army denied reports that it had shelled the port.",
     "attack", "reported", "denied", ["denied"]),
    # an act of speech that did not take place
    ("The governor did not condemn the attack.", "condemnation", "asserted", "denied", ["did not condemn"]),
    ("The ministry has not demanded the return of the hostages.",
     "demand", "asserted", "denied", ["has not demanded"]),
    ("The rebels never accused the army of shelling the port.",
     "accusation", "alleged", "denied", ["never"]),
    # a light verb hands a negation on to its noun
    ("The alliance did not carry out strikes near the dam.",
     "attack", "asserted", "denied", ["not"]),
    ("The ministry said its forces had not launched any attack.",
     "attack", "reported", "denied", ["not"]),
    ("The rebels said they had never conducted an ambush there.",
     "attack", "reported", "denied", ["never"]),
    ("There was no air raid on the port.", "attack", "asserted", "denied", ["no"]),
    # what does not hedge or deny the event
    ("Three suspected rebels were killed.", "casualties", "asserted", "affirmed", []),
    ("The road was shelled due to a mistake.", "attack", "asserted", "affirmed", []),
    ("Not only the army shelled the port.", "attack", "asserted", "affirmed", []),
    ("State radio made no mention of the attack.", "attack", "asserted", "affirmed", []),
    ("The ministry made no reference to the bombing.", "attack", "asserted", "affirmed", []),
    ("The rebels' bulletin failed to mention the shelling.", "attack", "asserted", "affirmed", []),
    ("The army's statement omitted the shelling.", "attack", "asserted", "affirmed", []),
    ("There was an attack, but no casualties were reported.",
     "casualties", "asserted", "denied", ["no"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "certainty", "polarity", "because"), FIRMNESS)
def test_firmness_and_the_words_that_decided_it(
    text: str, event: str, certainty: str, polarity: str, because: list[str]
) -> None:
    claim = one_claim(text, event)
    assert (claim.certainty, claim.polarity) == (certainty, polarity)
    if because:
        decided = claim.polarity_words if polarity == "denied" else claim.certainty_words
        assert [span.quote for span in decided] == because


CHAINS = [
    ("The army shelled the port.", "attack", []),
    ("The army shelled the port, residents said.", "attack", ["residents"]),
    ("State radio reported that an officer said the port had been shelled.",
     "attack", ["State radio", "an officer"]),
    ("The port was shelled, the Voice reported, citing an officer.",
     "attack", ["the Voice", "an officer"]),
    ("The army was reportedly shelling the port.", "attack", ["hearsay"]),
    ("The port is said to have been shelled.", "attack", ["hearsay"]),
    ("According to field reports, the port was shelled.", "attack", ["field reports"]),
    ("The front accused the army of shelling the port.", "attack", ["The front"]),
    ("The army denied shelling the port.", "denial", ["The army"]),
    ("The army declined to comment on the raid.", "no_comment", []),
    ("The front claimed responsibility for the bombing.",
     "claim_of_responsibility", ["The front"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "chain"), CHAINS)
def test_chain_from_the_outlet_to_the_innermost_voice(
    text: str, event: str, chain: list[str]
) -> None:
    claim = one_claim(text, event)
    assert claim.chain[0].source_kind == "own_voice"
    assert voices(claim) == chain


EVENTS = [
    ("Militants bombed the bridge.", "attack", "bombed", None),
    ("Rockets hit the market.", "attack", "hit", "rocket"),
    ("A drone struck the barracks.", "attack", "struck", "drone_strike"),
    ("Warplanes attacked the town.", "attack", "attacked", "air_strike"),
    ("Nine people were killed.", "casualties", "killed", None),
    ("The clinic was destroyed.", "damage", "destroyed", None),
    ("Norland supplied rockets to the rebels.", "arms_transfer", "supplied", None),
    ("Norland armed the rebels.", "arms_transfer", "armed", None),
    ("The plant produced rockets.", "production", "produced", None),
    ("Officers trained the rebels.", "training", "trained", None),
    ("Norland finances the rebels.", "financing", "finances", None),
    ("Sudmark hosts the rebels.", "hosting", "hosts", None),
    ("Norland deployed troops on the border.", "deployment", "deployed", None),
    ("Norland sent soldiers to the island.", "deployment", "sent", None),
    ("The navy test-fired a missile.", "weapons_test", "test-fired", None),
    ("Norland cut diplomatic ties with Sudmark.",
     "diplomatic_break", "cut diplomatic ties", None),
    ("The envoys met in the capital.", "meeting", "met", None),
    ("The two sides signed a treaty.", "agreement", "signed", None),
    ("The council imposed sanctions on the firm.", "sanction", "imposed sanctions", None),
    ("Police arrested two men.", "arrest", "arrested", None),
    ("A judge investigates the case.", "investigation", "investigates", None),
    ("The army violated the ceasefire.", "ceasefire_violation", "violated the ceasefire", None),
    ("Thousands fled the valley.", "displacement", "fled", None),
    ("Students protested in the square.", "protest", "protested", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "trigger", "mode"), EVENTS)
def test_event_type(text: str, event: str, trigger: str, mode: str | None) -> None:
    claim = one_claim(text, event)
    assert (claim.event.trigger, claim.event.mode) == (trigger, mode)


NO_EVENT = [
    "The envoy sent a letter to the mayor.",
    "The mayor opened the fair.",
    "The land near the river is dry.",
    "The company made gains last year, and nobody at the fair by the sea spoke of rockets.",
    "The United States and Norland share a border.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_a_plain_sentence_in_the_reports_own_voice_makes_no_claim(text: str) -> None:
    assert read_text(text).claims == ()


def test_content_without_an_event_is_a_statement() -> None:
    claim = one_claim("The mayor said the valley would stay calm.", "statement")
    assert (claim.quote, voices(claim)) == ("the valley would stay calm", ["The mayor"])


def test_an_accusation_keeps_the_accused_act_as_a_claim_of_the_accuser() -> None:
    text = "The ministry accused Ukraine of shelling the port."
    act = one_claim(text, "attack")
    assert (act.certainty, voices(act)) == ("alleged", ["The ministry"])
    assert act.actor is not None
    assert act.actor.entity == "ua"
    accusation = one_claim(text, "accusation")
    assert accusation.actor is not None
    assert accusation.target is not None
    assert (accusation.actor.text, accusation.target.entity) == ("The ministry", "ua")


def test_responsibility_makes_the_claimant_the_doer() -> None:
    act = one_claim("The front claimed responsibility for the bombing.", "attack")
    assert act.actor is not None
    assert act.actor.text == "The front"


def test_evidence_is_the_clause_not_the_sentence() -> None:
    claim = one_claim(
        "The minister, who had come by car, opened the fair while rebels shelled the port, "
        "and the band went on playing.",
        "attack",
    )
    assert claim.quote == "rebels shelled the port"


def test_what_hangs_on_a_condition_keeps_it() -> None:
    claims = read_text("The front said it would fight if the town was attacked.").claims
    firmness = {claim.event.trigger: claim.certainty for claim in claims}
    assert firmness["fight"] in ("possible", "planned")
    assert firmness["attacked"] == "possible"
    assert all("if the town was attacked" in claim.quote for claim in claims)


def test_a_caption_a_comment_form_and_a_restated_title_make_no_claims() -> None:
    page = (
        "Rebels shell the port\n\n"
        "Smoke rises after rebels shelled the port. (Photo: A. Lind)\n"
        "Smoke rises after rebels shelled the port. (Photo: A. Lind)\n\n"
        "Rebels shell the port\n\n"
        "The harbour has been closed since the early morning and the ferry waits outside.\n\n"
        "Leave a Reply\n\n"
        "Your e-mail address won't be shared. Required fields are indicated.\n"
    )
    assert [claim.quote for claim in read_text(page).claims] == ["Rebels shell the port"]


def test_claims_of_a_second_story_carry_its_number() -> None:
    page = (
        "Rebels shell the port\n\n"
        + "Rebels shelled the port on Monday and the ferry had to wait outside. " * 7
        + "\n\n\n\nMinisters sign treaty in the north\n\n"
        "Ministers of two states at a table. (Photo: B. Lind)\n"
        "Ministers of two states at a table. (Photo: B. Lind)\n\n"
        + "The ministers signed the treaty after a night of talks in the old town hall. "
        * 7
    )
    stories = {claim.event.type: claim.story for claim in read_text(page).claims}
    assert (stories["attack"], stories["agreement"]) == (0, 1)
