"""The case file: readings go in, and come out again as they were, in any order and at any size."""

from rashomon.store.case import Case, open_case

__all__ = ["Case", "open_case"]
