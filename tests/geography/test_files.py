"""A user's places: GeoNames dumps, CSV, GeoJSON; what cannot be read says so in one sentence."""

import json
import zipfile
from pathlib import Path

import pytest

from rashomon.errors import GazetteerError
from rashomon.geography import Gazetteer, files, split_places

DUMP = "\t".join(
    [
        "77",
        "Qarun Wells",
        "Qarun Wells",
        "Qaroun,Bir Qarun",
        "26.5",
        "-9.25",
        "P",
        "PPL",
        "EH",
        "MA,EH",
        "00",
        "",
        "",
        "",
        "1200",
        "",
        "310",
        "Africa/El_Aaiun",
        "2020-01-01",
    ]
)
CSV = "name,lat,lon,aliases,kind,country\nOstra Post,12.5,44.25,Ostrah|Post Ostra,post,ye\nNowhere,,,,,\n"
FEATURE = {
    "type": "Feature",
    "properties": {"Name": "Tal Varim Camp", "kind": "camp"},
    "geometry": {"type": "Polygon", "coordinates": [[[30, 10], [32, 10], [32, 12], [30, 10]]]},
}


def asked(path: Path, name: str) -> list[tuple[str, str, float | None, float | None]]:
    found = Gazetteer({}, [path]).sites(name)
    return [(s.name, s.kind, s.lat, s.lon) for s in found if s.id.startswith(path.stem)]


@pytest.mark.parametrize("spelling", ["Qarun Wells", "bir qarun", "QAROUN"])
def test_a_geonames_dump_is_asked_by_every_spelling(tmp_path: Path, spelling: str) -> None:
    source = tmp_path / "EH.txt"
    source.write_text(f"{DUMP}\nbroken line\n", encoding="utf-8")
    made = files.add(source, tmp_path / "own")
    assert (made.places, made.skipped) == (1, 1)
    assert asked(made.path, spelling) == [("Qarun Wells", "town", 26.5, -9.25)]
    (site,) = [s for s in Gazetteer({}, [made.path]).sites(spelling) if s.id.startswith("EH")]
    assert (site.country, site.people, site.rivals) == ("eh", 1200, "MA,EH")


def test_a_zipped_dump_is_taken_as_it_is_fetched(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "EH.zip", "w") as packed:
        packed.writestr("EH.txt", DUMP)
        packed.writestr("readme.txt", "about\tthis")
    assert files.add(tmp_path / "EH.zip", tmp_path / "own").places == 1


def test_a_csv_and_a_geojson_are_taken(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "mine.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [FEATURE]}), encoding="utf-8"
    )
    table, shapes = (
        files.add(tmp_path / name, tmp_path / "own") for name in ("mine.csv", "mine.geojson")
    )
    assert (table.places, table.skipped, shapes.places) == (1, 1, 1)
    assert asked(table.path, "Ostrah") == [("Ostra Post", "facility", 12.5, 44.25)]
    assert asked(shapes.path, "Tal Varim Camp") == [("Tal Varim Camp", "town", 11, 31)]
    assert [each.source for each in files.added(tmp_path / "own")] == ["mine.csv", "mine.geojson"]
    files.remove("mine.csv", tmp_path / "own")
    assert [each.source for each in files.added(tmp_path / "own")] == ["mine.geojson"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", "town;north\nOstra;1\n"), ("b.geojson", "{"), ("c.zip", "no zip"), ("d.txt", "")],
)
def test_what_holds_no_places_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError) as refused:
        files.add(tmp_path / name, tmp_path / "own")
    assert name in str(refused.value)
    assert str(refused.value).count("\n") == 0
    assert files.added(tmp_path / "own") == []


def test_lists_and_gazetteers_of_one_run_are_parted(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("x: {name: X}", encoding="utf-8")
    (tmp_path / "own.csv").write_text(CSV, encoding="utf-8")
    lists, made = split_places([tmp_path / "own.yml", tmp_path / "own.csv"])
    assert lists == [tmp_path / "own.yml"]
    assert asked(made[0], "Ostra Post")


@pytest.mark.parametrize(
    "broken",
    [
        {**FEATURE, "geometry": [30, 10]},
        {**FEATURE, "geometry": {"coordinates": "30, 10"}},
        {**FEATURE, "geometry": {"coordinates": [10**400, 10]}},
        {**FEATURE, "properties": ["name"]},
        {**FEATURE, "properties": {"name": "\ud800"}},
        "a feature",
    ],
)
def test_a_feature_of_another_shape_is_counted_and_the_rest_is_added(
    tmp_path: Path, broken: object
) -> None:
    source = tmp_path / "camps.geojson"
    source.write_text(json.dumps({"features": [broken, FEATURE]}), encoding="utf-8")
    made = files.add(source, tmp_path / "own")
    assert (made.places, made.skipped) == (1, 1)


def test_more_people_than_can_be_counted_are_not_told(tmp_path: Path) -> None:
    source = tmp_path / "places.csv"
    source.write_text(f"name,lat,lon,population\nOstra,12.5,44,{'9' * 40}\n", encoding="utf-8")
    assert files.add(source, tmp_path / "own").places == 1


def test_an_alias_may_be_a_number(tmp_path: Path) -> None:
    source = tmp_path / "camps.geojson"
    told = {**FEATURE, "properties": {"name": "Camp", "aliases": 5}}
    source.write_text(json.dumps({"features": [told]}), encoding="utf-8")
    assert asked(files.add(source, tmp_path / "own").path, "5")


@pytest.mark.parametrize("content", ["[" * 20_000, "9" * 5_000, "{"])
def test_a_geojson_that_is_none_is_one_sentence(tmp_path: Path, content: str) -> None:
    source = tmp_path / "camps.geojson"
    source.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match="the file of places cannot be read"):
        files.add(source, tmp_path / "own")
    assert not list((tmp_path / "own").glob("*"))


def test_a_zip_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    source = tmp_path / "EH.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_BZIP2) as packed:
        packed.writestr("EH.txt", b" " * (65 << 20))
    with pytest.raises(GazetteerError, match="unpacks to far more than places take"):
        files.add(source, tmp_path / "own")
