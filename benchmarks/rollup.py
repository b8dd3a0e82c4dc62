"""Are reports rolled up to events, and is their disagreement measured, as eventreport defines it?

Data: `data/maverick`, hand-coded reports of electoral violence, several to an event (van Baalen and
Höglund, CC BY 4.0). Every cell of every event, by each of the three rules, and every measure of
disagreement is compared with a second implementation, below: written from the definitions alone, by
brute force, the way of a variable told from its name instead of from tables. The data leaves empty
cells out, so missing values and empty texts cannot be told apart, and the definitions treat them
differently: all is compared twice, with every absent cell missing, and with absent texts empty. The
pace is a ratio to that of the brute force, in turns in one run: as the events are, where brute
force has little to do because most have one report, and with a hundred of them as one.
Command: python benchmarks/rollup.py [--shared PATH]
"""

import math
import time
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np

from common import arguments, load_lines, need, show, spread as least_and_most
from rashomon.weighing.rollup import RULES, disagreement, roll_up, spread

Table = list[dict[str, Any]]
ROUNDS = 3
SHOWN = 5  # differences that are printed
PARTIES = [f"actor{n}" for n in range(1, 7)]
ROLES = "initiator perpetrator intervener bystander".split()
KINDS = "country election event_context target".split()
WHO = ["", "_id", "_type", "_subtype", "_party", "_violence"]
TEXTS = [*KINDS, "city", "location", "source", *(p + part for p in PARTIES for part in WHO)]
DATES = ["date_start", "date_end"]
PLACE = ["city", "location", "latitude", "longitude", "geo_precision"]
VICTIMS = [f"{party}_victim" for party in PARTIES]
TOLL = [f"{of}_{end}" for of in ("deaths", "injuries") for end in ("best", "low", "high")]
SIGNS = [f"certain{n}" for n in range(1, 7)]
COUNTED = [f"{party}_{role}" for party in PARTIES for role in ROLES]
EFFECTS = ["displacement", "damage"]
NUMBERS = {*PLACE[2:], *VICTIMS, *TOLL, *EFFECTS, *SIGNS, *COUNTED, "certain", "sampling"}
NUMBERS |= {f"{p}_precision" for p in PARTIES} | {"number_of_sources", "source_classification"}
ROLLED = [*TEXTS, *DATES, *PLACE[2:], *VICTIMS, *TOLL, *EFFECTS, *SIGNS, *COUNTED]
EVENT = itemgetter("event_id")


def main() -> None:
    """Compare everything, in both readings of an absent cell, and print the figures."""
    options = arguments(__doc__).parse_args()
    path = options.shared / "data" / "maverick" / "reports.jsonl"
    need(path)
    rows = load_lines(path)
    larger = [row | {"event_id": row["event_id"][:-2]} for row in rows]  # a hundred as one
    figures = {
        "reports": len(rows),
        "absent cells missing": compared(rows),
        "absent texts empty": compared([{**dict.fromkeys(TEXTS, ""), **row} for row in rows]),
        "pace": pace(rows),
        "pace, larger events": pace(larger),
    }
    show(figures, path)


def compared(rows: Table) -> dict[str, Any]:
    """How many cells and rows are equal, for each rule and for the disagreement."""
    events = events_of(rows)
    names = sorted({name for row in rows for name in row} - {"event_id"})
    each = [brute_disagreement(event, name) for event in events for name in names]
    over = [brute_spread(events, name) for name in names]
    return {
        **{rule: tally(roll_up(rows, rule), brute(events, rule)) for rule in RULES},
        "disagreement of events": tally([*map(plain, disagreement(rows))], each),
        "disagreement over events": tally([*map(plain, spread(rows))], over),
    }


def tally(ours: Table, theirs: Table) -> dict[str, Any]:
    """Cells compared, equal and different; a column that only one side has is different."""
    cells = [
        (number, name, a.get(name, "no column"), b.get(name, "no column"))
        for number, (a, b) in enumerate(zip(ours, theirs, strict=True))
        for name in a | b
    ]
    wrong = [cell for cell in cells if not same(*cell[2:])]
    figures: dict[str, Any] = {"rows": len(ours), "rows different": len({c[0] for c in wrong})}
    figures |= {"cells": len(cells), "equal": len(cells) - len(wrong), "different": len(wrong)}
    return figures | ({"such as": wrong[:SHOWN]} if wrong else {})


def same(a: Any, b: Any) -> bool:
    """Equal; numbers to the twelfth digit, because sums are taken in another order."""
    if isinstance(a, int | float) and isinstance(b, int | float):
        return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12)
    return type(a) is type(b) and bool(a == b)


def pace(rows: Table) -> dict[str, Any]:
    """Events a second by all three rules, and how many times as long the brute force takes."""

    def spent(work: Callable[[], object]) -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    turns = []
    for _ in range(ROUNDS + 1):
        ours = spent(lambda: [roll_up(rows, rule) for rule in RULES])
        turns.append((ours, spent(lambda: [brute(events_of(rows), rule) for rule in RULES])))
    made = len(events_of(rows)) * len(RULES)
    return {  # the first turn warms up
        "reports an event": round(len(rows) / len(events_of(rows)), 1),
        "event rows a second": least_and_most((made / ours for ours, _ in turns[1:]), 0),
        "times as fast as brute force": least_and_most(theirs / ours for ours, theirs in turns[1:]),
    }


def plain(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def events_of(rows: Table) -> list[Table]:
    return [list(group) for _, group in groupby(sorted(rows, key=EVENT), key=EVENT)]


# The second implementation. It shares no line with the first and is not meant to be fast.


def brute(events: list[Table], rule: str) -> Table:
    return [brute_row(event, rule) for event in events]


def brute_row(event: Table, rule: str) -> dict[str, Any]:
    row = {name: brute_cell(event, name, rule) for name in ROLLED}
    most = max(row[f"{party}_initiator"] for party in PARTIES)
    starters = [party for party in PARTIES if row[f"{party}_initiator"] == most > 0]
    for party in PARTIES:
        _, did, between, by = (row[f"{party}_{role}"] > 0 for role in ROLES)
        first = starters == [party]
        flags = [first, did and not by, between and not first]
        for role, flag in zip(ROLES, [*flags, by and not any(flags)], strict=True):
            row[f"{party}_{role}"] = None if row[party] is None else 1 if flag else 0
        if row[f"{party}_violence"] == "NA":
            row[f"{party}_violence"] = None
    row |= {"event_id": event[0]["event_id"], "number_of_sources": len(event)}
    row |= {"certain": sum(row[name] for name in SIGNS), "unit_of_analysis": "Event"}
    return row | {"aggregation": f"Most-{rule}"}


def brute_cell(event: Table, name: str, rule: str) -> Any:
    """One variable of one event, by what the definitions say of a variable of this name."""
    told = [report.get(name) for report in event]
    known = sorted(value for value in told if value is not None)
    if name in COUNTED:
        return sum(known)
    if name == "source" or (rule == "informative" and name.endswith("_violence")):
        return brute_text(told)
    if name in SIGNS:
        return known[-1]
    if name in KINDS or (rule == "representative" and name in TEXTS):
        return brute_mode(event, name)
    if rule == "representative":
        often = [value for value in known if known.count(value) == max(map(known.count, known))]
        if name in DATES:
            return brute_day(often)
        if name in EFFECTS:
            return None if len(known) < len(told) else often[-1]
        return often[0] if often else None
    if name in PLACE or name in TEXTS:
        precision = "geo_precision" if name in PLACE else name[: len("actor1")] + "_precision"
        return brute_precise(event, name, precision, rule)
    latest = (rule == "informative") != (name == "date_end")
    return known[-1 if latest else 0] if known else None


def brute_mode(event: Table, name: str) -> Any:
    """The value no other is more frequent than; ties by the best source, then by the most signs."""
    told = [report.get(name) for report in event]
    left = [v for v in told if not any(told.count(other) > told.count(v) for other in told)]
    for weight in ("source_classification", "certain"):
        if left and left != left[:1] * len(left):
            theirs = [report for report in event if report.get(name) in left]
            weights = [report.get(weight) for report in theirs]
            top = [] if None in weights else [r for r in theirs if r[weight] == max(weights)]
            left = [report.get(name) for report in top]
    if left and left == left[:1] * len(left):
        return left[0]
    return None if name in NUMBERS else "Indeterminate"


def brute_precise(event: Table, name: str, precision: str, rule: str) -> Any:
    """The mode among the most precise that say something, or among the least precise."""
    rated = [r[precision] for r in event if r.get(precision) is not None]
    if not rated:
        return None
    if rule == "informative":
        best = [r for r in event if r.get(precision) == max(rated) and r.get(name) is not None]
        return brute_mode(best, name) if best else None
    kept = [r if r.get(precision) is not None else {} for r in event]  # unrated: it says nothing
    return brute_mode([r for r in kept if r.get(precision, min(rated)) == min(rated)], name)


def brute_text(told: list[Any]) -> str:
    """Parts between semicolons, each once, as they come."""
    parts: list[str] = []
    for text in told:
        for number, part in enumerate(("NA" if text is None else text).split(";")):
            part = part.lstrip(" \t\n\r\f\v") if number else part
            if part.strip() and part != "Unknown" and part not in parts:
                parts.append(part)
    return "; ".join(parts)


def brute_day(often: list[str]) -> str:
    """The mean of the most frequent days, counted from 1970, rounded down."""
    days = np.array(sorted(set(often)), "datetime64[D]").astype(int)
    return str(np.datetime64(int(np.floor(days.mean())), "D"))


def brute_disagreement(event: Table, name: str) -> dict[str, Any]:
    told = [report.get(name) for report in event]
    known = [value for value in told if value is not None]
    new = [value for number, value in enumerate(told) if value not in told[:number]]
    most = max((known.count(value) for value in known), default=0)
    dissent = (len(known) - most) / len(known) if known else None
    scores = {"divergence": len(new) - 1, "dissent": dissent}
    return {"event_id": event[0]["event_id"], "variable": name, **scores}


def brute_spread(events: list[Table], name: str) -> dict[str, Any]:
    def mean(values: list[Any]) -> float | None:
        return float(np.mean(values)) if values else None

    each = [brute_disagreement(event, name) for event in events]
    known = [[r[name] for r in event if r.get(name) is not None] for event in events]
    numbers = [np.array(told, float) for told in known if told] if name in NUMBERS else []
    divergence = sum(one["divergence"] for one in each) / len(each)
    return {
        "variable": name,
        "divergence": divergence,
        "normalized": divergence / len({r.get(name) for event in events for r in event}),
        "share": sum(one["divergence"] > 0 for one in each) / len(each),
        "agreement": mean([1 - one["dissent"] for one in each if one["dissent"] is not None]),
        "range": mean([np.ptp(told) for told in numbers]),
        "deviation": mean([np.std(told, ddof=1) for told in numbers if len(told) > 1]),
    }


if __name__ == "__main__":
    main()
