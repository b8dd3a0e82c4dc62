"""Stories in, comparisons out: where the accounts agree and differ, and on whose word."""

from rashomon.weighing.compare import compare_readings

__all__ = ["compare_readings"]
