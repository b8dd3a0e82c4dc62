"""The lists of parties and places are whole: keys, owners, spellings, both sides of conflicts."""

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from rashomon.language.names import ACTOR_TYPES, KINDS
from tests.helpers import language

FOLDER = Path(str(files("rashomon.language"))) / "en"
ACTORS = {
    k: e
    for f in sorted((FOLDER / "actors").glob("*.yml"))
    for k, e in yaml.safe_load(f.read_text("utf-8")).items()
}
FIELDS = {"name", "type", "names", "of", "part", "office", "where"}
# One exception that the slugs shared with others bring: `kh` is Kataib Hezbollah, Cambodia `khm`.
NOT_STATES = {"kh", "wb", "yu"}


@pytest.mark.parametrize("name", ["actors", "places"])
def test_every_list_says_what_it_is(name: str) -> None:
    for path in (FOLDER / name).glob("*.yml"):
        assert path.read_text("utf-8").startswith("# "), path.name


def test_entries_have_the_form_of_the_readme() -> None:
    for key, entry in ACTORS.items():
        assert re.fullmatch(r"[a-z0-9_-]+", key), key
        assert set(entry) <= FIELDS, key
        assert entry["type"] in ACTOR_TYPES, key
        assert set(entry.get("names") or {}) <= set(KINDS), key


def test_a_name_stands_once_in_an_entry() -> None:
    for key, entry in ACTORS.items():
        names = [str(n).lower() for kind in (entry.get("names") or {}).values() for n in kind]
        twice = [
            name
            for name, count in Counter([*names, str(entry["name"]).lower()]).items()
            if count > 1
        ]
        assert not twice, (key, twice)


def test_two_letters_are_a_state_or_a_known_slug() -> None:
    places = language().places
    short = {
        key
        for key in ACTORS
        if len(key) == 2 and ACTORS[key]["type"] in ("government", "territory")
    }
    assert {key for key in short if key not in places} <= NOT_STATES


def test_every_state_has_a_seat_a_people_and_a_point() -> None:
    for key, place in language().places.items():
        if (
            place.get("kind") != "country"
            or key not in ACTORS
            or ACTORS[key]["type"] != "government"
        ):
            continue
        assert place.get("lat") is not None, key
        assert {"metonym", "demonym"} & set(ACTORS[key].get("names") or {}), key


def test_both_sides_of_a_conflict_have_hostile_names() -> None:
    """The same care for every side: where one side's name for the other is listed, so is the other
    way about."""
    names = language().names
    hostile = Counter(
        names.whole(key) for key, e in ACTORS.items() if (e.get("names") or {}).get("hostile")
    )
    for conflict in language().conflicts.known:
        listed = [sum(hostile[names.whole(member)] for member in side) for side in conflict.sides]
        assert min(listed) > 0, conflict.name


def test_rival_claims_are_listed_for_every_claimant() -> None:
    """A place that more than one side claims names each of them, and says who holds it."""
    for key, place in language().places.items():
        claimed = place.get("claimed") or []
        assert all(c.get("by") for c in claimed), key
        if len(claimed) > 1:
            assert len({c["by"] for c in claimed}) > 1, key
