"""A case in; its claims as W3C Web Annotations out, one for each stretch of words, one a line.

Positions are code points of the text that was read out of the page (`Report.text`), as the records
have them; for the page itself the quotation counts, which holds some words before and behind it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import quote, urlsplit

import msgspec

from rashomon.exchange.graphemes import back, on, whole
from rashomon.exchange.material import TOOL, Material
from rashomon.records import Attribution, Claim, Hop, Reading, Report, Span
from rashomon.views.sentences import claim_sentence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters before and behind the words, as Hypothesis gives them.
AROUND = 32
# What people read above the sentence of a claim where the words are not those that say it.
ROLES = {
    "evidence": "",
    "source": "Whose word it is: ",
    "cue": "What signals whose word it is: ",
    "certainty": "What shows how firmly it is said: ",
    "polarity": "What shows whether it is denied: ",
}


def write(material: Material) -> Iterator[str]:
    """An annotation for each stretch of words that a claim rests on: its evidence, its sources,
    their cues, and what decides how firmly it is said and whether it is denied."""
    for reading in material.readings():
        target = _target(reading.report)
        for claim in reading.claims:
            sentence = claim_sentence(claim)
            for role, where in _stretches(claim, reading):
                made = _annotation(material, claim, role, where)
                made["body"] = _bodies(claim, role, where, sentence)
                made["target"] = {**target, "selector": _selectors(reading.report.text, where)}
                yield msgspec.json.encode(made).decode() + "\n"


def _annotation(material: Material, claim: Claim, role: str, where: Span) -> dict[str, object]:
    return {
        "@context": CONTEXT,
        "id": f"urn:rashomon:claim:{claim.id}:{role}:{where.start}-{where.end}",
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"type": "Software", "name": TOOL},
        "created": material.made.replace("+00:00", "Z"),
    }


def _stretches(claim: Claim, reading: Reading) -> Iterator[tuple[str, Span]]:
    """The words that a claim rests on, with what they are to it, each once."""
    found: dict[tuple[str, int, int], Span] = {}

    def add(role: str, *spans: Span) -> None:
        for span in spans:
            found.setdefault((role, span.start, span.end), span)

    add("evidence", *claim.evidence)
    for hop in claim.chain:
        if hop.start is not None and hop.end is not None:
            add("source", Span(hop.start, hop.end, hop.source))
            add("cue", *_cues(hop, reading.attributions))
    add("certainty", *claim.certainty_words)
    add("polarity", *claim.polarity_words)
    return ((role, span) for (role, _, _), span in found.items())


def _cues(hop: Hop, attributions: tuple[Attribution, ...]) -> tuple[Span, ...]:
    """The cue of a voice, which stands in the attribution that it was read from."""
    for told in attributions:
        if any(span.start == hop.start for span in told.source):
            return tuple(span for span in told.cue if span.quote == hop.cue)
    return ()


def _bodies(claim: Claim, role: str, where: Span, sentence: str) -> list[dict[str, str]]:
    """The claim for machines, and as the sentence that people read."""
    told = {
        "claim": claim.id,
        "role": role,
        "start": where.start,
        "end": where.end,
        "report": claim.report,
        "event": claim.event.type,
        "mode": claim.event.mode,
        "sentence": sentence,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "denies": claim.denies,
        "chain": claim.chain,
        "reader": claim.reader,
    }
    value = msgspec.json.encode(told).decode()
    plain = {"type": "TextualBody", "format": "text/plain", "language": "en"}
    return [
        {"type": "TextualBody", "format": "application/json", "value": value},
        {**plain, "value": ROLES[role] + sentence},
    ]


def _target(report: Report) -> dict[str, object]:
    """The page, and at what time it said so."""
    state = {"type": "TimeState", **_times(report.retrieved or report.published)}
    if report.sha256:
        state["cached"] = f"urn:sha256:{report.sha256}"
    return {"source": source_of(report), "state": state}


def source_of(report: Report) -> str:
    """A report's address; the name of a file as a relative address."""
    at = report.address
    try:
        known = bool(urlsplit(at).scheme) and "//" in at
    except ValueError:  # brackets that hold no address of a machine
        known = False
    return at if known else quote(at)


def _times(told: str | None) -> dict[str, str]:
    """When the page is known to have said so; a day without its hour, or an hour that may be of
    any zone, as the day from its first to its last second."""
    try:
        at = datetime.fromisoformat(told or "")
        if at.tzinfo is not None:
            moment = at.astimezone(UTC).isoformat(timespec="seconds")
            return {"sourceDate": moment.replace("+00:00", "Z")}
    except (ValueError, OverflowError):
        return {}
    day = date(at.year, at.month, at.day).isoformat()
    return {"sourceDateStart": f"{day}T00:00:00Z", "sourceDateEnd": f"{day}T23:59:59Z"}


def _selectors(text: str, where: Span) -> list[dict[str, object]]:
    """The words with those around them, and where they stand. No letter is cut from its marks."""
    start, end = whole(text, where.start, where.end)
    before, behind = on(text, max(0, start - AROUND)), back(text, min(len(text), end + AROUND))
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[min(before, start) : start],
            "suffix": text[end : max(behind, end)],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
