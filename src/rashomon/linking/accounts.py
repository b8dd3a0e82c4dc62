"""Readings in, accounts out: what each story of a report tells, beside the keys it is found by."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from rashomon.linking.copies.texts import Text, texts_of
from rashomon.linking.outlines import Outline, outline_of
from rashomon.records import Claim, Reading, Report


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says in one of its stories; `text` is None where there is none."""

    report: Report
    claims: tuple[Claim, ...]
    text: Text | None
    outline: Outline

    @property
    def story(self) -> int:
        """The number of the story within its report."""
        return self.outline.key[1]

    @property
    def published(self) -> date | None:
        """The day the report was published."""
        return self.outline.published

    @property
    def at(self) -> frozenset[tuple[str, str]]:
        """What kinds of events it tells of, and where."""
        return self.outline.at


def accounts_of(
    readings: Iterable[Reading], whole: Callable[[str], str] = lambda entity: entity
) -> list[Account]:
    """Split readings into accounts, in an order that does not depend on the order of intake.

    `whole` gives the party that an entity belongs to, so that one account's "army" is another's
    state.
    """
    accounts = []
    for reading in readings:
        by_story: dict[int, list[Claim]] = defaultdict(list)
        texts = {text.story: text for text in texts_of(reading)}
        by_story |= {story: [] for story in texts}
        for claim in reading.claims:
            by_story[claim.story].append(claim)
        for story, told in by_story.items():
            text = texts.get(story)
            outline = outline_of(reading, story, told, text, whole)
            accounts.append(Account(reading.report, tuple(told), text, outline))
    return sorted(accounts, key=lambda a: (a.report.published or "", a.report.id, a.story))
