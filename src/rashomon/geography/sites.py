"""Rows and entries of gazetteers in, the sites they tell of out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from rashomon.errors import LanguageError
from rashomon.language.entries import short
from rashomon.records import SiteKind, Standing, StandingKind

KINDS: tuple[SiteKind, ...] = get_args(SiteKind)
# What a place list may call a kind of place, beside the kinds themselves.
SAME: dict[str, SiteKind] = {
    **dict.fromkeys(("city", "village", "camp", "settlement"), "town"),
    **dict.fromkeys(("province", "state", "governorate", "part"), "region"),
    **dict.fromkeys(
        ("post", "base", "airport", "port", "crossing", "site", "building"), "facility"
    ),
    **dict.fromkeys(("river", "sea", "lake", "strait", "ocean", "canal", "gulf", "body"), "water"),
    **dict.fromkeys(("mountain", "mountains", "desert", "valley", "island", "islands"), "terrain"),
    **dict.fromkeys(("continent", "line", "quarter"), "area"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a gazetteer: degrees, people who live there, and what is said of its status.

    `key` is its entity where the own lists have it; `region` names the first-level region.
    """

    id: str
    name: str
    kind: SiteKind
    lat: float | None
    lon: float | None
    country: str | None = None
    region: str | None = None
    people: int = 0
    key: str | None = None
    rivals: str | None = None
    standings: tuple[Standing, ...] = field(default=(), compare=False)


def kind_of(word: object) -> SiteKind:
    """The kind that a list's word for it means; a town where it is not known."""
    text = str(word or "town")
    return next((kind for kind in KINDS if kind == text), SAME.get(text, "town"))


def site_of(key: str, entry: Mapping[str, Any]) -> Site:
    """An entry of a places list as a site."""
    kind = kind_of(entry.get("kind"))
    lat, lon = entry.get("lat"), entry.get("lon")
    try:
        point = (None, None) if lat is None or lon is None else (float(lat), float(lon))
    except (TypeError, ValueError) as error:
        raise LanguageError(
            f"places: entry {short(key)} has no degrees in lat and lon; give numbers like 26.74."
        ) from error
    return Site(
        id=f"list:{key}",
        name=str(entry["name"]),
        kind=kind,
        lat=point[0],
        lon=point[1],
        country=key if kind == "country" else _text(entry.get("in")),
        region=_text(entry.get("within")),
        people=int(entry.get("people") or 0),
        key=key,
        standings=tuple(_standings(key, entry)),
    )


def _standings(key: str, entry: Mapping[str, Any]) -> Iterator[Standing]:
    """What is said of a place's status: by the UN, by those who claim it, by who holds it."""
    for kind in get_args(StandingKind):
        said = entry.get(kind) or ()
        for each in said if isinstance(said, list | tuple) else [said]:
            if not isinstance(each, Mapping):
                raise LanguageError(f"places: {kind} of {short(key)} must be a list of entries.")
            words = {name: _text(value) for name, value in each.items()}
            yield Standing(
                kind=kind,
                by=words.get("by") or ("un" if kind == "un" else None),
                says=words.get("status") or words.get("as"),
                where=words.get("where"),
                since=words.get("since"),
                until=words.get("until"),
            )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
