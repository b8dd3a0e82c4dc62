"""A version of a point in; its ledger out, as a screen and as a table."""

from collections.abc import Iterator

from rashomon.records import Story
from rashomon.views.desk import Desk
from rashomon.views.ledger import Ledger, ledger_of
from rashomon.views.parts import head_of

COLUMNS = (
    *("told", "outlet", "value", "certainty", "polarity", "voices", "quote"),
    *("report", "start", "end", "claim"),
)


def ledger_screen(desk: Desk, story: Story, slot: str, number: int) -> Ledger | None:
    """The ledger of a version, by its question and its place there; None where there is none."""
    point = next((p for p in story.points if p.slot == slot), None)
    if point is None or not 0 <= number < len(point.versions):
        return None
    heads = {key: head_of(report) for key, report in desk.heads(story.reports).items()}
    return ledger_of(story, point, number, heads, desk.naming(), desk.last_decision())


def rows(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """The accounts of a version as a table, as they were told."""
    heads = {head.id: head for head in ledger.reports}
    for account in ledger.accounts:
        head = heads[account.report]
        yield (
            *(head.published, head.outlet, account.value, account.certainty, account.polarity),
            " ← ".join(voice.words for voice in account.chain),
            *(account.quote, account.report, account.start, account.end, account.claim),
        )
