"""A story in; its board out: questions down, the versions that accounts give across.

A version is a value that some accounts give, never an outlet. A question that one report alone
answers is no comparison; such rows, and lists that all accounts may hold, are asked for apart.
"""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.records import (
    Certainty,
    Heading,
    Label,
    Link,
    Point,
    PointState,
    Record,
    Silence,
    SilenceKind,
    Story,
    Version,
)
from rashomon.views.comparing import answers_of, is_list
from rashomon.views.desk import Desk
from rashomon.views.ledger import by_reports
from rashomon.views.parts import (
    Account,
    Called,
    Count,
    Head,
    account_of,
    count_of,
    head_of,
    in_order,
)
from rashomon.views.words import slot_words
from rashomon.weighing.compare import heading_of


class Cell(Record, frozen=True):
    """A version: its value, on how much it rests, how firmly it is told, by which reports, and the
    words of the account that told it first. `number` is its place among the point's versions."""

    number: int
    value: str
    count: Count
    certainties: tuple[Certainty, ...]
    reports: tuple[str, ...]
    first: Account
    labels: tuple[Label, ...]


class Silent(Record, frozen=True):
    """A report that leaves a question open, or a party that was asked: `not_stated`,
    `asked_no_answer` ..."""

    report: str
    kind: SilenceKind
    party: str | None
    how: str


class Row(Record, frozen=True):
    """A question, the versions given to it, and the reports that leave it open."""

    slot: str
    words: str
    state: PointState
    sequence: bool
    cells: tuple[Cell, ...]
    silent: tuple[Silent, ...]


class Board(Record, frozen=True):
    """A story as versions side by side; `single` and `lists` count the rows that are left out,
    `seen` is the last decision that it holds."""

    heading: Heading
    places: tuple[str, ...]
    reports: tuple[Head, ...]
    rows: tuple[Row, ...]
    single: int
    lists: int
    unsure: tuple[Link, ...]
    seen: int


COLUMNS = (
    *("question", "state", "version", "value", "reports", "publishers", "origins_min"),
    *("origins_max", "certainty", "labels", "first_told", "outlet", "voices", "quote"),
    *("report", "start", "end", "claim"),
)


def board_screen(desk: Desk, story: Story, *, everything: bool = False) -> Board:
    """The board of a story; with `everything`, also what one report alone answers and lists."""
    called = desk.naming()
    heads = {key: head_of(report) for key, report in desk.heads(story.reports).items()}
    asked = [p for p in story.points if p.state != "single" and not is_list(p.slot)]
    lists = sum(is_list(p.slot) for p in story.points)
    silent = _silent(story.silences)
    shown: Sequence[Point] = story.points if everything else asked
    return Board(
        heading=heading_of(story),
        places=tuple(map(called, story.places)),
        reports=tuple(heads[report] for report in story.reports),
        rows=tuple(row_of(point, silent.get(point.slot, ()), heads, called) for point in shown),
        single=len(story.points) - len(asked) - lists,
        lists=lists,
        unsure=story.unsure,
        seen=desk.last_decision(),
    )


def row_of(
    point: Point, silent: Sequence[Silent], heads: Mapping[str, Head], called: Called
) -> Row:
    """A question with its versions, those of most reports first."""
    cells = (
        cell_of(number, point, point.versions[number], heads, called)
        for number in by_reports(point)
    )
    return Row(
        slot=point.slot,
        words=slot_words(point.slot, called),
        state=point.state,
        sequence=point.sequence,
        cells=tuple(cells),
        silent=tuple(silent),
    )


def cell_of(
    number: int, point: Point, version: Version, heads: Mapping[str, Head], called: Called
) -> Cell:
    """A version as a cell."""
    mine = in_order(answers_of(version, point), heads)
    # Of the accounts that give just this value the first; a rounder one does not stand for it.
    first = min(mine, key=lambda a: a.value != version.value)
    return Cell(
        number=number,
        value=called(version.value),
        count=count_of(version),
        certainties=tuple(sorted({answer.certainty for answer in mine})),
        reports=tuple(dict.fromkeys(answer.report for answer in mine)),
        first=account_of(first, called),
        labels=version.labels,
    )


def _silent(silences: Sequence[Silence]) -> dict[str, list[Silent]]:
    found: dict[str, list[Silent]] = {}
    for silence in silences:
        slot = silence.slot or (f"reply: {silence.party}" if silence.party else "")
        said = Silent(silence.report, silence.kind, silence.party, silence.how)
        found.setdefault(slot, []).append(said)
    return found


def rows(board: Board) -> Iterator[tuple[object, ...]]:
    """The board as a table: a line a version."""
    heads = {head.id: head for head in board.reports}
    for row in board.rows:
        for letter, cell in enumerate(row.cells):
            first, count = cell.first, cell.count
            yield (
                *(row.words, row.state, _letter(letter), cell.value, count.reports),
                *(count.publishers, count.origins_min, count.origins_max, cell.certainties),
                [label.name.replace("_", " ") for label in cell.labels],
                *(heads[first.report].published, heads[first.report].outlet),
                " ← ".join(voice.words for voice in first.chain),
                *(first.quote, first.report, first.start, first.end, first.claim),
            )


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else str(number + 1)
