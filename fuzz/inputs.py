"""A target's seeds and strategy in; an endless stream of inputs out."""

import random
from collections.abc import Iterator, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from fuzz.mutating import LARGEST, mutated


def inputs(
    seeds: Sequence[bytes], strategy: SearchStrategy[bytes], chance: random.Random
) -> Iterator[bytes]:
    """The seeds as they are; then seeds with damage, and what the strategy makes, with and without."""
    yield from seeds
    drawn: list[bytes] = []

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def draw(value: bytes) -> None:
        drawn.append(value)

    while True:
        yield mutated(chance.choice(seeds), seeds, chance)
        drawn.clear()
        draw.hypothesis.fuzz_one_input(chance.randbytes(chance.choice((60, 400, 3000))))
        for value in drawn[:1]:
            made = value[:LARGEST]
            yield made
            yield mutated(made, seeds, chance)
