"""What people graded, in; how a screen shows it, and on which scales more can be graded, out."""

from collections.abc import Callable, Iterable, Mapping

from rashomon.linking.grades import SCALES
from rashomon.records import DecisionOf, Record
from rashomon.store import Case
from rashomon.views.entities import grade_words


class Given(Record, frozen=True):
    """A grade that holds: what it means, by whom, when and why; `number` takes it back."""

    number: int
    words: str
    by: str
    made: str
    why: str


class Graded(Record, frozen=True):
    """Something on a scale: its id, what it is called, the grades that people gave it (the last one
    first, of each person the last), and those that there are, with what they mean."""

    scale: DecisionOf
    subject: str
    about: str
    given: tuple[Given, ...]
    grades: Mapping[str, str]


def graded(case: Case, of: DecisionOf, subject: str, about: str, known_as: str = "") -> Graded:
    """One thing on one scale; `known_as` is what the log calls it, where that is not `subject`."""
    held = case.grades(of, known_as or subject)
    given = (Given(d.number, grade_words(d), d.by, d.made, d.why) for d in held)
    return Graded(of, subject, about, tuple(given), SCALES[of])


def sources(
    case: Case, entities: Iterable[str | None], called: Callable[[str], str]
) -> Iterable[Graded]:
    """The sources of a chain, each once."""
    for entity in dict.fromkeys(entity for entity in entities if entity):
        yield graded(case, "reliability", entity, called(entity))
