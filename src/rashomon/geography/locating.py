"""The toponyms of a report in, the site that each of them means out.

Of several sites with one name the report decides: what is named around it ("Tripoli, Lebanon"), in
which countries and regions the other toponyms lie and how near, and, where that settles nothing,
which place is the best known. One name means one site throughout a report.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.geography.keys import key_of
from rashomon.geography.sites import Site
from rashomon.records import SiteKind

# Weights, chosen on the train parts of TR-News, GeoWebNews, GeoVirus and LGL by trying small
# changes one after the other (benchmarks/places.py shows what they reach).
KNOWN: dict[SiteKind, float] = {
    "area": 9.0,
    "country": 8.0,
    "region": 6.9,
    "water": 5.7,
    "terrain": 5.6,
    "facility": 4.0,
    "capital": 3.9,
    "district": 3.6,
    "town": 0.0,
}
# For each power of ten of people who live there.
PEOPLE: dict[SiteKind, float] = {"town": 1.06, "capital": 0.81, "district": 0.41}
PEOPLE_ELSEWHERE = 0.2
LISTED = 2.0  # the place lists name what conflict reports speak of
UNCOUNTED = 2.2  # and tell no numbers of people
OTHERWISE = -2.5  # the gazetteer's own name for it is another
STATED = 0.8  # "Abyan governorate", "the city of Aden"
CONTAINED = 4.7  # "Tripoli, Lebanon"
IN_COUNTRY = 3.9  # times the share of other toponyms that lie in its country
IN_REGION, ENOUGH = 2.7, 2.0  # times how many of two other toponyms lie in its region
NEAR, NEAR_KM = 2.4, 175.0  # fading with the distance of the nearest other town
ROUNDS = 2
ALIKE = 1e-6
ONE_PLACE_KM = 25.0
EARTH_KM = 6371.0
POINTS: tuple[SiteKind, ...] = ("town", "capital", "district", "facility")


class Toponym(NamedTuple):
    """A place's name in a text; `sites` are those that have it, `stated` what kind of place the
    words around it say it is, `within` the position of the toponym that is said to contain it."""

    start: int
    end: int
    name: str
    sites: tuple[Site, ...]
    stated: SiteKind | None = None
    within: int | None = None


class Company(NamedTuple):
    """Where the toponyms of a report lie, each name counted once: how many in each country and
    region, and the points of towns."""

    countries: Mapping[str, int]
    regions: Mapping[tuple[str, str], int]
    points: Sequence[tuple[str, float, float]]

    @staticmethod
    def of(names: Mapping[str, Site | None]) -> "Company":
        """Count the sites that names are taken to mean so far."""
        countries: dict[str, int] = defaultdict(int)
        regions: dict[tuple[str, str], int] = defaultdict(int)
        points = []
        for name, site in names.items():
            if site is None:
                continue
            if site.country:
                countries[site.country] += 1
            if spot := _region(site):
                regions[spot] += 1
            if site.kind in POINTS and site.lat is not None and site.lon is not None:
                points.append((name, site.lat, site.lon))
        return Company(countries, regions, points)


def locate(toponyms: Sequence[Toponym]) -> list[Site | None]:
    """Choose a site for each toponym; None where no gazetteer has it, or two are alike."""
    names = [key_of(toponym.name) for toponym in toponyms]
    chosen: dict[str, Site | None] = {}
    for name, toponym in zip(names, toponyms, strict=True):
        best = max(toponym.sites, key=lambda site: _known(site, toponym), default=None)
        chosen.setdefault(name, best)
    for _ in range(ROUNDS):
        company = Company.of(chosen)
        settled: dict[str, Site | None] = {}
        for name, toponym in zip(names, toponyms, strict=True):
            # What is settled by its container settles the same name elsewhere in the report.
            if name not in settled or toponym.within is not None:
                settled[name] = _best(toponym, name, chosen[name], toponyms, company)
        chosen = settled
    return [chosen[name] for name in names]


def _best(
    toponym: Toponym,
    name: str,
    before: Site | None,
    toponyms: Sequence[Toponym],
    company: Company,
) -> Site | None:
    if len(toponym.sites) <= 1:
        return toponym.sites[0] if toponym.sites else None
    listed = any(site.kind in ("country", "area") for site in toponym.sites)
    holders: tuple[Site, ...] = ()
    if toponym.within is not None and not listed:  # "Mexico, Canada" is a list
        holders = toponyms[toponym.within].sites
    scores = [
        (
            _known(site, toponym)
            + CONTAINED * any(_contains(holder, site) for holder in holders)
            + _kept(site, name, before, company),
            site,
        )
        for site in toponym.sites
    ]
    (best, site), (second, other), *_ = sorted(scores, key=lambda pair: -pair[0])
    alike = best - second < ALIKE and _apart(site, other) > ONE_PLACE_KM
    return None if alike else site


def _known(site: Site, toponym: Toponym) -> float:
    """How well a site is known by that name, without its surroundings."""
    score = KNOWN[site.kind]
    score += PEOPLE.get(site.kind, PEOPLE_ELSEWHERE) * math.log10(site.people + 1)
    if site.key:
        score += LISTED + (UNCOUNTED if site.kind in PEOPLE and not site.people else 0)
    elif key_of(site.name) != key_of(toponym.name):
        score += OTHERWISE
    if toponym.stated:
        score += STATED if site.kind == toponym.stated else -STATED / 2
    return score


def _kept(site: Site, name: str, before: Site | None, company: Company) -> float:
    """How well a site keeps company with the other toponyms; what the name itself was taken for so
    far is not counted."""
    score = 0.0
    counted = 1 if before is not None and before.country else 0
    others = sum(company.countries.values()) - counted
    if site.country and others > 0:
        own = 1 if before is not None and before.country == site.country else 0
        score += IN_COUNTRY * max(company.countries.get(site.country, 0) - own, 0) / others
    if spot := _region(site):
        own = 1 if before is not None and _region(before) == spot else 0
        near = max(company.regions.get(spot, 0) - own, 0)
        score += IN_REGION * min(near, ENOUGH) / ENOUGH
    if site.kind not in ("country", "area") and site.lat is not None and site.lon is not None:
        away = [
            distance(site.lat, site.lon, lat, lon)
            for other, lat, lon in company.points
            if other != name
        ]
        score += NEAR * math.exp(-min(away) / NEAR_KM) if away else 0.0
    return score


def _region(site: Site) -> tuple[str, str] | None:
    """The country and first-level region that a site is, or lies in."""
    region = site.name if site.kind == "region" else site.region
    return (site.country, key_of(region)) if site.country and region else None


def _contains(outer: Site, site: Site) -> bool:
    if outer is site or not outer.country or outer.country != site.country:
        return False
    if outer.kind == "country":
        return site.kind != "country"
    return site.region is not None and key_of(outer.name) == key_of(site.region)


def _apart(site: Site, other: Site) -> float:
    """Kilometres between two sites; without end where the point of one is not known."""
    if site.lat is None or site.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return distance(site.lat, site.lon, other.lat, other.lon)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees, on a sphere."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_north - north) / 2) ** 2
    half += (
        math.cos(north) * math.cos(other_north) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
