"""A story in; its dossier out, as the page shows it."""

from datetime import UTC, datetime

from rashomon.records import Story
from rashomon.views.desk import Desk
from rashomon.views.dossier.page import page
from rashomon.views.dossier.told import told_of


def dossier(desk: Desk, story: Story) -> str:
    """A story as a printable page of HTML."""
    called = desk.naming()
    told = told_of(story, desk.heads(story.reports), called, desk.case.standing())
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return "".join(page([told], title=story.title, case=desk.name, made=made, called=called))
