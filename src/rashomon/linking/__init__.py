"""Readings of many reports in, stories out: which accounts tell of the same happening."""

from rashomon.linking.accounts import Account, accounts_of
from rashomon.linking.stories import Linked, link_accounts

__all__ = ["Account", "Linked", "accounts_of", "link_accounts"]
