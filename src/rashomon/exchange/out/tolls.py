"""The claims of one report in; how many it says were killed or wounded, as a range, out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rashomon.language import Language
from rashomon.records import Claim, Quantity

COUNTING = ("count", "total")
Counted = tuple[Claim, Quantity]


@dataclass(frozen=True, slots=True)
class Toll:
    """How many, as one report tells it: the least and the most that it says, None where it sets no
    bound; `best` where it gives one number. `by`: the claims and numbers that say so."""

    low: float | None = None
    high: float | None = None
    best: float | None = None
    by: tuple[Counted, ...] = ()


def toll_of(
    claims: Iterable[Claim],
    of: str,
    language: Language,
    whose: Callable[[Claim], bool] = lambda _: True,
) -> Toll:
    """How many a report says were `of` ("killed"), among those of `whose`.

    Where it gives a number for all, its numbers of some are left out; so is a rougher number that
    an exact one of the same report fits. What remains is one number, or a range of rival ones,
    which is never made into one.
    """
    told = [each for each in _numbers(claims, of, language) if whose(each[0])]
    totals = [each for each in told if each[1].kind == "total"]
    by = _sharpest(totals or told)
    if not by:
        return Toll()
    bounds = {(number.low, number.high) for _, number in by}
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    low = min(lows) if len(lows) == len(bounds) else None
    high = max(highs) if len(highs) == len(bounds) else None
    one = len(bounds) == 1 and (low == high or high is None)
    return Toll(low, high, low if one else None, tuple(by))


def _numbers(claims: Iterable[Claim], of: str, language: Language) -> Iterator[Counted]:
    for claim in claims:
        for number in claim.quantities:
            said = (number.low, number.high) != (None, None)
            if said and number.kind in COUNTING and language.slots.under(number.of) == of:
                yield claim, number


def _sharpest(told: list[Counted]) -> list[Counted]:
    """The numbers that no sharper one of the same report fits: beside "16", without "nine or
    more"."""
    return [
        each
        for each in told
        if not any(_width(other[1]) < _width(each[1]) and _fits(other, each) for other in told)
    ]


def _fits(sharp: Counted, rough: Counted) -> bool:
    return _low(rough[1]) <= _low(sharp[1]) and _high(sharp[1]) <= _high(rough[1])


def _low(number: Quantity) -> float:
    return 0.0 if number.low is None else number.low


def _high(number: Quantity) -> float:
    return float("inf") if number.high is None else number.high


def _width(number: Quantity) -> float:
    return _high(number) - _low(number)
