"""A case in; a row for each happening of armed force out, as CSV in the columns of UCDP's GED.

GED's own rows are vetted by people. These are not: `code_status` says "Check" in each.
"""

from collections.abc import Iterator
from datetime import date

from rashomon.exchange.material import Material
from rashomon.exchange.out.parties import pairs_of, party_of
from rashomon.exchange.out.reported import Row
from rashomon.exchange.out.rolled import Actor, Rolled, rolled
from rashomon.exchange.out.table import Cell, table
from rashomon.exchange.out.wording import are_civilians, joined
from rashomon.records import Claim

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid"),
    *("country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
# The most days that each date_prec spans; what is longer is known to the year.
SPANS = ((1, 1), (6, 2), (7, 3), (31, 4))
YEAR = 5
# As near as a district, on one day: the report tells of one event and sums up no others.
CLEAR_PLACE = 3


def write(material: Material) -> Iterator[str]:
    """The table, a row at a time. What no report says, and every number of UCDP's, is blank."""
    rows = (_row(each, material) for each in rolled(material) if each.told.violent)
    yield from table(COLUMNS, rows)


def _row(each: Rolled, material: Material) -> Row:
    sides = _sides(each, material)
    row: Row = {"relid": f"rashomon-{each.told.story.id}", "code_status": "Check"}
    row |= _sources(each)
    row |= _where(each)
    row |= _when(each)
    if sides:
        row |= {"side_a": sides[0].name, "side_b": sides[1].name}
    for number, column in enumerate(("deaths_a", "deaths_b")):
        if sides:
            row[column] = _dead_of(each, sides[number], material)
    row["deaths_civilians"] = each.toll_among(lambda _, claim: _of_civilians(claim), material)
    clear = row.get("date_prec") == 1 and 1 <= int(row.get("where_prec") or 0) <= CLEAR_PLACE
    row["event_clarity"] = 1 if clear else None
    return row | dict(each.tolls)


def _sources(each: Rolled) -> Row:
    parts = ("source", "published", "headline", "address")
    articles = (
        ", ".join(str(row[part]) for part in parts if row.get(part)) for row in each.reported.rows
    )
    return {
        "number_of_sources": each.row["number_of_sources"],
        "source_article": "; ".join(articles),
        "source_office": each.column("source"),
        "source_date": each.column("published"),
        "source_headline": each.column("headline"),
        "source_original": each.once("source_original"),
    }


def _where(each: Rolled) -> Row:
    """The point of the rule, with what the reports that have it say of it."""
    row: Row = {"country": each.row["country"]}
    if each.point:
        shown = each.point[0]
        lat, lon = shown["latitude"], shown["longitude"]
        row |= {name: shown.get(name) for name in ("where_prec", "adm_1", "adm_2", "country")}
        row |= {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT({lon} {lat})"}
        row["where_coordinates"] = shown.get("place")
        row["where_description"] = joined(str(r.get("location") or "") for r in each.point)
    elif each.row["location"]:
        row["where_description"] = each.row["location"]
    return row


def _when(each: Rolled) -> Row:
    if each.days is None:
        return {}
    first, last = each.days
    return {
        "year": first.year if first.year == last.year else None,
        "date_prec": date_prec(first, last),
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
    }


def date_prec(first: date, last: date) -> int:
    """UCDP's code of how exactly days are known: 1 the day, 2 less than a week, 3 a week, 4 a
    month, 5 the year."""
    days = (last - first).days + 1
    return next((code for most, code in SPANS if days <= most), YEAR)


def _sides(each: Rolled, material: Material) -> tuple[Actor, Actor] | None:
    """The two parties of the act, where the reports tell of one pair of them alone and the rule
    keeps both: a government first, as in GED, else by name. Neither place says who did it."""
    pairs = {pair for account in each.told.accounts for pair in pairs_of(account, material)}
    if len(pairs) != 1:
        return None
    pair = next(iter(pairs))
    kept = sorted(
        (actor for actor in each.actors() if actor.key in pair),
        key=lambda actor: (actor.type != "government", actor.name),
    )
    return (kept[0], kept[1]) if len(kept) == len(pair) else None


def _dead_of(each: Rolled, side: Actor, material: Material) -> Cell:
    def mine(number: int, claim: Claim) -> bool:
        if claim.target is None:
            return False
        party = party_of(claim.target, each.told.accounts[number].reading, material)
        return party is not None and party.key == side.key

    return each.toll_among(mine, material)


def _of_civilians(claim: Claim) -> bool:
    return claim.target is not None and are_civilians(claim.target.text)
