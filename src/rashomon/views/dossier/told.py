"""A story in; all that a dossier tells of it out, whichever form it is then written in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.records import (
    CONFLICTS,
    Decision,
    Denial,
    Heading,
    Place,
    PointState,
    Report,
    SilenceKind,
    Story,
)
from rashomon.views.comparing import is_list
from rashomon.views.ledger import Ledger, by_reports, ledger_of
from rashomon.views.parts import Head, head_of
from rashomon.views.words import slot_words
from rashomon.weighing.compare import heading_of

STATES: Mapping[PointState, str] = {
    "differ": "accounts differ",
    "denied": "said and denied",
    "agree": "accounts agree",
    "single": "one account",
}
SILENT: Mapping[SilenceKind, str] = {
    "replied": "replied",
    "asked_no_answer": "was asked and gave no answer",
    "not_asked": "is charged and not heard",
    "not_stated": "is not stated",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a story with its versions, those of most reports first."""

    words: str
    state: str
    conflict: bool
    sequence: bool
    versions: tuple[Ledger, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What a report leaves out, or how it has a party reply; the words that show it."""

    about: str
    kind: str
    report: str
    evidence: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a dossier tells of a story. `numbers` are those of its reports; `single` counts the
    questions that are left out; `denials` are those that no version above has."""

    heading: Heading
    story: Story
    places: tuple[str, ...]
    heads: Mapping[str, Head]
    numbers: Mapping[str, int]
    questions: tuple[Question, ...]
    single: int
    denials: tuple[Denial, ...]
    silences: tuple[Left, ...]
    decisions: tuple[Decision, ...]


def told_of(
    story: Story,
    reports: Mapping[str, Report],
    called: Callable[[str], str],
    standing: Sequence[Decision],
) -> Told:
    """What to tell of a story: `reports` are its own, by id; `standing` what people decided."""
    heads = {report: head_of(reports[report]) for report in story.reports}
    asked = [p for p in story.points if p.state != "single" and not is_list(p.slot)]
    questions = tuple(
        Question(
            words=slot_words(point.slot, called),
            state=STATES[point.state],
            conflict=point.state in CONFLICTS,
            sequence=point.sequence,
            versions=tuple(ledger_of(story, point, n, heads, called, 0) for n in by_reports(point)),
        )
        for point in asked
    )
    shown = {denial.id for q in questions for v in q.versions for denial in v.denials}
    return Told(
        heading=heading_of(story),
        story=story,
        places=tuple(map(called, story.places)),
        heads=heads,
        numbers={report: n for n, report in enumerate(story.reports, 1)},
        questions=questions,
        single=len(story.points) - len(asked),
        denials=tuple(denial for denial in story.denials if denial.id not in shown),
        silences=tuple(_left(story, called)),
        decisions=tuple(d for d in standing if _bears(d, heads)),
    )


def _left(story: Story, called: Callable[[str], str]) -> Iterator[Left]:
    """The silences and replies, by what they are about."""
    found = [
        Left(
            about=called(silence.party)
            if silence.party
            else slot_words(silence.slot or "", called),
            kind=SILENT[silence.kind],
            report=silence.report,
            evidence=silence.evidence,
        )
        for silence in story.silences
    ]
    yield from sorted(found, key=lambda left: (left.about, left.kind))


def _bears(decision: Decision, heads: Mapping[str, Head]) -> bool:
    """Whether a decision is of the reports or claims of a story."""
    sides = (decision.entity or "", decision.into or "")
    return any(side.partition(":")[0] in heads for side in sides)
