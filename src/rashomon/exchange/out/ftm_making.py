"""Values in; entities of FollowTheMoney out, made by its own package.

The package comes with the extra `rashomon[ftm]`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from rashomon.errors import ExchangeError
from rashomon.language.sounds import slug
from rashomon.records import content_id

# The package puts values of these kinds into its own form, and leaves out what is none; all other
# words stay exactly as they are.
CLEANED = frozenset({"country", "date", "language", "number", "url", "name", "topic"})
_PLAIN = re.compile(r"[a-z0-9]([a-z0-9-]{0,90}[a-z0-9])?")

Values = str | Iterable[str | None] | None


def model() -> Any:
    """The schemata of FollowTheMoney; one sentence says what to install where they are missing."""
    try:
        from followthemoney import model as schemata
    except ImportError as error:
        reason = "FollowTheMoney entities are made by a package that is not installed"
        raise ExchangeError(reason, advice='run: pip install "rashomon[ftm]"') from error
    return schemata


def ident(kind: str, key: str) -> str:
    """The id of an entity: of an own id as it is where it may be, else of its content."""
    return f"rashomon-{kind}-{key if _PLAIN.fullmatch(key) else content_id(key)}"


def dataset(publisher: str | None, report: str) -> str:
    """The name of a source as FollowTheMoney wants it: of who published a report, else of it."""
    words = slug(publisher or "").replace("-", "_")
    return words or f"report_{report}"


def url(address: str | None) -> str | None:
    """An address on the web; the name of a file is none."""
    return address if address and address.startswith(("http://", "https://")) else None


class Maker:
    """Makes entities as lines of JSON."""

    def __init__(self, schemata: Any) -> None:
        self._model = schemata

    def line(
        self,
        schema: str,
        key: str,
        properties: Mapping[str, Values],
        statements: Iterable[Mapping[str, Any]] = (),
    ) -> str:
        """An entity; what is not known of it is left out."""
        proxy = self._model.make_entity(schema)
        proxy.id = key
        for name, values in properties.items():
            kind = proxy.schema.get(name).type.name
            for value in (values,) if isinstance(values, str) else values or ():
                if value:
                    proxy.add(name, value, cleaned=kind not in CLEANED)
        told: dict[str, Any] = proxy.to_dict()
        found = list(statements)
        if found:
            told["statements"] = found
        return msgspec.json.encode(told).decode() + "\n"

    def statement(self, entity: str, schema: str, name: str, **told: Any) -> dict[str, Any]:
        """What one source says of one property: `value`, `dataset`, `original_value`, `origin`,
        `first_seen`."""
        from followthemoney.statement import Statement

        made: dict[str, Any] = Statement(
            entity_id=entity, prop=name, schema=schema, **told
        ).to_dict()
        return made
