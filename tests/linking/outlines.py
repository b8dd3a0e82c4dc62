"""Outlines made by chance out of small stocks of words, places, parties and days."""

from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from rashomon.linking.copies.sketches import Sketch
from rashomon.linking.outlines import Outline

KINDS, TOWNS, PARTIES = ("attack", "meeting"), ("kharkiv", "goma", "ua"), ("ru", "ua", "rebels")
START = date(2024, 5, 1)

days = st.none() | st.integers(0, 40).map(lambda n: START + timedelta(days=n))
keys = st.tuples(st.sampled_from(KINDS), st.sampled_from(TOWNS))
parties = st.tuples(st.sampled_from(KINDS), st.sampled_from(PARTIES))
spots = st.sampled_from([("attack", "Kharkiv", 50.0, 36.2), ("attack", "Goma", -1.7, 29.2)])
tolls = st.sampled_from([("killed", 9.0), ("killed", 14.0)])


@st.composite
def outlines(draw: st.DrawFn, report: str) -> Outline:
    published = draw(days)
    words = sorted(draw(st.sets(st.integers(1, 12), max_size=8)))
    weights = np.ones(len(words), dtype=np.float32) / np.float32(max(len(words), 1) ** 0.5)
    bands = tuple(draw(st.sets(st.integers(1, 6), max_size=1)))
    sketch = Sketch(
        (report, 0), "", published, bands, np.array(words, dtype=np.uint32), weights, ()
    )
    told = draw(st.frozensets(keys, max_size=2))
    return Outline(
        key=(report, 0),
        published=published,
        sketch=sketch if words else None,
        at=told,
        involving=draw(st.frozensets(parties, max_size=2)),
        between=draw(st.frozensets(st.just(("attack", "ru", "ua")))),
        spots=draw(st.frozensets(spots, max_size=1)),
        on=draw(st.frozensets(days.filter(bool).map(lambda d: ("attack", d)), max_size=1)),
        tolls=draw(st.frozensets(tolls, max_size=1)),
    )


@st.composite
def archives(draw: st.DrawFn, most: int = 9) -> list[Outline]:
    """Some outlines, each of a report of its own."""
    count = draw(st.integers(0, most))
    return [draw(outlines(f"r{number}")) for number in range(count)]
