"""What an admin of a case wants in: people let in or no more, and the log of custody, out.

Where the case asks for no names, whoever may change it is its admin.
"""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from rashomon.records import Person, PersonRole, Record
from rashomon.views.web.answers import Body, json_answer, read_body
from rashomon.views.web.routes_read import At
from rashomon.views.web.signing import Who

router = APIRouter()
# Lines of the log in one answer.
LINES = 1000

Since = Annotated[int, Query(description="The line behind which to begin.", ge=0)]


class Newcomer(Record, frozen=True):
    """Somebody to be let in."""

    name: str
    role: PersonRole


class Leaver(Record, frozen=True):
    """Somebody to be let in no more."""

    name: str


class LetIn(Record, frozen=True):
    """Somebody who was let in, and their token, which is told this once."""

    person: Person
    token: str


@router.get("/people.json")
def people_json(desk: At, who: Who) -> Response:
    """All who were ever let in."""
    _admit(who)
    return json_answer(desk.case.people())


@router.post("/people")
def post_person(desk: At, body: Body, who: Who) -> Response:
    """Let somebody in, by a token of their own."""
    _admit(who)
    newcomer = read_body(body, Newcomer)
    by = who.name if who else desk.reviewer
    return json_answer(LetIn(*desk.case.add_person(newcomer.name, newcomer.role, by=by)))


@router.post("/people/end")
def post_end(desk: At, body: Body, who: Who) -> Response:
    """Let somebody in no more, from this moment on."""
    _admit(who)
    by = who.name if who else desk.reviewer
    return json_answer(desk.case.end_person(read_body(body, Leaver).name, by=by))


@router.get("/custody.json")
def custody_json(desk: At, who: Who, since: Since = 0) -> Response:
    """The log of custody, some lines at a time."""
    _admit(who)
    return json_answer(list(islice(desk.case.custody(since), LINES)))


def _admit(who: Person | None) -> None:
    if who is not None and who.role != "admin":
        raise HTTPException(403, "Only an admin of this case may do this.")
