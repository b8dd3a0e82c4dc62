"""A case in; the list of its stories out, the one whose conflict changed last first."""

from collections.abc import Iterator

from rashomon.records import Heading, Record
from rashomon.store import Case
from rashomon.views.desk import Desk
from rashomon.views.words import slot_words


class Listed(Record, frozen=True):
    """A story of the list: its heading, and its conflicts in words, the strongest first."""

    heading: Heading
    places: tuple[str, ...]
    conflicts: tuple[str, ...]


class Stories(Record, frozen=True):
    """The stories of a case; how many reports it holds, how many of them are in no story, and how
    much could not be read."""

    case: str
    reports: int
    alone: int
    failures: int
    stories: tuple[Listed, ...]


COLUMNS = (
    *("id", "title", "changed", "reports", "publishers", "origins_min", "origins_max"),
    *("earliest", "latest", "conflicts", "places"),
)


def stories_screen(desk: Desk) -> Stories:
    """The list. Of stories that changed on one day, the one of the stronger conflict comes first;
    those without a conflict, or without a day, stand below."""
    case: Case = desk.case
    called = desk.naming()
    reports = case.counts()["reports"]
    listed = [
        Listed(
            heading=heading,
            places=tuple(map(called, heading.places)),
            conflicts=tuple(slot_words(slot, called) for slot in heading.conflicts),
        )
        for heading in case.headings()  # the strongest first; sorting below keeps that
    ]
    listed.sort(key=lambda story: story.heading.changed or "", reverse=True)
    return Stories(
        case=desk.name,
        reports=reports,
        alone=reports - len(case.told()),
        failures=sum(1 for _ in case.failures()),
        stories=tuple(listed),
    )


def rows(screen: Stories) -> Iterator[tuple[object, ...]]:
    """The list as a table."""
    for story in screen.stories:
        known = story.heading
        yield (
            *(known.id, known.title, known.changed, known.reports, known.publishers),
            *(known.origins_min, known.origins_max, known.earliest, known.latest),
            *(story.conflicts, story.places),
        )
