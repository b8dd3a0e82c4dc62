"""A case in; entities of FollowTheMoney out, a line of JSON each.

What FollowTheMoney has no words for is told in words: numbers, denials and certainty stand in
summaries and roles, and every claim names its words by report and offsets.
"""

from collections.abc import Iterator
from typing import Any

from rashomon.exchange.material import Material
from rashomon.exchange.out.ftm_claims import article, claim_lines, mentions
from rashomon.exchange.out.ftm_making import Maker, model
from rashomon.exchange.out.ftm_parties import Parties
from rashomon.exchange.out.ftm_story import event
from rashomon.exchange.spool import Spool
from rashomon.records import Story


def write(material: Material) -> Iterator[str]:
    """Events, then each Article with what it holds, then parties and places."""
    return _lines(material, Maker(model()))


def _lines(material: Material, maker: Maker) -> Iterator[str]:
    parties = Parties(material)
    with Spool() as told:
        for story in material.stories():
            _lay(story, told)
            yield event(story, material, maker)
        for reading in material.readings():
            report = reading.report
            yield article(report, maker)
            yield from mentions(reading, parties, maker)
            known = list(told.of(report.id))
            for claim in reading.claims:
                parties.place(claim)
                stories = _stories_of(claim.id, known)
                yield from claim_lines(claim, report, stories, parties, material, maker)
    yield from parties.lines(maker)


def _lay(story: Story, told: Spool) -> None:
    """Lay down, by report, which of its claims answer a question of a story."""
    answered: dict[str, set[str]] = {report: set() for report in story.reports}
    for point in story.points:
        for answer in point.answers:
            answered[answer.report].add(answer.claim)
    for report, claims in answered.items():
        told.add(report, [story.id, sorted(claims)])


def _stories_of(claim: str, known: list[Any]) -> list[str]:
    """The stories that a claim is part of: that of its report; of several those it answers."""
    if len(known) == 1:
        return [known[0][0]]
    return [story for story, claims in known if claim in claims]
