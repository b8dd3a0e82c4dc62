"""The shelves give every pair that speaks for one happening, and each once, in whatever parcels the
accounts come."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings, strategies as st

from rashomon.linking import shelves
from rashomon.linking.features import meet, shared_words, weigh
from rashomon.linking.neighbours import Empty, speaking
from rashomon.linking.outlines import Outline

from .outlines import archives

Weights = dict[frozenset[str], float]


class Held(Empty):
    """An archive in memory."""

    def __init__(self) -> None:
        self.all: list[Outline] = []

    def published(self, first: date, last: date) -> Iterable[Outline]:
        return [o for o in self.dated() if o.published and first <= o.published <= last]

    def undated(self) -> Iterable[Outline]:
        return [o for o in self.all if o.published is None]

    def dated(self) -> Iterable[Outline]:
        return sorted((o for o in self.all if o.published), key=lambda o: o.order)

    def marked(self, marks: Collection[int]) -> Iterable[Outline]:
        return [o for o in self.all if not o.marks.isdisjoint(marks)]


def weighed(outlines: Iterable[Outline]) -> Weights:
    """All with all, as a person would do it by hand."""
    found = {}
    for a, b in combinations(sorted(outlines, key=lambda o: o.order), 2):
        shared = shared_words(a, b)
        weight, _ = weigh(a, b, shared)
        if meet(a, b, shared) and weight > 0:
            found[frozenset((a.report, b.report))] = weight
    return found


@pytest.fixture(autouse=True)
def small_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "SIZE", 3)
    monkeypatch.setattr("rashomon.linking.neighbours.SIZE", 3)


@settings(max_examples=80, deadline=None)
@given(archives(12))
def test_shelves_give_what_weighing_all_with_all_gives(outlines: list[Outline]) -> None:
    found = [(frozenset((a.report, b.report)), w) for a, b, w in speaking(outlines, Empty())]
    assert len(found) == len({pair for pair, _ in found})
    assert dict(found) == weighed(outlines)


@settings(max_examples=80, deadline=None)
@given(archives(12), st.data())
def test_parcels_in_any_order_give_the_same(outlines: list[Outline], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(outlines))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(mixed)), max_size=3)))
    held, found = Held(), []
    for first, last in zip([0, *cuts], [*cuts, len(mixed)], strict=True):
        new = mixed[first:last]
        found += [(frozenset((a.report, b.report)), w) for a, b, w in speaking(new, held)]
        held.all += new
    assert len(found) == len({pair for pair, _ in found})
    assert dict(found) == weighed(outlines)
