"""`rashomon claims`: the claims of a case, filtered."""

from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

from rashomon.cli.cases import CaseName
from rashomon.cli.output import JSON_HELP, complain, print_json, print_view
from rashomon.records import CERTAINTIES, EVENT_TYPES
from rashomon.store import open_case
from rashomon.views.terminal import claim_lines, why_lines

ReportName = Annotated[str | None, typer.Option(help="Of this report (name or id).")]
Source = Annotated[str | None, typer.Option(help="With this voice in the chain.")]
EventType = Annotated[str | None, typer.Option(help=f"One of: {', '.join(EVENT_TYPES)}.")]
Certainty = Annotated[str | None, typer.Option(help=f"One of: {', '.join(CERTAINTIES)}.")]
Polarity = Annotated[str | None, typer.Option(help="affirmed or denied.")]
Words = Annotated[str | None, typer.Option("--text", help="With these words in it.")]
Limit = Annotated[int | None, typer.Option(help="At most so many.", min=0)]
Why = Annotated[
    bool, typer.Option("--why", help="With the words and rules behind each field of a claim.")
]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def claims(
    case: CaseName,
    report: ReportName = None,
    source: Source = None,
    event_type: EventType = None,
    certainty: Certainty = None,
    polarity: Polarity = None,
    text: Words = None,
    limit: Limit = None,
    why: Why = False,
    json: Json = False,
) -> None:
    """List the claims of a case: what, on whose word, how firmly, in which exact words."""
    count = 0
    with open_case(case) as kept:
        for claim in kept.claims(
            report=report,
            source=source,
            event_type=event_type,
            certainty=certainty,
            polarity=polarity,
            text=text,
            limit=limit,
        ):
            count += 1
            if json:
                print_json(claim)
            else:
                parts = [claim_lines(claim), *([why_lines(claim)] if why else [])]
                print_view(Group(*parts, Text()))
    if not json:
        complain(f"{count} claims.")
