"""Some reports of a case in; their accounts side by side, compared in memory and kept nowhere, out.

The case's own stories are those that `rashomon compare` made last; this asks about just some
reports, whether or not they were linked.
"""

from typing import Annotated

from msgspec import Meta

from rashomon.views.assistant.quoting import Shown
from rashomon.views.assistant.served import RefusedError, Served, meant
from rashomon.views.assistant.stories import Everything, Offset, OneStory, Question, story_page

# Reports that are compared at once: more takes longer than whoever asks will wait.
MOST = 20


class AskCompare(Shown, frozen=True):
    """What `compare` takes."""

    reports: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=500)], ...],
        Meta(min_length=2, max_length=MOST, description="Ids of reports, or their beginnings."),
    ]
    story: Annotated[
        int, Meta(ge=0, description="Which of the stories that they tell, from 0.")
    ] = 0
    question: Question | None = None
    everything: Everything = False
    offset: Offset = 0


class Compared(Shown, frozen=True):
    """How many stories the reports tell, which of them tell alone, and one of the stories."""

    note: str
    stories: int
    alone: tuple[str, ...] = ()
    shown: OneStory | None = None


def compare(desk: Served, asked: AskCompare) -> Compared:
    """Compare some reports, as people have decided of them."""
    ids = dict.fromkeys(meant(desk.case.report_id, key, "report") for key in asked.reports)
    if len(ids) < 2:
        raise RefusedError("These ids mean one report; a comparison takes two or more.")
    found = desk.compared(tuple(ids))
    told = {report for story in found.stories for report in story.reports}
    alone = tuple(report for report in ids if report not in told)
    if not found.stories:
        note = "No two of these reports were found to tell of one happening. Nothing was kept."
        return Compared(note, 0, alone)
    if asked.story >= len(found.stories):
        raise RefusedError(f"These reports tell {len(found.stories)} stories, counted from 0.")
    page = story_page(
        desk,
        found.stories[asked.story],
        asked.question,
        asked.offset,
        everything=asked.everything,
    )
    note = f"Story {asked.story} of {len(found.stories)} (from 0). Nothing was kept. {page.note}"
    return Compared(note, len(found.stories), alone, page)
