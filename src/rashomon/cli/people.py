"""`rashomon people`: who may open a case through its server, and what they may do there."""

from typing import Annotated, get_args

import typer

from rashomon.cli.cases import CaseName
from rashomon.cli.output import JSON_HELP, complain, print_json
from rashomon.records import Person
from rashomon.store import open_case
from rashomon.store.custody import user
from rashomon.vocabulary import PersonRole

ROLES: tuple[PersonRole, ...] = get_args(PersonRole)

Verb = Annotated[str | None, typer.Argument(help="add, end or list.", show_default=False)]
Name = Annotated[
    str | None, typer.Argument(help="Whom: the name that signs decisions.", show_default=False)
]
Role = Annotated[str, typer.Option(help=f"What they may do; one of: {', '.join(ROLES)}.")]
By = Annotated[str | None, typer.Option(help="Who lets them in; else your user name.")]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def people(
    case: CaseName,
    verb: Verb = None,
    name: Name = None,
    role: Role = "read",
    by: By = None,
    json: Json = False,
) -> None:
    """Let people open a case through `rashomon serve`, each by a token of their own.

    read: look. review: decide and add reports as well, in their own name. admin: let others in and
    see the log of custody as well. A token is printed once, and only its hash is kept.
    """
    with open_case(case) as kept:
        if verb in (None, "list"):
            _show(kept.people(), json=json)
            return
        if verb not in ("add", "end"):
            raise ValueError(f"{verb!r} is nothing to do with people; use add, end or list")
        if not name:
            raise ValueError(f"{verb} needs the name of somebody")
        doer = by or user()
        if verb == "end":
            _show([kept.end_person(name, by=doer)], json=json)
            return
        person, token = kept.add_person(name, _role(role), by=doer)
    if json:
        print_json({"person": person, "token": token})
        return
    typer.echo(token)
    complain(
        f"{person.name} may {person.role}, with this token. It is shown this once: give it to them "
        "in a safe way. `rashomon serve` asks for it from its next start on."
    )


def _role(name: str) -> PersonRole:
    for role in ROLES:
        if role == name:
            return role
    raise ValueError(f"there is no role {name!r}; choose from {', '.join(ROLES)}")


def _show(everybody: list[Person], *, json: bool) -> None:
    for person in everybody:
        if json:
            print_json(person)
        else:
            until = f", until {person.ended}" if person.ended else ""
            typer.echo(f"{person.name}: {person.role}, since {person.made}{until}")
    if not everybody and not json:
        complain("Nobody: this case is opened without a name, by whoever has its file or token.")
