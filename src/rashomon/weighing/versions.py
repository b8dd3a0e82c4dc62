"""The answers of a slot in, grouped into versions of values that can all hold at once, out.

Two numbers contradict only where their intervals do not meet; two parties where they are not one,
and neither belongs to the other. Naming a party more exactly, or a number more roughly, is none.
Nothing here says which version is right.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from rashomon.language.forms import singular
from rashomon.language.phrases import split
from rashomon.reading.days import day_of
from rashomon.records import Answer, PointState
from rashomon.weighing.scene import Scene
from rashomon.weighing.slots import NOT, Kind, Slotted

Groups = list[list[Slotted]]
# Two measures are one where both ends are within a tenth: 124 miles is 200 kilometres.
NEAR = 0.1
# Tolls rise while the dead are found; another number a day later is an update, not a contradiction.
UPDATED = ("how many killed", "how many wounded", "how many casualties")


def grouped(kind: Kind, answers: Sequence[Slotted], within: Callable[[str, str], bool]) -> Groups:
    """Group the answers of a slot; `within` tells whether one party or place is part of another."""
    if kind == "number":
        return _by_interval(_counted(answers), _meet)
    if kind == "measure":
        return _by_interval(answers, _alike)
    if kind == "name":
        return _by_name(answers, within)
    return _by_key(answers)


def state_of(slot: str, kind: Kind, groups: Groups, scene: Scene) -> tuple[PointState, bool]:
    """How the versions stand to each other, and whether they are one number brought up to date."""
    if len({a.answer.report for group in groups for a in group}) == 1:
        return "single", False
    values = {group[0].key for group in groups}
    if any(key.startswith(NOT) and key.removeprefix(NOT) in values for key in values):
        return "denied", False
    if kind in ("number", "measure") and any(_both(group) for group in groups):
        return "denied", False
    firm = [group for group in groups if not all(a.vague for a in group)]
    if kind == "list" or len(firm) < 2:
        return "agree", False
    if kind == "act":
        return "denied", False
    if slot.startswith(UPDATED) and _is_sequence(firm, scene):
        return "agree", True
    if kind == "name" and not slot.endswith("actor") and not _rival(firm):
        return "agree", False
    return "differ", False


def _both(group: Sequence[Slotted]) -> bool:
    return {a.answer.polarity for a in group} == {"affirmed", "denied"}


def _rival(groups: Groups) -> bool:
    """Whether two reports name nothing in common: one that names both says that there were two."""
    told = [{a.answer.report for a in group} for group in groups]
    return any(a - b and b - a for i, a in enumerate(told) for b in told[:i])


def _is_sequence(groups: Groups, scene: Scene) -> bool:
    """Whether each higher number was published on a later day than the lower ones."""
    spans = []
    for group in groups:
        days = [day_of(scene.reports[a.answer.report].published) for a in group]
        known = [day for day in days if day is not None]
        if len(known) < len(days):
            return False
        spans.append((_low(group[0].answer), min(known), max(known)))
    spans.sort()
    return all(a[2] < b[1] for a, b in pairwise(spans))


def first_told(answers: Sequence[Answer], scene: Scene) -> str | None:
    """The day that a version was first published, where it is known."""
    days = [day_of(scene.reports[a.report].published) for a in answers]
    known: list[date] = [day for day in days if day is not None]
    return min(known).isoformat() if known else None


def _counted(answers: Sequence[Slotted]) -> list[Slotted]:
    """Counts without those of a single one beside more: "one of them", "another"."""
    most: dict[str, float] = defaultdict(float)
    for slotted in answers:
        most[slotted.answer.report] = max(most[slotted.answer.report], _low(slotted.answer))
    return [a for a in answers if a.answer.high != 1 or most[a.answer.report] <= 1]


def _by_key(answers: Sequence[Slotted]) -> Groups:
    groups: dict[str, list[Slotted]] = defaultdict(list)
    for slotted in answers:
        groups[slotted.key].append(slotted)
    return sorted(groups.values(), key=_rank)


def _by_name(answers: Sequence[Slotted], within: Callable[[str, str], bool]) -> Groups:
    """Group answers of one party or place, and of those that belong to it or lie in it.

    "The hospital" of one account is the hospital that another names, where one alone is named.
    """
    keys = sorted({slotted.key for slotted in answers})

    def inside(key: str, other: str) -> bool:
        plain = key.removeprefix(NOT), other.removeprefix(NOT)
        same = plain[0] == plain[1] or key.startswith(NOT) != other.startswith(NOT)
        return not same and within(*plain)

    groups: dict[str, list[Slotted]] = defaultdict(list)
    for slotted in answers:
        outer = [other for other in keys if other != slotted.key and inside(slotted.key, other)]
        top = next((o for o in outer if not any(inside(o, x) for x in outer)), slotted.key)
        groups[top].append(slotted)
    named = {key: _words(group) for key, group in groups.items() if _is_named(group)}
    for key in [key for key in groups if key not in named]:
        meant = [other for other, words in named.items() if key in words]
        if len(meant) == 1:
            groups[meant[0]] += groups.pop(key)
        elif meant:
            groups[key] = [replace(slotted, vague=True) for slotted in groups[key]]
    return sorted(groups.values(), key=_rank)


def _is_named(group: Sequence[Slotted]) -> bool:
    """Whether any answer of a group leads back to a name."""
    return any(slotted.named for slotted in group)


def _words(group: Sequence[Slotted]) -> set[str]:
    """The nouns that a group's names hold: "the Saint Bela | hospital"."""
    return {singular(word) for slotted in group for word in split(slotted.answer.quote)}


def _rank(group: Sequence[Slotted]) -> tuple[bool, int, str]:
    """The version of most reports first, one that names nothing last."""
    vague = all(a.vague for a in group)
    return vague, -len({a.answer.report for a in group}), group[0].key


def _by_interval(
    answers: Sequence[Slotted], compatible: Callable[[Answer, list[Slotted]], bool]
) -> Groups:
    """Group numbers that can all hold at once.

    Narrow ones first, so that "dozens" joins what is exact instead of bridging what differs.
    """
    groups: Groups = []
    for slotted in sorted(
        answers, key=lambda a: (width(a.answer), _low(a.answer), a.answer.report, a.answer.start)
    ):
        group = next((g for g in groups if compatible(slotted.answer, g)), None)
        if group is None:
            groups.append([slotted])
        else:
            group.append(slotted)
    return sorted(groups, key=lambda g: (_low(g[0].answer), _high(g[0].answer)))


def _meet(answer: Answer, group: Sequence[Slotted]) -> bool:
    """Whether an interval has a point in common with all of a group."""
    low = max(_low(answer), *(_low(a.answer) for a in group))
    return low <= min(_high(answer), *(_high(a.answer) for a in group))


def _alike(answer: Answer, group: Sequence[Slotted]) -> bool:
    """Whether a measure is that of a group: both ends near, or one bound that the other keeps."""
    other = group[0].answer
    whole = None not in (answer.low, answer.high, other.low, other.high)
    if whole and width(answer) and width(other):
        ends = ((_low(answer), _low(other)), (_high(answer), _high(other)))
        return all(abs(a - b) <= NEAR * max(abs(a), abs(b)) for a, b in ends)
    return _meet(answer, group)


def _low(answer: Answer) -> float:
    return answer.low if answer.low is not None else 0.0


def _high(answer: Answer) -> float:
    return answer.high if answer.high is not None else float("inf")


def width(answer: Answer) -> float:
    """How exact a number is: 0 for an exact one."""
    return _high(answer) - _low(answer)
