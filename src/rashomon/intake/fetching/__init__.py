"""Addresses in, pages out, with what each server said; the only code that asks the network.

It asks only when a person names an address, keeps to robots.txt and to the pace that a server
wants, keeps no cookies, says who it is, and stays away from this machine and its neighbours.
"""

from rashomon.intake.fetching.asking import Manners
from rashomon.intake.fetching.visits import Visit, Visitor

__all__ = ["Manners", "Visit", "Visitor"]
