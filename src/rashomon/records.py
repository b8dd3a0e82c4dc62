"""The records: what every stage takes and gives, and what the JSON holds, name for name.

Offsets are code points of `Report.text`, end excluded; the words beside them are cut by `span()`.
"""

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

from rashomon.vocabulary import (
    CERTAINTIES as CERTAINTIES,
    EVENT_TYPES as EVENT_TYPES,
    Access as Access,
    AttackMode as AttackMode,
    Certainty as Certainty,
    Denied as Denied,
    DriftKind as DriftKind,
    EventType as EventType,
    Manner as Manner,
    MentionType as MentionType,
    PointState as PointState,
    Polarity as Polarity,
    QuantityKind as QuantityKind,
    SegmentKind as SegmentKind,
    SilenceKind as SilenceKind,
    SourceKind as SourceKind,
)


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is stored or sent: immutable, checked when read from JSON."""


class Span(Record, frozen=True):
    """A stretch of a report's text, with its words."""

    start: int
    end: int
    quote: str


class Segment(Record, frozen=True):
    """A line of the page (or a hard-wrapped paragraph): what it is, and which story it is in."""

    start: int
    end: int
    kind: SegmentKind
    story: int = 0


class Report(Record, frozen=True):
    """One published text, kept exactly as read, with what is known of where it came from."""

    id: str
    name: str
    sha256: str
    address: str
    text: str
    segments: tuple[Segment, ...] = ()
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    extractor: str = ""


class Mention(Record, frozen=True):
    """A span that names a person, party, place, weapon, number or time."""

    start: int
    end: int
    quote: str
    type: MentionType
    entity: str | None = None


class Attribution(Record, frozen=True):
    """Who is said to have said what: source, cue and content, each a list of spans. Denied: the
    source is said to deny it, or not to say it ("have not confirmed that")."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_kind: SourceKind
    entity: str | None = None
    parent: str | None = None
    manner: Manner = "indirect"
    polarity: Polarity = "affirmed"


class Event(Record, frozen=True):
    """What kind of happening a claim speaks of, and the words that say so."""

    type: EventType
    trigger: str
    start: int
    end: int
    mode: AttackMode | None = None


class Role(Record, frozen=True):
    """Somebody or something in a claim; `hedge`: the words that leave open if it was they."""

    text: str
    start: int
    end: int
    entity: str | None = None
    hedge: Span | None = None


class Restated(Record, frozen=True):
    """A quantity said once more in another unit; `agrees` is None where nobody can convert."""

    quote: str
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    agrees: bool | None = None


class Quantity(Record, frozen=True):
    """A number as an interval; `high` is None where no upper bound is said. `kind`: a count, the
    total, what comes on top, a part of what was counted, which one in a row, or a measure."""

    of: str
    quote: str
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    kind: QuantityKind = "count"
    again: Restated | None = None


class Time(Record, frozen=True):
    """When, as a range of calendar days (ISO 8601), None where the page does not let us know."""

    quote: str
    start: int
    end: int
    earliest: str | None = None
    latest: str | None = None
    precision: Literal["day", "week", "month", "year", "range", "unknown"] = "unknown"


class Hop(Record, frozen=True):
    """One voice of a chain. The outlet's own voice has no span: it is the page itself. `access`:
    how the voice says it knows."""

    source: str
    source_kind: SourceKind
    cue: str | None = None
    entity: str | None = None
    start: int | None = None
    end: int | None = None
    access: Access = "unknown"


class Reason(Record, frozen=True):
    """Why a field (`actor`, `chain.1` ...) is what it is: the rule (docs/rules.md), its words."""

    field: str
    rule: str
    words: tuple[Span, ...] = ()


class Claim(Record, frozen=True):
    """Who does what to whom, on whose word, how firmly, in which exact words. `denies`: of a
    denied claim, what is taken back; None where nothing is denied."""

    id: str
    report: str
    story: int
    evidence: tuple[Span, ...]
    quote: str
    event: Event
    chain: tuple[Hop, ...]
    certainty: Certainty
    polarity: Polarity
    reader: str
    actor: Role | None = None
    target: Role | None = None
    item: Role | None = None
    place: Role | None = None
    time: Time | None = None
    quantities: tuple[Quantity, ...] = ()
    certainty_words: tuple[Span, ...] = ()
    polarity_words: tuple[Span, ...] = ()
    denies: Denied | None = None
    why: tuple[Reason, ...] = ()


class Failure(Record, frozen=True):
    """What could not be read: at which stage, why, where, and what to do next."""

    stage: str
    reason: str
    where: str
    advice: str = ""


class Mark(Record, frozen=True):
    """A stretch of text with what the encoder takes it to be."""

    start: int
    end: int
    quote: str
    kind: str


class Syntax(Record, frozen=True):
    """A report's words as arrays of one length, and what the encoder marks among them.

    `head` is the word that a word hangs on (itself for a root), `relation` how, and `upos` its part
    of speech, as in Universal Dependencies; `happened` the chance that people say of a predicate
    that it happened; `antecedent` the earlier word that means the same person or thing.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    upos: tuple[str, ...]
    head: tuple[int, ...]
    relation: tuple[str, ...]
    happened: tuple[float | None, ...]
    antecedent: tuple[int | None, ...]
    events: tuple[Mark, ...] = ()
    roles: tuple[Mark, ...] = ()


class Place(Record, frozen=True):
    """Where words stand in some report."""

    report: str
    start: int
    end: int
    quote: str


class Drift(Record, frozen=True):
    """How a claim changed: from one report to its copy, or from a report's body to its headline."""

    from_: Place = msgspec.field(name="from")
    to: Place
    kind: DriftKind
    before: str
    after: str


class Reading(Record, frozen=True):
    """A report and what is known of it so far; `drifts` are those from its body to its headline,
    `syntax` is printed only where it is asked for."""

    report: Report
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    failure: Failure | None = None
    drifts: tuple[Drift, ...] = ()
    syntax: Syntax | None = None


class Answer(Record, frozen=True):
    """What one claim says on one slot of a story."""

    claim: str
    report: str
    value: str
    quote: str
    start: int
    end: int
    chain: tuple[Hop, ...]
    certainty: Certainty
    polarity: Polarity
    low: float | None = None
    high: float | None = None
    origins: tuple[str, ...] = ()


class Version(Record, frozen=True):
    """Answers that can all hold at once. Reports, publishers and origins are counts."""

    value: str
    claims: tuple[str, ...]
    reports: int
    publishers: int
    origins_min: int
    origins_max: int
    low: float | None = None
    high: float | None = None


class Point(Record, frozen=True):
    """One question of a story, the answers given to it, and how they stand to each other."""

    slot: str
    state: PointState
    answers: tuple[Answer, ...]
    versions: tuple[Version, ...]


class Origin(Record, frozen=True):
    """What a report rests on: a voice, or another report it copies, with both passages."""

    report: str
    origin: str | None = None
    copy_of: str | None = None
    how: str = ""
    evidence: tuple[Span, ...] = ()


class Silence(Record, frozen=True):
    """What a report leaves out, or a party that was or was not asked."""

    report: str
    kind: SilenceKind
    slot: str | None = None
    party: str | None = None


class Naming(Record, frozen=True):
    """What a report calls a party, beside the neutral name."""

    report: str
    quote: str
    start: int
    end: int
    entity: str
    neutral: str
    kind: str


class Link(Record, frozen=True):
    """Why two reports are taken to tell of one happening: named weights and plain words."""

    reports: tuple[str, str]
    weight: float
    reasons: tuple[str, ...]


class Story(Record, frozen=True):
    """Accounts of one happening, laid side by side; nothing here says who is right."""

    id: str
    title: str
    reports: tuple[str, ...]
    places: tuple[str, ...]
    earliest: str | None
    latest: str | None
    points: tuple[Point, ...]
    origins: tuple[Origin, ...] = ()
    drifts: tuple[Drift, ...] = ()
    silences: tuple[Silence, ...] = ()
    names: tuple[Naming, ...] = ()
    links: tuple[Link, ...] = ()


class Comparison(Record, frozen=True):
    """What `compare` prints: the reports it looked at and the stories they tell."""

    reports: tuple[Report, ...]
    stories: tuple[Story, ...]


def span(text: str, start: int, end: int) -> Span:
    """Cut a span out of a text, so that its words cannot differ from the text's."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}:{end} lies outside a text of {len(text)} characters")
    return Span(start, end, text[start:end])


def content_id(*parts: object) -> str:
    """An identifier made from content: the same parts give the same 16 hexadecimal digits."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def spans_of(record: object) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, words) of a reading or of any record inside it, for checking."""
    if isinstance(record, Record):
        values = msgspec.structs.asdict(record)
        start, end = values.get("start"), values.get("end")
        for key in ("quote", "text", "trigger", "source"):
            words = values.get(key)
            if isinstance(start, int) and isinstance(end, int) and isinstance(words, str):
                yield start, end, words
                break
        for value in values.values():
            yield from spans_of(value)
    elif isinstance(record, tuple):
        for value in record:
            yield from spans_of(value)
