"""Small documents of PROV in, one after another; one document in PROV-JSON out.

The `prov` package holds a document whole in memory. A case may be larger: so each report, story and
decision is a document of its own, and what PROV-JSON has of it is laid down section by section.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import msgspec
from prov.constants import PROV
from prov.identifier import Namespace, QualifiedName
from prov.model import ProvAgent, ProvDocument
from prov.serializers.provjson import encode_json_document

from rashomon.exchange.spool import Spool

OURS = Namespace("rashomon", "urn:rashomon:")
# How PROV-JSON begins an id that is nobody's name.
_NAMELESS = "_:"


def named(*parts: object) -> QualifiedName:
    """The name of a thing: `rashomon:report/1f2e`; what no name may hold is percent-encoded."""
    return OURS["/".join(quote(str(part), safe="") for part in parts)]


def document() -> ProvDocument:
    """An empty document that knows our names."""
    made = ProvDocument()
    made.add_namespace(OURS)
    return made


def about(kind: str, label: str | None = None, **told: object) -> dict[Any, Any]:
    """The attributes of a thing: its type, what it is called, and what is told of it and known."""
    known = {OURS[name]: value for name, value in told.items() if value not in (None, "")}
    return {"prov:type": OURS[kind], **({"prov:label": label} if label else {}), **known}


def person(part: ProvDocument, name: str) -> ProvAgent:
    """A person who did something."""
    return part.agent(named("person", name), {"prov:type": PROV["Person"], "prov:label": name})


def outlet(part: ProvDocument, name: str) -> ProvAgent:
    """Who published something."""
    told: dict[Any, Any] = {"prov:type": PROV["Organization"], "prov:label": name}
    return part.agent(named("outlet", name), told)


def tool(part: ProvDocument, name: str) -> ProvAgent:
    """A program with its version."""
    return part.agent(named("tool", name), {"prov:type": PROV["SoftwareAgent"], "prov:label": name})


class Parts:
    """The sections of a document, laid down until all is known; a thing told twice stands once."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._told: set[tuple[str, str]] = set()
        self._relations = 0

    def add(self, part: ProvDocument) -> None:
        """Lay down a document's records."""
        for section, records in encode_json_document(part).items():
            if section != "prefix":
                for name, record in records.items():
                    self._lay(section, name, record)

    def _lay(self, section: str, name: str, record: Mapping[str, Any]) -> None:
        if name.startswith(_NAMELESS):
            self._relations += 1
            name = f"{_NAMELESS}r{self._relations}"
        elif (section, name) in self._told:
            return
        elif not name.startswith("rashomon:claim/"):  # a claim is told but once
            self._told.add((section, name))
        self._spool.add(section, [name, record])

    def written(self) -> Iterator[str]:
        """The document as PROV-JSON, one record in memory at a time."""
        yield f'{{"prefix":{{"{OURS.prefix}":"{OURS.uri}"}}'
        for section in self._spool:
            yield f',\n"{section}":{{'
            for number, (name, record) in enumerate(self._spool.of(section)):
                yield f"{',' if number else ''}\n{_json(name)}:{_json(record)}"
            yield "}"
        yield "}\n"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
