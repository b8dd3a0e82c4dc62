"""One report and what is read of it: mentions, attributions, claims, syntax."""

from typing import Literal

import msgspec

from rashomon.records.base import Record, Span
from rashomon.vocabulary import (
    Access,
    AttackMode,
    Certainty,
    Denied,
    DriftKind,
    EventType,
    Manner,
    MentionType,
    NameKind,
    PlaceUse,
    Polarity,
    QuantityKind,
    SegmentKind,
    SiteKind,
    SourceKind,
    StandingKind,
)


class Segment(Record, frozen=True):
    """A line of the page (or a hard-wrapped paragraph): what it is, and which story it is in."""

    start: int
    end: int
    kind: SegmentKind
    story: int = 0


class Report(Record, frozen=True):
    """One published text, kept exactly as read, with what is known of where it came from.
    `truncated`: the page is known to be cut, so nothing follows from what it leaves out."""

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
    truncated: bool = False


class Standing(Record, frozen=True):
    """What one side says of a place's status, or who holds it, and since when; never a verdict."""

    kind: StandingKind
    by: str | None = None
    says: str | None = None
    where: str | None = None
    since: str | None = None
    until: str | None = None


class Located(Record, frozen=True):
    """Where a named place lies: degrees, and `precision` as UCDP's where_prec (1 exact, 2 near,
    3 district, 4 region, 5 vaguer, 6 country, 7 sea or air). `id` names the gazetteer's row;
    `standings` are set where the status of a place is contested, rival ones side by side."""

    id: str
    name: str
    kind: SiteKind
    precision: int
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    region: str | None = None
    standings: tuple[Standing, ...] = ()


class Mention(Record, frozen=True):
    """A span that names a person, party, place, weapon, number or time. `kind`: how it names its
    entity; `candidates`: whom it may mean where the text does not settle it, and then `entity` is
    None; `place`: where the named place lies, and `use` if the place or those who sit there are
    meant."""

    start: int
    end: int
    quote: str
    type: MentionType
    entity: str | None = None
    kind: NameKind | None = None
    candidates: tuple[str, ...] = ()
    place: Located | None = None
    use: PlaceUse | None = None


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
    """Somebody or something in a claim; `hedge`: the words that leave open if it was they; of a
    place, `located`: where it lies."""

    text: str
    start: int
    end: int
    entity: str | None = None
    hedge: Span | None = None
    located: Located | None = None


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
    """Why a field (`actor`, `chain.1` ...) is what it is: the rule (docs/reference/rules.md) and
    its words."""

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
