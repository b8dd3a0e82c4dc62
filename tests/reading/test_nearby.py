"""Things near a stretch of a text: found like a scan finds them, in their own order."""

import pytest
from hypothesis import given, strategies as st

from rashomon.reading.nearby import BLOCK, Nearby

STRETCH = st.tuples(st.integers(0, 4 * BLOCK), st.integers(1, 3 * BLOCK)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(st.lists(st.lists(STRETCH, max_size=3), max_size=12), STRETCH)
def test_finds_what_a_scan_finds(things, asked):
    numbered = list(enumerate(things))
    found = Nearby(numbered, lambda thing: thing[1]).at(*asked)
    scan = [t for t in numbered if any(a < asked[1] and asked[0] < b for a, b in t[1])]
    assert found == scan


@pytest.mark.parametrize("at", [(0, BLOCK), (3 * BLOCK, 4 * BLOCK)])
def test_what_only_borders_on_the_stretch_is_not_in_it(at):
    assert Nearby([(BLOCK, 3 * BLOCK)], lambda thing: [thing]).at(*at) == []
    assert Nearby([(BLOCK, 3 * BLOCK)], lambda thing: [thing]).at(at[0], at[1] + 1) == (
        [(BLOCK, 3 * BLOCK)] if at[0] == 0 else []
    )


def test_nothing_filed_nothing_found():
    assert Nearby([], lambda thing: [thing]).at(0, 10) == []
