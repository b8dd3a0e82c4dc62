"""Coded reports of events in, one row an event by a named rule out, and how far the reports differ.

docs/reference/rollups.md explains the rules.

>>> from rashomon.weighing.rollup import disagreement, roll_up
>>> rows = roll_up(reports, "representative")  # doctest: +SKIP
"""

from rashomon.weighing.rollup.divergence import Disagreement, Spread, disagreement, spread
from rashomon.weighing.rollup.events import roll_up
from rashomon.weighing.rollup.rules import RULES, Rule

__all__ = ["RULES", "Disagreement", "Rule", "Spread", "disagreement", "roll_up", "spread"]
