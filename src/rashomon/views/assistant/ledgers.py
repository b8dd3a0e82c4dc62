"""A claim in; all that is known of it out: its parts, its words around it, and for each question it
answers on how much its version rests, and what faces it.
"""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta

from rashomon.records import (
    DecisionKind,
    Interest,
    LabelName,
    OriginKind,
    PointState,
)
from rashomon.views.assistant.claims import ClaimLine, ClaimParts, claim_line, claim_parts
from rashomon.views.assistant.fitting import fit, shortened, source_of
from rashomon.views.assistant.quoting import Quote, Shown, Source, Words
from rashomon.views.assistant.served import Served, meant
from rashomon.views.assistant.stories import MOST, ROOM, Offset, counted
from rashomon.views.ledger import Ledger, Refusal, Rival, Tie
from rashomon.views.parts import Account, Count
from rashomon.views.web.screens.claim import claim_screen


class OriginWords(Shown, frozen=True):
    """Who the origin is, and for which party it speaks."""

    origin: str
    party: str | None = None


class OriginLine(Shown, frozen=True):
    """An origin that a version rests on; `interest`: whether what it says serves its side."""

    kind: OriginKind
    interest: Interest
    reported: OriginWords


class TieWords(Shown, frozen=True):
    """How it shows that two accounts are of one origin."""

    how: str


class TieLine(Shown, frozen=True):
    """Two claims that count as one origin: proven or only likely, and the words that show it."""

    id: str
    claims: tuple[str, str]
    proven: bool
    words: tuple[Quote, ...]
    reported: TieWords


class RefusalWords(Shown, frozen=True):
    """Who denies it, and when."""

    by: str
    when: str | None = None


class RefusalLine(Shown, frozen=True):
    """A denial that bears on the version."""

    claim: str
    at: Quote
    reported: RefusalWords


class TellingWords(Shown, frozen=True):
    """A value as it was told."""

    value: str


class TellingLine(Shown, frozen=True):
    """An account of a version, in its exact words."""

    claim: str
    at: Quote
    reported: TellingWords


class RivalLine(Shown, frozen=True):
    """Another version of the question, and the account that told it first."""

    version: int
    count: Count
    first: TellingLine


class LedgerWords(Shown, frozen=True):
    """The question and the value in words, and what would change the count."""

    question: str
    value: str
    title: str
    changes: tuple[str, ...] = ()


class LedgerLine(Shown, frozen=True):
    """A question that the claim answers: the version that the claim is of, on how much it rests,
    who denies it, and the rival versions. `left_out` counts what the list is too short for."""

    story: str
    question: int
    state: PointState
    version: int
    count: Count
    accounts: tuple[TellingLine, ...]
    origins: tuple[OriginLine, ...]
    reported: LedgerWords
    labels: tuple[LabelName, ...] = ()
    ties: tuple[TieLine, ...] = ()
    denials: tuple[RefusalLine, ...] = ()
    rivals: tuple[RivalLine, ...] = ()
    left_out: int = 0


class AskClaim(Shown, frozen=True):
    """What `claim` takes."""

    claim: Annotated[
        str, Meta(min_length=4, max_length=64, description="A claim's id, or its beginning.")
    ]
    offset: Offset = 0


class OneClaim(Shown, frozen=True):
    """A claim with its ledgers. `judged` is what a person decided of it; `around` are the report's
    words from before it to behind it."""

    note: str
    total: int
    claim: ClaimLine
    parts: ClaimParts
    around: Quote
    ledgers: tuple[LedgerLine, ...]
    sources: tuple[Source, ...]
    judged: DecisionKind | None = None
    next: int | None = None


class _First(Shown, frozen=True):
    """What stands before the ledgers on every page."""

    claim: ClaimLine
    parts: ClaimParts
    around: Quote


def claim(desk: Served, asked: AskClaim) -> OneClaim:
    """A claim by its id, as people told it."""
    found = meant(desk.case.claim, asked.claim, "claim")
    called, screen = desk.naming(), claim_screen(desk, found)
    start = found.evidence[0].start - len(screen.before)
    around = screen.before + screen.words + screen.after

    def first(words: Words) -> _First:
        return _First(
            claim_line(found, called, words),
            claim_parts(found, called, words),
            words.quote(found.report, start, start + len(around), around),
        )

    numbers = _numbers(desk, {ledger.story for ledger in screen.ledgers})

    # The head has a share of its own, so that every page has a ledger, too.
    head = shortened(first, desk.largest // 3)
    own = shortened(partial(source_of, desk.heads([found.report])[found.report]), ROOM)
    makes = (
        partial(ledger_line, each, numbers[each.story, each.slot])
        for each in screen.ledgers[asked.offset :]
    )
    room = desk.largest - len(msgspec.json.encode((head, own)))
    page = fit(makes, desk.heads, room, asked.offset)
    shown = page.of(LedgerLine)
    return OneClaim(
        note=counted(len(shown), len(screen.ledgers), "questions that it answers", page.next),
        next=page.next,
        total=len(screen.ledgers),
        claim=head.claim,
        parts=head.parts,
        around=head.around,
        ledgers=shown,
        sources=(own, *(each for each in page.sources if each.id != own.id)),
        judged=screen.judged,
    )


def _numbers(desk: Served, stories: Iterable[str]) -> dict[tuple[str, str], int]:
    """The numbers of the questions of some stories, by story and slot."""
    found = (desk.case.story(story, whole=False) for story in stories)
    return {(s.id, point.slot): n for s in found for n, point in enumerate(s.points)}


def ledger_line(ledger: Ledger, question: int, words: Words) -> LedgerLine:
    """What a version rests on, and what faces it; `question` is its number in the story."""
    lists = (ledger.accounts, ledger.rests, ledger.ties, ledger.denials, ledger.rivals)
    return LedgerLine(
        story=ledger.story,
        question=question,
        state=ledger.state,
        version=ledger.number,
        count=ledger.count,
        accounts=tuple(_telling(each, words) for each in ledger.accounts[:MOST]),
        origins=tuple(
            OriginLine(
                each.kind,
                each.interest,
                OriginWords(words.plain(each.origin), words.known(each.party)),
            )
            for each in ledger.rests[:MOST]
        ),
        labels=tuple(label.name for label in ledger.labels),
        ties=tuple(_tie(each, words) for each in ledger.ties[:MOST]),
        denials=tuple(_refusal(each, words) for each in ledger.denials[:MOST]),
        rivals=tuple(_rival(each, words) for each in ledger.rivals[:MOST]),
        left_out=sum(max(0, len(each) - MOST) for each in lists),
        reported=LedgerWords(
            question=words.plain(ledger.question),
            value=words.plain(ledger.value),
            title=words.plain(ledger.title),
            changes=words.all(ledger.changes[:MOST]),
        ),
    )


def _telling(account: Account, words: Words) -> TellingLine:
    at = words.quote(account.report, account.start, account.end, account.quote)
    return TellingLine(account.claim, at, TellingWords(words.plain(account.value)))


def _tie(tie: Tie, words: Words) -> TieLine:
    places = tuple(words.quote(p.report, p.start, p.end, p.quote) for p in tie.evidence[:2])
    return TieLine(tie.id, tie.claims, tie.proven, places, TieWords(words.plain(tie.how)))


def _refusal(denial: Refusal, words: Words) -> RefusalLine:
    at = words.quote(denial.report, denial.start, denial.end, denial.quote)
    told = RefusalWords(words.plain(denial.by), words.known(denial.when))
    return RefusalLine(denial.claim, at, told)


def _rival(rival: Rival, words: Words) -> RivalLine:
    return RivalLine(rival.number, rival.count, _telling(rival.first, words))
