"""A reading in; an Article of FollowTheMoney out, with the names, claims and roles it holds.

A role that a claim gives to a party is an UnknownLink "claimed by" whoever says so, never a fact.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rashomon.exchange.material import TOOL, Material
from rashomon.exchange.out.ftm_making import Maker, Values, ident, url
from rashomon.exchange.out.ftm_parties import Parties
from rashomon.records import Claim, Reading, Report
from rashomon.views.parts import sentence_of
from rashomon.views.words import chain_words, voice_words

# The part that a role gives to whoever stands in it.
ROLES = {"actor": "doer", "target": "target"}


def article(report: Report, maker: Maker) -> str:
    """A report, its text exactly as it was read."""
    properties: dict[str, Values] = {
        "title": report.title,
        "fileName": report.name,
        "author": report.author,
        "publishedAt": report.published,
        "retrievedAt": report.retrieved,
        "language": report.language,
        "bodyText": report.text,
        "notes": f"SHA-256 {report.sha256}",
        **_whence(report),
    }
    return maker.line("Article", ident("report", report.id), properties)


def mentions(reading: Reading, parties: Parties, maker: Maker) -> Iterator[str]:
    """Each name of a party that a report uses, once."""
    seen: set[tuple[str, str]] = set()
    for mention in reading.mentions:
        party = parties.of_mention(mention)
        if party is None or (mention.quote, party) in seen:
            continue
        seen.add((mention.quote, party))
        key = ident("mention", f"{reading.report.id}-{mention.start}-{mention.end}")
        properties: dict[str, Values] = {
            "document": ident("report", reading.report.id),
            "name": mention.quote,
            "resolved": party,
            "detectedSchema": parties.schema(party),
        }
        yield maker.line("Mention", key, properties)


def claim_lines(
    claim: Claim,
    report: Report,
    stories: Collection[str],
    parties: Parties,
    material: Material,
    maker: Maker,
) -> Iterator[str]:
    """A claim: a Note with its exact words, which the Article documents, and the part that each
    voice and each party has in it."""
    note = ident("claim", claim.id)
    events = [ident("story", story) for story in stories]
    subjects = events or [note]
    yield maker.line(
        "Note",
        note,
        {
            "entity": events or [ident("report", report.id)],
            "description": sentence_of(claim, material.called),
            "summary": [span.quote for span in claim.evidence],
            "notes": f"Voices: {chain_words(claim.chain)}. {_origin(claim)}",
            "keywords": [claim.id, claim.event.type, claim.certainty, claim.polarity],
            "proof": ident("report", report.id),
            **_whence(report),
        },
    )
    told = _told(claim, report)
    for subject in subjects:
        yield maker.line(
            "Documentation",
            ident("documentation", f"{claim.id}-{subject.rpartition('-')[2]}"),
            {
                "document": ident("report", report.id),
                "entity": subject,
                "role": "denies" if claim.polarity == "denied" else "claims",
                **told,
            },
        )
        yield from _roles(claim, subject, told, parties, maker)
    yield from _voices(claim, note, told, parties, maker)


def _roles(
    claim: Claim, subject: str, told: Mapping[str, Values], parties: Parties, maker: Maker
) -> Iterator[str]:
    """The part that a claim gives to its doer and its target, where these are known parties."""
    voice = " ".join(voice_words(claim.chain[-1]).split())
    for field, part in ROLES.items():
        role = getattr(claim, field)
        party = parties.of_role(role)
        if party is None:
            continue
        deed = claim.event.type.replace("_", " ")
        says = "denied by" if claim.polarity == "denied" else "claimed by"
        key = ident("role", f"{claim.id}-{subject.rpartition('-')[2]}-{field}")
        properties: dict[str, Values] = {
            "subject": party,
            "object": subject,
            "role": f"{part} ({deed}), {says} {voice}",
            **told,
        }
        yield maker.line("UnknownLink", key, properties)


def _voices(
    claim: Claim, note: str, told: Mapping[str, Values], parties: Parties, maker: Maker
) -> Iterator[str]:
    """The voices of a claim that are known parties, numbered from the outlet's side."""
    for number, hop in enumerate(claim.chain[1:], 1):
        party = parties.of_hop(hop)
        if party is None:
            continue
        cue = f": “{' '.join(hop.cue.split())}”" if hop.cue else ""
        properties: dict[str, Values] = {
            "subject": party,
            "object": note,
            "role": f"voice {number} of {len(claim.chain) - 1}{cue}",
            **told,
        }
        yield maker.line("UnknownLink", ident("voice", f"{claim.id}-{number}"), properties)


def _told(claim: Claim, report: Report) -> dict[str, Values]:
    return {
        "status": f"{claim.certainty}, {claim.polarity}",
        "summary": [span.quote for span in claim.evidence],
        "description": _origin(claim),
        "date": report.published,
        "recordId": claim.id,
        "proof": ident("report", report.id),
        **_whence(report),
    }


def _origin(claim: Claim) -> str:
    """Where the words stand, and which run read them."""
    where = ", ".join(f"c{span.start}-{span.end}" for span in claim.evidence)
    return f"{ident('report', claim.report)}#{where}; {TOOL}, {claim.reader}"


def _whence(report: Report) -> dict[str, Any]:
    return {"sourceUrl": url(report.address), "publisher": report.publisher}
