"""Records go in and rows of the tables leave, and the other way round; nothing is lost between."""

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import RowMapping

from rashomon.errors import StoreError, sentence
from rashomon.records import (
    Attribution,
    Claim,
    Decision,
    Drift,
    Failure,
    Mention,
    Reading,
    Report,
    content_id,
)

Row = dict[str, Any]

REPORT_FIELDS = Report.__struct_fields__
_MENTION_FIELDS = Mention.__struct_fields__
_ATTRIBUTION_FIELDS = Attribution.__struct_fields__
_JSON = ("segments", "source", "cue", "content", "candidates", "place", "claim")
_DECISION_FIELDS = Decision.__struct_fields__
_CLAIM = msgspec.json.Decoder(Claim)
_DRIFTS = msgspec.json.Decoder(tuple[Drift, ...])
_SENTENCES = msgspec.json.Decoder(tuple[tuple[int, int], ...])

# Between the voices of a chain: ASCII's own unit separator, which no page prints.
_BETWEEN = "\x1f"


def fold(text: str) -> str:
    """Text as it is compared when case and the way of writing a letter do not matter."""
    return unicodedata.normalize("NFKC", text).casefold()


def sha256_of(raw: bytes) -> str:
    """The hash that raw bytes are kept under."""
    return hashlib.sha256(raw).hexdigest()


def to_json(value: object) -> str:
    """Any record or list of records as JSON text."""
    return msgspec.json.encode(value).decode()


def reader_of(reading: Reading) -> str:
    """The reader that its claims name, empty where there is no claim to name one."""
    return ", ".join(sorted({claim.reader for claim in reading.claims}))


def report_row(report: Report) -> Row:
    """A report, its segments as JSON."""
    return _flat(report)


def report_from(row: RowMapping) -> Report:
    """The report as its reading saw it, from a row that joins `reports` and `readings`."""
    fields = _unflat({name: row[name] for name in REPORT_FIELDS})
    return msgspec.convert({**fields, **msgspec.json.decode(row["changes"])}, Report)


def changes_between(kept: RowMapping, report: Report) -> str:
    """The fields of a report that differ from the row already kept, as JSON."""
    row = report_row(report)
    changed = [name for name in REPORT_FIELDS if kept[name] != row[name]]
    return to_json({name: getattr(report, name) for name in changed})


def sentences_from(row: RowMapping) -> tuple[tuple[int, int], ...]:
    """The sentences of a reading."""
    return _SENTENCES.decode(row["sentences"])


def drifts_from(row: RowMapping) -> tuple[Drift, ...]:
    """The drifts inside the page of a reading."""
    return _DRIFTS.decode(row["drifts"])


def mention_row(reading: int, position: int, mention: Mention) -> Row:
    """A mention, in its place within its reading."""
    return {"reading": reading, "position": position, **_flat(mention)}


def mention_from(row: RowMapping) -> Mention:
    """A mention as it was put in."""
    return msgspec.convert(_unflat({name: row[name] for name in _MENTION_FIELDS}), Mention)


def attribution_row(reading: int, position: int, attribution: Attribution) -> Row:
    """An attribution, in its place within its reading; source, cue and content as JSON."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=0)
    place = {"reading": reading, "position": position, "start": start, "end": end}
    return {**place, **_flat(attribution)}


def attribution_from(row: RowMapping) -> Attribution:
    """An attribution as it was put in."""
    fields = _unflat({name: row[name] for name in _ATTRIBUTION_FIELDS})
    return msgspec.convert(fields, Attribution)


def claim_row(reading: int, report: str, position: int, claim: Claim) -> Row:
    """A claim whole, beside what it is looked up by."""
    record = to_json(claim)
    # JSON has no infinity and no not-a-number: a bound of that kind would come back as None.
    if _CLAIM.decode(record) != claim:
        reason = f"claim {claim.id} of report {report} holds a number that JSON has no word for"
        raise StoreError(sentence(reason, advice="leave an open bound None"))
    return {
        "id": claim.id,
        "reading": reading,
        "report": report,
        "position": position,
        "story": claim.story,
        "event_type": claim.event.type,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "actor": claim.actor and claim.actor.entity,
        "target": claim.target and claim.target.entity,
        "place": claim.place and claim.place.entity,
        "voices": voices(claim),
        "quote": claim.quote,
        "record": record,
        "start": claim.evidence[0].start if claim.evidence else 0,
        "end": claim.evidence[-1].end if claim.evidence else 0,
    }


def claim_from(row: RowMapping) -> Claim:
    """A claim as it was put in."""
    return _CLAIM.decode(row["record"])


def decision_from(row: RowMapping) -> Decision:
    """A decision as it was made."""
    return msgspec.convert(_unflat({name: row[name] for name in _DECISION_FIELDS}), Decision)


def flat(row: Mapping[str, Any]) -> Row:
    """The fields of a record as columns hold them: lists, and records in it, as JSON."""
    return {
        name: to_json(value) if name in _JSON and value is not None else value
        for name, value in row.items()
    }


def voices(claim: Claim) -> str:
    """Every source and entity of a claim's chain, folded, for finding one in any hop."""
    said = (part for hop in claim.chain for part in (hop.source, hop.entity) if part)
    return _BETWEEN.join(fold(part) for part in said)


def failure_row(failure: Failure, sha256: str | None) -> Row:
    """A failure under an id made from what it says, so that a repeat is the same row."""
    fields = _flat(failure)
    return {"id": content_id(*fields.values(), sha256), **fields, "sha256": sha256}


def failure_from(row: Mapping[Any, Any]) -> Failure:
    """A failure as it was put in."""
    return Failure(**{name: row[name] for name in Failure.__struct_fields__})


def _flat(record: msgspec.Struct) -> Row:
    return flat(msgspec.structs.asdict(record))


def _unflat(row: Row) -> Row:
    return {
        name: msgspec.json.decode(value) if name in _JSON and value is not None else value
        for name, value in row.items()
    }
