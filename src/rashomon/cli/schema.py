"""`rashomon schema`: the JSON Schema of everything the commands print."""

import sys
from typing import Annotated, Any

import msgspec
import typer

from rashomon import __version__
from rashomon.records import Claim, Comparison, Decision, Entity, Located, Reading, Report

Json = Annotated[bool, typer.Option("--json", help="Already so: the schema is JSON.")]
OpenApi = Annotated[bool, typer.Option("--openapi", help="Of the addresses of `rashomon serve`.")]


def schema(openapi: OpenApi = False, json: Json = False) -> None:
    """Print the JSON Schema of the records: readings, claims, reports and comparisons; with
    --openapi, what the page's server answers at which address."""
    sys.stdout.write(openapi_text() if openapi else schema_text())


def openapi_text() -> str:
    """The description of `rashomon serve` as indented JSON."""
    from rashomon.views.web.app import api

    return msgspec.json.format(msgspec.json.encode(api().openapi()), indent=1).decode() + "\n"


def schema_text() -> str:
    """The schema as indented JSON, the same for the same records."""
    printed = (Reading, Claim, Report, Comparison, Entity, Decision, Located)
    references, components = msgspec.json.schema_components(printed, ref_template="#/$defs/{name}")
    document: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Rashomon {__version__.rpartition('.')[0]}",
        "description": "Lines of `read --json` are Reading, of `claims --json` Claim, of "
        "`show --json` Reading or Report; `compare --json` and `demo --json` print a Comparison. "
        "start and end are Unicode code points into the report's text, end excluded.",
        "anyOf": list(references),
        "$defs": components,
    }
    return (
        msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=2).decode() + "\n"
    )
