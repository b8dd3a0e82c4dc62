"""Two amounts in, whether they are the same, said in two units, out. Conversion is pint's."""

from functools import cache
from typing import TYPE_CHECKING, Any

from rashomon.reading.amounts import Amount

if TYPE_CHECKING:
    from pint import UnitRegistry

    Registry = UnitRegistry[Any]

# Who writes "200 km (124 miles)" rounds: bounds this far apart, relatively, still agree.
ROUNDED = 0.05


@cache
def _registry() -> "Registry":
    # Few texts say a thing in two units, and loading pint takes as long as reading five of them.
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)


def converted(value: float, unit: str, to: str) -> float | None:
    """A value in another unit; None where the two do not measure the same thing."""
    from pint import DimensionalityError, UndefinedUnitError

    try:
        return float(_registry().Quantity(value, unit).to(to).magnitude)
    except (DimensionalityError, UndefinedUnitError):
        return None  # money has no fixed rate


def agree(first: Amount, second: Amount) -> bool | None:
    """Whether the bounds that both amounts have are the same but for rounding."""
    if first.unit is None or second.unit is None:
        return None
    pairs = [
        (a, b)
        for a, b in ((first.low, second.low), (first.high, second.high))
        if a is not None and b is not None
    ]
    same = []
    for here, there in pairs:
        there_too = converted(there, second.unit, first.unit)
        if there_too is None:
            return None
        same.append(abs(there_too - here) <= ROUNDED * max(abs(here), abs(there_too)))
    return all(same) if same else None
