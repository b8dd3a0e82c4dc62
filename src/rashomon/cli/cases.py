"""A case in, its comparison on the screen or as JSON: story by story, so that memory stays flat."""

import sys
from collections.abc import Callable, Iterator, Sequence
from os import SEEK_END
from tempfile import TemporaryFile
from typing import IO, Any

import msgspec
from msgspec.structs import replace
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from rashomon.cli.output import print_view
from rashomon.language import Language, load_language
from rashomon.linking.groups import Group
from rashomon.linking.verdicts import Verdicts
from rashomon.records import Comparison, Report, Story
from rashomon.store import Case
from rashomon.views.comparing import comparison_view
from rashomon.views.why import why_view
from rashomon.weighing.compare import order_of, rank, shared, stories_of, story_of

DIFFERENCES = ("differ", "denied")
Chosen = Callable[[int], Sequence[int]]
Members = tuple[tuple[str, int], ...]


def link_case(kept: Case) -> None:
    """Link what came in since; a bar on standard error where somebody looks."""
    columns = TextColumn("linking"), BarColumn(), MofNCompleteColumn()
    quiet = not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task("linking", total=None)
        kept.link(lambda done, of: bar.update(task, completed=done, total=of))


def stories_in(kept: Case, language: Language | None = None) -> Iterator[Story]:
    """Every story of a case, in no order, as people have decided on it."""
    return stories_of(kept, language or load_language(), kept.standing())


def print_case(kept: Case, language: Language) -> bool:
    """Print a case's comparison as one JSON object; whether accounts differ."""
    with TemporaryFile() as file:
        reports, stories, differ = _Spool(file), _Spool(file), False
        for report in kept.reports():
            if report.text:
                reports.add(order_of(report), report)
        for story in stories_in(kept, language):
            differ |= differs(story)
            stories.add(rank(story), story)
        out = sys.stdout.buffer
        out.write(b'{"reports":[')
        out.writelines(reports.parts())
        out.write(b'],"stories":[')
        out.writelines(stories.parts())
        out.write(b"]}\n")
    return differ


def show_case(kept: Case, language: Language, chosen: Chosen) -> bool:
    """Print the list of a case's stories, and some in full; whether accounts differ. `chosen` is
    told how many there are. Only what the list shows of each story is held."""
    verdicts = Verdicts(kept.standing())
    found = []
    for group in shared(kept, verdicts):
        story = story_of(kept, group, language, verdicts)
        found.append((rank(story), _members(group), _listed(story), differs(story)))
    found.sort(key=lambda each: each[:2])
    listed = [story for _, _, story, _ in found]
    numbers = [number for number in chosen(len(listed)) if number < len(listed)]
    wanted = {found[number][1]: number for number in numbers}
    for group in shared(kept, verdicts) if wanted else ():
        if _members(group) in wanted:
            listed[wanted[_members(group)]] = story_of(kept, group, language, verdicts)
    shown = Comparison(tuple(_heads(kept)), tuple(listed))
    print_view(comparison_view(shown, numbers, language.names.neutral))
    return any(differ for *_, differ in found)


def explain_in_case(kept: Case, language: Language, key: str) -> None:
    """Print why a record of a case's comparison, or a claim, is what it is."""
    reports = tuple(_heads(kept))
    for story in stories_in(kept, language):
        view = why_view(key, Comparison(reports, (story,)), {})
        if view is not None:
            break
    else:
        claims = {claim.id: claim for claim in kept.claims() if claim.id.startswith(key)}
        view = why_view(key, Comparison(reports, ()), claims)
    if view is None:
        raise ValueError(f"nothing here has the id {key!r}; compare and its --json show ids")
    print_view(view)


def differs(story: Story) -> bool:
    """Whether accounts of a story differ."""
    return any(point.state in DIFFERENCES for point in story.points)


def _members(group: Group) -> Members:
    return tuple(outline.key for outline in group.members)


def _listed(story: Story) -> Story:
    """As much of a story as the list shows."""
    points = tuple(replace(p, answers=(), versions=()) for p in story.points)
    return Story(
        *(story.id, story.title, story.reports, story.places, story.earliest, story.latest),
        points=points,
    )


def _heads(kept: Case) -> Iterator[Report]:
    """The reports of a case without their texts, which no view of a comparison shows."""
    heads = (replace(r, text="", segments=()) for r in kept.reports() if r.text)
    return iter(sorted(heads, key=order_of))


class _Spool:
    """Records written to a file as they come, and read again in their order."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: list[tuple[Any, int, int]] = []

    def add(self, order: Any, record: msgspec.Struct) -> None:
        """Put a record at the end of the file."""
        written = msgspec.json.encode(record)
        start = self._file.seek(0, SEEK_END)
        self._places.append((order, start, self._file.write(written)))

    def parts(self) -> Iterator[bytes]:
        """The records as JSON, with commas between."""
        for number, (_, start, size) in enumerate(sorted(self._places)):
            self._file.seek(start)
            yield b"," * bool(number) + self._file.read(size)
