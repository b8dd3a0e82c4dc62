"""`rashomon archive find`: claims and reports of an archive, by what they tell."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from rashomon.cli.archive_link import Archive
from rashomon.cli.output import JSON_HELP, complain, print_json, print_view
from rashomon.records import EVENT_TYPES

if TYPE_CHECKING:
    from rashomon.archive.finding import Found

Words = Annotated[str | None, typer.Option(help="With all these words in it.")]
Party = Annotated[str | None, typer.Option(help="Doer or target: a name, or an entity's id.")]
Place = Annotated[str | None, typer.Option(help="Where: a name, or an entity's id.")]
First = Annotated[str | None, typer.Option("--from", help="Published on this day or later.")]
Last = Annotated[str | None, typer.Option("--to", help="Published on this day or earlier.")]
Event = Annotated[str | None, typer.Option(help=f"One of: {', '.join(EVENT_TYPES)}.")]
Limit = Annotated[int, typer.Option(help="So many at a time.", min=1)]
Page = Annotated[int, typer.Option(help="Which so many of them.", min=1)]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def find(
    archive: Archive,
    words: Words = None,
    party: Party = None,
    place: Place = None,
    first: First = None,
    last: Last = None,
    event: Event = None,
    limit: Limit = 20,
    page: Page = 1,
    json: Json = False,
) -> None:
    """Find claims of an archive by party, place or event, or reports by their words and days.

    Each comes with the id of its story, for `rashomon archive case`, and its exact words.
    """
    # Imported here: no other command needs what holds tables.
    from rashomon.archive.finding import Wish, find as find_in
    from rashomon.archive.folder import Folder

    if event is not None and event not in EVENT_TYPES:
        raise ValueError(f"there is no event {event!r}; choose from {', '.join(EVENT_TYPES)}")
    days = _day(first, "--from"), _day(last, "--to")
    wish = Wish(words, party, place, *days, event)
    found = find_in(Folder(archive), wish, limit + 1, limit * (page - 1))
    for each in found[:limit]:
        if json:
            print_json(each)
        else:
            print_view(_lines(each))
    if not json:
        more = f"; --page {page + 1} has more" if len(found) > limit else ""
        complain(f"{len(found[:limit])} found{more}.")


def _day(day: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError as error:
        raise ValueError(f"{option} is no day: {day!r}; write it as 2024-05-06") from error


def _lines(found: "Found") -> Text:
    """A claim or report as lines: who, when, which story, and the words with their places."""
    head = (found.day or "undated", found.publisher or found.name, found.event or "")
    lines = ["  ".join(word for word in head if word)]
    lines += [
        f"    “{' '.join(each.quote.split())}” ({each.start}-{each.end})" for each in found.evidence
    ]
    lines.append(f"    report {found.report}, story {found.story or 'of its own'}")
    return Text("\n".join(lines))
