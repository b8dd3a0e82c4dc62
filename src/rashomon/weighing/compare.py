"""Readings in, a comparison out: the stories they tell, point by point."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import structs

from rashomon.language import Language, load_language
from rashomon.linking import Account, Linked, accounts_of, link_accounts
from rashomon.linking.copies import copies_of
from rashomon.linking.groups import Fixed, Group, story_id
from rashomon.linking.stories import in_full
from rashomon.linking.verdicts import Verdicts
from rashomon.records import (
    CONFLICTS,
    Comparison,
    Decision,
    Drift,
    Heading,
    Naming,
    Reading,
    Report,
    Story,
    content_id,
)
from rashomon.weighing.denials import denials_of
from rashomon.weighing.drifts import drifts_of
from rashomon.weighing.naming import namings_of
from rashomon.weighing.origins import origin_range, origins_of
from rashomon.weighing.points import points_of, strength
from rashomon.weighing.rarities import rarities
from rashomon.weighing.scene import Scene, scene_of
from rashomon.weighing.silences import silences_of
from rashomon.weighing.swaps import swaps_of


def compare_readings(
    readings: Iterable[Reading],
    language: Language | None = None,
    decisions: Sequence[Decision] = (),
) -> Comparison:
    """Lay the accounts of each story side by side. The order of the readings does not matter.

    Reports that could not be read, or that tell alone, are listed but make no story; the story of
    the strongest conflict comes first. `decisions` are those of people that hold
    (`Case.standing`).
    """
    language = language or load_language()
    verdicts = Verdicts(decisions)
    everything = sorted(readings, key=lambda r: order_of(r.report))
    told = {r.report.id: r for r in everything if r.report.text}
    accounts = accounts_of(told.values(), language.names.whole)
    texts = (account.text for account in accounts if account.text is not None)
    copies = copies_of(texts, verdicts.copies)
    headlines = [drift for reading in everything for drift in reading.drifts]
    stories = [
        _story(linked, scene_of(linked.members, told, copies, language, verdicts), headlines)
        for linked in link_accounts(accounts, verdicts.stories)
        if len({account.report.id for account in linked.members}) > 1
    ]
    stories.sort(key=rank)
    return Comparison(
        reports=tuple(reading.report for reading in everything), stories=tuple(stories)
    )


class Kept(Protocol):
    """A case that has linked its accounts, and gives the readings of a story when it is asked."""

    def groups(self, fixed: Fixed) -> Iterable[Group]:
        """The groups of accounts that tell of one happening."""

    def readings_of(self, reports: Collection[str]) -> Iterable[Reading]:
        """The newest readings of some reports."""

    def stock(self, prints: Collection[int]) -> Collection[int]:
        """Which of some sentences stand too often in the whole case to be copied out."""


def stories_of(
    kept: Kept, language: Language | None = None, decisions: Sequence[Decision] = ()
) -> Iterator[Story]:
    """The stories of a case one after the other, in no order, with the readings of one in memory:
    the same that `compare_readings` makes of all its readings."""
    verdicts = Verdicts(decisions)
    for group in shared(kept, verdicts):
        yield story_of(kept, group, language or load_language(), verdicts)


def shared(kept: Kept, verdicts: Verdicts) -> Iterator[Group]:
    """The groups of a case that are told by two reports or more."""
    return (group for group in kept.groups(verdicts.stories) if len(group.reports) > 1)


def story_of(kept: Kept, group: Group, language: Language, verdicts: Verdicts) -> Story:
    """Lay the accounts of one group side by side."""
    readings = kept.readings_of(group.reports)
    told = {r.report.id: r for r in sorted(readings, key=lambda r: order_of(r.report))}
    accounts = accounts_of(told.values(), language.names.whole)
    texts = (account.text for account in accounts if account.text is not None)
    copies = copies_of(texts, verdicts.copies, kept.stock)
    headlines = [drift for reading in told.values() for drift in reading.drifts]
    linked = in_full(group, accounts)
    return _story(linked, scene_of(linked.members, told, copies, language, verdicts), headlines)


def alone(
    reading: Reading, elsewhere: Collection[tuple[str, int]], language: Language, verdicts: Verdicts
) -> Iterator[Story]:
    """What one report claims that no other does, each account laid out as a story of one: all but
    the accounts that are part of a story `elsewhere`."""
    if all((claim.report, claim.story) in elsewhere for claim in reading.claims):
        return
    told = {reading.report.id: reading}
    accounts = accounts_of([reading], language.names.whole)
    for account in accounts:
        if account.claims and account.outline.key not in elsewhere:
            scene = scene_of((account,), told, (), language, verdicts)
            made = _story(Linked((account,), ()), scene, ())
            number = (str(account.story),) if len(accounts) > 1 else ()
            yield structs.replace(made, id=content_id("story", reading.report.id, *number))


def order_of(report: Report) -> tuple[str, str]:
    """Where a report stands in a comparison."""
    return report.published or "", report.id


def rank(story: Story) -> tuple[int, int, str]:
    """Where a story stands in a comparison: the one of the strongest conflict comes first."""
    return -sum(strength(point) for point in story.points), -len(story.reports), story.id


def _story(linked: Linked, scene: Scene, headlines: Sequence[Drift]) -> Story:
    names = _names(linked.members, scene)
    told = {(claim.report, claim.evidence[0].start) for claim in scene.claims}
    days = [c.time for c in scene.claims if c.time and c.time.precision == "day"]
    places = [place for account in linked.members for _, place in account.at]
    rare = tuple(rarities(scene))
    points = points_of(scene, rare)
    origins = origins_of(scene)
    least, most = origin_range(tuple(scene.reports), origins, points)
    first = [v.first for p in points if p.state in CONFLICTS for v in p.versions if v.first]
    return Story(
        id=story_id(scene.reports),
        title=_title(linked.members),
        reports=tuple(scene.reports),
        places=tuple(sorted(set(places), key=lambda p: (-places.count(p), p))),
        earliest=min((d.earliest for d in days if d.earliest), default=None),
        latest=max((d.latest for d in days if d.latest), default=None),
        points=points,
        origins=origins,
        copies=scene.copies,
        denials=denials_of(scene),
        drifts=(
            *(d for d in headlines if (d.to.report, d.to.start) in told),
            *drifts_of(points, scene, rare),
            *swaps_of([scene.readings[report] for report in scene.reports], names),
        ),
        silences=silences_of(points, scene),
        names=tuple(names),
        links=linked.links,
        unsure=linked.unsure,
        publishers=len({scene.publisher(report) for report in scene.reports}),
        origins_min=least,
        origins_max=most,
        changed=max(first, default=None),
    )


def heading_of(story: Story) -> Heading:
    """What a list shows of a story."""
    return Heading(
        id=story.id,
        title=story.title,
        reports=len(story.reports),
        publishers=story.publishers,
        origins_min=story.origins_min,
        origins_max=story.origins_max,
        places=story.places,
        earliest=story.earliest,
        latest=story.latest,
        changed=story.changed,
        conflicts=tuple(p.slot for p in story.points if p.state in CONFLICTS),
        strength=sum(strength(point) for point in story.points),
    )


def _names(members: Sequence[Account], scene: Scene) -> list[Naming]:
    """The names and words that take sides, account by account."""
    named = {
        report: {m.entity for m in scene.readings[report].mentions if m.entity}
        for report in scene.reports
    }
    found: list[Naming] = []
    for account in members:
        mine = account.report.id
        others = frozenset[str]().union(*(said for report, said in named.items() if report != mine))
        reading, language = scene.readings[mine], scene.language
        found += namings_of(reading, account.story, language, scene.verdicts.called, others)
    return found


def _title(members: Sequence[Account]) -> str:
    """The headline of the account that most others are linked through: the first with a title."""
    return next((m.report.title for m in members if _headline(m)), members[0].report.name) or ""


def _headline(account: Account) -> str | None:
    return account.report.title if account.story == 0 else None
