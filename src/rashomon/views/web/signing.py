"""A request in; whose it is out, and what they want to be written down in their own name."""

from typing import Annotated, TypeVar

from fastapi import Depends, Request
from msgspec.structs import replace

from rashomon.records import Person
from rashomon.views.web.deciding import Telling, Wish
from rashomon.views.web.guard import PERSON

T = TypeVar("T", Wish, Telling)


def _who(request: Request) -> Person | None:
    person: Person | None = request.scope.get(PERSON)
    return person


# Whose token a request brought; None where the case asks for no names.
Who = Annotated[Person | None, Depends(_who)]


def signed(said: T, who: Person | None) -> T:
    """What somebody says, in the name that their token stands for, whatever name they give."""
    return said if who is None else replace(said, by=who.name)
