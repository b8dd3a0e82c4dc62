"""Gazetteers in; for a name, the sites that have it, out.

What is asked: the place lists of the language first, then the gazetteers a user has added, then the
shipped one. A site of the lists stands for one of the same name and country in the others.
"""

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.geography.files import about, added
from rashomon.geography.keys import key_of, keys_of
from rashomon.geography.sites import KINDS, Site, site_of
from rashomon.language import Language

SHIPPED = "places.db"
_ASKED = (
    "SELECT p.id, p.name, p.country, r.name, p.kind, p.lat, p.lon, p.people, p.rivals FROM names n "
    "JOIN places p ON p.id = n.place LEFT JOIN places r ON r.id = p.region "
    "WHERE n.key = ? ORDER BY p.people DESC LIMIT 60"
)


class Gazetteer:
    """Places by name. Threads may share it."""

    def __init__(self, lists: Mapping[str, Any], own: Sequence[Path] = ()) -> None:
        """Take places lists and the files of gazetteers, most trusted first; the shipped one is
        always the last."""
        self.listed = {key: site_of(key, entry) for key, entry in lists.items()}
        # What is said of a territory's status is said of what lies in it.
        self.listed = {key: self._standing(site) for key, site in self.listed.items()}
        self._by_key: dict[str, list[Site]] = {}
        for key, entry in lists.items():
            written = (*(entry.get("names") or ()), *(entry.get("also") or ()))
            names = (str(entry["name"]), *map(str, written))
            for spelt in dict.fromkeys(k for name in names for k in keys_of(name)):
                self._by_key.setdefault(spelt, []).append(self.listed[key])
        self.own = tuple(about(path).sha256 for path in own)
        shipped = Path(str(files("rashomon.geography") / SHIPPED))
        self.files = (*own, shipped)
        self._here = threading.local()
        self.sites = lru_cache(maxsize=20_000)(self._sites)

    def _standing(self, site: Site) -> Site:
        """A site with what is said of its status, or of the region or territory that it lies in."""
        for holder in (site.region, site.country):
            outer = self.listed.get(holder or "")
            if not site.standings and outer is not None and outer.standings:
                return replace(site, standings=outer.standings)
        return site

    def site(self, entity: str | None) -> Site | None:
        """The site of an entity of the lists: a state, a listed town."""
        return self.listed.get(entity) if entity else None

    def _sites(self, name: str) -> tuple[Site, ...]:
        """Every site of a name, those of the lists first."""
        found: list[Site] = []
        for key in keys_of(name):
            found += [site for site in self._by_key.get(key, ()) if site not in found]
        listed = {(key_of(site.name), site.country) for site in found}
        for number, database in enumerate(self._databases()):
            for key in keys_of(name):
                for row in database.execute(_ASKED, (key,)):
                    site = self._standing(_of_row(row, self.files[number]))
                    same = (key_of(site.name), site.country) in listed or any(
                        _is_near(site, known) for known in found
                    )
                    if not same and site not in found:
                        found.append(site)
        return tuple(found)

    def _databases(self) -> Sequence[sqlite3.Connection]:
        """The files, opened once in each thread."""
        opened: list[sqlite3.Connection] | None = getattr(self._here, "opened", None)
        if opened is None:
            opened = [
                sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
                for path in self.files
            ]
            self._here.opened = opened
        return opened


def _is_near(site: Site, other: Site) -> bool:
    """Whether two sites of one kind are one, listed twice: a tenth of a degree apart."""
    if site.lat is None or site.lon is None or other.lat is None or other.lon is None:
        return False
    if site.kind != other.kind:
        return False
    return abs(site.lat - other.lat) < 0.1 and abs(site.lon - other.lon) < 0.1


def _of_row(row: Sequence[Any], path: Path) -> Site:
    number, name, country, region, kind, lat, lon, people, rivals = row
    origin = path.stem if path.name != SHIPPED else "geonames" if number > 0 else "region"
    return Site(
        id=f"{origin}:{abs(number)}",
        name=name,
        kind=KINDS[kind],
        lat=lat / 1e3,
        lon=lon / 1e3,
        country=country,
        region=region,
        people=people or 0,
        rivals=rivals,
    )


# By the places lists (kept beside it, so that no other can have their id) and the files.
_LOADED: dict[tuple[int, tuple[Path, ...]], tuple[Mapping[str, Any], Gazetteer]] = {}


def load_gazetteer(language: Language, own: Iterable[Path] = ()) -> Gazetteer:
    """The gazetteer that the commands use: the lists, files of this run, what a user has added, the
    shipped one."""
    paths = (*own, *(each.path for each in added()))
    key = (id(language.places), paths)
    if key not in _LOADED:
        _LOADED[key] = (language.places, Gazetteer(language.places, paths))
    return _LOADED[key][1]
