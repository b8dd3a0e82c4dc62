"""Event types and places, by what they mean for telling happenings apart."""

from rashomon.records import EventType
from rashomon.vocabulary import SPEECH as SPEECH

# An attack, its dead and its damage are one happening told by its parts.
FAMILIES: dict[EventType, str] = {"casualties": "attack", "damage": "attack"}


def family(event: EventType) -> str:
    """The kind of happening that an event type is a part of."""
    return FAMILIES.get(event, event)


def is_state(place: str) -> bool:
    """Whether a place is a whole state: these go by their two-letter ISO 3166 code."""
    return len(place) == 2
