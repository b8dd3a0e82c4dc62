"""A story in; a document for people out, that prints well: every quotation with its chain, its
place and the hash of the page it stands on.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from jinja2 import Environment, PackageLoader, StrictUndefined

from rashomon import __version__
from rashomon.records import CONFLICTS, Decision, Story
from rashomon.views.comparing import is_list
from rashomon.views.entities import decision_words
from rashomon.views.web.desk import Desk
from rashomon.views.web.screens.board import by_reports
from rashomon.views.web.screens.ledger import ledger_of
from rashomon.views.web.screens.parts import Head, head_of
from rashomon.weighing.compare import heading_of

_PAGES = Environment(
    loader=PackageLoader("rashomon.views.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def dossier(desk: Desk, story: Story) -> str:
    """A story as a printable page of HTML."""
    heads = {key: head_of(report) for key, report in desk.heads(story.reports).items()}
    called = desk.naming()
    asked = [p for p in story.points if p.state != "single" and not is_list(p.slot)]
    points = [
        {
            "state": point.state,
            "sequence": point.sequence,
            "conflict": point.state in CONFLICTS,
            "versions": [
                ledger_of(story, point, number, heads, called, 0) for number in by_reports(point)
            ],
        }
        for point in asked
    ]
    return _PAGES.get_template("dossier.html").render(
        case=desk.name,
        heading=heading_of(story),
        places=[called(place) for place in story.places],
        heads=heads,
        numbers={report: n for n, report in enumerate(story.reports, 1)},
        points=points,
        story=story,
        single=len(story.points) - len(asked),
        decisions=_decisions(desk, heads),
        words=decision_words,
        called=called,
        version=__version__,
        made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    )


def _decisions(desk: Desk, heads: Mapping[str, Head]) -> list[Decision]:
    """What people decided of the reports and claims of a story, as far as it holds."""

    def bears(decision: Decision) -> bool:
        sides = (decision.entity or "", decision.into or "")
        return any(side.partition(":")[0] in heads for side in sides)

    return [decision for decision in desk.case.standing() if bears(decision)]
