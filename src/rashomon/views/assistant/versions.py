"""A question of a story in; its versions out, with what each rests on and an account's words."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from rashomon.records import (
    Answer,
    Certainty,
    Label,
    LabelName,
    Point,
    PointState,
    Polarity,
)
from rashomon.views.assistant.claims import Spoken, chain_of
from rashomon.views.assistant.quoting import Make, Quote, Shown, Words
from rashomon.views.comparing import answers_of
from rashomon.views.ledger import by_reports
from rashomon.views.parts import Called, Count, Head, count_of, in_order
from rashomon.views.words import slot_words

# So many versions of a question, and reports of a version, stand on the list of questions.
VERSIONS, REPORTS = 6, 20


class ValueWords(Shown, frozen=True):
    """A value as accounts give it, and what its labels mean here."""

    value: str
    labels: tuple[str, ...] = ()


class AccountLine(Shown, frozen=True):
    """What one report says on a question, in its words, with the voices it has it from."""

    version: int
    claim: str
    certainty: Certainty
    polarity: Polarity
    at: Quote
    chain: tuple[Spoken, ...]
    reported: ValueWords


class VersionLine(Shown, frozen=True):
    """A version: on how much it rests, how firmly it is told, and the account that told it first.
    `reports` are ids, some of them where there are many."""

    question: int
    version: int
    count: Count
    certainties: tuple[Certainty, ...]
    reports: tuple[str, ...]
    first: AccountLine
    reported: ValueWords
    labels: tuple[LabelName, ...] = ()


class PointWords(Shown, frozen=True):
    """A question in words."""

    question: str


class PointLine(Shown, frozen=True):
    """A question with the versions given to it, those of most reports first. `sequence`: they are
    one number brought up to date."""

    question: int
    state: PointState
    versions: tuple[VersionLine, ...]
    reported: PointWords
    sequence: bool = False
    versions_left_out: int = 0


def point_line(
    number: int, point: Point, heads: Mapping[str, Head], called: Called, words: Words
) -> PointLine:
    """A question, with its first versions."""
    order = by_reports(point)
    shown = order[:VERSIONS]
    return PointLine(
        question=number,
        state=point.state,
        sequence=point.sequence,
        versions=tuple(version_line(number, each, point, heads, called, words) for each in shown),
        versions_left_out=len(order) - len(shown),
        reported=PointWords(words.plain(slot_words(point.slot, called))),
    )


def version_line(
    question: int,
    number: int,
    point: Point,
    heads: Mapping[str, Head],
    called: Called,
    words: Words,
) -> VersionLine:
    """A version, with the account that gave just this value first."""
    version = point.versions[number]
    answers = in_order(answers_of(version, point), heads)
    first = min(answers, key=lambda answer: answer.value != version.value)
    told = tuple(dict.fromkeys(answer.report for answer in answers))
    return VersionLine(
        question=question,
        version=number,
        count=count_of(version),
        certainties=tuple(sorted({answer.certainty for answer in answers})),
        reports=told[:REPORTS],
        first=account_line(number, first, called, words),
        labels=tuple(label.name for label in version.labels),
        reported=ValueWords(words.plain(called(version.value)), _rules(version.labels, words)),
    )


def account_line(version: int, answer: Answer, called: Called, words: Words) -> AccountLine:
    """An account."""
    return AccountLine(
        version=version,
        claim=answer.claim,
        certainty=answer.certainty,
        polarity=answer.polarity,
        at=words.quote(answer.report, answer.start, answer.end, answer.quote),
        chain=chain_of(answer.report, answer.chain, called, words),
        reported=ValueWords(words.plain(called(answer.value))),
    )


def question_makes(
    number: int, point: Point, heads: Mapping[str, Head], called: Called
) -> Iterator[Make]:
    """Every version of a question, then every account of each of them."""
    order = by_reports(point)
    for each in order:
        yield partial(version_line, number, each, point, heads, called)
    for each in order:
        for answer in in_order(answers_of(point.versions[each], point), heads):
            yield partial(account_line, each, answer, called)


def _rules(labels: Sequence[Label], words: Words) -> tuple[str, ...]:
    return words.all(label.rule for label in labels)
