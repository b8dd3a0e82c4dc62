"""Places as GeoJSON: a pin only where a report says no less, every claim with its exact words."""

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.exchange.material import Material
from rashomon.exchange.out.places import write
from rashomon.store import open_case
from rashomon.views.places import located_of
from tests.exchange.hostile import MADE, hostile_case, texts


@pytest.fixture(scope="module")
def collection(demo_case: Path) -> Any:
    with open_case(demo_case) as case:
        return json.loads("".join(write(Material(case, made=MADE))))


def test_it_is_a_collection_of_features_without_a_reference_system(collection: Any) -> None:
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    ids = [feature["id"] for feature in collection["features"]]
    assert len(ids) == len(set(ids))
    for feature in collection["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"


def test_longitude_comes_first(collection: Any, demo_case: Path) -> None:
    found = {f["properties"]["place"]: f["geometry"] for f in collection["features"]}
    assert found["list:neriva"] == {"type": "Point", "coordinates": [-119.07, -46.52]}


def test_countries_and_regions_have_no_pin(collection: Any) -> None:
    for feature in collection["features"]:
        pinned = feature["geometry"] is not None
        assert pinned == (feature["properties"]["precision"] <= 3)
        assert (feature["properties"]["middle"] is None) == pinned
    assert any(f["properties"]["precision"] == 6 for f in collection["features"])


def test_near_a_town_is_another_feature_than_the_town(collection: Any) -> None:
    neriva = [f["properties"] for f in collection["features"] if "neriva," in f["id"]]
    assert {p["precision_words"] for p in neriva} == {"exact", "near"}


def test_every_claim_with_a_place_is_there_once(collection: Any, demo_case: Path) -> None:
    told = [claim for f in collection["features"] for claim in f["properties"]["claims"]]
    with open_case(demo_case) as case:
        claims = [claim for reading in case.readings() for claim in reading.claims]
        known = texts(case)
    placed = {claim.id for claim in claims if located_of(claim)}
    assert sorted(claim["claim"] for claim in told) == sorted(placed)
    assert collection["about"]["claims_without_place"] == len(claims) - len(placed)
    for claim in told:
        for words in (*claim["evidence"], claim["place_words"]):
            assert known[claim["report"]][words["start"] : words["end"]] == words["quote"]


def test_rival_statuses_stand_side_by_side() -> None:
    with open_case(hostile_case()) as case:
        collection = json.loads("".join(write(Material(case, made=MADE))))
    (sevastopol,) = collection["features"]
    standings = sevastopol["properties"]["standings"]
    assert len(standings) > 1
    assert all(standing["words"] for standing in standings)
    assert sevastopol["properties"]["reports_count"] == 2


def test_one_story_alone_and_the_same_bytes_again(demo_case: Path) -> None:
    with open_case(demo_case) as case:
        story = next(case.stories()).id
        first, again = ("".join(write(Material(case, story[:8], made=MADE))) for _ in range(2))
    assert first == again
    assert "\n" in first
