"""The accounts of a story in; what each rests on, a voice or another report that it copies, out."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.linking import Account
from rashomon.linking.linkage import parts
from rashomon.records import Origin, Place, Point
from rashomon.weighing.resting import voice_key
from rashomon.weighing.scene import Scene


def origins_of(scene: Scene) -> tuple[Origin, ...]:
    """One entry for each voice that a report's claims rest on, with the words that name it, and one
    for the report that it copies, with both passages."""
    return tuple(entry for account in scene.members for entry in _of_account(account, scene))


def _of_account(account: Account, scene: Scene) -> Iterator[Origin]:
    report = account.report.id
    copied = scene.parents.get(report)
    if copied is not None:
        passages = [place for p in copied.passages[:1] for place in (p.to, p.from_)]
        yield Origin(
            report=report,
            copy_of=copied.of,
            how=f"{copied.degree}: " + "; ".join(copied.how),
            evidence=tuple(passages),
        )
    named: set[str] = set()
    for claim in account.claims:
        voice = claim.chain[-1]
        if len(claim.chain) == 1 or not voice.source or voice.start is None or voice.end is None:
            continue
        if voice_key(voice, scene) in named:
            continue
        named.add(voice_key(voice, scene))
        yield Origin(
            report=report,
            origin=voice_key(voice, scene),
            how=f"named as the source ({voice.source_kind.replace('_', ' ')})",
            evidence=(Place(report, voice.start, voice.end, voice.source),),
        )
    if not named and copied is None:
        outlet = account.report.publisher or account.report.name
        yield Origin(report, outlet, how="its own voice: no source is named")


def origin_range(
    reports: Sequence[str], origins: Iterable[Origin], points: Iterable[Point]
) -> tuple[int, int]:
    """How many origins a whole story may have, least and most: reports that share any voice, or one
    of which copies the other, may be one; only copies are."""
    number = {report: n for n, report in enumerate(reports)}
    copies = [(number[o.report], number[o.copy_of]) for o in origins if o.copy_of in number]
    first: dict[str, int] = {}
    shared = [
        (first.setdefault(voice, number[answer.report]), number[answer.report])
        for point in points
        for answer in point.answers
        for voice in answer.origins
    ]
    return _groups(len(reports), [*copies, *shared]), _groups(len(reports), copies)


def _groups(many: int, pairs: Sequence[tuple[int, int]]) -> int:
    """How many groups so many things make, of which some pairs belong together."""
    return many - sum(len(part) - 1 for part in parts(p for p in pairs if p[0] != p[1]))
