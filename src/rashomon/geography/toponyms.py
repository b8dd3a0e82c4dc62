"""A text and the spans of its places in, toponyms with the sites they may mean out."""

import re
from collections.abc import Callable, Iterator, Sequence

from rashomon.geography.gazetteer import Gazetteer
from rashomon.geography.keys import key_of
from rashomon.geography.locating import Toponym
from rashomon.geography.sites import Site
from rashomon.records import SiteKind

# Nouns that say what kind of place a name is of, before ("the city of") or behind it.
STATED: dict[str, SiteKind] = {
    **dict.fromkeys(("city", "town", "village", "settlement", "camp", "municipality"), "town"),
    **dict.fromkeys(
        ("province", "state", "governorate", "region", "oblast", "prefecture"), "region"
    ),
    **dict.fromkeys(("county", "district", "parish"), "district"),
    **dict.fromkeys(("sea", "ocean", "river", "lake", "strait", "gulf"), "water"),
}
_BEHIND = re.compile(r"^[’']?s?\s+([A-Za-z]+)\b")
_BEFORE = re.compile(r"\b([a-z]+)\s+of\s+(?:the\s+)?$|\b([A-Z]?[a-z]+)\s+$")
# Between a place and what contains it: "Tripoli, Lebanon"; "Tripoli in northern Lebanon".
_BETWEEN = re.compile(
    r"^(?:,\s*(?:in\s+)?(?:the\s+)?(?:[a-z]+\s+)?|\s*\(|\s+in\s+(?:the\s+)?(?:[a-z]+\s+)?|\s+)$"
)
# Behind what contains a place, a list of places goes on: "Tripoli, Lebanon and Egypt".
_LISTED = re.compile(r"^\s*(?:,?\s*(?:and|or)\b)")
# A part of a name that stands for all of it has to be well known by itself.
PEOPLE = 100_000
LARGE: tuple[SiteKind, ...] = ("country", "region", "capital")
_DIRECTION = re.compile(r"(?:(?:north|south|east|west|central|upper|lower)(?:ern)?[- ]?)+", re.I)
_SIDES = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower|greater|downtown|inner|old|mid)"
    r"(?:ern|[- ]?(?:east|west)(?:ern)?)?|metropolitan)[- ](?=[A-Z])",
    re.IGNORECASE,
)
_NO_STATE: Callable[[str], str | None] = lambda name: None  # noqa: E731


def toponyms_of(
    text: str,
    spans: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    country_of: Callable[[str], str | None] = _NO_STATE,
) -> list[Toponym]:
    """Look up each span; `country_of` gives the state of a name that is no place's ("Syrian")."""
    found: list[Toponym] = []
    for start, end in spans:
        name = _bare(text[start:end])
        stated = _stated(text, start, end)
        sites = sites_of(name, gazetteer, country_of)
        if stated and not any(site.kind == stated for site in sites):
            longer = gazetteer.sites(f"{name} {_noun(text, end)}")
            sites += tuple(site for site in longer if site not in sites)
        found.append(Toponym(start, end, name, sites, stated))
    return [toponym._replace(within=_within(text, at, found)) for at, toponym in enumerate(found)]


def sites_of(
    name: str, gazetteer: Gazetteer, country_of: Callable[[str], str | None]
) -> tuple[Site, ...]:
    """The sites that a name may mean; of a longer name, those that a part of it names."""
    if _DIRECTION.fullmatch(name):
        return ()  # "the West" is no region of that name
    sites = _written(name, gazetteer.sites(name))
    state = gazetteer.site(country_of(name))
    if state is not None and state not in sites:
        sites = (state, *sites)
    if sites:
        return sites
    for part in _parts(name):
        if _DIRECTION.fullmatch(part):
            continue
        state = gazetteer.site(country_of(part))
        if state is not None:
            return (state,)
        known = tuple(s for s in _written(part, gazetteer.sites(part)) if _stands_for(s, part))
        if known:
            return known
    return ()


def _stands_for(site: Site, part: str) -> bool:
    """Whether a part of a name may stand for all of it: well known, and by that very name."""
    known = site.people >= PEOPLE or bool(site.key and site.kind != "area")
    return site.kind in LARGE or (known and key_of(site.name) == key_of(part))


def _parts(name: str) -> Iterator[str]:
    """What a longer name may be named for: "Ardal | International Airport", "Bank of | Ardal"."""
    words = name.split()
    if side := _SIDES.match(name):
        yield name[side.end() :]
    for joint in ("of", "in", "at"):
        if joint in words[1:-1]:
            yield _bare(" ".join(words[words.index(joint, 1) + 1 :]))
    for count in range(len(words) - 1, 0, -1):
        yield _bare(" ".join(words[:count]))
    for dash in ("-", "–", "/"):
        if dash in name:
            yield name.partition(dash)[0]


def _written(name: str, sites: tuple[Site, ...]) -> tuple[Site, ...]:
    """Letters in capitals are no town: "EU" is not Eu, "ACT" is not Act."""
    letters = name.replace(".", "")
    if len(letters) > 3 or not letters.isupper():
        return sites
    return tuple(s for s in sites if s.key or s.name.isupper())


def _bare(name: str) -> str:
    name = " ".join(name.split())
    name = re.sub(r"[’'](?:s)?$", "", name)
    return re.sub(r"^[Tt]he (?=\w)", "", name)


def _stated(text: str, start: int, end: int) -> SiteKind | None:
    words = text[start:end].split()
    if len(words) > 1 and (kind := STATED.get(words[-1].lower())):
        return kind
    if kind := STATED.get(_noun(text, end).lower()):
        return kind
    before = _BEFORE.search(text[max(0, start - 40) : start])
    return STATED.get((before.group(1) or "").lower()) if before else None


def _noun(text: str, end: int) -> str:
    behind = _BEHIND.match(text[end : end + 30])
    return behind.group(1) if behind else ""


def _within(text: str, at: int, toponyms: Sequence[Toponym]) -> int | None:
    """The next toponym, where the words between say that it contains this one; not in a list."""
    if at + 1 >= len(toponyms):
        return None
    here, then = toponyms[at], toponyms[at + 1]
    if then.start < here.end or then.start - here.end > 30:
        return None
    between = text[here.end : then.start]
    if not _BETWEEN.match(between) or (not between.strip() and between != " "):
        return None
    listed = "," in between and _LISTED.match(text[then.end : then.end + 12])
    return None if listed else at + 1
