"""New accounts in, what each has in common with the accounts of a case out: pairs that speak for
one happening, with their weight.

The archive is asked for the weeks around the new accounts, and for who else holds their marks; what
was kept before is never weighed with itself again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import merge
from itertools import chain, combinations, islice
from math import inf
from typing import Protocol

from rashomon.linking.copies.candidates import WINDOW
from rashomon.linking.features import against, meet_in_time, shared_words, weigh
from rashomon.linking.outlines import Outline
from rashomon.linking.shelves import SIZE, Shelf

Found = tuple[Outline, Outline, float]
# Two accounts, the words that they have in common, and the most that they can weigh.
Possible = tuple[Outline, Outline, float | None, float]


class Archive(Protocol):
    """The accounts that were linked before."""

    def published(self, first: date, last: date) -> Iterable[Outline]:
        """Those published in some days, the first and the last included, by date."""

    def undated(self) -> Iterable[Outline]:
        """Those without a date."""

    def dated(self) -> Iterable[Outline]:
        """All others, by date."""

    def marked(self, marks: Collection[int]) -> Iterable[Outline]:
        """Those that hold any of some marks, of whatever date; each once."""


class Empty:
    """An archive without accounts: all are new."""

    def published(self, first: date, last: date) -> Iterable[Outline]:
        """None."""
        return ()

    def undated(self) -> Iterable[Outline]:
        """None."""
        return ()

    def dated(self) -> Iterable[Outline]:
        """None."""
        return ()

    def marked(self, marks: Collection[int]) -> Iterable[Outline]:
        """None."""
        return ()


def speaking(new: Iterable[Outline], archive: Archive) -> Iterator[Found]:
    """Every pair of a new account and one of the archive, or of two new ones, that speaks for one
    happening: what it weighs is above nought. Each pair once, in no order."""
    fresh = sorted(new, key=lambda outline: outline.order)
    for a, b, shared, most in chain(_in_time(fresh, archive), _by_marks(fresh, archive)):
        if most + against(a, b) > 0:
            weight, _ = weigh(a, b, shared)
            if weight > 0:
                yield a, b, weight


def _in_time(fresh: Sequence[Outline], archive: Archive) -> Iterator[Possible]:
    """Pairs of accounts that meet in time."""
    keys = {outline.key: outline.order for outline in fresh}
    for shelf, asking in _shelves(fresh, archive):
        for outline in asking:
            for other, shared, most in shelf.near(outline):
                if keys.get(other.key, outline.order) >= outline.order:  # of two new ones, once
                    yield outline, other, shared, most


def _shelves(
    fresh: Sequence[Outline], archive: Archive
) -> Iterator[tuple[Shelf, Sequence[Outline]]]:
    """All that may meet the new accounts in time, shelf by shelf, each with the new accounts that
    ask of it."""
    dated = [(o.published, o) for o in fresh if o.published is not None]
    undated = [o for o in fresh if o.published is None]
    spans = [(date.min, date.max)] if undated else _spans([day for day, _ in dated])
    for first, last in spans:
        mine = (o for day, o in dated if first <= day <= last)
        known = archive.dated() if undated else archive.published(first, last)
        for some in _parcels(merge(known, mine, key=lambda o: o.order)):
            since, until = _days_of(some)
            near = [o for day, o in dated if since <= day <= until]
            yield Shelf(some), [*undated, *near]
    for some in _parcels(chain(archive.undated(), undated)):
        yield Shelf(some), fresh


def _spans(days: Sequence[date]) -> list[tuple[date, date]]:
    """The weeks around some days, in order; those that meet are one span."""
    spans: list[tuple[date, date]] = []
    for day in days:
        first, last = _moved(day, -WINDOW), _moved(day, WINDOW)
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _days_of(some: Sequence[Outline]) -> tuple[date, date]:
    """The days whose accounts may meet those of a shelf in time."""
    days = [o.published for o in some if o.published is not None]
    return _moved(days[0], -WINDOW), _moved(days[-1], WINDOW)


def _moved(day: date, by: timedelta) -> date:
    """A day some days on, as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _parcels(outlines: Iterable[Outline]) -> Iterator[list[Outline]]:
    each = iter(outlines)
    while some := list(islice(each, SIZE)):
        yield some


def _by_marks(fresh: Sequence[Outline], archive: Archive) -> Iterator[Possible]:
    """Pairs of accounts that share a mark and do not meet in time."""
    new: dict[int, list[Outline]] = defaultdict(list)
    for outline in fresh:
        for mark in outline.marks:
            new[mark].append(outline)
    pairs = {(a.key, b.key): (a, b) for held in new.values() for a, b in combinations(held, 2)}
    for known in archive.marked(new.keys()):
        met = {o.key: o for mark in known.marks for o in new.get(mark, ())}
        pairs |= {(key, known.key): (outline, known) for key, outline in met.items()}
    for a, b in pairs.values():
        shared = shared_words(a, b)
        if a.report != b.report and not meet_in_time(a, b, shared):
            yield a, b, shared, inf
