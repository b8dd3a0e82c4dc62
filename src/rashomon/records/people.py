"""Who may do what in a case that several people work on."""

from rashomon.records.base import Record
from rashomon.vocabulary import PersonRole


class Person(Record, frozen=True):
    """One who opens a case through its server: their name, which signs their decisions, what they
    may do (`read`: look; `review`: decide and add as well; `admin`: let others in as well), and
    since and until when."""

    number: int
    name: str
    role: PersonRole
    made: str
    ended: str | None = None
