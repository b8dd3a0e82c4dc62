"""A claim in; where it says that it happened, out."""

from rashomon.records import Claim, Located


def located_of(claim: Claim) -> Located | None:
    """Where a claim says it happened: its place, else a place that it was done to."""
    for role in (claim.place, claim.target):
        if role is not None and role.located is not None:
            return role.located
    return None
