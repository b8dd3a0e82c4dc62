"""Groups join by the mean of all their pairs; what speaks against is asked for only where needed."""

from hypothesis import given, strategies as st

from rashomon.linking.linkage import Weights, doubtful, joined, parts

pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])
weights = st.dictionaries(pairs, st.integers(1, 300).map(lambda n: n / 100))


def strangers(a: int, b: int) -> float:
    return -0.5


def test_the_heaviest_pairs_join_first() -> None:
    held = Weights({(0, 1): 2.0, (1, 2): 0.8}, strangers)
    assert joined(range(3), held) == [[0, 1], [2]]
    assert doubtful([[0, 1], [2]], held) == [(0, 1)]


def test_what_speaks_against_two_of_four_pairs_keeps_groups_apart() -> None:
    given = {(0, 1): 3.0, (2, 3): 3.0, (0, 2): 1.0, (0, 3): 1.0, (1, 2): 1.0}
    assert joined(range(4), Weights(given, strangers)) == [[0, 1, 2, 3]]
    assert joined(range(4), Weights(given, lambda a, b: -4.0)) == [[0, 1], [2, 3]]


def test_pairs_that_cannot_matter_are_never_weighed() -> None:
    def never(a: int, b: int) -> float:
        raise AssertionError(a, b)

    given = {(0, 1): 3.0, (1, 2): 1.0, (2, 3): 3.0}
    assert joined(range(4), Weights(given, never)) == [[0, 1], [2, 3]]


@given(weights, st.randoms())
def test_order_of_pairs_never_changes_the_groups(
    found: dict[tuple[int, int], float], chance: object
) -> None:
    mixed = list(found.items())
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    groups = joined(range(8), Weights(found, strangers))
    assert joined(range(8), Weights(dict(mixed), strangers)) == groups
    assert sorted(index for group in groups for index in group) == list(range(8))


@given(weights)
def test_parts_joined_alone_are_what_they_are_together(
    found: dict[tuple[int, int], float],
) -> None:
    alone = []
    for part in parts(found):
        mine = {pair: weight for pair, weight in found.items() if pair[0] in part}
        alone += joined(part, Weights(mine, strangers))
    alone += [[n] for n in range(8) if n not in {index for group in alone for index in group}]
    assert sorted(alone) == joined(range(8), Weights(found, strangers))
