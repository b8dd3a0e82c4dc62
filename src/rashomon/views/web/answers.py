"""Records in, HTTP answers out: JSON by the records' own encoder, CSV for a spreadsheet, and what
OpenAPI says of both, so that the page, its twins and the documentation cannot disagree.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, TypeVar, get_args, get_origin

import msgspec
from fastapi import Depends, Request
from fastapi.responses import Response

T = TypeVar("T")

JSON, CSV = "application/json", "text/csv; charset=utf-8"
# A spreadsheet takes a cell that begins with one of these for a formula, and runs it. What a page
# says must never run, so such a cell gets an apostrophe in front, as spreadsheets themselves do.
RUNS = ("=", "+", "-", "@", "\t", "\r")


class Problem(msgspec.Struct, frozen=True):
    """Why a request was not done: one sentence."""

    detail: str


def json_answer(record: object, status: int = 200) -> Response:
    """A record, or a list of records, as JSON."""
    return Response(msgspec.json.encode(record), status, media_type=JSON)


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A table as CSV, with its column names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    disposition = {"Content-Disposition": f'inline; filename="{name}.csv"'}
    return Response("\ufeff" + out.getvalue(), media_type=CSV, headers=disposition)


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(RUNS) else value
    if isinstance(value, list | tuple):
        return _cell("; ".join(map(str, value)))
    return value


def told(type_: Any, description: str = "The record.") -> dict[str, Any]:
    """What OpenAPI says of an answer that is a record."""
    content = {JSON: {"schema": _reference(type_)}}
    return {
        "response_class": Response,
        "responses": {200: {"description": description, "content": content}},
    }


def as_table(description: str = "The same as a table.") -> dict[str, Any]:
    """What OpenAPI says of an answer that is a table."""
    content = {"text/csv": {"schema": {"type": "string"}}}
    return {
        "response_class": Response,
        "responses": {200: {"description": description, "content": content}},
    }


def takes(type_: Any) -> dict[str, Any]:
    """What OpenAPI says of a request whose body is a record."""
    content = {JSON: {"schema": _reference(type_)}}
    return {"requestBody": {"required": True, "content": content}}


async def _body(request: Request) -> bytes:
    return await request.body()


Body = Annotated[bytes, Depends(_body)]


def read_body(body: bytes, type_: type[T]) -> T:
    """A record out of a request's body; a `ValidationError` names the field that does not fit."""
    return msgspec.json.decode(body, type=type_)


def components(given: Iterable[Any], taken: Iterable[Any]) -> Mapping[str, Any]:
    """The schemas of records, by name, for OpenAPI. What is `given` has all its fields, those with
    a default too; of what is `taken` these may be left out."""
    template = "#/components/schemas/{name}"
    _, answers = msgspec.json.schema_components([*given, Problem], ref_template=template)
    _, requests = msgspec.json.schema_components(list(taken), ref_template=template)
    for schema in answers.values():
        if "properties" in schema:
            schema["required"] = list(schema["properties"])
    return {**requests, **answers}


def _reference(type_: Any) -> dict[str, Any]:
    if get_origin(type_) in (list, tuple):
        return {"type": "array", "items": _reference(get_args(type_)[0])}
    return {"$ref": f"#/components/schemas/{type_.__name__}"}
