"""Event types and places, by what they mean for telling happenings apart."""

from rashomon.records import EventType

# An attack, its dead and its damage are one happening told by its parts.
FAMILIES: dict[EventType, str] = {"casualties": "attack", "damage": "attack"}
# What somebody says or does about a happening is no happening of its own.
SPEECH: frozenset[EventType] = frozenset(
    {
        "statement",
        "accusation",
        "denial",
        "no_comment",
        "confirmation",
        "condemnation",
        "demand",
        "threat",
        "investigation",
    }
)


def family(event: EventType) -> str:
    """The kind of happening that an event type is a part of."""
    return FAMILIES.get(event, event)


def is_state(place: str) -> bool:
    """Whether a place is a whole state: these go by their two-letter ISO 3166 code."""
    return len(place) == 2
