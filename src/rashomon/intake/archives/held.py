"""What an archive's readers give: pages with their custody, what they pass over, what is broken."""

from dataclasses import dataclass

from rashomon.intake.files import Page
from rashomon.records import Archived, Failure


@dataclass(frozen=True, slots=True)
class Held:
    """A page, and where it stands in which archive."""

    page: Page
    custody: Archived


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that holds no page to read, by what it is instead (`redirect`, `status 404`)."""

    what: str


Item = Held | Passed | Failure


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of an archive: the bytes, lines or rows from `begin` up to `end` (None: to the end of
    the file), about how many pages stand there, and how many records before it; `member` is the
    file in a WACZ that it is of."""

    begin: int = 0
    end: int | None = None
    pages: int = 0
    first: int = 0
    member: str = ""


def broken(reason: str, where: str, advice: str) -> Failure:
    """A failure of taking in."""
    return Failure("intake", in_line(reason), where, advice)


def in_line(words: object) -> str:
    """What another program or a file says, in one line that a terminal can be shown."""
    plain = "".join(sign if sign.isprintable() else " " for sign in str(words))
    return " ".join(plain.split())
