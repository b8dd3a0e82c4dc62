"""A claim in; its screen out: one plain sentence, the chain step by step, the ledgers of what it
answers, how it drifted, and what people decided of it.
"""

from collections.abc import Iterator

from rashomon.linking.verdicts import claim_key
from rashomon.records import Claim, Decision, DecisionKind, Drift, Place, Record, Story
from rashomon.views.desk import Desk
from rashomon.views.ledger import Ledger, ledger_of
from rashomon.views.parts import Head, Voice, head_of, sentence_of, voice_of
from rashomon.views.reasons import reason_lines
from rashomon.views.words import firmness_words

# Characters shown before and behind the claim's own words.
AROUND = 280


class Hopped(Record, frozen=True):
    """A change of the claim where it was told again, hop by hop: from whom, to whom, what."""

    outlet: str
    other: str
    drift: Drift


class ClaimScreen(Record, frozen=True):
    """A claim with its chain, ledgers, drifts and history. `key` is what decisions go by; `before`
    and `after` are the report's words around the claim's."""

    claim: Claim
    key: str
    sentence: str
    firmness: str
    report: Head
    before: str
    words: str
    after: str
    chain: tuple[Voice, ...]
    reasons: tuple[str, ...]
    ledgers: tuple[Ledger, ...]
    drifts: tuple[Hopped, ...]
    history: tuple[Decision, ...]
    judged: DecisionKind | None
    reports: tuple[Head, ...]
    seen: int


COLUMNS = (
    *("question", "version", "value", "this", "reports", "publishers", "origins_min"),
    *("origins_max", "labels", "story"),
)


def claim_screen(desk: Desk, claim: Claim) -> ClaimScreen:
    """All that is known of a claim."""
    case, key, seen = desk.case, claim_key(claim), desk.last_decision()
    verdicts = desk.verdicts()
    stories = [case.story(story) for story in case.stories_of_report(claim.report)]
    reports = {claim.report, *(report for story in stories for report in story.reports)}
    heads = {each: head_of(report) for each, report in desk.heads(reports).items()}
    called = desk.naming(verdicts)
    ledgers = [
        ledger_of(story, point, number, heads, called, seen)
        for story in stories
        for point in story.points
        for number, version in enumerate(point.versions)
        if claim.id in version.claims
    ]
    drifts = [_hopped(drift, heads) for story in stories for drift in _drifts(story, claim)]
    shown = {claim.report} | {r.id for ledger in ledgers for r in ledger.reports}
    shown |= {place.report for h in drifts for place in (h.drift.from_, h.drift.to)}
    start, end = claim.evidence[0].start, claim.evidence[-1].end
    before, words, after = (
        case.text_of(claim.report, max(0, start - AROUND), start),
        case.text_of(claim.report, start, end),
        case.text_of(claim.report, end, end + AROUND),
    )
    return ClaimScreen(
        claim=claim,
        key=key,
        sentence=sentence_of(claim, called),
        firmness=firmness_words(claim),
        report=heads[claim.report],
        before=before,
        words=words,
        after=after,
        chain=tuple(voice_of(hop, called) for hop in claim.chain),
        reasons=tuple(reason_lines(claim)),
        ledgers=tuple(ledgers),
        drifts=tuple(drifts),
        history=tuple(d for d in case.decisions() if key in (d.entity, d.into)),
        judged=verdicts.judged.get(key),
        reports=tuple(head for report, head in heads.items() if report in shown),
        seen=seen,
    )


def _drifts(story: Story, claim: Claim) -> Iterator[Drift]:
    """The drifts of a story whose words, on either side, are the claim's or around them."""
    start, end = claim.evidence[0].start, claim.evidence[-1].end

    def meets(place: Place) -> bool:
        return place.report == claim.report and place.start < end and start < place.end

    return (drift for drift in story.drifts if meets(drift.from_) or meets(drift.to))


def _hopped(drift: Drift, heads: dict[str, Head]) -> Hopped:
    return Hopped(heads[drift.from_.report].outlet, heads[drift.to.report].outlet, drift)


def rows(screen: ClaimScreen) -> Iterator[tuple[object, ...]]:
    """The questions that a claim answers as a table: its own version and those that face it."""
    for ledger in screen.ledgers:
        versions = [(ledger.number, ledger.value, ledger.count, True, ledger.labels)]
        versions += [(r.number, r.value, r.count, False, ()) for r in ledger.rivals]
        for number, value, count, mine, labels in versions:
            yield (
                *(ledger.question, number + 1, value, "this" if mine else "other"),
                *(count.reports, count.publishers, count.origins_min, count.origins_max),
                [label.name.replace("_", " ") for label in labels],
                ledger.story,
            )
