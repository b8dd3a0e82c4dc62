"""`rashomon show`: a report of a case with its claims marked in the words, or all reports."""

from typing import Annotated

import typer

from rashomon.cli.cases import CaseName
from rashomon.cli.output import JSON_HELP, complain, print_json, print_view
from rashomon.reader import describe
from rashomon.store import open_case
from rashomon.views.others import others_lines
from rashomon.views.terminal import marked_view, report_line

ReportName = Annotated[
    str | None, typer.Argument(metavar="[REPORT]", help="Name or id; all are listed without.")
]
Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def show(case: CaseName, report: ReportName = None, json: Json = False) -> None:
    """Show a report with its claims marked in its own words; without a name, list the reports."""
    with open_case(case) as kept:
        if report is not None:
            reading = kept.reading(report)
            if json:
                print_json(reading)
            else:
                print_view(marked_view(reading))
                for line in others_lines(kept.imported(report=reading.report.id)):
                    print_view(line)
            return
        for known in kept.reports():
            if json:
                print_json(known)
            elif known.text:
                print_view(report_line(known))
        for failure in kept.failures():
            complain(f"! {describe(failure)}")
