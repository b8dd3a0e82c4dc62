"""A case in; every record as a line of JSON out, the form of the records told on the first line."""

from collections.abc import Iterator

import msgspec

from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.versions import SCHEMA_VERSION


def write(material: Material) -> Iterator[str]:
    """Lines {`record`: kind, `value`: the record}: first `about`, then the readings (a report with
    all that is read of it), the stories, and for a whole case the decisions and failures."""
    about = {"tool": TOOL, "schema": SCHEMA_VERSION, "made": material.made, "case": material.name}
    yield _line("about", about)
    for reading in material.readings():
        yield _line("reading", reading)
    for story in material.stories():
        yield _line("story", story)
    for kind, records in material.beside().items():
        for record in records:
            yield _line(kind, record)


def _line(kind: str, value: object) -> str:
    return msgspec.json.encode({"record": kind, "value": value}).decode() + "\n"
