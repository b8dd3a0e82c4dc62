"""A version of a point in; its ledger out: on whose word it rests, why accounts count as one, who
denies it, and what would change the count.
"""

from collections.abc import Iterable, Iterator, Mapping

from rashomon.language.sounds import slug
from rashomon.records import (
    Answer,
    Denied,
    Interest,
    Label,
    OriginKind,
    Place,
    Point,
    PointState,
    Record,
    Story,
    Version,
)
from rashomon.views.comparing import answers_of
from rashomon.views.parts import (
    Account,
    Called,
    Count,
    Head,
    account_of,
    count_of,
    in_order,
)
from rashomon.views.words import slot_words


class Rests(Record, frozen=True):
    """An origin that a version rests on: what kind of voice, for whom it speaks, whether what it
    says serves that side."""

    origin: str
    kind: OriginKind
    party: str | None
    interest: Interest


class Tie(Record, frozen=True):
    """Why two accounts count as one origin: proven or only likely, and the words of both."""

    id: str
    claims: tuple[str, str]
    proven: bool
    how: str
    evidence: tuple[Place, ...]


class Refusal(Record, frozen=True):
    """A denial that bears on a version: by whom, of what, when, in which words."""

    id: str
    claim: str
    report: str
    by: str
    denies: Denied | None
    when: str | None
    quote: str
    start: int
    end: int


class Rival(Record, frozen=True):
    """Another version of the same question."""

    number: int
    value: str
    count: Count
    first: Account


class Ledger(Record, frozen=True):
    """A version with all that it rests on, in the order in which it was told, and what faces it."""

    story: str
    title: str
    slot: str
    question: str
    state: PointState
    sequence: bool
    number: int
    value: str
    count: Count
    first: str | None
    accounts: tuple[Account, ...]
    rests: tuple[Rests, ...]
    ties: tuple[Tie, ...]
    labels: tuple[Label, ...]
    changes: tuple[str, ...]
    denials: tuple[Refusal, ...]
    rivals: tuple[Rival, ...]
    reports: tuple[Head, ...]
    seen: int


def by_reports(point: Point) -> list[int]:
    """The versions of a point by their places, those of most reports first."""
    return sorted(range(len(point.versions)), key=lambda number: -point.versions[number].reports)


def ledger_of(
    story: Story,
    point: Point,
    number: int,
    heads: Mapping[str, Head],
    called: Called,
    seen: int,
) -> Ledger:
    """The ledger of one version of a point."""
    version = point.versions[number]
    accounts = in_order(answers_of(version, point), heads)
    told = {a.report for a in accounts}
    return Ledger(
        story=story.id,
        title=story.title,
        slot=point.slot,
        question=slot_words(point.slot, called),
        state=point.state,
        sequence=point.sequence,
        number=number,
        value=called(version.value),
        count=count_of(version),
        first=version.first,
        accounts=tuple(account_of(account, called) for account in accounts),
        rests=tuple(_rests(version, accounts, called)),
        ties=tuple(Tie(m.id, m.answers, m.proven, m.how, m.evidence) for m in version.merges),
        labels=version.labels,
        changes=version.changes,
        denials=tuple(_denials(story, version, called)),
        rivals=tuple(_rivals(point, number, heads, called)),
        reports=tuple(head for key, head in heads.items() if key in told | _others(point)),
        seen=seen,
    )


def _rests(version: Version, accounts: Iterable[Answer], called: Called) -> Iterator[Rests]:
    """The origins of a version, each in the words of an account that has it."""
    said = {" ".join(hop.source.split()) for a in accounts for hop in a.chain if hop.source}
    told: dict[str, Rests] = {}
    for side in version.sides:
        parts = set(side.origin.split("-"))
        # Of the words that hold all of an origin's the fewest: the mayor is not the town's mayor.
        fitting = [words for words in said if parts <= set(slug(words).split("-"))]
        known = called(side.origin)
        words = min(fitting, key=lambda each: (len(each), each), default=known)
        name = known if known != side.origin else words
        party = called(side.party) if side.party else None
        rests = Rests(name, side.kind, party if party != name else None, side.interest)
        told.setdefault(f"{name} {side.kind}", rests)
    yield from told.values()


def _others(point: Point) -> set[str]:
    return {answer.report for answer in point.answers}


def _denials(story: Story, version: Version, called: Called) -> Iterator[Refusal]:
    """The denials that take back a claim of a version."""
    claims = frozenset(version.claims)
    for denial in story.denials:
        if claims.intersection(denial.claims):
            by = called(denial.entity) if denial.entity else denial.by
            yield Refusal(
                *(denial.id, denial.claim, denial.report, by, denial.denies, denial.when),
                *(denial.quote, denial.start, denial.end),
            )


def _rivals(
    point: Point, number: int, heads: Mapping[str, Head], called: Called
) -> Iterator[Rival]:
    for other, version in enumerate(point.versions):
        answers = in_order(answers_of(version, point), heads)
        if other != number and answers:
            first = account_of(answers[0], called)
            yield Rival(other, called(version.value), count_of(version), first)
