"""A case in; who is claimed to have done what to whom out, as a directed graph in GraphML.

An edge says "P claims that A attacked B", never that A did.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec

from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.out.xml_text import written
from rashomon.exchange.spool import Spool
from rashomon.views.network import (
    Alleged,
    Said,
    claimant_words,
    least_origins,
    party_words,
    said_in,
)

# The keys of GraphML: for what, name, type.
KEYS = (
    ("graph", "tool", "string"),
    ("graph", "made", "string"),
    ("graph", "case", "string"),
    ("node", "label", "string"),
    ("node", "name", "string"),
    ("edge", "label", "string"),
    ("edge", "claimant", "string"),
    ("edge", "claimant_name", "string"),
    ("edge", "own_voice", "boolean"),
    ("edge", "act", "string"),
    ("edge", "denied", "boolean"),
    ("edge", "claims", "int"),
    ("edge", "reports", "int"),
    ("edge", "origins_min", "int"),
    ("edge", "origins_max", "int"),
    ("edge", "quotes", "string"),
)
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


@dataclass
class _Edge:
    """What is known of an edge when all that is said of it has been looked through."""

    claims: set[str] = field(default_factory=set)
    weighed: set[str] = field(default_factory=set)
    # By report: what it copies, or itself; the same, and the voices that its claims rest on.
    roots: dict[str, set[str]] = field(default_factory=dict)
    origins: dict[str, set[str]] = field(default_factory=dict)


def write(material: Material) -> Iterator[str]:
    """The graph: parties, and an edge for each claimant, doer, target, act and polarity."""
    with Spool() as spool:
        names = _gather(material, spool)
        yield HEAD
        for of, name, kind in KEYS:
            yield f' <key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
        yield ' <graph id="claimed" edgedefault="directed">\n'
        about = {"tool": TOOL, "made": material.made, "case": material.name}
        yield from _data("graph", about, "  ")
        alleged = [msgspec.json.decode(key, type=Alleged) for key in spool]
        for party in sorted({end for each in alleged for end in (each.source, each.target)}):
            yield f"  <node id={quoteattr(written(party))}>\n"
            yield from _data("node", {"label": names[party], "name": names[party]})
            yield "  </node>\n"
        for number, (key, each) in enumerate(zip(spool, alleged, strict=True), 1):
            source, target = quoteattr(written(each.source)), quoteattr(written(each.target))
            yield f'  <edge id="e{number}" source={source} target={target}>\n'
            yield from _data("edge", _about(each, spool, key, names))
            yield from _quotes(spool, key)
            yield "  </edge>\n"
        yield " </graph>\n</graphml>\n"


def _gather(material: Material, spool: Spool) -> dict[str, str]:
    """Lay down what is said by the edge it stands on; the names of parties and claimants."""
    names: dict[str, str] = {}
    told: set[str] = set()
    for story in material.stories():
        told.update(story.reports)
        copied = {o.report: o.copy_of for o in story.origins if o.copy_of}
        found = said_in(material.case.readings_of(story.reports), story, material.language.names)
        for said in found:
            _lay(said, _root(said.claim.report, copied), spool)
            _name(said, names, material)
    alone = (reading for reading in material.readings() if reading.report.id not in told)
    for said in said_in(alone, None, material.language.names):
        _lay(said, said.claim.report, spool)
        _name(said, names, material)
    return names


def _root(report: str, copied: Mapping[str, str]) -> str:
    """The report that a report goes back to by copying."""
    seen = {report}
    while (of := copied.get(report)) is not None and of not in seen:
        report = of
        seen.add(of)
    return report


def _lay(said: Said, root: str, spool: Spool) -> None:
    claim = said.claim
    thing = {
        "claim": claim.id,
        "report": claim.report,
        "evidence": claim.evidence,
        "certainty": claim.certainty,
        "origins": sorted(said.origins),
        "root": root,
    }
    spool.add(msgspec.json.encode(said.alleged).decode(), thing)


def _name(said: Said, names: dict[str, str], material: Material) -> None:
    """Name those of an edge: by the case, else in the words of the first report that names them."""
    each = said.alleged
    for party in (each.source, each.target):
        if party not in names:
            name = material.called(party)
            names[party] = name if name != party else party_words(said.claim, party) or party
    if each.claimant not in names:
        name = material.called(each.claimant)
        names[each.claimant] = name if name != each.claimant else claimant_words(said.claim)


def _about(
    alleged: Alleged, spool: Spool, key: str, names: Mapping[str, str]
) -> dict[str, str | int | bool | None]:
    """The data of an edge but its quotations. Origins are left out where one of the claims answers
    no question of a story: then nobody has looked what it rests on."""
    edge = _Edge()
    for said in spool.of(key):
        edge.claims.add(said["claim"])
        edge.roots.setdefault(said["report"], set()).add(said["root"])
        edge.origins.setdefault(said["report"], set()).update([said["root"], *said["origins"]])
        if said["origins"]:
            edge.weighed.add(said["claim"])
    known = edge.weighed == edge.claims
    claimant = names[alleged.claimant]
    how = "says it is not so that" if alleged.denied else "claims that"
    ends = names[alleged.source], names[alleged.target]
    return {
        "label": f"{claimant} {how} {ends[0]} {alleged.act} {ends[1]}",
        "claimant": alleged.claimant,
        "claimant_name": claimant,
        "own_voice": alleged.own,
        "act": alleged.act,
        "denied": alleged.denied,
        "claims": len(edge.claims),
        "reports": len(edge.roots),
        "origins_min": least_origins(edge.origins.items()) if known else None,
        "origins_max": least_origins(edge.roots.items()) if known else None,
    }


def _quotes(spool: Spool, key: str) -> Iterator[str]:
    """The exact words of each claim, as a list in JSON, which XML leaves as it is."""
    yield '   <data key="edge_quotes">['
    seen: set[str] = set()
    for said in spool.of(key):
        if said["claim"] not in seen:
            shown = {name: said[name] for name in ("claim", "report", "certainty", "evidence")}
            yield (", " if seen else "") + escape(written(_json(shown)))
            seen.add(said["claim"])
    yield "]</data>\n"


def _data(of: str, values: Mapping[str, Any], space: str = "   ") -> Iterator[str]:
    for name, value in values.items():
        if value is not None:
            words = str(value).lower() if isinstance(value, bool) else str(value)
            yield f'{space}<data key="{of}_{name}">{escape(written(words))}</data>\n'


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
