"""The event types: each says what it is, here and in the schemes of others; slips are told."""

import re
from copy import deepcopy
from importlib.resources import files
from typing import Any, get_args

import pytest

from rashomon.errors import LanguageError
from rashomon.language import Language
from rashomon.language.events import HEAD, WORD_LISTS, compile_events
from rashomon.language.lists import read_list
from rashomon.records import EVENT_TYPES, AttackMode

# PLOVER's manual (draft 0.8), and names that its gold records keep from draft 0.6.
PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT".split()
)
OLDER = {"DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST"}
# ACLED's codebook: six event types, 25 sub-event types.
ACLED = {
    "Battles": [
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    ],
    "Explosions/Remote violence": [
        "Air/drone strike",
        "Chemical weapon",
        "Grenade",
        "Remote explosive/landmine/IED",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
    ],
    "Violence against civilians": ["Abduction/forced disappearance", "Attack", "Sexual violence"],
    "Strategic developments": [
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ],
    "Protests": [
        "Excessive force against protesters",
        "Peaceful protest",
        "Protest with intervention",
    ],
    "Riots": ["Mob violence", "Violent demonstration"],
}
SUB_EVENTS = {f"{event} / {sub}" for event, subs in ACLED.items() for sub in subs}


def lists() -> tuple[dict[str, Any], dict[str, Any]]:
    folder = files("rashomon.language") / "en"
    return read_list(str(folder / "events.yml")), read_list(str(folder / "weapons.yml"))


def test_every_type_says_what_it_is_in_one_sentence(language: Language) -> None:
    assert tuple(language.events.kinds) == EVENT_TYPES
    for name, kind in language.events.kinds.items():
        assert re.fullmatch(r"[A-Z][^.]+\.", kind.means), name
        for other in re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", kind.means):
            assert other in EVENT_TYPES, (name, other)


def test_counterparts_are_names_that_plover_and_acled_have(language: Language) -> None:
    assert len(SUB_EVENTS) == 25
    for name, kind in language.events.kinds.items():
        assert set(kind.plover) <= PLOVER | set(OLDER), name
        assert set(kind.acled) <= SUB_EVENTS, name
        for older in OLDER.keys() & set(kind.plover):
            assert kind.plover.index(OLDER[older]) < kind.plover.index(older), name
        assert len(set(kind.plover)) == len(kind.plover), name
        assert len(set(kind.acled)) == len(kind.acled), name


def test_every_mode_of_an_attack_is_an_attack_in_acled_too(language: Language) -> None:
    events = language.events
    assert tuple(events.mode_acled) == get_args(AttackMode)
    for mode, acled in events.mode_acled.items():
        assert set(acled) <= set(events.kinds["attack"].acled), mode
        assert acled or mode == "other"


def test_a_kind_keeps_its_words_as_they_are_written(language: Language) -> None:
    written = lists()[0]
    for name, kind in language.events.kinds.items():
        assert set(written[name]) <= {*HEAD, *WORD_LISTS}
        for key in WORD_LISTS:
            assert list(kind.words.get(key, ())) == (written[name].get(key) or []), (name, key)


def test_types_that_no_word_tells_have_an_entry_without_words(language: Language) -> None:
    kinds = language.events.kinds
    assert {name for name, kind in kinds.items() if not kind.words} == {"no_comment", "statement"}


@pytest.mark.parametrize(
    ("name", "key", "told"),
    [
        ("attack", "verb", r"events\.yml: attack: 'verb' is no key of an entry; use means, "),
        ("protest", "ACLED", r"events\.yml: protest: 'ACLED' is no key"),
    ],
)
def test_an_unknown_key_is_told_with_its_entry(name: str, key: str, told: str) -> None:
    events, weapons = deepcopy(lists())
    events[name][key] = ["march"]
    with pytest.raises(LanguageError, match=told):
        compile_events(events, weapons)


@pytest.mark.parametrize("key", HEAD)
def test_a_missing_head_is_told_with_its_entry(key: str) -> None:
    events, weapons = deepcopy(lists())
    del events["aid"][key]
    with pytest.raises(LanguageError, match=rf"events\.yml: aid: there is no '{key}'"):
        compile_events(events, weapons)


def test_an_unknown_type_and_a_missing_one_are_told() -> None:
    events, weapons = deepcopy(lists())
    events["atack"] = events["attack"]
    with pytest.raises(LanguageError, match="'atack' is no event type"):
        compile_events(events, weapons)
    del events["atack"], events["statement"]
    with pytest.raises(LanguageError, match="'statement' has no entry"):
        compile_events(events, weapons)


@pytest.mark.parametrize("part", ["weapons", "modes", "mode_acled"])
def test_an_unknown_mode_is_told_with_its_list(part: str) -> None:
    events, weapons = deepcopy(lists())
    weapons[part]["rockets"] = []
    with pytest.raises(LanguageError, match=rf"weapons\.yml: {part}: 'rockets' is no mode"):
        compile_events(events, weapons)
