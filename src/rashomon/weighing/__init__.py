"""Stories in, comparisons out: what the accounts agree and differ on, and whose word each rests on."""

from rashomon.weighing.compare import compare_readings

__all__ = ["compare_readings"]
