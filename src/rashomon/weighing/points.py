"""The claims of a story in, its points out: for each slot the answers, grouped into versions.

Two numbers contradict only where their intervals do not meet; two parties where they are not one
entity. Nothing here says which version is right.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from rashomon.language.sounds import slug
from rashomon.linking.kinds import SPEECH
from rashomon.records import Answer, Claim, Point, PointState, Report, Role, Version

STATES: tuple[PointState, ...] = ("differ", "denied", "agree", "single")
FIRST = ("how many killed", "how many wounded", "actor", "target", "item", "place")
ROLES = ("actor", "target", "item", "place")


def points_of(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    origins: Callable[[Sequence[Answer]], tuple[int, int]],
    within: Callable[[str, str], bool] = lambda entity, other: False,
) -> tuple[Point, ...]:
    """Build the points of a story; `origins` counts what a version rests on, as (min, max);
    `within` tells whether one party belongs to another: naming either is no contradiction, and no
    more is a town and the country that it lies in."""
    lies = {
        claim.place.entity: {claim.place.located.country, slug(claim.place.located.region or "")}
        for claim in claims
        if claim.place and claim.place.entity and claim.place.located
    }

    def inside(entity: str, other: str) -> bool:
        return within(entity, other) or other in lies.get(entity, ())

    slots: dict[str, list[tuple[str, Answer]]] = defaultdict(list)
    for claim in claims:
        for slot, key, answer in _answers(claim):
            slots[slot].append((key, answer))
    points = [
        _point(slot, keyed, reports, origins, inside)
        for slot, keyed in sorted(slots.items())
        if len({answer.report for _, answer in keyed}) > 1
    ]
    return tuple(sorted(points, key=_rank))


def _rank(point: Point) -> tuple[int, int, int, str]:
    """What readers ask first stands first: where accounts differ, the dead, the doer."""
    name = point.slot.rpartition(": ")[2]
    asked = FIRST.index(name) if name in FIRST else len(FIRST)
    return STATES.index(point.state), asked, -len(point.answers), point.slot


def _answers(claim: Claim) -> Iterator[tuple[str, str, Answer]]:
    """What one claim answers: (slot, key that equal answers share, answer)."""
    if claim.event.type in SPEECH:
        return
    for quantity in claim.quantities:
        if quantity.kind in ("measure", "ordinal", "addition"):
            continue
        slot = f"how many {quantity.of}"
        value = _number(quantity.low, quantity.high)
        yield slot, "", _answer(claim, value, quantity, quantity.low, quantity.high)
    for name in ROLES:
        role: Role | None = getattr(claim, name)
        if role is None:
            continue
        key = role.entity or role.text.lower()
        slot = f"{claim.event.type.replace('_', ' ')}: {name}"
        yield slot, key, _answer(claim, role.entity or role.text, role)


def _answer(
    claim: Claim,
    value: str,
    where: object,
    low: float | None = None,
    high: float | None = None,
) -> Answer:
    start, end = getattr(where, "start"), getattr(where, "end")  # noqa: B009
    words = getattr(where, "quote", None) or getattr(where, "text")  # noqa: B009
    voice = claim.chain[-1]
    origin = voice.entity or voice.source or voice.source_kind
    return Answer(
        claim=claim.id,
        report=claim.report,
        value=value,
        quote=words,
        start=start,
        end=end,
        chain=claim.chain,
        certainty=claim.certainty,
        polarity=claim.polarity,
        low=low,
        high=high,
        origins=(claim.report if len(claim.chain) == 1 else origin,),
    )


def _number(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f">={low:g}" if low is not None else f"<={high:g}"


def _point(
    slot: str,
    keyed: Sequence[tuple[str, Answer]],
    reports: Mapping[str, Report],
    origins: Callable[[Sequence[Answer]], tuple[int, int]],
    within: Callable[[str, str], bool],
) -> Point:
    answers = sorted({a for _, a in keyed}, key=lambda a: (a.report, a.start, a.claim))
    groups = _by_interval(answers) if slot.startswith("how many") else _by_key(keyed, within)
    versions = tuple(_version(group, reports, origins) for group in groups)
    return Point(slot, _state(groups), tuple(answers), versions)


def _by_key(
    keyed: Sequence[tuple[str, Answer]], within: Callable[[str, str], bool]
) -> list[list[Answer]]:
    """Group answers of one party or place, and of those that belong to it or lie in it."""
    keys = sorted({key for key, _ in keyed})
    groups: dict[str, list[Answer]] = defaultdict(list)
    for key, answer in keyed:
        outer = [other for other in keys if other != key and within(key, other)]
        top = next((o for o in outer if not any(within(o, other) for other in outer)), key)
        if answer not in groups[top]:
            groups[top].append(answer)
    return sorted(groups.values(), key=lambda g: (-len({a.report for a in g}), g[0].value))


def _by_interval(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Group numbers that can all hold at once: intervals with a common point.

    Narrow ones first, so that "dozens" joins what is exact instead of bridging what differs.
    """
    groups: list[tuple[float, float, list[Answer]]] = []
    for answer in sorted(answers, key=lambda a: (_width(a), _low(a), a.report, a.start)):
        low, high = _low(answer), _high(answer)
        for index, (least, most, members) in enumerate(groups):
            if low <= most and least <= high:
                members.append(answer)
                groups[index] = (max(low, least), min(high, most), members)
                break
        else:
            groups.append((low, high, [answer]))
    return [members for _, _, members in sorted(groups, key=lambda g: g[:2])]


def _low(answer: Answer) -> float:
    return answer.low if answer.low is not None else 0.0


def _high(answer: Answer) -> float:
    return answer.high if answer.high is not None else float("inf")


def _width(answer: Answer) -> float:
    return _high(answer) - _low(answer)


def _state(groups: Sequence[Sequence[Answer]]) -> PointState:
    everyone = {a.report for group in groups for a in group}
    if len(everyone) == 1:
        return "single"
    if any({a.polarity for a in group} == {"affirmed", "denied"} for group in groups):
        return "denied"
    return "agree" if len(groups) == 1 else "differ"


def _version(
    group: Sequence[Answer],
    reports: Mapping[str, Report],
    origins: Callable[[Sequence[Answer]], tuple[int, int]],
) -> Version:
    told = {a.report for a in group}
    narrow = min(group, key=lambda a: (_width(a), a.value))
    least, most = origins(group)
    return Version(
        value=narrow.value,
        claims=tuple(sorted({a.claim for a in group})),
        reports=len(told),
        publishers=len({reports[r].publisher or reports[r].name for r in told}),
        origins_min=least,
        origins_max=most,
        low=narrow.low,
        high=narrow.high,
    )
