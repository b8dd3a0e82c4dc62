"""Features of what claims know: entities of places, days of the calendar, tolls, targets.

Their weights are set by hand.
"""

from datetime import date

from rashomon.linking.features import FAR_DAYS
from rashomon.linking.happenings.mentions import SMALLEST_TOLL
from rashomon.linking.happenings.pair import Found, Pair, both, meeting, parted
from rashomon.linking.happenings.sites import one_site, other_sites

# Types of events whose target tells one from another.
AIMED = ("attack", "damage")


def one_family(p: Pair) -> Found | None:
    """Claims of one family: an attack, its dead and its damage are parts of one happening."""
    if not p.parts or p.one_word or p.a.speech:
        return None
    return 1.0, f"{both(p)} can be parts of one happening"


def same_aim(p: Pair) -> Found | None:
    """Claims of one type, on the same target."""
    return meeting(p.a.target, p.b.target, "both on {}") if _aimed(p) else None


def other_aim(p: Pair) -> Found | None:
    """Claims of one type, on different targets."""
    return parted(p.a.target, p.b.target, "on different targets: {} and {}") if _aimed(p) else None


def same_site(p: Pair) -> Found | None:
    """In one town."""
    a, b = p.a.site, p.b.site
    return (1.0, f"both at {a.name}") if a and b and one_site(a, b) else None


def other_site(p: Pair) -> Found | None:
    """In different towns."""
    a, b = p.a.site, p.b.site
    if a is None or b is None or not other_sites(a, b):
        return None
    return 1.0, f"at different places: {a.name} and {b.name}"


def said_each_time(p: Pair) -> Found | None:
    """What somebody says is another statement each time, unless the words say otherwise."""
    said = p.a.event == "statement" == p.b.event
    return (1.0, "what is said may be said twice") if said else None


def same_day(p: Pair) -> Found | None:
    """Both on one day."""
    if p.a.days is None or p.b.days is None or p.a.days != p.b.days:
        return None
    first, last = p.a.days
    return (1.0, f"both on {first}") if first == last else None


def other_days(p: Pair) -> Found | None:
    """On days that do not meet."""
    if p.a.days is None or p.b.days is None:
        return None
    early, late = sorted((p.a.days, p.b.days))
    apart = (date.fromisoformat(late[0]) - date.fromisoformat(early[1])).days
    # A night's strike is one page's Monday and another's Tuesday.
    amount = 0.0 if apart < 1 else 0.4 if apart == 1 else 1.0
    return (amount, f"on other days: {early[0]} and {late[0]}") if amount else None


def same_toll(p: Pair) -> Found | None:
    """The same number of dead or wounded, and not a common small one."""
    shared = [toll for toll in sorted(p.a.tolls & p.b.tolls) if toll[1] >= SMALLEST_TOLL]
    return (1.0, f"both give {shared[0][1]:g} {shared[0][0]}") if shared else None


def other_toll(p: Pair) -> Found | None:
    """Other numbers of dead or wounded."""
    tolls = dict(sorted(p.a.tolls)), dict(sorted(p.b.tolls))
    for of in sorted(tolls[0].keys() & tolls[1].keys()):
        if tolls[0][of] != tolls[1][of]:
            return 1.0, f"{tolls[0][of]:g} and {tolls[1][of]:g} {of}"
    return None


def published_apart(p: Pair) -> Found | None:
    """News comes within a week: a page from weeks later that says no day tells of another one."""
    first, last = p.a.page.published, p.b.page.published
    if first is None or last is None or (p.a.days and p.b.days):
        return None
    apart = abs((last - first).days)
    return (1.0, f"published {apart} days apart") if apart > FAR_DAYS else None


def _aimed(p: Pair) -> bool:
    """Whether the targets of two claims can be held against each other: the dead are counted, and
    what is counted differs from page to page."""
    return p.parts and p.a.event == p.b.event and p.a.event in AIMED
