"""What a reviewer wants in; a decision in the log out, or a refusal that says why.

Everything a person decides is of a claim, of two claims, of two reports, or of an entity. The page
names claims by their ids; decisions go by where a claim stands, so that a newer reading keeps them.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from rashomon.linking.grades import SCALES
from rashomon.linking.verdicts import claim_key
from rashomon.records import (
    AttackMode,
    Certainty,
    Claim,
    Decision,
    DecisionKind,
    DecisionOf,
    Event,
    EventType,
    Hop,
    Polarity,
    Record,
    Role,
    Span,
    content_id,
    span,
)
from rashomon.store import Case
from rashomon.views.web.desk import Desk


class Wish(Record, frozen=True):
    """What somebody decides: `kind` of what `of` names.

    accept, reject: of one claim (`ids`), of a copy between two reports, or of one origin of two
    claims. merge, split: of two claims (one origin or not), two reports (one happening or not) or
    two entities (one or not; split also needs `name`). rename: of an entity, to `name`. undo: of
    the decision `undoes`. `seen` is the last decision that the screen showed; `own` are later ones
    that the same page made.
    """

    kind: Literal["accept", "reject", "merge", "split", "rename", "grade", "undo"]
    of: DecisionOf | Literal["decision"]
    by: str
    why: str
    seen: int
    own: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    name: str | None = None
    undoes: int | None = None


# What may be decided of what.
MAY: dict[str, tuple[str, ...]] = {
    "claim": ("accept", "reject"),
    "origin": ("merge", "split", "accept", "reject"),
    "copy": ("accept", "reject"),
    "story": ("merge", "split"),
    "entity": ("merge", "split", "rename"),
    "decision": ("undo",),
    **dict.fromkeys(SCALES, ("grade",)),
}


class Stretched(Record, frozen=True):
    """Characters of a report, end excluded."""

    start: int
    end: int


class Telling(Record, frozen=True):
    """A claim as a person tells it: of words selected in a report, or, with `claim`, in the place
    of one that was read. Roles are stretches of the report, so that they hold its exact words."""

    by: str
    why: str
    seen: int
    report: str
    evidence: Stretched
    event: EventType
    certainty: Certainty
    polarity: Polarity
    own: tuple[int, ...] = ()
    claim: str | None = None
    mode: AttackMode | None = None
    actor: Stretched | None = None
    target: Stretched | None = None
    item: Stretched | None = None
    place: Stretched | None = None
    source: Stretched | None = None


class Done(Record, frozen=True):
    """A decision as it stands in the log, and for a claim that was told its new id."""

    decision: Decision
    seen: int
    claim: str | None = None


def decide(desk: Desk, wish: Wish) -> Done:
    """Write a wish into the log."""
    case = desk.case
    by = wish.by.strip()
    if not by:
        raise ValueError("a decision needs the name of who decides; give yours")
    if wish.kind not in MAY[wish.of]:
        may = " or ".join(MAY[wish.of])
        raise ValueError(f"{wish.kind} is nothing to decide of a {wish.of}; use {may}")
    said: dict[str, object] = {}
    if wish.kind == "undo":
        decision = next((d for d in case.decisions() if d.number == wish.undoes), None)
        said = {"undoes": wish.undoes, "of": decision.of if decision else "claim"}
    elif wish.of == "entity":
        entity, *into = _needed(wish, 1 if wish.kind == "rename" else 2)
        if [entity] == into:
            raise ValueError(f"{entity} is itself already; choose another")
        if wish.kind in ("split", "rename") and not wish.name:
            raise ValueError(f"{wish.kind} of an entity needs a name")
        said = {"entity": entity, "into": into[0] if into else None, "name": wish.name}
    elif wish.kind == "grade":
        said = {"entity": _graded(case, wish), "of": wish.of, "name": wish.name}
    elif wish.of == "story":
        first, second = (case.report_id(key) for key in _needed(wish, 2))
        if first == second:
            raise ValueError("a report is always of one happening with itself; choose another")
        said = {"entity": first, "into": second, "of": "story"}
    elif wish.of == "copy":
        first, second = _needed(wish, 2)
        said = {"entity": first, "into": second, "of": "copy"}
    elif wish.of == "origin":
        first, second = (claim_key(case.claim(key)) for key in _needed(wish, 2))
        if first == second:
            raise ValueError("a claim always rests on one origin with itself; choose another")
        said = {"entity": first, "into": second, "of": "origin"}
    else:
        (key,) = _needed(wish, 1)
        said = {"entity": claim_key(case.claim(key)), "of": "claim"}
    kind: DecisionKind = wish.kind
    decision = case.decide(kind, by=by, why=wish.why.strip(), seen=wish.seen, own=wish.own, **said)  # type: ignore[arg-type]
    return Done(decision, decision.number)


def _graded(case: Case, wish: Wish) -> str:
    """What a grade is of, as the log calls it."""
    (key,) = _needed(wish, 1)
    if wish.of == "status":
        return case.story(key, whole=False).id
    return key if wish.of == "reliability" else claim_key(case.claim(key))


def _needed(wish: Wish, count: int) -> Sequence[str]:
    if len(wish.ids) != count:
        raise ValueError(f"{wish.kind} of {wish.of} takes {count} ids, not {len(wish.ids)}")
    if not all(wish.ids):
        raise ValueError(f"{wish.kind} of {wish.of} needs to know with what; choose one")
    return wish.ids


def tell(desk: Desk, telling: Telling) -> Done:
    """Make a claim of selected words, or tell one otherwise than it was read."""
    case = desk.case
    by = telling.by.strip()
    if not by:
        raise ValueError("a claim needs the name of who makes it; give yours")
    before = case.claim(telling.claim) if telling.claim else None
    claim = _claim(case, telling, by, before)
    decision = case.decide(
        "edit" if before else "make",
        by=by,
        why=telling.why.strip(),
        entity=claim_key(before or claim),
        of="claim",
        claim=claim,
        seen=telling.seen,
        own=telling.own,
    )
    return Done(decision, decision.number, claim.id)


def _claim(case: Case, telling: Telling, by: str, before: Claim | None) -> Claim:
    """The claim that a person tells; what they say nothing of stays as it was read."""
    report = case.report_id(telling.report)
    length = case.length_of(report)
    for stretch in _stretches(telling):
        if not 0 <= stretch.start < stretch.end <= length:
            raise ValueError(
                f"characters {stretch.start} to {stretch.end} lie outside the report, which has "
                f"{length}"
            )
    # One fetch reaches around all that is named; offsets within it are shifted.
    first = min(s.start for s in _stretches(telling))
    past = max(s.end for s in _stretches(telling))
    words = case.text_of(report, first, past)

    def role(stretch: Stretched | None, was: Role | None) -> Role | None:
        if stretch is None:
            return None
        text = words[stretch.start - first : stretch.end - first]
        if was is not None and (was.start, was.end) == (stretch.start, stretch.end):
            return was
        return Role(text, stretch.start, stretch.end, _entity(case, report, stretch))

    cut = span(words, telling.evidence.start - first, telling.evidence.end - first)
    evidence = replace(cut, start=telling.evidence.start, end=telling.evidence.end)
    head = next(iter(case.heads([report])))
    own = Hop(source=head.publisher or head.name, source_kind="own_voice")
    chain = before.chain if before else (own,)
    if telling.source is not None:
        start, past_it = telling.source.start, telling.source.end
        if not any((hop.start, hop.end) == (start, past_it) for hop in chain):
            said = words[start - first : past_it - first]
            entity = _entity(case, report, telling.source)
            voice = Hop(said, "unspecified", entity=entity, start=start, end=past_it)
            chain = (chain[0], voice)
    elif before is None or len(before.chain) > 1:
        chain = chain[:1]
    trigger = before.event if before and _holds(evidence, before.event) else None
    return Claim(
        id=content_id("claim of a person", report, by, telling.seen, *map(str, _fields(telling))),
        report=report,
        story=before.story if before else _story_at(case, report, evidence.start),
        evidence=(evidence,),
        quote=evidence.quote,
        event=Event(
            type=telling.event,
            trigger=trigger.trigger if trigger else evidence.quote,
            start=trigger.start if trigger else evidence.start,
            end=trigger.end if trigger else evidence.end,
            mode=telling.mode,
        ),
        chain=chain,
        certainty=telling.certainty,
        polarity=telling.polarity,
        reader=f"by hand ({by})",
        actor=role(telling.actor, before.actor if before else None),
        target=role(telling.target, before.target if before else None),
        item=role(telling.item, before.item if before else None),
        place=role(telling.place, before.place if before else None),
        time=before.time if before else None,
        quantities=before.quantities if before else (),
        denies=before.denies if before and telling.polarity == "denied" else None,
    )


def _holds(evidence: Span, event: Event) -> bool:
    return evidence.start <= event.start and event.end <= evidence.end


def _fields(telling: Telling) -> Sequence[object]:
    return [getattr(telling, name) for name in telling.__struct_fields__ if name != "why"]


def _stretches(telling: Telling) -> list[Stretched]:
    roles = (telling.actor, telling.target, telling.item, telling.place, telling.source)
    return [telling.evidence, *(role for role in roles if role is not None)]


def _entity(case: Case, report: str, stretch: Stretched) -> str | None:
    """Whom some words name, if they name one that is known."""
    found = case.window(report, stretch.start, stretch.end).mentions
    return next((mention.entity for mention in found if mention.entity), None)


def _story_at(case: Case, report: str, start: int) -> int:
    """Which story of the page some words are in."""
    segments = case.segments_of(report)
    return next((s.story for s in segments if s.start <= start < s.end), 0)
