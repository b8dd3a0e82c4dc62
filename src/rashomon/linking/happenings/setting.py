"""Features of place, time and numbers, as words."""

from rashomon.linking.happenings.pair import Found, Pair, meeting, parted


def same_place(p: Pair) -> Found | None:
    """The same place."""
    return meeting(p.a.places, p.b.places, "both {}")


def other_place(p: Pair) -> Found | None:
    """Different places."""
    return parted(p.a.places, p.b.places, "other words of place: {} and {}")


def same_time(p: Pair) -> Found | None:
    """The same words of time."""
    return meeting(p.a.times, p.b.times, "both say {}")


def other_time(p: Pair) -> Found | None:
    """Other words of time."""
    return parted(p.a.times, p.b.times, "other words of time: {} and {}")


def same_number(p: Pair) -> Found | None:
    """A number in common."""
    return meeting(p.a.numbers, p.b.numbers, "both have the number {}")


def other_number(p: Pair) -> Found | None:
    """Numbers, and none in common."""
    return parted(p.a.numbers, p.b.numbers, "other numbers: {} and {}")
