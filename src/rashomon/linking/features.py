"""Two accounts in, named and weighted reasons why they may tell of one happening out.

Each feature is a function that returns a weight and a reason in plain words, or None. The sum
decides; the reasons are kept, so that a person can take a link back.
"""

from collections.abc import Callable

from rashomon.geography.locating import distance
from rashomon.linking.copies.candidates import within
from rashomon.linking.copies.sketches import cosine
from rashomon.linking.kinds import is_state
from rashomon.linking.outlines import Outline

Reason = tuple[float, str]
Feature = Callable[[Outline, Outline], Reason | None]

NEAR_DAYS = 3
# Reports put one happening in a town, its district or the next village.
NEAR_KILOMETRES = 30.0
# News on one happening comes within a week; a later page on the same place is about another one,
# unless it says when it was.
FAR_DAYS = 7
# Telling words in common, as a cosine: what two texts of one war have, and what a text that tells
# of the same happening has beyond it. Weights chosen on annotated story sets among dated news of
# one war (benchmarks/stories.py).
USUAL_WORDS = 0.13
WORDS = 10.0
LEAST_WORDS, MOST_WORDS = -1.0, 3.0


def same_words(shared: float) -> Reason:
    """How many telling words (names above all) both have, beyond what news of one war shares."""
    return round(words_weight(shared), 2), f"{shared:.0%} of the telling words in common"


def words_weight(shared: float) -> float:
    """What telling words in common weigh, before it is rounded."""
    return min(max(WORDS * (shared - USUAL_WORDS), LEAST_WORDS), MOST_WORDS)


def same_place(a: Outline, b: Outline) -> Reason | None:
    """Both tell of the same kind of event at the same place."""
    shared = sorted(a.at & b.at, key=lambda key: (is_state(key[1]), key))
    if not shared:
        return None
    kind, place = shared[0]
    weight = 0.3 if is_state(place) else 0.9  # a whole country is no place to meet
    return weight, f"both tell of {_plain(kind)} at {place}"


def other_places(a: Outline, b: Outline) -> Reason | None:
    """Both say in which town or at which site one kind of event was, and these lie far apart."""
    if not a.spots or not b.spots or not a.spots.isdisjoint(b.spots):
        return None
    apart = []
    for x in a.spots:
        for y in b.spots:
            if x[0] == y[0]:
                if distance(*x[2:], *y[2:]) <= NEAR_KILOMETRES:
                    return None
                apart.append((x, y))
    if not apart:
        return None
    x, y = min(apart)
    return -4.0, f"{_plain(x[0])} in {x[1]} and in {y[1]}"


def same_parties(a: Outline, b: Outline) -> Reason | None:
    """Both tell of the same doer doing the same kind of thing to the same target."""
    shared = sorted(a.between & b.between)
    if not shared:
        return None
    kind, actor, target = shared[0]
    return 0.6, f"both tell of {_plain(kind)} by {actor} on {target}"


def shared_party(a: Outline, b: Outline) -> Reason | None:
    """Both name a party in the same kind of event."""
    shared = sorted(a.involving & b.involving)
    if not shared:
        return None
    kind, party = shared[0]
    return min(len(shared), 2) * 0.3, f"both name {party} in {_plain(kind)}"


def near_in_time(a: Outline, b: Outline) -> Reason | None:
    """Published within days of each other, or too far apart for one happening."""
    if a.published is None or b.published is None:
        return None
    apart = abs((a.published - b.published).days)
    if apart <= NEAR_DAYS:
        return 0.3, f"published {apart} days apart"
    if apart > FAR_DAYS and not same_day(a, b):
        return -1.2, f"published {apart} days apart"
    return None


def same_day(a: Outline, b: Outline) -> Reason | None:
    """Both put the same kind of event on the same day."""
    shared = sorted(a.on & b.on)
    if not shared:
        return None
    kind, day = shared[0]
    return 0.3, f"both put {_plain(kind)} on {day.isoformat()}"


def other_days(a: Outline, b: Outline) -> Reason | None:
    """Both say when, and no two of their days are near each other."""
    far = False
    for kind, x in a.on:
        for other, y in b.on:
            if kind == other:
                if abs((x - y).days) <= NEAR_DAYS:
                    return None
                far = True
    return (-2.5, "they put it on different days") if far else None


def same_toll(a: Outline, b: Outline) -> Reason | None:
    """Both give the same number of dead or wounded, and not a common small one."""
    shared = sorted(a.tolls & b.tolls)
    if not shared:
        return None
    of, number = shared[0]
    return 0.3, f"both give {number:g} {of}"


FEATURES: tuple[Feature, ...] = (
    same_place,
    other_places,
    same_parties,
    shared_party,
    near_in_time,
    same_day,
    other_days,
    same_toll,
)
# From here on two accounts are of one happening; below it by no more than UNSURE nobody knows, and
# the link is shown to a person.
ENOUGH = 0.5
UNSURE = 0.4
# What an account that does not meet another weighs against it.
STRANGERS = -0.5
# Telling words in common that make two accounts worth comparing.
WORTH = 0.2


def weigh(a: Outline, b: Outline, shared: float | None) -> tuple[float, tuple[str, ...]]:
    """The sum of all features for two accounts, and the reasons behind it; `shared`: the words
    that they have in common (see `shared_words`)."""
    words = [] if shared is None else [same_words(shared)]
    others = (reason for feature in FEATURES if (reason := feature(a, b)) is not None)
    found = [*words, *others]
    total = round(sum(weight for weight, _ in found), 2)
    return total, tuple(f"{w:+.2g} {words}" for w, words in found)


def against(a: Outline, b: Outline) -> float:
    """What places and days that cannot both hold weigh, which lists of keys do not tell."""
    found = (feature(a, b) for feature in (other_places, other_days))
    return sum(reason[0] for reason in found if reason is not None)


def meet(a: Outline, b: Outline, shared: float | None) -> bool:
    """Whether two accounts are worth comparing. It hangs on these two alone, so that neither the
    order of intake nor what else a case holds changes it."""
    if a.report == b.report:
        return False
    return meet_in_time(a, b, shared) or not a.marks.isdisjoint(b.marks)


def meet_in_time(a: Outline, b: Outline, shared: float | None) -> bool:
    """Whether two accounts of the same weeks share telling words, or a kind of event with a place
    or a party; of an undated one nobody knows when it was."""
    if not within(a.published, b.published):
        return False
    return (
        (shared or 0.0) >= WORTH
        or not a.at.isdisjoint(b.at)
        or not a.involving.isdisjoint(b.involving)
    )


def shared_words(a: Outline, b: Outline) -> float | None:
    """The cosine of two accounts' telling words; None where one of them has too little text."""
    return None if a.sketch is None or b.sketch is None else cosine(a.sketch, b.sketch)


def _plain(kind: str) -> str:
    return kind.replace("_", " ")
