"""One plain sentence a claim, built from its fields alone."""

import re
from itertools import product
from typing import Any

import pytest

from rashomon.records import CERTAINTIES, EVENT_TYPES, Claim, Restated
from rashomon.views.clauses import OPTION, SLOT
from rashomon.views.patterns import english
from rashomon.views.sentences import claim_sentence
from tests.helpers import one_claim
from tests.views.helpers import claim, number, placed

RAID = "The army attacked the port near Orrin on Friday with rockets, killing at least 3."
PLAIN = {"actor": "The army", "target": "the port"}
SAID = "the ministry said the army attacked the port, a guard told it"
VOICED = {"actor": "the army", "target": "the port"}

SENTENCES: list[tuple[str, str, str, dict[str, Any], str]] = [
    # text, event, trigger, other fields, sentence
    (RAID, "attack", "attacked", PLAIN, "The army attacked the port."),
    (RAID, "attack", "attacked", {"target": "the port"},
     "The port was attacked, by whom is not said."),
    (RAID, "attack", "attacked", {}, "There was an attack, by whom is not said."),
    (RAID, "attack", "attacked", {"item": "rockets"},
     "There was an attack with rockets, by whom is not said."),
    (RAID, "attack", "attacked",
     {**PLAIN, "mode": "rocket", "place": "Orrin", "time": "Friday|2015-05-01|2015-05-01|day",
      "numbers": [("killed", "at least 3", 3, None)]},
     "The army attacked the port (rocket) near Orrin on Friday [2015-05-01]: at least 3 killed."),
    (RAID, "attack", "attacked", {**PLAIN, "item": "rockets", "mode": "rocket"},
     "The army attacked the port with rockets."),
    # whose word
    (SAID, "attack", "attacked", {**VOICED, "voices": ["the ministry|said"], "certainty": "reported"},
     "According to the ministry, the army attacked the port."),
    (SAID, "attack", "attacked",
     {**VOICED, "voices": ["the ministry|said", "a guard|told"], "certainty": "reported"},
     "According to the ministry, citing a guard, the army attacked the port."),
    ("it said the army attacked the port", "attack", "attacked",
     {**VOICED, "voices": ["it|said|government|nor"], "certainty": "reported"},
     "According to it [nor], the army attacked the port."),
    ("he said the army attacked them", "attack", "attacked",
     {"actor": "the army", "target": "them|front", "voices": ["he|said|named_person|ola-bern"],
      "certainty": "reported"},
     "According to him [ola-bern], the army attacked them [front]."),
    ("They attacked the port", "attack", "attacked", {"actor": "They|front", "target": "the port"},
     "They [front] attacked the port."),
    ("The port was reportedly attacked", "attack", "attacked",
     {"target": "The port", "voices": ["|reportedly"], "certainty": "reported"},
     "According to hearsay (“reportedly”), the port was attacked, by whom is not said."),
    # how firmly
    ("The front claims the army attacked the port", "attack", "attacked",
     {**VOICED, "voices": ["The front|claims"], "certainty": "alleged", "hedge": ["claims"]},
     "The front alleges that the army attacked the port."),
    ("the ministry said the rebels claim the army attacked the port", "attack", "attacked",
     {**VOICED, "voices": ["the ministry|said", "the rebels|claim"], "certainty": "alleged",
      "hedge": ["claim"]},
     "According to the ministry, the rebels allege that the army attacked the port."),
    ("the front claims, citing a guard, that the army attacked the port", "attack", "attacked",
     {**VOICED, "voices": ["the front|claims", "a guard|citing"], "certainty": "alleged",
      "hedge": ["claims"]},
     "The front, citing a guard, alleges that the army attacked the port."),
    ("The army allegedly attacked the port", "attack", "attacked",
     {"actor": "The army", "target": "the port", "certainty": "alleged", "hedge": ["allegedly"]},
     "It is alleged that the army attacked the port."),
    (RAID, "attack", "attacked", {**PLAIN, "certainty": "possible"},
     "Possibly, the army attacked the port."),
    (SAID, "attack", "attacked", {**VOICED, "voices": ["the ministry|said"], "certainty": "possible"},
     "According to the ministry, it is possible that the army attacked the port."),
    (RAID, "attack", "attacked", {**PLAIN, "certainty": "planned"},
     "The army is said to plan to attack the port."),
    (SAID, "attack", "attacked", {**VOICED, "voices": ["the ministry|said"], "certainty": "planned"},
     "According to the ministry, the army plans to attack the port."),
    (RAID, "attack", "attacked", {"target": "the port", "certainty": "planned"},
     "The port is to be attacked, by whom is not said."),
    (RAID, "attack", "attacked", {**PLAIN, "certainty": "planned", "polarity": "denied"},
     "The army is said to plan not to attack the port."),
    # what did not happen
    (RAID, "attack", "attacked", {**PLAIN, "polarity": "denied"}, "The army did not attack the port."),
    (RAID, "attack", "attacked", {"target": "the port", "polarity": "denied"},
     "The port was not attacked."),
    (RAID, "attack", "attacked", {"polarity": "denied"}, "There was no attack."),
    ("The army denied that it attacked the port", "attack", "attacked",
     {"actor": "it|army", "target": "the port", "voices": ["The army|denied|government|army"],
      "certainty": "reported", "polarity": "denied", "denial": ["denied"], "denies": "act"},
     "The army denies that it attacked the port."),
    ("the ministry said the rebels denied attacking the port", "attack", "attacking",
     {"actor": "the rebels|front", "target": "the port",
      "voices": ["the ministry|said", "the rebels|denied|armed_group|front"],
      "certainty": "reported", "polarity": "denied", "denial": ["denied"]},
     "According to the ministry, the rebels [front] deny that they attacked the port."),
    ("The ministry denied that the army attacked the port", "attack", "attacked",
     {**VOICED, "voices": ["The ministry|denied|government|min"], "certainty": "reported",
      "polarity": "denied", "denial": ["denied"]},
     "The ministry denies that the army attacked the port."),
    ("The army denied it was its rockets that hit the port", "attack", "hit",
     {"actor": "The army|army", "target": "the port", "voices": ["The army|denied|government|army"],
      "certainty": "reported", "polarity": "denied", "denial": ["denied"], "denies": "doer"},
     "The army denies that it attacked the port (what is denied is the doer)."),
    ("The front denied any role in the raid on the port", "attack", "raid",
     {"target": "the port", "voices": ["The front|denied|armed_group"], "certainty": "reported",
      "polarity": "denied", "denial": ["denied"], "denies": "doer"},
     "The front denies having done this: the port was attacked."),
    ("The ministry said the army did not attack the port", "attack", "attack",
     {**VOICED, "voices": ["The ministry|said"], "certainty": "reported", "polarity": "denied",
      "denial": ["not"]},
     "According to the ministry, the army did not attack the port."),
    ("No group claimed responsibility", "claim_of_responsibility", "claimed responsibility",
     {"actor": "No group", "target": "responsibility", "polarity": "denied"},
     "No group claimed responsibility."),
    # acts of speech
    ("The army denied any part in the raid", "denial", "denied",
     {"actor": "The army", "target": "any part", "voices": ["The army|denied|government"],
      "certainty": "reported", "polarity": "denied", "denial": ["denied"]},
     "The army denied any part."),
    ("The army did not deny the raid", "denial", "deny",
     {"actor": "The army", "target": "the raid", "polarity": "denied", "denial": ["not"]},
     "The army did not deny the raid."),
    ("The ministry declined to comment", "no_comment", "declined to comment",
     {"actor": "The ministry", "polarity": "denied", "denial": ["declined to comment"]},
     "The ministry gave no comment."),
    ("The front accused the army of the raid", "accusation", "accused",
     {"actor": "The front", "target": "the army", "voices": ["The front|accused"],
      "certainty": "alleged", "hedge": ["accused"]},
     "The front accused the army."),
    ("Norland has not confirmed the raid", "confirmation", "has not confirmed",
     {"actor": "Norland", "target": "the raid", "polarity": "denied",
      "denial": ["has not confirmed"]},
     "Norland did not confirm the raid."),
    ("The mayor said the valley would stay calm", "statement", "said",
     {"voices": ["The mayor|said"], "certainty": "reported"},
     "According to the mayor: “The mayor said the valley would stay calm”."),
    # opposite directions of one type
    ("Norland sent rockets to the rebels", "arms_transfer", "sent",
     {"actor": "Norland", "item": "rockets", "target": "the rebels"},
     "Norland supplied rockets to the rebels."),
    ("The rebels bought rockets from Norland", "arms_transfer", "bought",
     {"actor": "Norland", "item": "rockets", "target": "The rebels"},
     "The rebels acquired rockets from Norland."),
    ("Sudmark pulled out its troops", "deployment", "pulled out",
     {"actor": "Sudmark", "target": "its troops"}, "Sudmark withdrew its troops."),
    ("Sudmark lifted sanctions on Norland", "sanction", "lifted sanctions",
     {"actor": "Sudmark", "target": "Norland"}, "Sudmark lifted sanctions on Norland."),
    ("the army's collusion with the front", "accusation", "collusion",
     {"actor": "the army", "target": "the front"},
     "The army was accused (“collusion”, the front)."),
    # numbers
    ("Nine people were killed and about thirty wounded", "casualties", "killed",
     {"target": "Nine people", "numbers": [("killed", "Nine", 9, 9), ("wounded", "about thirty", 27, 33)]},
     "Nine people were killed, by whom is not said: 27 to 33 wounded (“about thirty”)."),
    ("killing at least nine", "casualties", "killing", {"numbers": [("killed", "at least nine", 9, None)]},
     "At least 9 were killed, by whom is not said."),
    ("At least nine people were killed", "casualties", "killed",
     {"target": "nine people", "numbers": [("killed", "At least nine", 9, None)]},
     "Nine people were killed, by whom is not said: at least 9 killed."),
    ("up to 12 died, one of them a child", "casualties", "died",
     {"quantities": [number("up to 12 died, one of them a child", "killed", "up to 12", None, 12),
                     number("up to 12 died, one of them a child", "child", "one", 1, 1, kind="part")]},
     "Up to 12 died: among them 1 child."),
    ("It is the third raid; another two died, ten in all", "attack", "raid",
     {"quantities": [number("It is the third raid", "raid", "third", 3, 3, kind="ordinal"),
                     number("x another two", "killed", "another two", 2, 2, kind="addition"),
                     number("ten in all", "killed", "ten", 10, 10, kind="total")]},
     "There was an attack, by whom is not said: told as the third raid, 2 more killed, "
     "10 killed in all."),
    ("Norland tested a missile that flies 200 to 700 km (124 to 435 miles)", "weapons_test", "tested",
     {"actor": "Norland", "item": "a missile", "quantities": [
         number("200 to 700 km", "range", "200 to 700 km", 200, 700, unit="kilometre", kind="measure",
                again=Restated("124 to 435 miles", 0, 16, 124, 435, "mile", True))]},
     "Norland tested a missile: range 200 to 700 kilometres "
     "(said again as 124 to 435 miles, which agrees)."),
    # times and places
    ("In March Norland arrested two men in Orrin", "arrest", "arrested",
     {"actor": "Norland", "target": "two men", "place": "Orrin",
      "time": "March|2015-03-01|2015-03-31|month"},
     "Norland arrested two men in Orrin in March [2015-03-01 to 2015-03-31, to the month]."),
    ("Two men were arrested in Saturday's raid", "arrest", "arrested",
     {"target": "Two men", "time": "Saturday"}, "Two men were arrested on Saturday, by whom is not said."),
    ("By Sunday evening the clinic was destroyed", "damage", "destroyed",
     {"target": "the clinic", "time": "By Sunday evening|2015-05-03|2015-05-03|day"},
     "The clinic was destroyed by Sunday evening [2015-05-03], by whom is not said."),
    ("The Orrin clinic was destroyed yesterday", "damage", "destroyed",
     {"target": "The Orrin clinic", "place": "Orrin", "time": "yesterday"},
     "The Orrin clinic was destroyed yesterday, by whom is not said."),
    # what the pattern has no room for is named beside it
    ("Six men died as rockets fell", "casualties", "died", {"target": "Six men", "item": "rockets"},
     "Six men died (item: rockets)."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "trigger", "fields", "sentence"), SENTENCES)
def test_sentence(
    text: str, event: str, trigger: str, fields: dict[str, Any], sentence: str
) -> None:
    assert claim_sentence(claim(text, event, trigger, **fields)) == sentence


READ = [
    # sentences of both sides, read and told again
    ("Norland's army shelled the port.", "attack", "attacked the port"),
    ("Sudmark's army shelled the bridge.", "attack", "attacked the bridge"),
    ("The front denied that it had shelled the port.", "attack", "The front denies that"),
    ("The army denied that it had shelled the bridge.", "attack", "The army denies that"),
    ("The front claims the army shelled the port.", "attack",
     "The front alleges that the army attacked the port"),
    ("The army claims the front shelled the bridge.", "attack",
     "The army alleges that the front attacked the bridge"),
    ("The rebels may have shelled the port.", "attack", "Possibly, the rebels attacked the port"),
    ("The mayor said the valley would stay calm.", "statement",
     "According to the mayor: “the valley would stay calm”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "words"), READ)
def test_what_is_read_is_told_the_same_way_for_every_side(
    text: str, event: str, words: str
) -> None:
    assert words in claim_sentence(one_claim(text, event))


WHO = "Norland and the front, with a thing at a time"


def _told(event: str, trigger: str, **fields: Any) -> Claim:
    return claim(f"{WHO} {trigger}", event, trigger, **fields)


EVERY = [
    (type_, index)
    for type_ in EVENT_TYPES
    if type_ != "statement"
    for index in range(len(english().patterns[type_]))
]


def _trigger(type_: str, index: int) -> str:
    """A trigger that a list of patterns is for: one of its stems, or a word of no list."""
    when = english().patterns[type_][index].when  # type: ignore[index]
    return "happened" if when is None else when.pattern[5:-1].split("|")[0].replace("\\ ", " ")


@pytest.mark.parametrize(("type_", "index"), EVERY)
@pytest.mark.parametrize("roles", list(product((0, 1), repeat=3)))
@pytest.mark.parametrize("polarity", ["affirmed", "denied"])
def test_every_type_has_words_for_every_set_of_roles(
    type_: str, index: int, roles: tuple[int, ...], polarity: str
) -> None:
    given = {"actor": "Norland", "target": "the front", "item": "a thing"}
    kept = {name: words for (name, words), used in zip(given.items(), roles, strict=True) if used}
    told = claim_sentence(_told(type_, _trigger(type_, index), polarity=polarity, **kept))
    assert all(words in told or words.capitalize() in told for words in kept.values())
    assert all(words not in told for name, words in given.items() if name not in kept)
    assert not set("<>{}") & set(told)
    assert "  " not in told
    assert told[0].isupper()


@pytest.mark.parametrize("type_", [t for t in EVENT_TYPES if t != "statement"])
def test_certainty_and_polarity_are_in_the_sentence(type_: str) -> None:
    says_no = type_ in ("denial", "no_comment")  # affirmed and denied are one act here
    polarities = ["affirmed"] if says_no else ["affirmed", "denied"]
    for roles in ({}, {"actor": "Norland"}, {"target": "the front"}):
        told = {
            claim_sentence(_told(type_, "happened", certainty=c, polarity=p, **roles))
            for c, p in product(CERTAINTIES, polarities)
        }
        assert len(told) == len(CERTAINTIES) * len(polarities)


def test_every_type_has_patterns_and_the_last_needs_no_role() -> None:
    known = english().patterns
    assert tuple(known) == EVENT_TYPES
    for type_, lists in known.items():
        for patterns in lists:
            needed = set(SLOT.findall(OPTION.sub("", patterns.says[-1])))
            assert needed <= {"trigger", "quote"}, (type_, patterns.says)


def test_nothing_judges() -> None:
    said = " ".join(p for lists in english().patterns.values() for ps in lists for p in ps.says)
    judging = {"true", "false", "truth", "lie", "lied", "fact", "wrong", "justified", "terror"}
    assert judging.isdisjoint(re.findall(r"\w+", said.lower()))


def test_a_cut_statement_ends_between_words() -> None:
    text = "The mayor said " + "the valley would stay calm and " * 8 + "green"
    told = claim_sentence(claim(text, "statement", "said", voices=["The mayor|said"]))
    assert told.endswith(" …”.")
    assert len(told) < 140
    assert placed(text, told.split("“")[1].removesuffix(" …”."))
