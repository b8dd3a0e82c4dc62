"""An entity in; the words that mean it, its claims, and what people decided on it, out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from rashomon.linking.decided import folded, meant
from rashomon.linking.verdicts import Verdicts
from rashomon.records import Claim, Decision, MentionType, NameKind, Record
from rashomon.store.finding import Used
from rashomon.views.desk import Desk
from rashomon.views.entities import decision_words
from rashomon.views.parts import Head, head_of
from rashomon.views.web.screens.search import MOST, FoundClaim, found_claim


class Worded(Record, frozen=True):
    """Words that mean an entity: a name of some kind, or, where `kind` and `type` are null, what a
    voice is called ("the mayor"); how often in how many reports, and where first."""

    words: str
    type: MentionType | None
    kind: NameKind | None
    count: int
    reports: int
    report: str
    start: int
    end: int


class Decided(Record, frozen=True):
    """A decision on an entity that holds; `number` takes it back."""

    number: int
    words: str
    by: str
    made: str
    why: str


class NameScreen(Record, frozen=True):
    """A party, person, place or voice. `now` is the entity that people decided it to be, where
    they did, with what that is called; `more` tells that it has more claims than are shown."""

    entity: str
    name: str
    type: MentionType | None
    now: str | None
    now_name: str | None
    count: int
    reports: int
    words: tuple[Worded, ...]
    decisions: tuple[Decided, ...]
    claims: tuple[FoundClaim, ...]
    more: bool
    heads: tuple[Head, ...]
    seen: int


COLUMNS = ("words", "type", "kind", "count", "reports", "report", "start", "end")


def name_screen(desk: Desk, entity: str) -> NameScreen | None:
    """What a case has of an entity; None where nothing is or was read as it."""
    case, standing = desk.case, desk.case.standing()
    called, uses = desk.naming(Verdicts(standing)), case.uses(entity)
    decisions = [d for d in standing if d.of == "entity" and entity in (d.entity, d.into)]
    if not uses and not decisions:
        return None
    in_reports = sorted({use.report for use in uses})
    heads = desk.heads(in_reports)
    told = sorted(in_reports, key=lambda report: (heads[report].published or "9", report))
    claims = list(islice(_claims(desk, entity, told), MOST + 1))
    types = Counter(use.type for use in uses if use.type)
    now = meant(standing)(entity, "", "")
    words = sorted(map(_worded, _alike(uses)), key=_most_first)
    shown = {claim.report for claim in claims} | {one.report for one in words}
    # An entity that people made has no name of its own before they give it one.
    name = called(entity)
    if name == entity and words:
        name = words[0].words
    return NameScreen(
        entity=entity,
        name=name,
        type=types.most_common(1)[0][0] if types else None,
        now=now if now != entity else None,
        now_name=called(now) if now and now != entity else None,
        count=sum(use.count for use in uses),
        reports=len(in_reports),
        words=tuple(words),
        decisions=tuple(map(_decided, decisions[::-1])),
        claims=tuple(found_claim(claim, called) for claim in claims[:MOST]),
        more=len(claims) > MOST,
        heads=tuple(head_of(heads[report]) for report in sorted(shown) if report in heads),
        seen=desk.last_decision(),
    )


def _claims(desk: Desk, entity: str, reports: Sequence[str]) -> Iterator[Claim]:
    """The claims in which an entity has a part, or a voice, the earliest first."""
    for report in reports:
        for claim in desk.case.claims(report=report):
            roles = (claim.actor, claim.target, claim.item, claim.place)
            if any(r is not None and r.entity == entity for r in (*roles, *claim.chain)):
                yield claim


def _alike(uses: Sequence[Used]) -> list[list[Used]]:
    """Uses of the same words, in any case and however lines break, as decisions take them."""
    by_words: dict[tuple[bool, str], list[Used]] = defaultdict(list)
    for use in uses:
        by_words[use.type is None, folded(use.words)].append(use)
    return list(by_words.values())


def _first(same: Sequence[Used]) -> Used:
    return min(same, key=lambda use: (use.report, use.start))


def _worded(same: Sequence[Used]) -> Worded:
    """One line of the list of names."""
    written: Counter[str] = Counter()
    for use in same:
        written[" ".join(use.words.split())] += use.count
    first = _first(same)
    return Worded(
        words=min(written, key=lambda words: (-written[words], words)),
        type=first.type,
        kind=first.kind,
        count=sum(use.count for use in same),
        reports=len({use.report for use in same}),
        report=first.report,
        start=first.start,
        end=first.start + len(first.words),
    )


def _most_first(one: Worded) -> tuple[bool, int, str]:
    return one.type is None, -one.count, one.words


def _decided(decision: Decision) -> Decided:
    words = decision_words(decision)
    return Decided(decision.number, words, decision.by, decision.made, decision.why)


def rows(screen: NameScreen) -> Iterator[tuple[object, ...]]:
    """The names as a table."""
    for one in screen.words:
        yield (
            *(one.words, one.type, one.kind, one.count, one.reports),
            *(one.report, one.start, one.end),
        )
