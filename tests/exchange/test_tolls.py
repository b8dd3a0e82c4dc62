"""How many one report says were killed."""

import pytest

from rashomon.exchange.out.tolls import toll_of
from tests.helpers import language, read_text


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("Nine people were killed in Harrow.", 9, 9, 9),
        ("At least nine people were killed in Harrow.", 9, 9, None),
        ("Up to nine people were killed in Harrow.", None, None, 9),
        ("Between nine and twelve people were killed in Harrow.", 9, None, 12),
        ("Several dozen people were killed in Harrow.", 24, None, 99),
        ("At least nine people were killed. The council said 16 people were killed.", 16, 16, 16),
        ("Four people were killed, the army said. Nine were killed, the front said.", 4, None, 9),
        ("The death toll rose to 16 after four more bodies were found.", 16, 16, 16),
        ("Nobody said a word in Harrow.", None, None, None),
    ],
)
def test_a_range_stays_a_range(
    text: str, low: int | None, best: int | None, high: int | None
) -> None:
    toll = toll_of(read_text(text).claims, "killed", language())
    assert (toll.low, toll.best, toll.high) == (low, best, high)
    assert bool(toll.by) == ((low, high) != (None, None))
