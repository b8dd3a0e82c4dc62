"""A case in; the places of its claims out as GeoJSON (RFC 7946), a feature for each.

What is said of one place lies side by side: rival statuses, rival claims, each with its words.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.spool import Spool
from rashomon.records import Claim, Located, Reading
from rashomon.views.entities import standing_words
from rashomon.views.places import located_of
from rashomon.views.words import chain_words

# A place no vaguer than a district is a point. The middle of a region or a country is nowhere that
# anything happened: a pin there would say more than the report does.
POINTS = (1, 2, 3)
PRECISION = {
    1: "exact",
    2: "near",
    3: "district",
    4: "region",
    5: "vaguer than a region",
    6: "country",
    7: "sea or air",
}


def write(material: Material) -> Iterator[str]:
    """A FeatureCollection: for each place, at each precision with which it is told, the claims."""
    with Spool() as spool:
        places, left = _gather(material, spool)
        about: dict[str, object] = {
            "tool": TOOL,
            "made": material.made,
            "case": material.name,
            "claims_without_place": left,
        }
        yield f'{{"type":"FeatureCollection","name":{_json(material.name)},"about":{_json(about)},'
        yield '"features":['
        for number, key in enumerate(spool):
            yield ",\n" if number else "\n"
            yield from _feature(key, places[key], material, spool)
        yield "\n]}\n"


def _gather(material: Material, spool: Spool) -> tuple[dict[str, Located], int]:
    """Lay the claims down by their places; the places, and how many claims name none."""
    places: dict[str, Located] = {}
    left = 0
    for reading in material.readings():
        for claim in reading.claims:
            located = located_of(claim)
            if located is None:
                left += 1
                continue
            key = f"{located.id}, {PRECISION[located.precision]}"
            places.setdefault(key, located)
            spool.add(key, _told(claim, reading))
    return places, left


def _feature(key: str, place: Located, material: Material, spool: Spool) -> Iterator[str]:
    reports = {told["report"]: None for told in spool.of(key)}
    known = place.lat is not None and place.lon is not None
    middle = [place.lon, place.lat] if known else None
    pinned = known and place.precision in POINTS
    properties = {
        "name": place.name,
        "place": place.id,
        "kind": place.kind,
        "precision": place.precision,
        "precision_words": PRECISION[place.precision],
        "middle": None if pinned else middle,
        "country": place.country,
        "region": place.region,
        "standings": [
            {
                **msgspec.to_builtins(standing),
                "words": standing_words(standing, material.language),
            }
            for standing in place.standings
        ],
        "claims_count": spool.count(key),
        "reports_count": len(reports),
        "reports": [_report(report, material) for report in reports],
    }
    geometry = {"type": "Point", "coordinates": middle} if pinned else None
    yield f'{{"type":"Feature","id":{_json(key)},"geometry":{_json(geometry)},"properties":'
    yield _json(properties)[:-1] + ',"claims":['
    for number, line in enumerate(spool.lines(key)):
        yield f",{line}" if number else line
    yield "]}}"


def _told(claim: Claim, reading: Reading) -> dict[str, Any]:
    """A claim of a place, with its exact words and the voices it is had from."""
    named = claim.place if claim.place and claim.place.located else claim.target
    words = {"start": named.start, "end": named.end, "quote": named.text} if named else None
    return {
        "claim": claim.id,
        "report": claim.report,
        "outlet": reading.report.publisher or reading.report.name,
        "event": claim.event.type,
        "mode": claim.event.mode,
        "evidence": claim.evidence,
        "place_words": words,
        "time": claim.time,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "denies": claim.denies,
        "voices": chain_words(claim.chain),
        "chain": claim.chain,
    }


def _report(report: str, material: Material) -> dict[str, Any]:
    head = material.heads[report]
    return {
        "report": head.id,
        "outlet": head.publisher or head.name,
        "title": head.title,
        "published": head.published,
        "address": head.address,
        "sha256": head.sha256,
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
