"""Rashomon reads conflicting news reports and lays out, claim by claim, who says so."""

__version__ = "0.1.0"
