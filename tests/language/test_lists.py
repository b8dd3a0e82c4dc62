"""The word lists: no word means two things, none stands twice, every one can be found in a text."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest

from rashomon.language import load_language
from rashomon.language.cues import CUE_LISTS, GROUPS
from rashomon.language.events import NOUN_LISTS, VERB_LISTS, WORD_LISTS
from rashomon.language.forms import parse, verb_forms
from rashomon.language.lists import read_list
from rashomon.language.phrases import Phrases, split

LANGUAGE = load_language()


def listed(name: str) -> dict[str, dict[str, list[str]]]:
    return read_list(str(files("rashomon.language") / "en" / f"{name}.yml"))


def phrases(table: Phrases) -> Iterator[tuple[tuple[str, ...], list]]:  # type: ignore[type-arg]
    for head in table.heads:
        yield from table._by_head[head].items()


@pytest.mark.parametrize("table", ["verbs", "nouns"])
def test_no_trigger_speaks_of_two_types_of_event(table: str) -> None:
    """Two types may share a form only where one of them asks for something in the clause."""
    for words, found in phrases(getattr(LANGUAGE.events, table)):
        for needs in {trigger.needs for trigger in found}:
            types = {trigger.type for trigger in found if trigger.needs == needs}
            assert len(types) == 1, (words, types)


def test_no_cue_does_two_things() -> None:
    for words, found in phrases(LANGUAGE.cues.verbs):
        assert len({cue.group for cue in found}) == 1, (words, found)


def entries() -> Iterator[tuple[str, str]]:
    for kind, lists in listed("events").items():
        for key in WORD_LISTS:
            part = "nouns" if key in NOUN_LISTS else "verbs"  # "attack" may be both
            words = lists.get(key, ())
            yield from ((f"events {kind}.{part}", str(word)) for word in words)
    for group in GROUPS:
        for key in CUE_LISTS:
            yield from (
                (f"cues {group}.verbs", str(word)) for word in listed("cues")[group].get(key, ())
            )


def test_no_entry_stands_twice() -> None:
    seen: set[tuple[str, str]] = set()
    for where, entry in entries():
        word = (where, parse(entry)[0])
        assert word not in seen, f"{entry!r} stands twice in {where}"
        seen.add(word)


def test_every_trigger_can_be_found() -> None:
    """An entry is dead where its own words do not lead to its type."""
    for kind, lists in listed("events").items():
        for key in VERB_LISTS:
            for entry in lists.get(key, ()):
                assert leads(LANGUAGE.events.verbs, parse(str(entry))[0], kind), (kind, entry)
        for key in NOUN_LISTS:
            for noun in lists.get(key, ()):
                assert leads(LANGUAGE.events.nouns, str(noun), kind), (kind, noun)


def leads(table: Phrases, entry: str, kind: str) -> bool:  # type: ignore[type-arg]
    words = split(entry)
    match = table.at(words, 0)
    return (
        match is not None
        and match[0] == len(words)
        and kind in {trigger.type for trigger in match[1]}
    )


def test_every_cue_can_be_found() -> None:
    for group in GROUPS:
        lists: Mapping[str, list[str]] = listed("cues")[group]
        for key in CUE_LISTS:
            for entry in lists.get(key, ()):
                words = split(parse(str(entry))[0])
                match = LANGUAGE.cues.verbs.at(words, 0)
                assert match is not None, entry
                assert match[0] == len(words), entry


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("stop", {"stopped"}, {"stopping"}),
        ("quip", {"quipped"}, {"quipping"}),
        ("expel", {"expelled"}, {"expelling"}),
        ("label", {"labeled", "labelled"}, {"labeling", "labelling"}),
        ("signal", {"signaled", "signalled"}, {"signaling", "signalling"}),
        ("reveal", {"revealed"}, {"revealing"}),
        ("deny", {"denied"}, {"denying"}),
        ("strike (struck)", {"struck"}, {"striking"}),
        ("shoot (shot) down", {"shot down"}, {"shooting down"}),
    ],
)
def test_forms_of_verbs(verb: str, past: set[str], ing: set[str]) -> None:
    forms = list(verb_forms(verb))
    assert {form for form, tag in forms if tag == "past"} == past
    assert {form for form, tag in forms if tag == "ing"} == ing
