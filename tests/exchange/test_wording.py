"""Words that decide a cell."""

import pytest

from rashomon.exchange.out.wording import are_civilians, is_anybody, stage_of


@pytest.mark.parametrize(
    ("quote", "trigger", "stage"),
    [
        ("Norland handed the front two launchers", "handed", "delivered"),
        ("the front received rifles from Norland", "received", "delivered"),
        ("Norland smuggled rifles to the front", "smuggled", "in transit"),
        ("guards seized rifles that Norland shipped to the front", "shipped", "seized"),
        ("Sudmark bought twelve tanks from Ostmark", "bought", "ordered"),
        ("Ostmark offered to sell Sudmark drones", "sell", "offered"),
        ("rifles supplied by Norland were used in the raid", "supplied", "used"),
        ("an arms transfer of some kind", "arms transfer", "delivered"),
        ("military support for the front", "military support", "alleged"),
    ],
)
def test_how_far_a_transfer_has_got(quote: str, trigger: str, stage: str) -> None:
    assert stage_of(quote, trigger) == stage


@pytest.mark.parametrize(
    ("words", "civilians", "anybody"),
    [
        ("two traders", True, False),
        ("four civilians", True, False),
        ("six soldiers", False, False),
        ("fourteen people", False, True),
        ("three of the wounded", False, True),
        ("", False, False),
    ],
)
def test_who_was_hurt(words: str, civilians: bool, anybody: bool) -> None:
    assert (are_civilians(words), is_anybody(words)) == (civilians, anybody)
