"""A story in; what stands around its board out: what each report rests on and copies, denials, what
changed where it was told again, who was asked, who calls whom what.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from rashomon.records import (
    CopyDegree,
    Denied,
    Drift,
    Naming,
    Record,
    SilenceKind,
    Story,
)
from rashomon.views.desk import Desk
from rashomon.views.parts import Head, head_of
from rashomon.views.words import slot_words

Called = Callable[[str], str]


class Copied(Record, frozen=True):
    """The copy that ties a report to the one it copies."""

    id: str
    of: str
    degree: CopyDegree
    sure: bool
    covered: float
    how: tuple[str, ...]


class Root(Record, frozen=True):
    """A report, the voices it names, and the report that it copies, if any."""

    report: str
    voices: tuple[str, ...]
    copied: Copied | None


class Denier(Record, frozen=True):
    """Who denies what, in how many reports; the words of the first, and the claims taken back."""

    by: str
    denies: Denied | None
    reports: tuple[str, ...]
    when: str | None
    quote: str
    report: str
    start: int
    end: int
    claim: str
    against: int


class Heard(Record, frozen=True):
    """Of a party, or a question: in which reports it replied, was asked, was left out."""

    kind: SilenceKind
    about: str
    reports: tuple[str, ...]


class Use(Record, frozen=True):
    """A name or word that takes sides, by how often whose word it is."""

    quote: str
    kind: str
    voice: str
    report: str
    start: int
    end: int
    count: int


class NamedAs(Record, frozen=True):
    """Whom names of a story mean, by the neutral name, and how they are called."""

    entity: str | None
    neutral: str
    names: tuple[Use, ...]


class Around(Record, frozen=True):
    """All that stands around the board of a story."""

    roots: tuple[Root, ...]
    denials: tuple[Denier, ...]
    changes: tuple[Drift, ...]
    heard: tuple[Heard, ...]
    names: tuple[NamedAs, ...]
    reports: tuple[Head, ...]
    seen: int


COLUMNS = (
    *("what", "before", "after", "from", "from_start", "from_end", "from_quote"),
    *("to", "to_start", "to_end", "to_quote"),
)


def around_screen(desk: Desk, story: Story) -> Around:
    """What stands around a story's board."""
    called = desk.naming()
    heads = {key: head_of(report) for key, report in desk.heads(story.reports).items()}
    return Around(
        roots=tuple(_roots(story, called)),
        denials=tuple(_denials(story, called)),
        changes=tuple(_changes(story)),
        heard=tuple(_heard(story, called)),
        names=tuple(_names(story, heads)),
        reports=tuple(heads[report] for report in story.reports),
        seen=desk.last_decision(),
    )


def _roots(story: Story, called: Called) -> Iterator[Root]:
    copies = {(copy.report, copy.of): copy for copy in story.copies}
    parents = {origin.report: origin.copy_of for origin in story.origins if origin.copy_of}
    voices: dict[str, list[str]] = defaultdict(list)
    for origin in story.origins:
        if origin.origin:
            voices[origin.report].append(called(origin.origin))
    for report in story.reports:
        copy = copies.get((report, parents.get(report) or ""))
        copied = None
        if copy is not None:
            degree, sure = copy.degree, copy.sure
            copied = Copied(copy.id, copy.of, degree, sure, copy.covered, copy.how)
        yield Root(report, tuple(dict.fromkeys(voices[report])), copied)


def _denials(story: Story, called: Called) -> Iterator[Denier]:
    grouped = defaultdict(list)
    for denial in story.denials:
        grouped[denial.entity or denial.by, denial.denies].append(denial)
    for (who, denies), told in sorted(grouped.items(), key=lambda pair: -len(pair[1])):
        first = min(told, key=lambda d: (d.when or "9", d.report, d.start))
        yield Denier(
            by=called(who),
            denies=denies,
            reports=tuple(dict.fromkeys(d.report for d in told)),
            when=min((d.when for d in told if d.when), default=None),
            quote=first.quote,
            report=first.report,
            start=first.start,
            end=first.end,
            claim=first.claim,
            against=max(len(d.claims) for d in told),
        )


def _changes(story: Story) -> Iterator[Drift]:
    """What changed: each place where it arrived once, however many it came from."""
    seen: set[tuple[str, int, str]] = set()
    for drift in story.drifts:
        key = (drift.to.report, drift.to.start, drift.kind)
        if key not in seen:
            seen.add(key)
            yield drift


def _heard(story: Story, called: Called) -> Iterator[Heard]:
    by_what: dict[tuple[SilenceKind, str], list[str]] = defaultdict(list)
    for silence in story.silences:
        about = called(silence.party) if silence.party else slot_words(silence.slot or "", called)
        by_what[silence.kind, about].append(silence.report)
    order: tuple[SilenceKind, ...] = ("replied", "asked_no_answer", "not_asked", "not_stated")
    for (kind, about), reports in sorted(by_what.items(), key=lambda e: (order.index(e[0][0]), e)):
        yield Heard(kind, about, tuple(dict.fromkeys(reports)))


def _names(story: Story, heads: dict[str, Head]) -> Iterator[NamedAs]:
    by_whom: dict[str, list[Naming]] = defaultdict(list)
    for naming in story.names:
        by_whom[naming.neutral if naming.entity else ""].append(naming)
    for neutral in sorted(by_whom, key=lambda name: (not name, -len(by_whom[name]), name)):
        uses: Counter[tuple[str, str, str]] = Counter()
        first: dict[tuple[str, str, str], Naming] = {}
        for naming in by_whom[neutral]:
            whose = " ".join(naming.voice.split()) or heads[naming.report].outlet
            use = (" ".join(naming.quote.split()), naming.kind, whose)
            uses[use] += 1
            first.setdefault(use, naming)
        names = (
            Use(*use, first[use].report, first[use].start, first[use].end, count)
            for use, count in sorted(uses.items())
        )
        yield NamedAs(by_whom[neutral][0].entity, neutral or "of acts", tuple(names))


def rows(around: Around) -> Iterator[tuple[object, ...]]:
    """The changes as a table."""
    for drift in around.changes:
        yield (
            *(drift.kind, drift.before, drift.after),
            *(drift.from_.report, drift.from_.start, drift.from_.end, drift.from_.quote),
            *(drift.to.report, drift.to.start, drift.to.end, drift.to.quote),
        )
