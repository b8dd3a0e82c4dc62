"""Accounts of many reports side by side: stories, points, versions, origins, names."""

from rashomon.records.base import Record, Span
from rashomon.records.reading import Drift, Hop, Report
from rashomon.vocabulary import Certainty, PointState, Polarity, SilenceKind


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
    """A name or word that takes sides, beside the neutral one: whom it names, where that is known,
    whose word it is (`voice`), and if that voice is quoted with it."""

    report: str
    quote: str
    start: int
    end: int
    entity: str | None
    neutral: str
    kind: str
    voice: str = ""
    quoted: bool = False


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
