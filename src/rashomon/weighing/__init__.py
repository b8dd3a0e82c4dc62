"""Stories in, comparisons out: where the accounts agree and differ, and on whose word."""

from rashomon.weighing.compare import compare_readings, stories_of

__all__ = ["compare_readings", "stories_of"]
