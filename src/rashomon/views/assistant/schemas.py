"""A record's type in, its JSON Schema out, with the object itself at the root as tools need it."""

from typing import Any

import msgspec


def schema_of(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The schema; types that it is made of stand under `$defs`."""
    found = msgspec.json.schema(kind)
    parts = dict(found["$defs"])
    root = parts.pop(kind.__name__)
    for part in (root, *parts.values()):
        part.pop("title", None)  # the name of a class says nothing to a client
    return {**root, "$defs": parts} if parts else root
