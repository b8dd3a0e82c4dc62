"""What a report says in, claims out: who does what to whom, on whose word, how firmly."""

from rashomon.claims.build import claims_of
from rashomon.claims.headlines import headline_drifts

__all__ = ["claims_of", "headline_drifts"]
