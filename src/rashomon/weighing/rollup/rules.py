"""The three rules that make one row of an event's reports: which way each variable goes.

The variables are those of the R package eventreport (0.1.2), and so is the way of each: its three
named aggregations, as tables. All three settle texts that are tied by `source_classification` (how
reputable the source is), then by `certain` (how many signs of belonging to the event).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.weighing.rollup.roles import ROLES
from rashomon.weighing.rollup.ways import (
    Value,
    Values,
    binary_mode,
    combined,
    date_mode,
    greatest,
    least,
    least_precise,
    mode,
    most_precise,
    numeric_mode,
    total,
)

# Of each variable, what the reports of each event say; and a way from there to a value an event.
Told = Mapping[str, Sequence[Values]]
Way = Callable[[Told, str], list[Value]]

BREAKS = ("source_classification", "certain")
ACTORS = tuple(f"actor{n}" for n in range(1, 7))
CERTAIN = tuple(f"certain{n}" for n in range(1, 7))
KIND = ("country", "election", "event_context", "target")
DATES = ("date_start", "date_end")
PLACE = ("city", "location", "latitude", "longitude", "geo_precision")
WHO = ("", "_id", "_type", "_subtype", "_party")
TOLL = tuple(f"{of}_{bound}" for of in ("deaths", "injuries") for bound in ("best", "low", "high"))
EFFECTS = ("displacement", "damage")
VIOLENCE = tuple(f"{actor}_violence" for actor in ACTORS)
VICTIMS = tuple(f"{actor}_victim" for actor in ACTORS)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: the way that each variable goes, in the order of the row it makes."""

    name: str
    ways: Mapping[str, Way]


def _by(way: Callable[..., Value], *others: str) -> Way:
    """Apply a way to a variable and to others that it looks at, event by event."""

    def answers(columns: Told, variable: str) -> list[Value]:
        # Most events have one report and most variables few values: a case that is known is kept.
        return list(map(cache(way), columns[variable], *(columns[name] for name in others)))

    return answers


def _each(variables: Iterable[str], way: Way) -> dict[str, Way]:
    return dict.fromkeys(variables, way)


def _placed(way: Callable[..., Value], parts: Iterable[str]) -> dict[str, Way]:
    """Place and actors by the precision of each; `parts` says what of an actor."""
    ways = _each(PLACE, _by(way, "geo_precision", *BREAKS))
    for actor in ACTORS:
        ways |= _each((actor + part for part in parts), _by(way, f"{actor}_precision", *BREAKS))
    return ways


_MOST = _by(mode, *BREAKS)
# What all three rules have in common. Roles are counted here and settled when the row is made.
_SHARED: dict[str, Way] = {
    **_each(KIND, _MOST),
    "source": _by(combined),
    **_each(CERTAIN, _by(greatest)),
    **_each((f"{actor}_{role}" for actor in ACTORS for role in ROLES), _by(total)),
}

CONSERVATIVE = Rule(
    "Most-conservative",
    {
        **_SHARED,
        "date_start": _by(least),
        "date_end": _by(greatest),
        **_placed(least_precise, (*WHO, "_violence")),
        **_each((*VICTIMS, *TOLL, *EFFECTS), _by(least)),
    },
)
REPRESENTATIVE = Rule(
    "Most-representative",
    {
        **_SHARED,
        **_each(DATES, _by(date_mode)),
        **_each(("city", "location"), _MOST),
        **_each(("latitude", "longitude", "geo_precision"), _by(numeric_mode)),
        **_each((actor + part for actor in ACTORS for part in (*WHO, "_violence")), _MOST),
        **_each((*VICTIMS, *TOLL), _by(numeric_mode)),
        **_each(EFFECTS, _by(binary_mode)),
    },
)
INFORMATIVE = Rule(
    "Most-informative",
    {
        **_SHARED,
        "date_start": _by(greatest),
        "date_end": _by(least),
        **_placed(most_precise, WHO),
        **_each(VIOLENCE, _by(combined)),
        **_each((*VICTIMS, *TOLL, *EFFECTS), _by(greatest)),
    },
)
RULES = {
    "conservative": CONSERVATIVE,
    "representative": REPRESENTATIVE,
    "informative": INFORMATIVE,
}
