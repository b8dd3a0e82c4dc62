"""What the tests of the page ask the server directly."""

import csv
import io
import json
import time
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def get(address: str) -> Any:
    """A JSON twin."""
    with urlopen(address) as answer:
        return json.load(answer)


def table(address: str) -> list[dict[str, str]]:
    """A CSV, as rows by column."""
    with urlopen(address) as answer:
        assert answer.headers["Content-Type"].startswith("text/csv")
        return list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"), newline="")))


def post(address: str, record: object, **headers: str) -> tuple[int, Any]:
    """The status and the answer of a change."""
    body = record if isinstance(record, bytes) else json.dumps(record).encode()
    request = Request(address, body, {"Content-Type": "application/json", **headers})
    try:
        with urlopen(request) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


def story(address: str) -> Any:
    """The board of the strongest story."""
    listed = get(f"{address}/stories.json")["stories"]
    return get(f"{address}/story/{listed[0]['heading']['id']}.json")


def row(board: Any, slot: str) -> Any:
    """A question of a board."""
    return next(each for each in board["rows"] if each["slot"] == slot)


def settled(address: str, seconds: float = 120) -> Any:
    """What goes on, once nothing does any more."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = get(f"{address}/now.json")
        if all(job["state"] in ("done", "failed", "cancelled") for job in now["jobs"]):
            return now
        time.sleep(0.2)
    raise AssertionError(f"still busy after {seconds} s: {now['jobs']}")
