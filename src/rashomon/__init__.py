"""Rashomon reads conflicting news reports and lays out, claim by claim, who says so.

>>> import rashomon
>>> readings = rashomon.read(["pages"])  # a Reading for each report: claims with their exact words
>>> comparison = rashomon.compare(readings)  # accounts of one happening, side by side
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Attribution",
    "Claim",
    "Comparison",
    "RashomonError",
    "Reading",
    "Report",
    "Span",
    "compare",
    "open_case",
    "read",
]

if TYPE_CHECKING:
    from rashomon.errors import RashomonError
    from rashomon.reader import read
    from rashomon.records import Attribution, Claim, Comparison, Reading, Report, Span
    from rashomon.store import open_case
    from rashomon.weighing import compare_readings as compare

_HOMES = {
    "RashomonError": "errors",
    "read": "reader",
    "open_case": "store",
    "compare": "weighing",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use, so that `import rashomon` is quick."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    home = import_module(f"rashomon.{_HOMES.get(name, 'records')}")
    return getattr(home, "compare_readings" if name == "compare" else name)
