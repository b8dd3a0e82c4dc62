"""A case in; a row for each happening that ACLED would code out, as CSV in ACLED's columns.

ACLED's own rows are coded by people, and so are its names of actors. These are proposals.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from rashomon.exchange.material import Material
from rashomon.exchange.out.noted import note
from rashomon.exchange.out.reported import Row
from rashomon.exchange.out.rolled import Actor, Rolled, rolled
from rashomon.exchange.out.table import Cell, table
from rashomon.exchange.out.told import FORCE
from rashomon.linking.kinds import family, is_state
from rashomon.records import EventType

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
POLITICAL, DEMONSTRATIONS = "Political violence", "Demonstrations"
DISORDER = {
    "Battles": POLITICAL,
    "Explosions/Remote violence": POLITICAL,
    "Violence against civilians": POLITICAL,
    "Protests": DEMONSTRATIONS,
    "Strategic developments": "Strategic developments",
}
# What differs from its event type.
DISORDER_OF = {
    "Excessive force against protesters": f"{POLITICAL}; {DEMONSTRATIONS}",
    "Violent demonstration": DEMONSTRATIONS,
    "Mob violence": POLITICAL,
}
AGAINST_CIVILIANS = "Violence against civilians"
# By how many days a date is known: the day, a week, a month. What is wider has no code.
SPANS = ((1, 1), (7, 2), (31, 3))
# UCDP's where_prec as ACLED's: the town, the part of a region, the region.
GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
STATE, CIVILIANS, OUTSIDE = 1, 7, 8


def write(material: Material) -> Iterator[str]:
    """The table, a row at a time. What no report says, and what only ACLED can give, is blank."""
    rows = (_row(each, material) for each in rolled(material) if _kinds(each, material))
    yield from table(COLUMNS, rows)


def _row(each: Rolled, material: Material) -> Row:
    event, sub_event = _type(each, material)
    made = datetime.fromisoformat(material.made)
    row: Row = {"event_type": event, "sub_event_type": sub_event}
    row["disorder_type"] = DISORDER_OF.get(sub_event or "") or DISORDER.get(event or "")
    row["civilian_targeting"] = "Civilian targeting" if event == AGAINST_CIVILIANS else None
    row |= _when(each)
    row |= _where(each)
    row |= _actors(each, material)
    row["source"] = each.once("source")
    row["notes"] = note(each, material)
    row["fatalities"] = each.tolls["best"]
    row["timestamp"] = int(made.timestamp())
    return row


def _kinds(each: Rolled, material: Material) -> tuple[str, ...]:
    """What a story's kind of happening may be in ACLED; nothing for a kind that ACLED does not
    code, and for what was broken or whoever was hurt where nobody tells of force."""
    about = each.told.about
    if not about or (family(_event(about)) in FORCE and not each.told.violent):
        return ()
    return material.language.events.kinds[_event(about)].acled


def _event(about: str) -> EventType:
    """A kind of happening is a type of event."""
    return about  # type: ignore[return-value]


def _type(each: Rolled, material: Material) -> tuple[str | None, str | None]:
    """The event type and sub-event type; None where the reports leave open which of several. Of
    rival ways in which an attack is said to have been made, no count of reports chooses one."""
    kinds = _kinds(each, material)
    if each.told.violent:
        modes = {claim.event.mode for account in each.told.accounts for claim in account.acts}
        known = material.language.events.mode_acled
        kinds = tuple(kind for mode in modes if mode for kind in known[mode]) or kinds
    parts = [kind.partition(" / ") for kind in kinds]
    types = {event for event, _, _ in parts}
    subs = {sub for _, _, sub in parts}
    event = types.pop() if len(types) == 1 else None
    return event, subs.pop() if event and len(subs) == 1 else None


def _when(each: Rolled) -> Row:
    """The day, or the middle of a week or a month."""
    if each.days is None:
        return {}
    first, last = each.days
    span = (last - first).days + 1
    code = next((code for most, code in SPANS if span <= most), None)
    if code is None:
        return {"year": first.year if first.year == last.year else None}
    day = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    return {"event_date": day.isoformat(), "year": day.year, "time_precision": code}


def _where(each: Rolled) -> Row:
    if not each.point:
        return {"country": each.row["country"]}
    shown = each.point[0]
    row: Row = {name: shown.get(name) for name in ("country", "latitude", "longitude")}
    row |= {"admin1": shown.get("adm_1"), "admin2": shown.get("adm_2")}
    row["location"] = shown.get("place")
    row["geo_precision"] = GEO_PRECISION.get(int(shown["where_prec"] or 0))
    return row


def _actors(each: Rolled, material: Material) -> Row:
    """The first two parties; the others stand in the notes."""
    actors = list(each.actors())[:2]
    row: Row = {}
    codes: list[Cell] = []
    for number, actor in enumerate(actors, 1):
        codes.append(_inter(actor, each, material))
        row |= {f"actor{number}": actor.name, f"inter{number}": codes[-1]}
    if len(codes) == len(actors) == 2 and None not in codes:
        row["interaction"] = _interaction(codes)
    return row


def _inter(actor: Actor, each: Rolled, material: Material) -> Cell:
    """ACLED's code of an actor where its type decides it: a state on its own ground, a state on
    another's, civilians. An armed group may be rebels or one of two kinds of militia: blank."""
    if actor.type == "civilians":
        return CIVILIANS
    country = each.row["country"]
    if actor.type != "government" or country is None or not _is_land(actor.key, material):
        return None
    return STATE if material.language.names.neutral.get(actor.key) == country else OUTSIDE


def _is_land(entity: str, material: Material) -> bool:
    place = material.language.places.get(entity) or {}
    return is_state(entity) or place.get("kind") == "country"


def _interaction(codes: Sequence[Cell]) -> str:
    return "".join(sorted(map(str, codes)))
