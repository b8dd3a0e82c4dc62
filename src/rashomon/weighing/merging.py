"""The answers of a version in; how many origins they go back to, as a range, and each merge with
its evidence, out.

The most merges only what is proven: one and the same voice, a named agency or outlet, text that is
copied word for word. The least merges any sign of dependence. Independence is never proven.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.language.sounds import slug
from rashomon.linking.copies import COPIED
from rashomon.records import Answer, Copy, Hop, Merge, Place, content_id
from rashomon.weighing.rarities import Rarity
from rashomon.weighing.resting import NAMELESS, others, party_of, speaker_of, voice_key
from rashomon.weighing.scene import Scene

VERBATIM = ("same", "copy")


class Counted(NamedTuple):
    """Origins as a range, the merges that make it, and the answers of each proven origin; `ties`:
    for each answer the origins that signs of dependence give it in common with others."""

    least: int
    most: int
    merges: tuple[Merge, ...]
    groups: tuple[tuple[Answer, ...], ...]
    ties: Mapping[Answer, frozenset[str]]


class _Sign(NamedTuple):
    """Two answers, by number, that seem to rest on one origin, and what shows it."""

    first: int
    second: int
    proven: bool
    how: str
    evidence: tuple[Place, ...]


def count_origins(answers: Sequence[Answer], scene: Scene, rare: Sequence[Rarity] = ()) -> Counted:
    """Of a version's answers: the least and the most origins they may go back to, and why. `rare`:
    what two reports share that hardly any other has.

    What a report says in its own voice beside a voice of its own rests on that voice.
    """
    voiced = {a.report for a in answers if len(a.chain) > 1}
    kept = [a for a in answers if len(a.chain) > 1 or a.report not in voiced]
    kept.sort(key=lambda a: (a.report, a.start, a.claim, a.value))
    firm, loose = _Groups(len(kept)), _Groups(len(kept))
    merges = []
    ties: dict[Answer, set[str]] = {answer: set() for answer in kept}
    for sign in sorted(_decided(kept, scene, rare), key=_rank):
        pair = kept[sign.first], kept[sign.second]
        if not set(pair[0].origins) & set(pair[1].origins):
            for answer in pair:
                ties[answer].add(min(pair[0].origins))
        if sign.proven:
            firm.join(sign.first, sign.second)
        if loose.join(sign.first, sign.second):
            merges.append(_merge(sign, kept))
    groups = tuple(tuple(kept[i] for i in group) for group in firm.all())
    known = {answer: frozenset(origins) for answer, origins in ties.items()}
    return Counted(loose.count, firm.count, tuple(merges), groups, known)


def _rank(sign: _Sign) -> tuple[bool, int, int, str]:
    return not sign.proven, sign.first, sign.second, sign.how


def _decided(answers: Sequence[Answer], scene: Scene, rare: Sequence[Rarity]) -> Iterator[_Sign]:
    """The signs, as people have decided on them: one they reject is none, one they accept proof."""
    verdicts = scene.verdicts.origins
    keys = [scene.key_of[answer.claim] for answer in answers] if verdicts else []
    for sign in _signs(answers, scene, rare):
        said = verdicts.get(frozenset((keys[sign.first], keys[sign.second]))) if keys else None
        if said is not False:
            yield sign
    places = {key: number for number, key in enumerate(keys)}
    for pair, one in verdicts.items():
        numbers = sorted(places[key] for key in pair if key in places)
        if one and len(numbers) == 2:
            first, second = numbers
            own = tuple(
                Place(a.report, a.start, a.end, a.quote) for a in (answers[first], answers[second])
            )
            yield _Sign(first, second, True, "a person decided that they rest on one origin", own)


def _merge(sign: _Sign, answers: Sequence[Answer]) -> Merge:
    pair = answers[sign.first], answers[sign.second]
    return Merge(
        id=content_id("merge", *(f"{a.claim} {a.start} {a.value}" for a in pair)),
        answers=(pair[0].claim, pair[1].claim),
        proven=sign.proven,
        how=sign.how,
        evidence=sign.evidence,
    )


def _signs(answers: Sequence[Answer], scene: Scene, rare: Sequence[Rarity]) -> Iterator[_Sign]:
    yield from _by_keys(answers, scene)
    yield from _by_copies(answers, scene)
    for shared in rare:
        yield from _by_rarity(answers, shared)


def _by_rarity(answers: Sequence[Answer], shared: Rarity) -> Iterator[_Sign]:
    """The answers of two reports that share what hardly anybody else has."""
    first = [n for n, a in enumerate(answers) if a.report == shared.first.report]
    second = [n for n, a in enumerate(answers) if a.report == shared.second.report]
    for a in first:
        for b in second:
            low, high = min(a, b), max(a, b)
            yield _Sign(low, high, False, shared.how, (shared.first, shared.second))


def _by_keys(answers: Sequence[Answer], scene: Scene) -> Iterator[_Sign]:
    """Answers that share a voice, an agency, an outlet or a party, each with the first such."""
    seen: dict[tuple[str, str], tuple[int, bool]] = {}
    for number, answer in enumerate(answers):
        for kind, key, cited in _keys(answer, scene):
            known = seen.get((kind, key))
            if known is None:
                seen[kind, key] = number, cited
                continue
            first, first_cited = known
            proven, how = _shown(kind, key, cited or first_cited)
            places = tuple(_place(answers[n], key, scene) for n in (first, number))
            yield _Sign(first, number, proven, how, places)
            if cited and not first_cited:
                seen[kind, key] = number, cited


def _keys(answer: Answer, scene: Scene) -> Iterator[tuple[str, str, bool]]:
    """What an answer may share with another: (kind, key, whether it cites it by name)."""
    hops = others(answer.chain, scene)
    speaker = speaker_of(scene.claim_of[answer.claim], scene)
    if speaker is not None:
        yield "voice", speaker, True
        yield "party", scene.party(speaker) or speaker, False
        return
    named = [hop for hop in hops if hop.source and hop.source_kind not in NAMELESS]
    root, exact = scene.root(answer.report), _root(answer.report, scene)
    if not named:
        words = slug(hops[-1].source) if hops and hops[-1].source else ""
        yield "text", f"{words} in {exact}", True
        yield "text, reworded", f"{words} in {root}", False
    for hop in named:
        if hop is hops[-1]:
            yield "voice", voice_key(hop, scene), True
            party = party_of(hop, scene)
            if party is not None:
                yield "party", party, False
        elif hop.source_kind == "media":
            yield "outlet", voice_key(hop, scene), True
        else:
            yield "passed on", voice_key(hop, scene), False
    if hops and _is_outlet(hops[-1], scene):
        yield "outlet", voice_key(hops[-1], scene), True
    if not named:
        for outlet in scene.outlets(answer.report) or (slug(scene.publisher(answer.report)),):
            yield "outlet", outlet, False


def _is_outlet(hop: Hop, scene: Scene) -> bool:
    """Whether a voice is an outlet, or what one of the story's outlets wrote."""
    return hop.source_kind == "media" or voice_key(hop, scene) in scene.outlet_names


def _shown(kind: str, key: str, cited: bool) -> tuple[bool, str]:
    """What sharing a key shows: whether it is proof, and in plain words."""
    if kind == "voice":
        return True, f"both rest on the word of {key}"
    if kind == "text":
        return True, "one is a copy of the other, word for word"
    if kind == "text, reworded":
        return False, "one is a reworded copy of the other"
    if kind == "outlet" and cited:
        return True, f"{key} is named as the one who reported it"
    if kind == "outlet":
        return False, f"both are pages of {key}"
    if kind == "party":
        return False, f"both rest on voices of {key}"
    return False, f"both came by way of {key}"


def _by_copies(answers: Sequence[Answer], scene: Scene) -> Iterator[_Sign]:
    """Answers that stand in passages of two reports that are one."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for number, answer in enumerate(answers):
        by_report[answer.report].append(number)
    for copy in scene.copies:
        for first in by_report.get(copy.of, ()):
            for second in by_report.get(copy.report, ()):
                yield from _in_passages(copy, answers, first, second, scene)


def _in_passages(
    copy: Copy, answers: Sequence[Answer], first: int, second: int, scene: Scene
) -> Iterator[_Sign]:
    a, b = answers[first], answers[second]
    for passage in copy.passages:
        there = passage.from_.start <= a.start and a.end <= passage.from_.end
        here = passage.to.start <= b.start and b.end <= passage.to.end
        if there and here:
            proven = copy.degree in VERBATIM and voices(a.chain, scene) == voices(b.chain, scene)
            what = "a copied passage" if copy.degree in COPIED else "a passage that both have"
            yield _Sign(first, second, proven, f"both stand in {what}", (passage.from_, passage.to))


def voices(chain: Sequence[Hop], scene: Scene) -> list[str]:
    """The voices of a chain but the outlet's own, as what they are compared by."""
    return [voice_key(hop, scene) for hop in chain[1:]]


def _root(report: str, scene: Scene) -> str:
    """The report that a report goes back to by copies that are word for word."""
    while report in scene.parents and scene.parents[report].degree in VERBATIM:
        report = scene.parents[report].of
    return report


def _place(answer: Answer, key: str, scene: Scene) -> Place:
    """The words of an answer that name what is shared; else the answer's own."""
    text = scene.reports[answer.report].text
    for hop in answer.chain[1:]:
        shared = hop.start is not None and key in (voice_key(hop, scene), scene.party(hop.entity))
        if shared and hop.start is not None and hop.end is not None:
            return Place(answer.report, hop.start, hop.end, text[hop.start : hop.end])
    return Place(answer.report, answer.start, answer.end, answer.quote)


class _Groups:
    """Numbers in groups, which joins make larger."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))
        self.count = count

    def _of(self, number: int) -> int:
        while self._leader[number] != number:
            self._leader[number] = self._leader[self._leader[number]]
            number = self._leader[number]
        return number

    def join(self, a: int, b: int) -> bool:
        """Join two groups; True where they were two."""
        first, second = sorted((self._of(a), self._of(b)))
        self._leader[second] = first
        self.count -= first != second
        return first != second

    def all(self) -> list[list[int]]:
        """Every group."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._leader)):
            found[self._of(number)].append(number)
        return list(found.values())
