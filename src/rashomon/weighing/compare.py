"""Readings in, a comparison out: the stories they tell, point by point."""

from collections.abc import Callable, Iterable, Sequence

from rashomon.language import Language, load_language
from rashomon.linking import Account, Linked, accounts_of, link_accounts
from rashomon.linking.copies import copies_of
from rashomon.records import (
    Comparison,
    Drift,
    Naming,
    Reading,
    Story,
    content_id,
)
from rashomon.weighing.naming import namings_of
from rashomon.weighing.origins import origins_of
from rashomon.weighing.points import points_of
from rashomon.weighing.scene import Scene, scene_of
from rashomon.weighing.swaps import swaps_of


def compare_readings(
    readings: Iterable[Reading],
    language: Language | None = None,
    called: Iterable[tuple[str, str]] = (),
) -> Comparison:
    """Lay the accounts of each story side by side. The order of the readings does not matter.

    Reports that could not be read, or that tell alone, are listed but make no story. `called` are
    the names that people gave to entities of a case.
    """
    language = language or load_language()
    given = tuple(called)
    everything = sorted(readings, key=lambda r: (r.report.published or "", r.report.id))
    reports = tuple(reading.report for reading in everything)
    told = [r for r in everything if r.report.text]
    drifts = [drift for reading in everything for drift in reading.drifts]
    of_report = {reading.report.id: reading for reading in told}

    def named(members: Sequence[Account]) -> list[tuple[Reading, list[Naming]]]:
        accounts = [(of_report[account.report.id], account.story) for account in members]
        by_report = {r.report.id: {m.entity for m in r.mentions if m.entity} for r, _ in accounts}

        def others(report: str) -> frozenset[str]:
            return frozenset().union(*(found for id_, found in by_report.items() if id_ != report))

        return [
            (r, namings_of(r, story, language, given, others(r.report.id))) for r, story in accounts
        ]

    accounts = accounts_of(told, language.names.whole)
    copies = copies_of(account.text for account in accounts if account.text is not None)
    stories = [
        _story(linked, scene_of(linked.members, of_report, copies, language), drifts, named)
        for linked in link_accounts(accounts)
        if len({account.report.id for account in linked.members}) > 1
    ]
    stories.sort(key=lambda s: (-len(s.reports), s.id))
    return Comparison(reports=reports, stories=tuple(stories))


def _story(
    linked: Linked,
    scene: Scene,
    drifts: Sequence[Drift],
    named: Callable[[Sequence[Account]], list[tuple[Reading, list[Naming]]]],
) -> Story:
    members = linked.members
    told_of = named(members)
    names = [naming for _, namings in told_of for naming in namings]
    swaps = swaps_of([reading for reading, _ in told_of], names)
    told = {(c.report, c.evidence[0].start) for c in scene.claims}
    days = [c.time for c in scene.claims if c.time and c.time.precision == "day"]
    places = [place for account in members for _, place in account.at]
    return Story(
        id=content_id("story", *sorted(scene.reports)),
        title=_title(members),
        reports=tuple(scene.reports),
        places=tuple(sorted(set(places), key=lambda p: (-places.count(p), p))),
        earliest=min((d.earliest for d in days if d.earliest), default=None),
        latest=max((d.latest for d in days if d.latest), default=None),
        points=points_of(scene),
        origins=origins_of(scene),
        copies=scene.copies,
        drifts=(*(d for d in drifts if (d.to.report, d.to.start) in told), *swaps),
        names=tuple(names),
        links=linked.links,
    )


def _title(members: Sequence[Account]) -> str:
    """The headline of the account that most others are linked through: the first with a title."""
    return next((m.report.title for m in members if _headline(m)), members[0].report.name) or ""


def _headline(account: Account) -> str | None:
    return account.report.title if account.story == 0 else None
