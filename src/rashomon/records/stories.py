"""Accounts of many reports side by side: stories, points, versions, origins, names."""

import msgspec

from rashomon.records.base import Record
from rashomon.records.reading import Drift, Hop, Place, Report
from rashomon.vocabulary import (
    Certainty,
    CopyDegree,
    Denied,
    Interest,
    LabelName,
    OriginKind,
    PointState,
    Polarity,
    SilenceKind,
)


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


class Merge(Record, frozen=True):
    """Why two answers of a version are counted as one origin: proven, or only likely; the words of
    both. `id` is what `--why` and `review` take."""

    id: str
    answers: tuple[str, str]
    proven: bool
    how: str
    evidence: tuple[Place, ...] = ()


class Side(Record, frozen=True):
    """An origin that a version rests on: its words, its kind, the party it speaks for, and whether
    what it says serves that party."""

    origin: str
    kind: OriginKind
    party: str | None = None
    interest: Interest = "unknown"


class Label(Record, frozen=True):
    """A rule that holds of a version, and in what words it does here."""

    name: LabelName
    rule: str


class Version(Record, frozen=True):
    """Answers that can all hold at once. Reports, publishers and origins are counts; `merges` tell
    why answers count as one origin, `changes` what would change the count."""

    value: str
    claims: tuple[str, ...]
    reports: int
    publishers: int
    origins_min: int
    origins_max: int
    low: float | None = None
    high: float | None = None
    first: str | None = None
    sides: tuple[Side, ...] = ()
    merges: tuple[Merge, ...] = ()
    labels: tuple[Label, ...] = ()
    changes: tuple[str, ...] = ()


class Point(Record, frozen=True):
    """One question of a story, the answers given to it, and how they stand to each other.
    `sequence`: the versions, in the order they were told, are one number brought up to date."""

    slot: str
    state: PointState
    answers: tuple[Answer, ...]
    versions: tuple[Version, ...]
    sequence: bool = False


class Passage(Record, frozen=True):
    """A passage of one report and the same passage in another; `alike` from 0 to 1."""

    from_: Place = msgspec.field(name="from")
    to: Place
    alike: float


class Copy(Record, frozen=True):
    """One report (`report`) that copies another (`of`). `sure`: the direction is known; `covered`:
    the share of the shorter text's words in passages of both, `alike`: how like these are."""

    id: str
    report: str
    of: str
    degree: CopyDegree
    sure: bool
    covered: float
    alike: float
    how: tuple[str, ...]
    passages: tuple[Passage, ...]


class Origin(Record, frozen=True):
    """What a report rests on: a voice, or another report it copies, with both passages."""

    report: str
    origin: str | None = None
    copy_of: str | None = None
    how: str = ""
    evidence: tuple[Place, ...] = ()


class Denial(Record, frozen=True):
    """Who denies what of a story, in which words; `claims` are the claims denied. `when`: the day
    the denial was made or published."""

    id: str
    claim: str
    report: str
    by: str
    entity: str | None
    denies: Denied | None
    when: str | None
    quote: str
    start: int
    end: int
    claims: tuple[str, ...] = ()


class Silence(Record, frozen=True):
    """What a report leaves out, or a party that was or was not asked; `how` in plain words, and the
    words that show it, where there are any."""

    report: str
    kind: SilenceKind
    slot: str | None = None
    party: str | None = None
    how: str = ""
    evidence: tuple[Place, ...] = ()


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

    id: str
    reports: tuple[str, str]
    weight: float
    reasons: tuple[str, ...]


class Story(Record, frozen=True):
    """Accounts of one happening, laid side by side; nothing here says who is right. `unsure`: links
    to reports outside of which nobody can tell if they are of this happening too. `origins_min`
    counts reports as one that share any voice or are copies, `origins_max` copies alone; `changed`
    is the day on which the last rival version was first told."""

    id: str
    title: str
    reports: tuple[str, ...]
    places: tuple[str, ...]
    earliest: str | None
    latest: str | None
    points: tuple[Point, ...]
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    denials: tuple[Denial, ...] = ()
    drifts: tuple[Drift, ...] = ()
    silences: tuple[Silence, ...] = ()
    names: tuple[Naming, ...] = ()
    links: tuple[Link, ...] = ()
    unsure: tuple[Link, ...] = ()
    publishers: int = 0
    origins_min: int = 0
    origins_max: int = 0
    changed: str | None = None


class Heading(Record, frozen=True):
    """What a list shows of a story; `conflicts` are the slots of the points that accounts differ
    on, `strength` the reports behind the rival versions of them all."""

    id: str
    title: str
    reports: int
    publishers: int
    origins_min: int
    origins_max: int
    places: tuple[str, ...]
    earliest: str | None
    latest: str | None
    changed: str | None
    conflicts: tuple[str, ...]
    strength: int


class Comparison(Record, frozen=True):
    """What `compare` prints: the reports it looked at and the stories they tell."""

    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
