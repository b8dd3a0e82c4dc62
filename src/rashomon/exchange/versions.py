"""The version of the records' form, which every export of them names.

It has two numbers: the second one grows when a field is added, the first one when a field is taken
away or means something else. A test holds it to the records by a hash of their JSON Schema, so that
whoever changes a record is told to raise it.
"""

import hashlib
from typing import Any

import msgspec

from rashomon.records import (
    CustodyLine,
    Decision,
    Failure,
    Fetch,
    Imported,
    Reading,
    Story,
)

SCHEMA_VERSION = "1.0"
# Of the records as they are in this version; `python -m rashomon.exchange.versions` prints it.
SCHEMA_DIGEST = "d95b7dd41dd8c5d8"
# What exports hold, with all that these hold.
EXPORTED = (Reading, Story, Decision, Failure, Fetch, Imported, CustodyLine)


def digest() -> str:
    """The hash of the records' form: their names, fields, types and closed lists of words. What
    they are said to mean does not count."""
    _, components = msgspec.json.schema_components(EXPORTED)
    form = msgspec.json.encode(_bare(components), order="sorted")
    return hashlib.sha256(form).hexdigest()[:16]


def _bare(schema: Any) -> Any:
    """A schema without the words that explain it."""
    if isinstance(schema, list):
        return [_bare(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    # A field may be called `title`, too: only the explanations are strings.
    told = ("description", "title")
    return {k: _bare(v) for k, v in schema.items() if k not in told or not isinstance(v, str)}


if __name__ == "__main__":
    print(digest())
