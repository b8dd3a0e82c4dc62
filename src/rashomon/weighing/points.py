"""The claims of a story in, its points out: for each slot the answers, grouped into versions with
their origins, labels, and how they stand to each other.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from rashomon.language.sounds import slug
from rashomon.records import CONFLICTS, Answer, Point, PointState, Version
from rashomon.weighing.labels import labels_of
from rashomon.weighing.merging import Counted, count_origins
from rashomon.weighing.rarities import Rarity, rare_values
from rashomon.weighing.scene import Scene
from rashomon.weighing.sides import sides_of
from rashomon.weighing.slots import NOT, Kind, Slotted, slotted
from rashomon.weighing.versions import first_told, grouped, state_of, width

STATES: tuple[PointState, ...] = ("differ", "denied", "agree", "single")
FIRST = ("how many killed", "how many wounded", "actor", "target", "item", "place")
# So many reasons for what would change a count are named.
MOST_CHANGES = 3


def points_of(scene: Scene, rare: Sequence[Rarity]) -> tuple[Point, ...]:
    """Build the points of a story, what readers ask first at the head; `rare` is what few of its
    reports share."""
    slots: dict[str, list[Slotted]] = defaultdict(list)
    for claim in scene.claims:
        for each in slotted(claim, scene):
            slots[each.slot].append(each)
    within = _within(scene)
    points = [_point(slot, _once(told), scene, within, rare) for slot, told in slots.items()]
    about = scene.about.replace("_", " ")
    return tuple(sorted(points, key=lambda point: _rank(point, about)))


def _once(answers: Sequence[Slotted]) -> list[Slotted]:
    """The answers without those that give the same words of a report twice (two claims of one
    sentence may both hold its number)."""
    found: dict[tuple[str, int, int, str], Slotted] = {}
    for each in answers:
        answer = each.answer
        found.setdefault((answer.report, answer.start, answer.end, each.key), each)
    return list(found.values())


def _within(scene: Scene) -> Callable[[str, str], bool]:
    """Whether a party, place or thing is part of another: an army of its state, a town of its land,
    a model of its class."""
    lies = {
        claim.place.entity: {claim.place.located.country, slug(claim.place.located.region or "")}
        for claim in scene.claims
        if claim.place and claim.place.entity and claim.place.located
    }
    names, models = scene.language.names, scene.language.events.models

    def within(entity: str, other: str) -> bool:
        """An S-300 is a missile, and so is a ballistic missile."""
        made = models.get(entity) == other or entity.endswith(f"-{other}")
        return made or names.within(entity, other) or other in lies.get(entity, ())

    return within


def strength(point: Point) -> int:
    """How strong a conflict is: the reports behind the second of its versions; 0 where there is
    none."""
    if point.state not in CONFLICTS:
        return 0
    told = sorted((version.reports for version in point.versions), reverse=True)
    return told[1] if len(told) > 1 else told[0]


def _rank(point: Point, about: str) -> tuple[int, bool, int, int, int, str]:
    """What readers ask first stands first: of what the story is about the strongest conflict, the
    dead, the doer."""
    head, _, name = point.slot.rpartition(": ")
    asked = FIRST.index(name) if name in FIRST else len(FIRST)
    reports = len({answer.report for answer in point.answers})
    settled = STATES.index(point.state) if point.state in ("agree", "single") else 0
    beside = head not in (about, "", "casualties", "damage", "reply")
    return settled, beside, -strength(point), asked, -reports, point.slot


def _point(
    slot: str,
    answers: Sequence[Slotted],
    scene: Scene,
    within: Callable[[str, str], bool],
    rare: Sequence[Rarity],
) -> Point:
    kind: Kind = answers[0].kind
    silent = scene.language.slots.replies["no_comment"]
    groups = [_own_word(group, silent) for group in grouped(kind, answers, within)]
    state, sequence = state_of(slot, kind, groups, scene)
    keys = {group[0].key for group in groups}
    told = [[each.answer for each in group] for group in groups]
    shared = [(*rare, *rare_values(group, told)) for group in told]
    counts = [count_origins(group, scene, signs) for group, signs in zip(told, shared, strict=True)]
    versions = [
        _version(slot, group, keys, state, scene, counted)
        for group, counted in zip(groups, counts, strict=True)
    ]
    kept = sorted(
        {
            answer
            for group, counted in zip(told, counts, strict=True)
            for answer in _tied(group, counted)
        },
        key=lambda a: (a.report, a.start, a.claim, a.value),
    )
    return Point(slot, state, tuple(kept), tuple(versions), sequence)


def _own_word(group: Sequence[Slotted], silent: str) -> list[Slotted]:
    """A version's answers, where what a report says in its own voice rests on the voice that the
    same report names for the same value: a headline on the ministry of its second paragraph."""
    named: dict[str, set[str]] = defaultdict(set)
    if group[0].key == silent:  # that they had no word is nobody's word but the outlet's
        return list(group)
    for each in group:
        if len(each.answer.chain) > 1:
            named[each.answer.report] |= set(each.answer.origins)
    return [
        replace(each, answer=structs.replace(each.answer, origins=tuple(sorted(voices))))
        if len(each.answer.chain) == 1 and (voices := named.get(each.answer.report))
        else each
        for each in group
    ]


def _tied(answers: Sequence[Answer], counted: Counted) -> Iterator[Answer]:
    """A version's answers, any two that a sign ties together with an origin in common: they fall
    into as many groups that share none as there are origins at the least."""
    held: dict[str, set[str]] = defaultdict(set)
    for answer, origins in counted.ties.items():
        held[answer.report] |= origins
    for answer in answers:
        # In its own voice beside a voice of its own: what that voice may go back to.
        more = counted.ties.get(answer, held[answer.report])
        yield structs.replace(answer, origins=tuple(sorted({*answer.origins, *more})))


def _version(
    slot: str,
    group: Sequence[Slotted],
    keys: set[str],
    state: PointState,
    scene: Scene,
    counted: Counted,
) -> Version:
    answers = [each.answer for each in group]
    reports = {answer.report for answer in answers}
    counts = Counter(answer.value for answer in answers)
    # Of numbers the most exact, of names the one that most accounts use.
    narrow = min(answers, key=lambda a: (width(a), -counts[a.value], a.value, a.report, a.start))
    key = group[0].key
    sides = sides_of(slot, key, counted.groups, scene)
    denied = _is_denied(key, keys, answers, state, slot)
    return Version(
        value=narrow.value,
        claims=tuple(sorted({answer.claim for answer in answers})),
        reports=len(reports),
        publishers=len({scene.publisher(report) for report in reports}),
        origins_min=counted.least,
        origins_max=counted.most,
        low=narrow.low,
        high=narrow.high,
        first=first_told(answers, scene),
        sides=sides,
        merges=counted.merges,
        labels=labels_of(answers, counted, sides, state, denied, scene),
        changes=_changes(counted, scene),
    )


def _is_denied(
    key: str, keys: set[str], answers: Sequence[Answer], state: PointState, slot: str
) -> bool:
    if slot.endswith(": happened"):
        return state == "denied"
    both = {answer.polarity for answer in answers} == {"affirmed", "denied"}
    return NOT + key in keys or (both and not key.startswith(NOT))


def _changes(counted: Counted, scene: Scene) -> tuple[str, ...]:
    """What would change the count of origins, in plain words."""
    found = []
    for merge in counted.merges:
        if not merge.proven:
            names = [scene.publisher(scene.claim_of[claim].report) for claim in merge.answers]
            found.append(
                f"{names[0]} and {names[1]} are counted as one at the least, since {merge.how}; "
                "if they had it each on their own, the least rises by one"
            )
    if counted.most > 1:
        first, second = (scene.publisher(group[0].report) for group in counted.groups[:2])
        found.append(
            f"if {first} and {second} had it from one source, the most falls from "
            f"{counted.most} to {counted.most - 1}"
        )
    return tuple(found[:MOST_CHANGES])
