"""A sentence and the same one told again in; what changed between them out, with the words of both.

Each change is a function of its own: who says it, how firmly, whether it is denied, how many, in
what unit, who did it to whom with what, where and when, and what was dropped.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from rashomon.linking.kinds import family
from rashomon.reading.words import Words
from rashomon.records import Claim, Drift, DriftKind, Place, Quantity, Role, Span, Time
from rashomon.weighing.resting import NAMELESS, voice_key
from rashomon.weighing.scene import Scene

if TYPE_CHECKING:
    from rashomon.weighing.drifts import Told


class Relation(NamedTuple):
    """What relates two sentences: a copy, or a voice that both name; and how alike they are."""

    copied: bool
    one_voice: bool
    alike: float

    @property
    def retold(self) -> bool:
        """Whether one sentence is the other told again, and every part of it counts."""
        return self.copied or (self.one_voice and self.alike >= RETOLD)


Change = Callable[["Told", "Told", Relation, Scene], Iterator[Drift]]
ROLES: tuple[tuple[str, DriftKind], ...] = (
    ("actor", "actor"),
    ("target", "target"),
    ("item", "item"),
    ("place", "place"),
)
# Of a sentence from which a clause was dropped nearly all words were there before, in order, and
# this many more.
KEPT = 0.8
DROPPED = 4  # words
UNFIRM = ("possible", "alleged")
# From here on two sentences on one voice's word are one sentence, and every hedge of it counts.
RETOLD = 0.5


def changes(before: "Told", after: "Told", relation: Relation, scene: Scene) -> Iterator[Drift]:
    """Every change from one sentence to the same one told again."""
    for change in CHANGES:
        yield from change(before, after, relation, scene)


def share(before: "Told", after: "Told", scene: Scene) -> bool:
    """Whether two sentences tell of one kind of event with a part or a number in common."""
    return any(True for _ in _same_events(before, after, scene, strict=True))


def _speaker(before: "Told", after: "Told", relation: Relation, scene: Scene) -> Iterator[Drift]:
    """A voice that is gone or, in a copy, new or another one."""
    for old, new in _same_events(before, after, scene):
        was, now = _voice(old, scene), _voice(new, scene)
        lost = was is not None and now is None
        named = lost and old.chain[-1].source_kind not in NAMELESS
        if was != now and (relation.copied or named):
            yield Drift(
                _voice_place(before, old),
                _voice_place(after, new),
                "attribution",
                _shown(old),
                _shown(new),
            )


def _voice(claim: Claim, scene: Scene) -> str | None:
    """The innermost voice, as it is compared; None where the outlet speaks for itself."""
    hop = claim.chain[-1]
    if len(claim.chain) == 1:
        return None
    return voice_key(hop, scene) if hop.source else hop.source_kind


def _shown(claim: Claim) -> str:
    hop = claim.chain[-1]
    return "own voice" if len(claim.chain) == 1 else hop.source or hop.cue or hop.source_kind


def _claim_place(told: "Told", claim: Claim) -> Place:
    return told.place(claim.evidence[0].start, claim.evidence[0].end)


def _voice_place(told: "Told", claim: Claim) -> Place:
    """The words of a claim's innermost voice; without one, what is said."""
    hop = claim.chain[-1]
    if hop.start is None or hop.end is None or len(claim.chain) == 1:
        return _claim_place(told, claim)
    return told.place(hop.start, hop.end)


def _firmness(before: "Told", after: "Told", relation: Relation, scene: Scene) -> Iterator[Drift]:
    """A hedge that is gone or, in a copy, new; what was said that is now confirmed."""
    if relation.retold:
        was, now = _hedges(before, scene), _hedges(after, scene)
        if bool(was) != bool(now) and (was or relation.copied):
            yield Drift(
                _held(before, was), _held(after, now), "certainty", _words(was), _words(now)
            )
    else:
        for old, new in _same_events(before, after, scene, strict=True):
            if old.certainty in UNFIRM and new.certainty not in (*UNFIRM, "planned"):
                hedges = [told_at(before, span) for span in old.certainty_words]
                yield _drift(before, after, old, new, "certainty", _words(hedges), new.certainty)
    said, confirmed = _confirmed(before), _confirmed(after)
    if confirmed and not said and before.hops and (relation.copied or relation.one_voice):
        first = before.hops[0]
        yield Drift(
            before.place(first.start, first.end), confirmed,
            "certainty", first.cue or first.source, confirmed.quote,
        )  # fmt: skip


def _hedges(told: "Told", scene: Scene) -> list[Place]:
    """The words of a sentence that leave open if it is so."""
    words = Words.of(told.text, told.sentence.start, told.sentence.end)
    found = []
    for index in range(len(words)):
        if index and words.is_capital(index):
            continue  # "6 May", "the Possible Film": a name
        match = scene.language.hedges.at(words.plain, index)
        if match is not None and match[1][0] in UNFIRM:
            start, end = words.starts[index], words.ends[index + match[0] - 1]
            found.append(told.place(start, end))
    return found


def _held(told: "Told", hedges: Sequence[Place]) -> Place:
    """What a hedge holds: the clause of the claim around it, else the sentence."""
    if hedges:
        for claim in told.claims:
            if claim.evidence[0].start <= hedges[0].start < claim.evidence[-1].end:
                return told.place(claim.evidence[0].start, claim.evidence[0].end)
        return hedges[0]
    if told.claims:
        return told.place(told.claims[0].evidence[0].start, told.claims[0].evidence[0].end)
    return told.place()


def told_at(told: "Told", span: Span) -> Place:
    """A span of a sentence's report as a place."""
    return told.place(span.start, span.end)


def _words(places: Sequence[Place]) -> str:
    return ", ".join(place.quote for place in places) or "no hedge"


def _confirmed(told: "Told") -> Place | None:
    """The words of who confirms, or those that say that it was confirmed."""
    for hop in told.hops:
        if (hop.cue or "").lower().startswith("confirm"):
            return told.place(hop.start, hop.end)
    for claim in told.claims:
        if claim.event.type == "confirmation" and claim.polarity == "affirmed":
            return told.place(claim.event.start, claim.event.end)
    return None


def _polarity(before: "Told", after: "Told", relation: Relation, scene: Scene) -> Iterator[Drift]:
    """What was affirmed is denied, or the other way round."""
    if not relation.retold:
        return
    for old, new in _same_events(before, after, scene, strict=True):
        if old.event.type == new.event.type and old.polarity != new.polarity:
            yield _drift(before, after, old, new, "polarity", old.polarity, new.polarity)


def _numbers(before: "Told", after: "Told", relation: Relation, scene: Scene) -> Iterator[Drift]:
    """Another number of the same thing, or the same in another unit."""
    if not relation.copied and not relation.one_voice:
        return
    was, now = _quantities(before, scene), _quantities(after, scene)
    for of in sorted(was.keys() & now.keys()):
        old, new = was[of], now[of]
        kind: DriftKind | None = None
        if (old.low, old.high) != (new.low, new.high):
            kind = "number" if old.unit == new.unit else "unit"
        if kind is not None:
            yield Drift(
                before.place(old.start, old.end),
                after.place(new.start, new.end),
                kind,
                old.quote,
                new.quote,
            )


def _quantities(told: "Told", scene: Scene) -> dict[str, Quantity]:
    found: dict[str, Quantity] = {}
    for claim in told.claims:
        for quantity in claim.quantities:
            of = scene.language.slots.under(quantity.of)
            if of is not None and quantity.kind in ("count", "total", "measure"):
                found.setdefault(of, quantity)
    return found


def _parts(before: "Told", after: "Told", relation: Relation, scene: Scene) -> Iterator[Drift]:
    """Another doer, target, weapon, place or day of the same act."""
    if not relation.retold:
        return
    within = scene.language.names.within
    for old, new in _same_events(before, after, scene, strict=not relation.copied):
        for name, kind in ROLES:
            was: Role | None = getattr(old, name)
            now: Role | None = getattr(new, name)
            if was is None or now is None or not was.entity or not now.entity:
                continue
            one = was.entity == now.entity or within(was.entity, now.entity)
            if not one and not within(now.entity, was.entity):
                yield _drift(before, after, was, now, kind, was.text, now.text)
        if old.time and new.time and _apart(old.time, new.time):
            quotes = old.time.quote, new.time.quote
            yield _drift(before, after, old.time, new.time, "time", *quotes)


def _apart(was: Time, now: Time) -> bool:
    """Whether two times differ by their days, or by their words where no day is known."""
    if was.quote.casefold() == now.quote.casefold():
        return False
    if was.earliest and now.earliest:
        return (was.earliest, was.latest) != (now.earliest, now.latest)
    old, new = ({w for w in t.quote.split() if any(c.isdigit() for c in w)} for t in (was, now))
    return bool(old and new) and old != new


def _same_events(
    before: "Told", after: "Told", scene: Scene, *, strict: bool = False
) -> Iterator[tuple[Claim, Claim]]:
    """Claims of one kind of event, one of each sentence, the one that shares most parts with it;
    with `strict`, those that share any."""
    for new in after.claims:
        alike = [
            (-_shared(old, new, scene), number, old)
            for number, old in enumerate(before.claims)
            if family(old.event.type) == family(new.event.type)
        ]
        if alike:
            shared, _, old = min(alike, key=lambda found: found[:2])
            if shared or not strict:
                yield old, new


def _shared(old: Claim, new: Claim, scene: Scene) -> int:
    """How many parts and numbers two claims have in common."""
    parts = [
        {
            scene.party(role.entity)
            for name, _ in ROLES
            if (role := getattr(c, name)) and role.entity
        }
        for c in (old, new)
    ]
    numbers = [{(q.of, q.low, q.high) for q in c.quantities} for c in (old, new)]
    return len(parts[0] & parts[1]) + len(numbers[0] & numbers[1])


def _drift(
    before: "Told",
    after: "Told",
    old: object,
    new: object,
    kind: DriftKind,
    was: str,
    now: str,
) -> Drift:
    return Drift(_at(before, old), _at(after, new), kind, was, now)


def _at(told: "Told", where: object) -> Place:
    span = where.evidence[0] if isinstance(where, Claim) else where
    return told.place(getattr(span, "start"), getattr(span, "end"))  # noqa: B009


def _clauses(before: "Told", after: "Told", relation: Relation, scene: Scene) -> Iterator[Drift]:
    """Words of the earlier sentence that the later one, else the same, leaves out."""
    if not relation.copied:
        return
    old = Words.of(before.text, before.sentence.start, before.sentence.end)
    new = Words.of(after.text, after.sentence.start, after.sentence.end)
    matcher = SequenceMatcher(None, old.plain, new.plain, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < KEPT * len(new):
        return
    for what, first, past, _, _ in matcher.get_opcodes():
        if what == "delete" and past - first >= DROPPED:
            gone = before.place(old.starts[first], old.ends[past - 1])
            yield Drift(gone, after.place(), "dropped", gone.quote, "")


CHANGES: tuple[Change, ...] = (_speaker, _firmness, _polarity, _numbers, _parts, _clauses)
