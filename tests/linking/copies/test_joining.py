"""Sketches as columns give the same pairs as one text after the other."""

from datetime import date

import numpy as np
from hypothesis import given, settings, strategies as st

from rashomon.linking.copies import joining
from rashomon.linking.copies.candidates import Candidates
from rashomon.linking.copies.joining import UNDATED, columns_of, near
from rashomon.linking.copies.sketches import Sketch

DAYS = st.none() | st.integers(739000, 739040)


@st.composite
def sketches(draw: st.DrawFn) -> list[Sketch]:
    found = []
    for number in range(draw(st.integers(1, 24))):
        words = sorted(draw(st.sets(st.integers(1, 30), min_size=1, max_size=14)))
        seed = draw(st.integers(0, 2**20))
        weights = np.random.default_rng(seed).uniform(0.15, 1, len(words)).astype(np.float32)
        weights /= np.float32(np.sqrt((weights**2).sum()))
        day = draw(DAYS)
        found.append(
            Sketch(
                key=(f"r{draw(st.integers(0, 20))}", number),
                publisher="",
                published=date.fromordinal(day) if day else None,
                bands=(),
                words=np.array(words, dtype=np.uint32),
                weights=weights,
                prints=(),
            )
        )
    return sorted(found, key=lambda s: (s.published or date.min, s.key))


def columns(some: list[Sketch], first: int, fresh: list[bool]) -> joining.Columns:
    return columns_of(
        np.arange(first, first + len(some)),
        np.array([int(s.key[0][1:]) for s in some]),
        np.array([s.published.toordinal() if s.published else UNDATED for s in some]),
        np.array(fresh, dtype=bool),
        [s.words.tobytes() for s in some],
        [s.weights.tobytes() for s in some],
    )


@settings(deadline=None, max_examples=60)
@given(sketches(), st.data())
def test_the_same_pairs_as_one_by_one(found: list[Sketch], data: st.DataObject) -> None:
    fresh = data.draw(st.lists(st.booleans(), min_size=len(found), max_size=len(found)))
    size = data.draw(st.integers(1, 9))
    parcels = [
        columns(found[n : n + size], n, fresh[n : n + size]) for n in range(0, len(found), size)
    ]
    pairs = [tuple(sorted(pair)) for table in near(parcels) for pair in table.tolist()]
    assert len(pairs) == len(set(pairs))
    seen, expected = Candidates(), set()
    place = {sketch.key: number for number, sketch in enumerate(found)}
    for sketch in found:
        for other in seen.near(sketch):
            pair = tuple(sorted((place[other.key], place[sketch.key])))
            if fresh[pair[0]] or fresh[pair[1]]:
                expected.add(pair)
        seen.add(sketch)
    assert set(pairs) == expected
