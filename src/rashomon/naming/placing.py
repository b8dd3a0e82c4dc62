"""The mentions of a report in, those of places with where they lie out, and which use they have.

A seat of government that is meant as a place ("in Norport") is that town; meant as those who sit
there ("Norport said"), it is the state. No metonym is ever put on a map.
"""

import re

from msgspec.structs import replace

from rashomon.geography.gazetteer import Gazetteer
from rashomon.geography.keys import key_of
from rashomon.geography.locating import locate
from rashomon.geography.sites import Site
from rashomon.geography.toponyms import toponyms_of
from rashomon.language import Language
from rashomon.language.phrases import split
from rashomon.naming.using import use_of
from rashomon.reading.grammar import Grammar
from rashomon.records import Located, Mention, PlaceUse, Reading

PLACED = ("place", "facility", "nationality")
# Beside seats, these are named for those who rule them.
ACTING = ("country", "area")
# As UCDP's where_prec: what the point of a kind of place is worth.
PRECISION = {
    "town": 1, "capital": 1, "facility": 1, "district": 3, "region": 4, "country": 6, "water": 7,
    "terrain": 5, "area": 5,
}  # fmt: skip
NEAR = 2
_BESIDE = re.compile(
    r"\b(?:near|around|outside|close to|next to|outskirts of|vicinity of|suburbs? of|suburban|"
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of|"
    r"countryside (?:of|around)|(?:km|kms|kilomet(?:re|er)s?|miles) (?:from|of|off))\s+(?:the\s+)?"
    r"(?:(?:city|town|village|port) of\s+)?$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:northern|southern|eastern|western|central|north-?eastern|north-?western|south-?eastern|"
    r"south-?western|parts? of|areas? of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def placed(reading: Reading, language: Language, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Say of every mention of a place where it lies, and if it means the place."""
    text, mentions = reading.report.text, reading.mentions
    at = [i for i, m in enumerate(mentions) if _names_place(m, gazetteer)]
    if not at:
        return mentions
    grammar = Grammar(reading.syntax, text) if reading.syntax else None
    spans = [(mentions[i].start, mentions[i].end) for i in at]

    def land(name: str) -> str | None:
        match = known.get(name)
        return match if gazetteer.site(match) is not None else None

    known = {
        mentions[i].quote: language.names.whole(mentions[i].entity or "")
        for i in at
        if mentions[i].kind != "metonym" and mentions[i].entity
    }
    seats = {i: _seat_of(mentions[i], language) for i in at}
    found = list(mentions)
    toponyms = toponyms_of(text, spans, gazetteer, land)
    for i, toponym, site in zip(at, toponyms, locate(toponyms), strict=True):
        mention, seat = mentions[i], seats[i]
        use: PlaceUse | None = None
        acts = seat or (site is not None and site.kind in ACTING)
        if acts and grammar is not None:
            use = use_of(mention.start, mention.end, grammar, language)
        use = use or ("literal" if mention.type in ("place", "facility") else "metonymic")
        if seat:
            mention = _as_used(mention, use, seat)
        if site is not None:
            before = text[max(0, toponym.start - 60) : toponym.start]
            mention = _placed(mention, site, before, use)
        found[i] = mention
    return tuple(found)


def _names_place(mention: Mention, gazetteer: Gazetteer) -> bool:
    if not mention.entity:
        return False
    if mention.type in PLACED or mention.kind == "metonym":
        return True
    return mention.type == "government" and gazetteer.site(mention.entity) is not None


def _seat_of(mention: Mention, language: Language) -> tuple[str, ...]:
    """The parties that a place's name stands for as their seat."""
    if mention.type not in (*PLACED, "government", "armed_group", "organisation"):
        return ()
    words = split(mention.quote)
    match = language.names.table.at(words, 0) if words else None
    if match is None or match[0] != len(words):
        return ()
    return tuple(dict.fromkeys(name.entity for name in match[1] if name.kind == "metonym"))


def _as_used(mention: Mention, use: PlaceUse, seat: tuple[str, ...]) -> Mention:
    """A seat's name as the place, or as those who sit there."""
    if use == "literal":
        return replace(mention, type="place", kind="metonym", candidates=())
    return replace(
        mention,
        type="government",
        entity=seat[0],
        kind="metonym",
        candidates=seat if len(seat) > 1 else (),
    )


def _placed(mention: Mention, site: Site, before: str, use: PlaceUse) -> Mention:
    """A mention with its site. A seat that is meant as a place is that town, no state."""
    mention = replace(mention, place=located(site, before), use=use)
    if use == "metonymic":
        return mention
    seat = mention.kind == "metonym" and site.kind != "country"
    if seat or (site.key and mention.kind is None):
        entity = site.key or key_of(site.name).replace(" ", "-")
        return replace(mention, entity=entity, kind=None if seat else mention.kind)
    return mention


def located(site: Site, before: str = "") -> Located:
    """A site as a record; the words before it may say that it is only near, or a part of it."""
    precision = PRECISION[site.kind]
    if precision == 1 and _BESIDE.search(before):
        precision = NEAR
    elif site.kind == "country" and _PART.search(before):
        precision = 5
    return Located(
        id=site.id,
        name=site.name,
        kind=site.kind,
        precision=precision,
        lat=site.lat,
        lon=site.lon,
        country=site.country,
        region=site.region,
        standings=site.standings,
    )
