"""Readings of many reports in, stories out: which accounts tell of the same happening."""

from rashomon.linking.stories import Account, accounts_of, link_accounts

__all__ = ["Account", "accounts_of", "link_accounts"]
