"""Two accounts in, named and weighted reasons why they may tell of one happening out.

Each feature is a function that returns a weight and a reason in plain words, or None. The sum
decides; the reasons are kept, so that a person can take a link back.
"""

from collections.abc import Callable

from rashomon.linking.accounts import Account
from rashomon.linking.kinds import is_state

Reason = tuple[float, str]
Feature = Callable[[Account, Account], Reason | None]

NEAR_DAYS = 3
# News on one happening comes within a week; a later page on the same place is about another one.
FAR_DAYS = 7


def same_place(a: Account, b: Account) -> Reason | None:
    """Both tell of the same kind of event at the same place."""
    shared = sorted(a.at & b.at, key=lambda key: (is_state(key[1]), key))
    if not shared:
        return None
    kind, place = shared[0]
    weight = 1.0 if is_state(place) else 3.0  # a whole country is no place to meet
    return weight, f"both tell of {_plain(kind)} at {place}"


def same_parties(a: Account, b: Account) -> Reason | None:
    """Both tell of the same doer doing the same kind of thing to the same target."""
    shared = sorted(a.between & b.between)
    if not shared:
        return None
    kind, actor, target = shared[0]
    return 2.0, f"both tell of {_plain(kind)} by {actor} on {target}"


def shared_party(a: Account, b: Account) -> Reason | None:
    """Both name a party in the same kind of event."""
    shared = sorted(a.involving & b.involving)
    if not shared:
        return None
    kind, party = shared[0]
    return min(len(shared), 2) * 1.0, f"both name {party} in {_plain(kind)}"


def near_in_time(a: Account, b: Account) -> Reason | None:
    """Published within days of each other, or too far apart for one happening."""
    if a.published is None or b.published is None:
        return None
    apart = abs((a.published - b.published).days)
    if apart <= NEAR_DAYS:
        return 1.0, f"published {apart} days apart"
    if apart > FAR_DAYS and not same_day(a, b):
        return -4.0, f"published {apart} days apart"
    return None


def same_day(a: Account, b: Account) -> Reason | None:
    """Both put the same kind of event on the same day."""
    shared = sorted(a.on & b.on)
    if not shared:
        return None
    kind, day = shared[0]
    return 1.0, f"both put {_plain(kind)} on {day.isoformat()}"


def other_days(a: Account, b: Account) -> Reason | None:
    """Both say when, and no two of their days are near each other."""
    pairs = [(x, y) for kind, x in a.on for other, y in b.on if kind == other]
    if not pairs or min(abs((x - y).days) for x, y in pairs) <= NEAR_DAYS:
        return None
    return -4.0, "they put it on different days"


def same_toll(a: Account, b: Account) -> Reason | None:
    """Both give the same number of dead or wounded, and not a common small one."""
    shared = sorted(a.tolls & b.tolls)
    if not shared:
        return None
    of, number = shared[0]
    return 1.0, f"both give {number:g} {of}"


FEATURES: tuple[Feature, ...] = (
    same_place,
    same_parties,
    shared_party,
    near_in_time,
    same_day,
    other_days,
    same_toll,
)
# One shared place, or two parties of one kind of event with nearness in time, make a story; one
# shared party alone does not. Chosen on the demonstration case and on dated news of one war.
ENOUGH = 3.0


def weigh(a: Account, b: Account) -> tuple[float, tuple[str, ...]]:
    """The sum of all features for two accounts, and the reasons behind it."""
    found = [reason for feature in FEATURES if (reason := feature(a, b)) is not None]
    return sum(weight for weight, _ in found), tuple(f"{w:+g} {words}" for w, words in found)


def _plain(kind: str) -> str:
    return kind.replace("_", " ")
