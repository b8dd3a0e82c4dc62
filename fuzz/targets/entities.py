"""Entities of FollowTheMoney, as parties of a case; needs the package of that name."""

import json

from hypothesis import strategies as st

from fuzz.holding import hold, refusing, told
from fuzz.kept import fresh
from fuzz.words import LEAVES, things
from rashomon.exchange.into.followthemoney import take

NEEDS = "followthemoney"
_PROPERTIES = ("name", "alias", "weakAlias", "abbreviation", "previousName", "country", "birthDate")
_KEYS = ("id", "schema", "properties", "caption", "datasets", *_PROPERTIES)
_SCHEMATA = st.sampled_from(
    ("Person", "Organization", "PublicBody", "Vessel", "Thing", "Nope", "Event")
)
_ENTITIES = st.builds(
    lambda id_, schema, props: {"id": id_, "schema": schema, "properties": props},
    *(st.one_of(st.just("Q1"), LEAVES), _SCHEMATA),
    st.dictionaries(st.sampled_from(_PROPERTIES), st.lists(LEAVES, max_size=3), max_size=4),
)
STRATEGY = (
    st.lists(st.one_of(_ENTITIES, _ENTITIES, things(_KEYS)).map(json.dumps), max_size=4)
    .map("\n".join)
    .map(str.encode)
)


def seeds() -> list[bytes]:
    """Some entities."""
    told = (
        {
            "id": "Q1",
            "schema": "Person",
            "properties": {"name": ["Varim Oltas"], "alias": ["W. O."]},
        },
        {
            "id": "Q2",
            "schema": "Organization",
            "properties": {"name": ["Fen Relief"], "abbreviation": ["FR"]},
        },
        {"id": "Q3", "schema": "Vessel", "properties": {"name": ["Sea Star"]}},
    )
    return ["\n".join(map(json.dumps, told)).encode(), json.dumps(told[1]).encode()]


def warm() -> None:
    """Load what is loaded once."""
    check(seeds()[0])


def check(data: bytes) -> None:
    """Each is told of; a list that was kept can be read again."""
    with fresh(data, "entities.ftm.json") as (case, path), refusing():
        taken = list(take(case, path, "ana"))
        for each in taken:
            told(each.words, "what was taken")
        hold(len(taken) == sum(bool(line.strip()) for line in data.split(b"\n")), "some are lost")
        case.language()
