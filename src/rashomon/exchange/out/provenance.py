"""A case in; where everything in it comes from out, in PROV-JSON (W3C PROV-DM).

Bytes, reports, readings, claims, stories and decisions are entities; fetching, taking in, reading,
comparing and deciding are activities; people, outlets and tools with their version are agents.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from prov.model import ProvDocument

from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.out.prov_log import lay_log, lines_of
from rashomon.exchange.out.prov_parts import (
    Parts,
    about,
    document,
    named,
    outlet,
    person,
    tool,
)
from rashomon.exchange.spool import Spool
from rashomon.linking.copies import COPIED
from rashomon.records import Claim, Copy, CustodyLine, Origin, Reading, Report, Story
from rashomon.views.words import chain_words

VERBATIM = ("same", "copy")


def write(material: Material) -> Iterator[str]:
    """One document: from each claim a way leads back to the bytes, and to who did what when."""
    with Spool() as sections, Spool() as log:
        parts = Parts(sections)
        parts.add(_export(material))
        lay_log(material, parts, log)
        told = {d.claim.id: d.number for d in material.case.standing() if d.claim is not None}
        for reading in material.readings():
            parts.add(_report(reading.report, log))
            parts.add(_claims(reading, log, told))
        for story in material.stories():
            parts.add(_story(story))
        yield from parts.written()


def _export(material: Material) -> ProvDocument:
    """This document itself."""
    part = document()
    made = part.entity(named("export"), about("Export", form="prov", case=material.name))
    done = part.activity(named("exporting"), material.made, material.made, about("Exporting"))
    part.generation(made, done)
    part.association(done, tool(part, TOOL))
    return part


def _report(report: Report, log: Spool) -> ProvDocument:
    """A report: the bytes it was taken from, who published it, who took it in."""
    part = document()
    capture = part.entity(named("capture", report.sha256), about("Capture", sha256=report.sha256))
    told = about(
        "Report",
        report.title,
        name=report.name,
        address=report.address,
        author=report.author,
        published=report.published,
        retrieved=report.retrieved,
        language=report.language,
        truncated=report.truncated,
    )
    entity = part.entity(named("report", report.id), told)
    intake = part.activity(named("intake", report.id), None, None, about("Intake"))
    part.derivation(entity, capture, intake)
    part.usage(intake, capture)
    if report.publisher:
        part.attribution(entity, outlet(part, report.publisher))
    if report.extractor:
        part.association(intake, tool(part, report.extractor))
    line = next(lines_of(log, "report", report.id), None)
    part.generation(entity, intake, line.at if line else None)
    if line is not None:
        part.association(intake, person(part, line.by))
    for line in lines_of(log, "reading", report.id):
        _reading(part, line, entity)
    return part


def _reading(part: ProvDocument, line: CustodyLine, report: Any) -> None:
    """A reading of a report, as the log tells of it."""
    told = msgspec.json.decode(line.detail)
    reader = told["reader"]
    entity = part.entity(
        named("reading", line.of), about("Reading", claims=told["claims"], sha256=line.digest)
    )
    read = part.activity(named("read", line.of), line.at, line.at, about("Read"))
    part.usage(read, report)
    part.generation(entity, read, line.at)
    part.derivation(entity, report, read)
    part.association(read, person(part, line.by))
    if reader:
        part.association(read, tool(part, reader))
        part.attribution(entity, tool(part, reader))


def _claims(reading: Reading, log: Spool, told: Mapping[str, int]) -> ProvDocument:
    """The claims of a report, each by the reading it is of, or by who told it."""
    part = document()
    report = named("report", reading.report.id)
    read = {
        msgspec.json.decode(line.detail)["reader"]: line.of
        for line in lines_of(log, "reading", reading.report.id)
    }
    for claim in reading.claims:
        entity = part.entity(named("claim", claim.id), _claim(claim))
        part.derivation(entity, report)
        if claim.id in told:
            part.generation(entity, named("review", told[claim.id]))
            part.derivation(entity, named("decision", told[claim.id]))
            continue
        part.attribution(entity, tool(part, claim.reader))
        if claim.reader in read:
            part.generation(entity, named("read", read[claim.reader]))
            part.derivation(entity, named("reading", read[claim.reader]))
    return part


def _claim(claim: Claim) -> dict[Any, Any]:
    words = claim.evidence[0]
    told = about(
        "Claim",
        event=claim.event.type,
        certainty=claim.certainty,
        polarity=claim.polarity,
        voices=chain_words(claim.chain),
        start=words.start,
        end=words.end,
    )
    return {**told, "prov:value": words.quote}


def _story(story: Story) -> ProvDocument:
    """A story: the reports it lays side by side, who of them copies whom, on whom each rests."""
    part = document()
    entity = part.entity(named("story", story.id), about("Story", story.title))
    compare = part.activity(named("compare", story.id), None, None, about("Compare"))
    part.generation(entity, compare)
    part.association(compare, tool(part, TOOL))
    for report in story.reports:
        part.usage(compare, named("report", report))
        part.derivation(entity, named("report", report), compare)
    for copy in story.copies:
        lay_copy(part, copy)
    for origin in story.origins:
        _origin(part, origin)
    return part


def lay_copy(part: ProvDocument, copy: Copy) -> None:
    """Who copies whom; where it is not known which of two came first, they are only alike."""
    of, by = named("report", copy.of), named("report", copy.report)
    told = about("Copying", degree=copy.degree, covered=copy.covered, how="; ".join(copy.how))
    told["prov:label"] = copy.id
    if not copy.sure:
        part.alternate(by, of)
    elif copy.degree in VERBATIM:
        part.quotation(by, of, other_attributes=told)
    elif copy.degree in COPIED:
        part.derivation(by, of, other_attributes=told)
    else:
        part.influence(by, of, other_attributes=told)


def _origin(part: ProvDocument, origin: Origin) -> None:
    """The voice that a report rests on. What it copies is told with the copies."""
    if not origin.origin or not origin.evidence:
        return
    voice = part.entity(named("voice", origin.origin), about("Voice", origin.origin))
    words = origin.evidence[0]
    told = about("Resting", how=origin.how, quote=words.quote, start=words.start, end=words.end)
    part.primary_source(named("report", origin.report), voice, other_attributes=told)
