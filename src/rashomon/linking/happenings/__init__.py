"""Event mentions of many reports in, happenings out: which claims tell of one and the same."""

from rashomon.linking.happenings.grouping import Group, Tie, group
from rashomon.linking.happenings.mentions import EventMention, Page, mentions_of

__all__ = ["EventMention", "Group", "Page", "Tie", "group", "mentions_of"]
