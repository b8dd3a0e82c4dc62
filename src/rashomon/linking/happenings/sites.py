"""Located places in, whether two of them can be where one happening was out."""

import math
from typing import NamedTuple

from rashomon.linking.kinds import is_state
from rashomon.records import Located

EARTH = 6371.0  # kilometres
# How far from its point a place still is, in kilometres: a strike on a town's edge is put at the
# next village by some. A whole country tells nothing apart.
REACH = {"town": 8.0, "capital": 8.0, "facility": 8.0, "district": 50.0, "region": 100.0}


class Site(NamedTuple):
    """A located place: its row in the gazetteer, the town it lies in, how far it reaches around its
    degrees (kilometres), its name."""

    id: str
    inside: str | None = None
    lat: float | None = None
    lon: float | None = None
    reach: float = REACH["town"]
    name: str = ""

    @property
    def town(self) -> str:
        """The town, of a place inside of one."""
        return self.inside or self.id

    @property
    def wide(self) -> bool:
        """Whether it holds many towns."""
        return self.reach > REACH["town"]


def site_of(located: Located) -> Site | None:
    """A place as a site, if it is narrow enough to tell happenings apart."""
    reach = REACH.get(located.kind)
    if reach is None:
        return None
    parent = located.country if located.kind == "facility" else None
    inside = f"list:{parent}" if parent and not is_state(parent) else None
    return Site(located.id, inside, located.lat, located.lon, reach, located.name)


def one_site(a: Site, b: Site) -> bool:
    """Whether two places are one, or in one town, or so near that one may stand for the other."""
    if a.wide or b.wide:
        return False
    return a.town == b.town or _within(a, b)


def other_sites(a: Site, b: Site) -> bool:
    """Whether two places cannot be where one happening was; a town may lie in a region."""
    if a.town == b.town or _within(a, b):
        return False
    return not (a.wide or b.wide) or None not in (a.lat, b.lat)


def _within(a: Site, b: Site) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    north = math.radians(a.lat - b.lat)
    east = math.radians(a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return EARTH * math.hypot(north, east) <= a.reach + b.reach
