"""The log of custody in; its lines by what they tell of, and what is told by nothing else, out."""

from collections.abc import Iterator
from typing import Any

import msgspec

from rashomon.exchange.material import Material
from rashomon.exchange.out.prov_parts import Parts, about, document, named, person, tool
from rashomon.exchange.spool import Spool
from rashomon.records import CustodyLine, Decision, Fetch
from rashomon.views.entities import decision_words

# What is told where its report is told.
OF_REPORTS = ("report", "reading")


def lay_log(material: Material, parts: Parts, log: Spool) -> None:
    """Lay down the lines on reports and readings by report; tell of fetches, decisions, lists,
    exports and of what others made."""
    wanted = {report.sha256 for report in material.heads.values()}
    for line in material.case.custody():
        if line.act in OF_REPORTS:
            report = line.of
            if line.act == "reading":
                report = msgspec.json.decode(line.detail)["report"]
            log.add(f"{line.act} {report}", line)
        elif line.act in ("list", "export", "import"):
            parts.add(_line(line))
    for number, fetch in enumerate(material.case.fetches(), 1):
        if fetch.sha256 in wanted or not material.part:
            parts.add(_fetch(number, fetch))
    for decision in material.case.decisions():
        if not material.part or _bears(decision, material):
            parts.add(_decision(decision))


def lines_of(log: Spool, act: str, report: str) -> Iterator[CustodyLine]:
    """The lines of a kind on a report."""
    for line in log.of(f"{act} {report}"):
        yield msgspec.convert(line, CustodyLine)


def _line(line: CustodyLine) -> Any:
    """A list that was kept, an export that was made, a thing of others that was taken in."""
    part = document()
    kind, doing = {
        "list": ("List", "Keeping"),
        "export": ("Export", "Exporting"),
        "import": ("Imported", "Intake"),
    }[line.act]
    entity = part.entity(
        named(line.act, line.number, line.of), about(kind, line.of, sha256=line.digest)
    )
    done = part.activity(named("line", line.number), line.at, line.at, about(doing))
    part.generation(entity, done, line.at)
    part.association(done, person(part, line.by))
    return part


def _fetch(number: int, fetch: Fetch) -> Any:
    """A visit to an address, and the bytes it brought."""
    part = document()
    told = about("Fetch", address=fetch.address, final=fetch.final, status=fetch.status)
    done = part.activity(named("fetch", number), fetch.at, fetch.at, told)
    capture = part.entity(named("capture", fetch.sha256), about("Capture", sha256=fetch.sha256))
    part.generation(capture, done, fetch.at)
    part.association(done, person(part, fetch.by))
    part.association(done, tool(part, fetch.tool))
    return part


def _bears(decision: Decision, material: Material) -> bool:
    """Whether a decision is of a wanted report or of a claim of one."""
    sides = (decision.entity or "", decision.into or "", decision.report or "")
    return any(side.partition(":")[0] in material.heads for side in sides)


def _decision(decision: Decision) -> Any:
    """What a person decided, when and why, and the reports that it is of."""
    part = document()
    told = about("Decision", decision_words(decision), why=decision.why, number=decision.number)
    entity = part.entity(named("decision", decision.number), told)
    review = part.activity(
        named("review", decision.number), decision.made, decision.made, about("Review")
    )
    by = person(part, decision.by)
    part.generation(entity, review, decision.made)
    part.association(review, by)
    part.attribution(entity, by)
    if decision.undoes:
        part.usage(review, named("decision", decision.undoes))
    if decision.of != "entity":
        for side in (decision.entity, decision.into):
            if side:
                part.usage(review, named("report", side.partition(":")[0]))
    return part
