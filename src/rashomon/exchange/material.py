"""A case, and which of its stories is wanted, in; the records that an export is made of, out."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property

from rashomon import __version__
from rashomon.language import Language
from rashomon.linking.verdicts import Verdicts
from rashomon.records import Reading, Record, Report, Story
from rashomon.store import Case
from rashomon.views.called import Names
from rashomon.weighing.compare import alone, shared

TOOL = f"rashomon {__version__}"


class Material:
    """What an export is made of: the newest readings and the stories, as people have decided.

    `story` is the beginning of a story's id: then it and its reports are all there is. `rule` is
    the rule of a roll-up; `made` is when the export was made (UTC, ISO 8601).
    """

    def __init__(
        self,
        case: Case,
        story: str | None = None,
        rule: str = "conservative",
        made: str | None = None,
    ) -> None:
        self.case = case
        self.rule = rule
        self.made = made or datetime.now(UTC).isoformat(timespec="seconds")
        self._story = case.story(story) if story else None

    @property
    def name(self) -> str:
        """What the case is called: by its file, its schema or its database."""
        return self.case.name

    @property
    def part(self) -> bool:
        """Whether one story alone is wanted."""
        return self._story is not None

    def stories(self) -> Iterator[Story]:
        """The wanted stories, as last compared, one in memory at a time."""
        if self._story is not None:
            yield self._story
        else:
            yield from self.case.stories()

    def alone(self) -> Iterator[tuple[Story, Reading]]:
        """What reports tell that no other does, each as a story of one, with the report's reading;
        nothing where one story is wanted."""
        if self._story is not None:
            return
        verdicts = Verdicts(self.case.standing())
        groups = shared(self.case, verdicts)
        elsewhere = {outline.key for group in groups for outline in group.members}
        for reading in self.case.readings():
            for story in alone(reading, elsewhere, self.language, verdicts):
                yield story, reading

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each wanted report, one in memory at a time."""
        if self._story is not None:
            yield from self.case.readings_of(self._story.reports)
        else:
            yield from self.case.readings()

    def readings_of(self, story: Story) -> dict[str, Reading]:
        """The newest readings of a story's reports, by report."""
        return {reading.report.id: reading for reading in self.case.readings_of(story.reports)}

    def beside(self) -> dict[str, Iterable[Record]]:
        """What a whole case holds beside its readings and stories, by kind; nothing of one story
        alone."""
        if self._story is not None:
            return {}
        return {
            "decision": self.case.decisions(),
            "failure": self.case.failures(),
            "fetch": self.case.fetches(),
            "imported": self.case.imported(),
            "custody": self.case.custody(),
        }

    @cached_property
    def heads(self) -> dict[str, Report]:
        """The wanted reports by id, without text and segments."""
        wanted = self._story.reports if self._story is not None else None
        return {report.id: report for report in self.case.heads(wanted)}

    @cached_property
    def language(self) -> Language:
        """The word lists of the case."""
        return self.case.language()

    @cached_property
    def called(self) -> Callable[[str], str]:
        """Names an entity, given its id: by what people call it, else by the lists, else as the
        reports write it."""
        verdicts = Verdicts(self.case.standing())
        return Names(self.case).as_of(verdicts, self.language.names.neutral)
